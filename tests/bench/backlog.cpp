// A backlog of one hot coupon, and the real consumer that decides it, with no server around them.
//
//   backlog fill DIR RECORDS        a data directory whose log holds so many undecided requests
//   backlog decide DIR              decides them; prints {"records":…,"seconds":…}
#include "backend/common/event_id.h"
#include "backend/coupon/consumer/issue_worker.h"
#include "backend/coupon/repository/sql_coupon_queries.h"
#include "backend/eventlog/embedded_event_log.h"
#include "backend/platform/sql/data_directory.h"
#include "backend/platform/sql/migrations.h"
#include "tests/bench/hot_coupon.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>
#include <future>
#include <semaphore>

using namespace dibs;
using namespace dibs::bench;

namespace {

constexpr int kPartitions = 3;  // what the server makes of a new log
constexpr int kAppendsUnderWayMax = 20'000;
constexpr auto kDecideTimeMax = std::chrono::minutes(2);

/// An open data directory, as the server has it.
struct Place {
    sql::DataDirectory directory;
    std::unique_ptr<eventlog::EmbeddedEventLog> log;
    std::unique_ptr<sql::Connection> store;
};

Result<Place> openPlace(const QString& path, const Clock& clock)
{
    Result<sql::DataDirectory> directory = sql::DataDirectory::hold(path);
    if (!directory) return directory.error();
    auto log = eventlog::EmbeddedEventLog::open(
        {directory->file(QStringLiteral("log.db")), kPartitions}, clock);
    if (!log) return log.error();
    auto store = sql::Connection::openSqlite(
        directory->file(QStringLiteral("coupon.db")), sql::Connection::Access::ReadWrite);
    if (!store) return store.error();
    if (const auto migrated = sql::migrate(**store, QStringLiteral(":/sql/sqlite/coupon"));
        !migrated)
        return migrated.error();
    return Place{std::move(*directory), std::move(*log), std::move(*store)};
}

Result<void> createHotCoupon(sql::Connection& store, qint64 stock, qint64 nowMs)
{
    coupon::Coupon hot;
    hot.couponId = kHotCoupon;
    hot.description = QStringLiteral("hot");
    hot.discountAmount = 1'000;
    hot.totalStock = stock;
    coupon::SqlCouponCommands commands(
        store, [](CouponId coupon) { return eventlog::partitionOf(keyOf(coupon), kPartitions); });
    const Result<coupon::Coupon> created = commands.create(hot, nowMs);
    return created ? Result<void>() : created.error();
}

Result<qint64> fill(const QString& path, qint64 count)
{
    const SystemClock clock;
    Result<Place> place = openPlace(path, clock);
    if (!place) return place.error();
    if (const auto created = createHotCoupon(*place->store, count, clock.nowMs()); !created)
        return created.error();

    std::counting_semaphore<kAppendsUnderWayMax> room(kAppendsUnderWayMax);
    std::atomic<qint64> persisted = 0;
    for (qint64 n = 0; n < count; ++n) {
        const qint64 nowMs = clock.nowMs();
        const CouponIssueEvent event{newEventId(nowMs), userAt(n, count), kHotCoupon, nowMs};
        room.acquire();
        const bool taken = place->log->append(
            {keyOf(kHotCoupon), event.toJson(), {}}, [&](eventlog::Delivery delivery) {
                if (delivery == eventlog::Delivery::Persisted) ++persisted;
                room.release();
            });
        if (!taken) break;
    }
    place->log->close();
    if (persisted == count) return count;
    return fail(ErrorCode::Unavailable,
        QStringLiteral("only %1 of %2 records are in the log").arg(persisted).arg(count));
}

/// Knows when all is decided. The consumer carries it along from one batch to the next, so it
/// neither sleeps nor is late.
class Finish
{
public:
    Finish(coupon::IssueWorker& worker, const coupon::PartitionProgress& progress, qint64 end)
        : m_worker(worker)
        , m_progress(progress)
        , m_partition(eventlog::partitionOf(keyOf(kHotCoupon), kPartitions))
        , m_end(end)
    {
    }

    void look()
    {
        const bool isOver = m_progress.position(m_partition) >= m_end
            || !m_progress.stoppedBecause(m_partition).isEmpty();
        if (isOver) return m_reached.set_value();
        (void)m_worker.post([this](coupon::SqlCouponCommands*) { look(); });
    }

    Result<void> wait()
    {
        const auto reached = m_reached.get_future().wait_for(kDecideTimeMax);
        if (m_progress.position(m_partition) >= m_end) return {};
        return fail(ErrorCode::Unavailable,
            reached == std::future_status::ready
                ? m_progress.stoppedBecause(m_partition)
                : QStringLiteral("not all was decided in time: ") + m_progress.problem());
    }

private:
    coupon::IssueWorker& m_worker;
    const coupon::PartitionProgress& m_progress;
    const int m_partition;
    const qint64 m_end;
    std::promise<void> m_reached;
};

/// Seconds.
Result<double> decide(const QString& path)
{
    const SystemClock clock;
    Result<Place> place = openPlace(path, clock);
    if (!place) return place.error();
    const auto hot = coupon::SqlCouponQueries(*place->store).coupon(kHotCoupon);
    if (!hot) return hot.error();

    coupon::HotView view(coupon::UserPolicy::Any);
    view.put(*hot);
    coupon::Tallies tallies;
    coupon::OutcomeFeed feed;
    coupon::PartitionProgress progress(kPartitions);
    coupon::IssueWorker worker(
        {*place->log, view, tallies, feed, progress, clock, [&directory = place->directory] {
             return sql::Connection::openSqlite(
                 directory.file(QStringLiteral("coupon.db")), sql::Connection::Access::ReadWrite);
         }});
    const int partition = eventlog::partitionOf(keyOf(kHotCoupon), kPartitions);
    Finish finish(worker, progress, place->log->watermarks(partition).high);
    finish.look();

    QElapsedTimer elapsed;
    elapsed.start();
    worker.start();
    const Result<void> finished = finish.wait();
    const double seconds = static_cast<double>(elapsed.nsecsElapsed()) / 1e9;
    worker.stop();
    if (!finished) return finished.error();
    std::printf("{\"records\":%llu,\"seconds\":%.4f}\n", tallies.totals().issued, seconds);
    return seconds;
}

int exitCode(const Error* error)
{
    if (!error) return EXIT_SUCCESS;
    std::fprintf(stderr, "backlog: %s\n", qUtf8Printable(error->detail));
    return EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const qint64 count = arguments.value(2).toLongLong();
    if (arguments.value(0) == u"fill" && count > 0) {
        const Result<qint64> filled = fill(arguments[1], count);
        return exitCode(filled ? nullptr : &filled.error());
    }
    if (arguments.value(0) == u"decide" && arguments.size() == 2) {
        const Result<double> decided = decide(arguments[1]);
        return exitCode(decided ? nullptr : &decided.error());
    }
    std::fprintf(stderr, "usage: backlog fill DIR RECORDS | backlog decide DIR\n");
    return EXIT_FAILURE;
}
