// The first generation (`--issue immediate`): each request is decided while its client waits, in a
// transaction of its own, under the coupon's lock and the database's row locks.
//
// What it cannot give: there is no log, so nobody can replay who came first (G4); and while the
// database is away people are turned away although there is stock (G6), where the log would have
// kept their place.
#pragma once

#include "backend/coupon/consumer/issue_worker.h"
#include "backend/eventlog/no_event_log.h"

namespace dibs::coupon {

/// append() from any thread. Outlives the worker's last command.
class ImmediateIssue final : public eventlog::Appender
{
public:
    explicit ImmediateIssue(
        IssueWorker& worker, IssueWorker::Neighbours neighbours, eventlog::NoEventLog& noLog);

    bool append(eventlog::NewRecord record, Delivered delivered) override;

private:
    eventlog::Delivery decide(SqlCouponCommands& commands, const eventlog::NewRecord& record);

    IssueWorker& m_worker;
    const IssueWorker::Neighbours m_;
    eventlog::NoEventLog& m_noLog;
};

}  // namespace dibs::coupon
