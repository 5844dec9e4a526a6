#include "backend/eventlog/no_event_log.h"

namespace dibs::eventlog {
namespace {

class Nothing final : public LogReader
{
public:
    explicit Nothing(LogIdentity identity)
        : m_identity(std::move(identity))
    {
    }
    Result<QList<Record>> poll(int, qint64, int) override { return QList<Record>(); }
    Result<QHash<QByteArray, qint64>> countByKey(int, qint64) override
    {
        return QHash<QByteArray, qint64>();
    }
    Result<LogIdentity> identity() override { return m_identity; }

private:
    const LogIdentity m_identity;
};

}  // namespace

NoEventLog::NoEventLog(QString name, int partitions)
    : m_name(std::move(name))
    , m_ends(static_cast<size_t>(partitions))
{
}

void NoEventLog::setEnd(int partition, qint64 end)
{
    m_ends[static_cast<size_t>(partition)] = end;
}

void NoEventLog::countOne(int partition)
{
    ++m_ends[static_cast<size_t>(partition)];
}

Result<std::unique_ptr<LogReader>> NoEventLog::openReader()
{
    return std::unique_ptr<LogReader>(
        std::make_unique<Nothing>(LogIdentity{m_name, partitionCount()}));
}

Watermarks NoEventLog::watermarks(int partition) const
{
    return {0, m_ends[static_cast<size_t>(partition)]};
}

void NoEventLog::waitBeyond(std::span<const qint64>, std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [this] { return m_awake; });
    m_awake = false;
}

void NoEventLog::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_awake = true;
    }
    m_changed.notify_all();
}

Assignment NoEventLog::assignment() const
{
    return {1, std::vector<bool>(m_ends.size(), true)};
}

Result<Survey> NoEventLog::survey()
{
    Survey survey;
    for (int partition = 0; partition < partitionCount(); ++partition)
        survey.watermarks.push_back(watermarks(partition));
    survey.owners.resize(m_ends.size(), m_name);
    return survey;
}

}  // namespace dibs::eventlog
