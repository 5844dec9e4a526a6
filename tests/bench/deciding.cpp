#include "tests/bench/deciding.h"

#include "backend/common/event_id.h"
#include "backend/coupon/repository/sql_coupon_queries.h"
#include "backend/coupon/service/hot_view.h"
#include "backend/coupon/service/outcome_feed.h"
#include "backend/coupon/service/tallies.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <future>
#include <limits>
#include <semaphore>

namespace dibs::bench {
namespace {

using namespace std::chrono_literals;

constexpr int kAppendsUnderWayMax = 20'000;
constexpr auto kDecideTimeMax = 2min;
constexpr auto kOwnTimeMax = 20s;

int hotPartition(const eventlog::EventLog& log)
{
    return eventlog::partitionOf(keyOf(kHotCoupon), log.partitionCount());
}

/// Knows when all is decided. The consumer carries it along from one batch to the next, so it
/// neither sleeps nor is late.
class Finish
{
public:
    Finish(coupon::IssueWorker& worker, const coupon::PartitionProgress& progress, int partition,
        qint64 end)
        : m_worker(worker)
        , m_progress(progress)
        , m_partition(partition)
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

/// How long a group takes to give out its partitions is not what is measured.
Result<void> waitUntilOurs(eventlog::EventLog& log, int partition)
{
    const std::vector<qint64> none(
        static_cast<size_t>(log.partitionCount()), std::numeric_limits<qint64>::max());
    const QDeadlineTimer latest(kOwnTimeMax);
    while (!log.assignment().owned[static_cast<size_t>(partition)]) {
        if (latest.hasExpired())
            return fail(ErrorCode::Unavailable, QStringLiteral("the group gives us no partition"));
        log.waitBeyond(none, 100ms);
    }
    return {};
}

Result<coupon::Coupon> hotCouponIn(const coupon::IssueWorker::Open& open)
{
    const auto store = open();
    if (!store) return store.error();
    return coupon::SqlCouponQueries(**store).coupon(kHotCoupon);
}

}  // namespace

Result<void> createHotCoupon(
    sql::Connection& store, int partitions, qint64 stock, const Clock& clock)
{
    coupon::Coupon hot;
    hot.couponId = kHotCoupon;
    hot.description = QStringLiteral("hot");
    hot.discountAmount = 1'000;
    hot.totalStock = stock;
    coupon::SqlCouponCommands commands(store,
        [partitions](CouponId coupon) { return eventlog::partitionOf(keyOf(coupon), partitions); });
    const Result<coupon::Coupon> created = commands.create(hot, clock.nowMs());
    return created ? Result<void>() : created.error();
}

Result<void> fill(eventlog::EventLog& log, const Crowd& crowd, const Clock& clock)
{
    std::counting_semaphore<kAppendsUnderWayMax> room(kAppendsUnderWayMax);
    std::atomic<qint64> persisted = 0;
    for (qint64 n = 0; n < crowd.count; ++n) {
        const qint64 nowMs = clock.nowMs();
        const UserId user{crowd.first + crowd.step * (userAt(n, crowd.count).value - 1)};
        const CouponIssueEvent event{newEventId(nowMs), user, kHotCoupon, nowMs};
        room.acquire();
        const bool taken
            = log.append({keyOf(kHotCoupon), event.toJson(), {}}, [&](eventlog::Delivery delivery) {
                  if (delivery == eventlog::Delivery::Persisted) ++persisted;
                  room.release();
              });
        if (!taken) break;
    }
    log.close();
    if (persisted == crowd.count) return {};
    return fail(ErrorCode::Unavailable,
        QStringLiteral("only %1 of %2 records are in the log").arg(persisted).arg(crowd.count));
}

Result<Decided> decide(eventlog::EventLog& log, coupon::CouponLock& lock,
    const coupon::IssueWorker::Open& open, const coupon::IssueWorker::Committed& committed,
    const Clock& clock)
{
    const int partition = hotPartition(log);
    const Result<coupon::Coupon> hot
        = waitUntilOurs(log, partition).andThen([&] { return hotCouponIn(open); });
    if (!hot) return hot.error();
    coupon::HotView view(coupon::UserPolicy::Any);
    view.put(*hot);
    coupon::Tallies tallies;
    coupon::OutcomeFeed feed;
    coupon::PartitionProgress progress(log.partitionCount());
    coupon::IssueWorker worker({log, lock, progress, clock, open, [&](const auto& batch) {
                                    view.apply(*batch);
                                    tallies.countDecided(*batch);
                                    feed.publish(batch);
                                    committed(batch);
                                }});
    Finish finish(worker, progress, partition, log.watermarks(partition).high);
    finish.look();

    QElapsedTimer elapsed;
    elapsed.start();
    worker.start();
    const Result<void> finished = finish.wait();
    const double seconds = static_cast<double>(elapsed.nsecsElapsed()) / 1e9;
    worker.stop();
    if (!finished) return finished.error();
    return Decided{tallies.totals().issued, seconds};
}

}  // namespace dibs::bench
