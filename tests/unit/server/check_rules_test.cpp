// Which settings of a topic and which clocks endanger somebody who was accepted.
#include "backend/server/check/database_check.h"
#include "backend/server/check/topic_rules.h"

#include <QTest>

using namespace dibs;
using namespace dibs::server;
using Severity = CheckLine::Severity;

namespace {

constexpr qint64 kHourMs = 3'600'000;

TopicSettings settings(std::initializer_list<std::pair<QString, QString>> changed = {})
{
    TopicSettings all{{u"cleanup.policy"_qs, u"delete"_qs}, {u"retention.ms"_qs, u"-1"_qs},
        {u"retention.bytes"_qs, u"-1"_qs}, {u"min.insync.replicas"_qs, u"1"_qs},
        {u"flush.messages"_qs, u"9223372036854775807"_qs},
        {u"unclean.leader.election.enable"_qs, u"false"_qs}};
    for (const auto& [name, value] : changed) all[name] = value;
    return all;
}

kafka::Admin::Shape shape(int replicas, int inSync, int leaderless = 0)
{
    return {.partitions = 3,
        .brokers = replicas,
        .replicas = replicas,
        .inSync = inSync,
        .leaderless = leaderless};
}

bool isWhole(const CheckLine& line)
{
    return !line.what.isEmpty() && line.mend.isEmpty() == (line.severity == Severity::Ok);
}

}  // namespace

class CheckRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whetherAnAcknowledgedRecordIsSafe_data()
    {
        QTest::addColumn<kafka::Admin::Shape>("shape");
        QTest::addColumn<TopicSettings>("settings");
        QTest::addColumn<Severity>("severity");
        const QString least = u"min.insync.replicas"_qs;
        QTest::newRow("three, two in sync at least")
            << shape(3, 3) << settings({{least, u"2"_qs}}) << Severity::Ok;
        QTest::newRow("one that flushes")
            << shape(1, 1) << settings({{u"flush.messages"_qs, u"1"_qs}}) << Severity::Ok;
        QTest::newRow("one that does not flush") << shape(1, 1) << settings() << Severity::Warning;
        QTest::newRow("one that flushes sometimes")
            << shape(1, 1) << settings({{u"flush.messages"_qs, u"100"_qs}}) << Severity::Warning;
        QTest::newRow("one may acknowledge alone")
            << shape(3, 3) << settings() << Severity::Warning;
        QTest::newRow("one is away")
            << shape(3, 2) << settings({{least, u"2"_qs}}) << Severity::Warning;
        QTest::newRow("too many are away")
            << shape(3, 1) << settings({{least, u"2"_qs}}) << Severity::Error;
        QTest::newRow("nobody leads")
            << shape(3, 3, 1) << settings({{least, u"2"_qs}}) << Severity::Error;
        QTest::newRow("who lacks records may lead")
            << shape(3, 3)
            << settings({{least, u"2"_qs}, {u"unclean.leader.election.enable"_qs, u"true"_qs}})
            << Severity::Warning;
    }

    void whetherAnAcknowledgedRecordIsSafe()
    {
        QFETCH(kafka::Admin::Shape, shape);
        QFETCH(TopicSettings, settings);

        const CheckLine line = replicationLine(u"events"_qs, shape, settings);

        QTEST(line.severity, "severity");
        QVERIFY(isWhole(line));
    }

    void whetherAnUndecidedRecordCanBeDeleted_data()
    {
        QTest::addColumn<TopicSettings>("settings");
        QTest::addColumn<QList<Undecided>>("backlog");
        QTest::addColumn<Severity>("severity");
        const auto day = settings({{u"retention.ms"_qs, QString::number(24 * kHourMs)}});
        const auto megabyte = settings({{u"retention.bytes"_qs, u"1000000"_qs}});
        const auto waits = [](qint64 records, qint64 ageMs) {
            return QList<Undecided>{{}, {1, records, ageMs, 200, 0}};
        };
        QTest::newRow("all is kept") << settings() << waits(9, 99 * kHourMs) << Severity::Ok;
        QTest::newRow("limited, nothing waits") << day << waits(0, 0) << Severity::Warning;
        QTest::newRow("limited, for long yet") << day << waits(9, 2 * kHourMs) << Severity::Warning;
        QTest::newRow("soon") << day << waits(9, 23 * kHourMs + 1) << Severity::Error;
        QTest::newRow("overdue") << day << waits(9, 25 * kHourMs) << Severity::Error;
        QTest::newRow("room for it") << megabyte << waits(100, 1) << Severity::Warning;
        QTest::newRow("no room for it") << megabyte << waits(4'000, 1) << Severity::Error;
        QTest::newRow("deleted") << settings() << QList<Undecided>{{0, 0, 0, 0, 7}}
                                 << Severity::Error;
        QTest::newRow("compacted") << settings({{u"cleanup.policy"_qs, u"compact"_qs}})
                                   << QList<Undecided>{} << Severity::Error;
    }

    void whetherAnUndecidedRecordCanBeDeleted()
    {
        QFETCH(TopicSettings, settings);
        QFETCH(QList<Undecided>, backlog);

        const CheckLine line = retentionLine(u"events"_qs, settings, backlog);

        QTEST(line.severity, "severity");
        QVERIFY(isWhole(line));
    }

    void clocksMayDifferByASecond()
    {
        QCOMPARE(clockLine(1'000, 0.1).severity, Severity::Ok);
        QCOMPARE(clockLine(-1'001, 0.1).severity, Severity::Warning);
        QCOMPARE(clockLine(5'000, 0.1).severity, Severity::Warning);
        QCOMPARE(clockLine(-5'001, 0.1).severity, Severity::Error);
        QVERIFY(clockLine(-5'001, 0.1).what.startsWith(u"5.00 s behind"_qs));
    }
};

QTEST_APPLESS_MAIN(CheckRulesTest)
#include "check_rules_test.moc"
