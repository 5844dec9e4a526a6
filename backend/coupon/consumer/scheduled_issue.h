// The second generation (`--issue scheduled`): each request becomes a row of a table, and a timer
// drains the table in the order of the rows, many in one transaction.
//
// What it cannot give: there is no log. The rows are gone once they are decided, so nobody can
// replay who came first (G4); and while the database is away nobody is accepted, although there is
// stock (G6).
#pragma once

#include "backend/coupon/consumer/issue_worker.h"
#include "backend/eventlog/no_event_log.h"

namespace dibs::coupon {

/// append() from any thread. Outlives the worker's last command.
class ScheduledIssue final : public eventlog::Appender
{
public:
    static constexpr auto kInterval = std::chrono::milliseconds(1'000);

    /// Told where draining has come to, for tests that stop the process there: rows are taken out
    /// and not decided yet, in a transaction; and one is committed, before the next begins.
    using Reached = std::function<void(QLatin1String point)>;
    static constexpr QLatin1String kTakenOut{"TAKEN_OUT"};
    static constexpr QLatin1String kDrained{"DRAINED"};

    ScheduledIssue(IssueWorker& worker, IssueWorker::Neighbours neighbours,
        eventlog::NoEventLog& noLog, Reached reached);
    ~ScheduledIssue() override;

    bool append(eventlog::NewRecord record, Delivered delivered) override;

private:
    void runTimer();
    void drain(SqlCouponCommands* commands);
    /// True when there may be more.
    bool drain(SqlCouponCommands& commands, int partition);
    void reach(QLatin1String point) const;

    IssueWorker& m_worker;
    const IssueWorker::Neighbours m_;
    eventlog::NoEventLog& m_noLog;
    const Reached m_reached;  // may be null
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopping = false;  // protected by m_mutex
    std::thread m_timer;
};

}  // namespace dibs::coupon
