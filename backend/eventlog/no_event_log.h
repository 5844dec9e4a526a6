// Where there is no log: the generations before it decide in the database alone. It has the shape
// of a log that nobody can append to or read, so that what shows and watches logs need not know.
#pragma once

#include "backend/eventlog/event_log.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace dibs::eventlog {

class NoEventLog final : public EventLog
{
public:
    /// `name` stands where the log's incarnation would: what was decided under one is not decided
    /// on under another.
    NoEventLog(QString name, int partitions);

    /// How many requests a partition has seen, as a log's end would say it.
    void setEnd(int partition, qint64 end);
    void countOne(int partition);

    bool append(NewRecord, Delivered) override { return false; }
    void appendDeadLetter(NewRecord, Delivered delivered) override
    {
        delivered(Delivery::NotPersisted);
    }
    Result<std::unique_ptr<LogReader>> openReader() override;
    int partitionCount() const override { return static_cast<int>(m_ends.size()); }
    Watermarks watermarks(int partition) const override;
    QString incarnation() const override { return m_name; }
    void waitBeyond(std::span<const qint64>, std::chrono::milliseconds timeout) override;
    void wake() override;
    Assignment assignment() const override;
    void reportPosition(int, qint64) override { }
    Result<Survey> survey() override;
    bool isShared() const override { return false; }
    QString problem() const override { return {}; }
    void close() override { }

private:
    const QString m_name;
    std::vector<std::atomic<qint64>> m_ends;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_awake = false;  // protected by m_mutex
};

}  // namespace dibs::eventlog
