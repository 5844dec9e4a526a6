// An event log that keeps what it is given and answers when the test says so.
#pragma once

#include "backend/eventlog/event_log.h"

namespace dibs::test {

struct FakeEventLog final : eventlog::EventLog {
    bool isFull = false;
    std::vector<eventlog::NewRecord> records;
    std::vector<Delivered> undelivered;

    bool append(eventlog::NewRecord record, Delivered delivered) override
    {
        if (isFull) return false;
        records.push_back(std::move(record));
        undelivered.push_back(std::move(delivered));
        return true;
    }
    void deliver(eventlog::Delivery delivery)
    {
        for (const Delivered& each : std::exchange(undelivered, {})) each(delivery);
    }

    Result<std::unique_ptr<eventlog::LogReader>> openReader() override
    {
        return fail(ErrorCode::Unavailable, QStringLiteral("nothing to read"));
    }
    int partitionCount() const override { return 1; }
    eventlog::Watermarks watermarks(int) const override { return {}; }
    QString incarnation() const override { return QStringLiteral("fake"); }
    void waitBeyond(std::span<const qint64>, std::chrono::milliseconds) override { }
    void wake() override { }
    void appendDeadLetter(eventlog::NewRecord, Delivered) override { }
    eventlog::Assignment assignment() const override { return {1, {true}}; }
    void reportPosition(int, qint64) override { }
    Result<eventlog::Survey> survey() override
    {
        return fail(ErrorCode::Unavailable, QStringLiteral("nothing to look at"));
    }
    bool isShared() const override { return false; }
    QString problem() const override { return {}; }
    void close() override { }
};

}  // namespace dibs::test
