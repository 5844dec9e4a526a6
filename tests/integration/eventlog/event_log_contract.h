// What every event log must keep, written against the port alone: a test class derives from this
// one and says how its log is opened.
#pragma once

#include "backend/common/clock.h"
#include "backend/eventlog/event_log.h"

#include <QObject>

namespace dibs::test {

class EventLogContract : public QObject
{
    Q_OBJECT

protected:
    /// A new and empty log, and the same log again.
    virtual std::unique_ptr<eventlog::EventLog> create(int partitions) = 0;
    virtual std::unique_ptr<eventlog::EventLog> reopen(int partitions) = 0;

    ManualClock m_clock;

private Q_SLOTS:
    void offsetsCountFromZeroInEachPartition();
    void aKeyLandsOnItsPartition();
    void aRecordComesBackAsItWasAppended();
    void recordsOfOneKeyKeepTheOrderOfTheirAppends();
    void aPollGivesAtMostWhatItIsAskedFor();
    void whatIsReportedPersistedCanBeRead();
    void everyAppendIsReportedExactlyOnce();
    void waitingEndsWhenARecordIsThere();
    void aWakeUpIsNeverLost();
    void waitingEndsWhenTheTimeIsUp();
    void recordsAreCountedByKey();
    void closingWritesAndReportsAllThenRefuses();
    void theNextRunGoesOnWhereThisOneEnded();
    void aNewLogIsAnotherIncarnation();
};

/// Returns the log's word.
eventlog::Delivery appendNow(eventlog::EventLog& log, eventlog::NewRecord record);

/// A key that lands there, of three partitions.
QByteArray keyOn(int partition);

/// Up to `count` records, however many polls that takes.
Result<QList<eventlog::Record>> readSome(
    eventlog::LogReader& reader, int partition, qint64 from, qsizetype count);

/// "0:a 1:b": offsets and values.
QString text(const Result<QList<eventlog::Record>>& records);

}  // namespace dibs::test
