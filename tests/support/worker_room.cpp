#include "tests/support/worker_room.h"

#include "backend/coupon/service/verifier.h"

#include <future>

namespace dibs::test {

void WatchedLog::waitBeyond(std::span<const qint64> positions, std::chrono::milliseconds timeout)
{
    bool pointless = false;
    for (size_t i = 0; i < positions.size(); ++i)
        pointless |= m_log.watermarks(static_cast<int>(i)).high > positions[i];
    lastWaitWasPointless = pointless;
    ++waits;
    m_log.waitBeyond(positions, timeout);
}

WorkerRoom::WorkerRoom(qint64 stock, coupon::UserPolicy users)
    : view(users)
{
    open = [this] { return Result<std::unique_ptr<sql::Connection>>(database.open()); };
    const auto connection = database.open();
    coupon::SqlCouponCommands commands(*connection,
        [](CouponId coupon) { return eventlog::partitionOf(keyOf(coupon), kPartitions); });
    for (int partition = 0; partition < kPartitions; ++partition) {
        const auto created = commands.create({.couponId = couponOn(partition),
                                                 .description = QStringLiteral("Night"),
                                                 .totalStock = stock},
            kNowMs);
        if (!created) qFatal("%s", qUtf8Printable(created.error().detail));
        view.put(*created);
    }
    openLog();
}

WorkerRoom::~WorkerRoom()
{
    stopWorker();
}

CouponId WorkerRoom::couponOn(int partition)
{
    CouponId coupon{1};
    while (eventlog::partitionOf(keyOf(coupon), kPartitions) != partition) ++coupon.value;
    return coupon;
}

void WorkerRoom::openLog()
{
    log.reset();
    auto opened = eventlog::EmbeddedEventLog::open({logPath(), kPartitions}, clock);
    if (!opened) qFatal("%s", qUtf8Printable(opened.error().detail));
    log = std::move(*opened);
    watched = std::make_unique<WatchedLog>(*log);
}

void WorkerRoom::startWorker()
{
    worker = std::make_unique<coupon::IssueWorker>(coupon::IssueWorker::Neighbours{
        *watched, lock, progress, clock, open, [this](const auto& batch) {
            view.apply(*batch);
            tallies.countDecided(*batch);
            feed.publish(batch);
        }});
    worker->start();
}

void WorkerRoom::appendRaw(const QByteArray& key, const QByteArray& value)
{
    std::promise<eventlog::Delivery> delivered;
    const bool taken = log->append(
        {key, value, {}}, [&](eventlog::Delivery delivery) { delivered.set_value(delivery); });
    if (!taken || delivered.get_future().get() != eventlog::Delivery::Persisted)
        qFatal("the log did not take it");
}

QString WorkerRoom::outcomes(int partition) const
{
    return database.rows(QStringLiteral("SELECT record_offset, user_id, outcome FROM outcomes"
                                        " WHERE partition_number = %1 ORDER BY record_offset")
                             .arg(partition));
}

QString WorkerRoom::differences() const
{
    const auto connection = database.open(sql::Connection::Access::ReadOnly);
    coupon::SqlAuditQueries audit(*connection);
    const auto reader = log->openReader();
    if (!reader) return reader.error().detail;
    coupon::Verifier verifier(**reader, log->incarnation(), kPartitions, audit);
    const Result<coupon::VerifyReport> report = verifier.verify({});
    return report ? report->differences.join(u'\n') : report.error().detail;
}

}  // namespace dibs::test
