#include "backend/server/group_watch.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/common/thread_name.h"
#include "backend/coupon/repository/sql_position_queries.h"
#include "backend/server/view_warm_up.h"

namespace dibs::server {
namespace {

constexpr int kRecordsPerPoll = 2'000;

}  // namespace

GroupWatch::GroupWatch(eventlog::EventLog& log, coupon::HotView& view,
    coupon::SqlQueryPool::Open openStore, const Clock& clock)
    : m_log(log)
    , m_view(view)
    , m_openStore(std::move(openStore))
    , m_clock(clock)
    , m_thread([this] { run(); })
{
}

GroupWatch::~GroupWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

GroupWatch::Seen GroupWatch::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

qint64 GroupWatch::undecided(CouponId coupon) const
{
    const int partition = eventlog::partitionOf(keyOf(coupon), m_log.partitionCount());
    // What was accepted here is in here at once, before its client is answered.
    const qint64 end = m_log.watermarks(partition).high;
    const std::lock_guard lock(m_mutex);
    if (m_seen.partitions.empty()) return end;
    const Partition& found = m_seen.partitions[static_cast<size_t>(partition)];
    const qint64 counted = m_seen.undecided.value(coupon);
    // Newer than the last look: whose they are is not known yet.
    return counted + std::max<qint64>(0, end - found.logEnd);
}

void GroupWatch::run()
{
    nameThisThread("group-watch");
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        look();
        lock.lock();
        m_changed.wait_for(lock, kInterval, [this] { return m_stopping; });
    }
    m_store.reset();  // on the thread that opened them
    m_reader.reset();
}

void GroupWatch::look()
{
    Seen now = seen();
    now.atMs = m_clock.nowMs();
    now.partitions.resize(static_cast<size_t>(m_log.partitionCount()));
    // The positions first: read the other way round they could lie beyond the ends.
    const Result<void> asked = askStore(now);
    now.storeProblem = asked ? QString() : asked.error().detail;
    const Result<void> answered
        = askLog(now.partitions).andThen([&] { return countUndecided(now); });
    now.logProblem = answered ? QString() : answered.error().detail;
    if (!asked) m_store.reset();
    if (!answered) m_reader.reset();

    const std::lock_guard lock(m_mutex);
    const bool isFirst = m_seen.partitions.empty();
    if (isFirst && !(asked && answered)) now.partitions.clear();
    // An end that could not be asked for is older than the position beside it.
    for (Partition& each : now.partitions) each.logEnd = std::max(each.logEnd, each.position);
    m_seen = std::move(now);
}

Result<void> GroupWatch::askStore(Seen& seen)
{
    if (!m_store) {
        Result<std::unique_ptr<sql::Connection>> opened = m_openStore();
        if (!opened) return opened.error();
        m_store = std::move(*opened);
    }
    const auto positions = coupon::readPositions(*m_store, m_log.partitionCount());
    if (!positions) return positions.error();
    for (size_t i = 0; i < seen.partitions.size(); ++i)
        seen.partitions[i].position = positions->at(static_cast<qsizetype>(i));
    coupon::SqlCouponQueries queries(*m_store);
    const Result<qint64> deadLetters = queries.deadLetters().waiting();
    if (!deadLetters) return deadLetters.error();
    seen.deadLetters = *deadLetters;
    return loadCoupons(queries, m_view).andThen([&] { return learnOfInactiveUsers(queries); });
}

/// Who may take part again is found when they ask: the view never knows all users here.
Result<void> GroupWatch::learnOfInactiveUsers(coupon::SqlCouponQueries& queries)
{
    const Result<QList<UserId>> users = queries.inactiveUsers(m_inactiveUpTo, kUsersPerLook);
    if (!users) return users.error();
    for (const UserId user : *users) m_view.setUser(user, false);
    m_inactiveUpTo = users->size() < kUsersPerLook ? UserId{} : users->constLast();
    return {};
}

Result<void> GroupWatch::askLog(std::vector<Partition>& partitions)
{
    const Result<eventlog::Survey> survey = m_log.survey();
    if (!survey) return survey.error();
    for (size_t i = 0; i < partitions.size(); ++i) {
        partitions[i].logEnd = survey->watermarks[i].high;
        partitions[i].owner = survey->owners[i];
    }
    return {};
}

Result<void> GroupWatch::countUndecided(Seen& seen)
{
    if (!m_reader) {
        Result<std::unique_ptr<eventlog::LogReader>> opened = m_log.openReader();
        if (!opened) return opened.error();
        m_reader = std::move(*opened);
    }
    QHash<CouponId, qint64> counts;
    for (size_t i = 0; i < seen.partitions.size(); ++i) {
        const auto counted = countUndecided(static_cast<int>(i), seen.partitions[i], counts);
        if (!counted) return counted;
    }
    seen.undecided = std::move(counts);
    return {};
}

Result<void> GroupWatch::countUndecided(
    int partition, Partition& found, QHash<CouponId, qint64>& counts)
{
    const qint64 lag = found.logEnd - found.position;
    const qint64 toCount = std::min<qint64>(lag, kCountedMax);
    QHash<CouponId, qint64> ofPartition;
    qint64 counted = 0;
    found.oldestTimestampMs.reset();
    while (counted < toCount) {
        const auto records = m_reader->poll(partition, found.position + counted,
            static_cast<int>(std::min<qint64>(kRecordsPerPoll, toCount - counted)));
        if (!records) return records.error();
        if (records->isEmpty()) break;
        for (const eventlog::Record& record : *records) {
            if (record.isMarker) continue;
            if (!found.oldestTimestampMs) found.oldestTimestampMs = record.timestampMs;
            if (const auto coupon = couponOf(record.key)) ++ofPartition[*coupon];
        }
        counted += records->size();
    }
    for (const auto& [coupon, count] : ofPartition.asKeyValueRange())
        counts[coupon] += counted < lag ? count * lag / counted : count;
    return {};
}

}  // namespace dibs::server
