#include "backend/eventlog/embedded_event_log.h"
#include "tests/integration/eventlog/event_log_contract.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dibs;

class EmbeddedContractTest : public test::EventLogContract
{
    Q_OBJECT

protected:
    std::unique_ptr<eventlog::EventLog> create(int partitions) override
    {
        m_directory = std::make_unique<QTemporaryDir>();
        return reopen(partitions);
    }
    std::unique_ptr<eventlog::EventLog> reopen(int partitions) override
    {
        auto log = eventlog::EmbeddedEventLog::open(
            {m_directory->filePath(u"log.db"_qs), partitions}, m_clock);
        if (!log) qFatal("%s", qUtf8Printable(log.error().detail));
        return std::move(*log);
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(EmbeddedContractTest)
#include "embedded_contract_test.moc"
