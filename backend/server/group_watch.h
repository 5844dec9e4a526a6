// Where several instances share the log: what is true of all of them together, asked of the log and
// the database themselves, as each instance knows its own part only.
#pragma once

#include "backend/common/clock.h"
#include "backend/coupon/repository/sql_query_pool.h"
#include "backend/coupon/service/hot_view.h"
#include "backend/eventlog/event_log.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace dibs::server {

/// A thread that looks every kInterval; the monitor and the API read what it saw last. Also brings
/// what operators changed on another instance into this one's hot view.
class GroupWatch
{
public:
    static constexpr auto kInterval = std::chrono::milliseconds(300);

    /// Undecided records read at one look at most, to tell which coupons they ask for; beyond it
    /// the rest is taken to be like them.
    static constexpr int kCountedMax = 20'000;

    /// Users that may not take part, read at one look: with more of them, what another instance has
    /// changed takes several looks to arrive here.
    static constexpr int kUsersPerLook = 2'000;

    struct Partition {
        qint64 logEnd = 0;
        qint64 position = 0;
        QString owner;  // empty: nobody decides it
        std::optional<qint64> oldestTimestampMs;  // of the record that is decided next
    };
    struct Seen {
        std::vector<Partition> partitions;  // empty before the first look that found them
        QHash<CouponId, qint64> undecided;
        qint64 deadLetters = 0;  // that wait for an operator
        qint64 atMs = 0;  // when the look began
        QString logProblem;  // why this look could not ask the log; the figures are older then
        QString storeProblem;
    };

    GroupWatch(eventlog::EventLog& log, coupon::HotView& view, coupon::SqlQueryPool::Open openStore,
        const Clock& clock);
    ~GroupWatch();

    Seen seen() const;

    /// API.md, queue size. Never 0 while a request that this instance has accepted is undecided.
    qint64 undecided(CouponId coupon) const;

private:
    void run();
    void look();
    Result<void> askStore(Seen& seen);
    Result<void> learnOfInactiveUsers(coupon::SqlCouponQueries& queries);
    Result<void> askLog(std::vector<Partition>& partitions);
    Result<void> countUndecided(Seen& seen);
    Result<void> countUndecided(int partition, Partition& found, QHash<CouponId, qint64>& counts);

    eventlog::EventLog& m_log;
    coupon::HotView& m_view;
    const coupon::SqlQueryPool::Open m_openStore;
    const Clock& m_clock;
    std::unique_ptr<sql::Connection> m_store;
    std::unique_ptr<eventlog::LogReader> m_reader;
    UserId m_inactiveUpTo;  // the next look goes on behind it, and after the last begins again

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    Seen m_seen;  // protected by m_mutex
    bool m_stopping = false;  // protected by m_mutex
    std::thread m_thread;
};

}  // namespace dibs::server
