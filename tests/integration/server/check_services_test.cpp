// `dibs --check` against real servers: what is wrong is named, with what to do about it.
#include "backend/server/check/check.h"

#include "backend/eventlog/kafka_log_reader.h"
#include "backend/platform/kafka/admin.h"
#include "tests/support/coupon_database.h"
#include "tests/support/mysql_text.h"
#include "tests/support/services.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>
#include <QUuid>

using namespace dibs;
using namespace dibs::server;
using dibs::test::CouponDatabase;
using Severity = CheckLine::Severity;

namespace {

const std::shared_ptr<const Clock> kClock = std::make_shared<const SystemClock>();

kafka::Address addressOf(const QString& topic)
{
    const QString url = testing::logUrl().toString() + u'/' + topic;
    const auto address = kafka::Address::parse(url);
    if (!address) qFatal("%s", qUtf8Printable(address.error().detail));
    return *address;
}

std::unique_ptr<kafka::Admin> adminOf(const kafka::Address& address)
{
    auto admin = kafka::Admin::open({address, {}, u"check-test"_qs});
    if (!admin) qFatal("%s", qUtf8Printable(admin.error().detail));
    return std::move(*admin);
}

/// "<severity> <what> → <mend>"; empty when there is no such line.
QString found(const QList<CheckLine>& lines, const QString& name)
{
    QStringList all;
    for (const CheckLine& line : lines) {
        if (line.name != name) continue;
        const bool isOk = line.severity == Severity::Ok;
        const QString word = line.severity == Severity::Error ? u"error"_qs : u"warning"_qs;
        all += (isOk ? u"ok"_qs : word) + u' ' + line.what + u" → "_qs + line.mend;
    }
    return all.join(u'\n');
}

QStringList errorsIn(const QList<CheckLine>& lines)
{
    QStringList names;
    for (const CheckLine& line : lines)
        if (line.severity == Severity::Error) names += line.name + u": "_qs + line.what;
    return names;
}

/// Sets a variable of the whole server, and back.
class Globally
{
public:
    Globally(const QString& name, const QString& value)
        : m_root(root())
        , m_name(name)
        , m_before(m_root.rows(u"SELECT @@GLOBAL."_qs + name))
    {
        m_root.run(u"SET GLOBAL %1=%2"_qs.arg(name, value));
    }
    ~Globally() { m_root.run(u"SET GLOBAL %1=%2"_qs.arg(m_name, m_before)); }
    Globally(const Globally&) = delete;
    Globally& operator=(const Globally&) = delete;

private:
    static sql::DatabaseAddress root()
    {
        sql::DatabaseAddress address = test::SqlDatabase::server();
        address.user = u"root"_qs;
        return address;
    }

    const test::MysqlText m_root;
    const QString m_name;
    const QString m_before;
};

}  // namespace

class CheckServicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!testing::haveServices()) QSKIP("`./dev services start` has the servers");
    }

    void init()
    {
        m_database = std::make_unique<CouponDatabase>(sql::Dialect::Mysql);
        m_topic = u"check-"_qs + QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_options = {};
        m_options.backing.kafka = addressOf(m_topic);
        m_options.backing.database = m_database->address();
        m_options.backing.redis = *redis::Address::parse(testing::redisUrl().toString());
        QVERIFY(adminOf(*m_options.backing.kafka)->create(m_topic, 2, 1));
    }

    void cleanup() { m_database.reset(); }

    void whatIsInOrderIsMeasured()
    {
        consumed(2);

        const QList<CheckLine> lines = check();

        QCOMPARE(errorsIn(lines), QStringList());
        for (const char* name : {"log", "database", "redis"})
            QVERIFY2(found(lines, QLatin1String(name)).startsWith(u"ok "), name);
        for (const CheckLine& line : lines)
            if (line.name == u"log" || line.name == u"database" || line.name == u"redis")
                QVERIFY2(line.roundTripMs && *line.roundTripMs > 0, qPrintable(line.name));
        QVERIFY(found(lines, u"database"_qs).contains(u"MariaDB"));
        QVERIFY(found(lines, u"log and database"_qs).startsWith(u"ok belong together, 0 records"));
        QVERIFY(found(lines, u"log retention"_qs).startsWith(u"ok "));
    }

    void aBrokerAloneThatDoesNotFlushIsAWarning()
    {
        const QString line = found(check(), u"log replication"_qs);

        QVERIFY2(
            line.startsWith(u"warning one replica and flush.messages unset"), qPrintable(line));
        QVERIFY2(line.contains(m_topic + u" --add-config flush.messages=1"_qs), qPrintable(line));
    }

    void nothingIsMadeByLooking()
    {
        m_options.backing.kafka->topic = m_topic + u"-new"_qs;

        const QList<CheckLine> lines = check();

        QVERIFY(found(lines, u"log topic"_qs).contains(u"is made at the start"));
        const auto shape = adminOf(*m_options.backing.kafka)->shape(m_options.backing.kafka->topic);
        QVERIFY(shape);
        QCOMPARE(shape->partitions, 0);
    }

    void aRedisThatIsDownIsAWarningAsNothingHangsOnIt()
    {
        m_options.backing.redis = {.host = u"127.0.0.1"_qs, .port = 1};

        const QList<CheckLine> lines = check();

        const QString line = found(lines, u"redis"_qs);
        QVERIFY2(line.startsWith(u"warning "), qPrintable(line));
        QVERIFY2(line.contains(u"lock is degraded"), qPrintable(line));
        QVERIFY2(line.contains(u"→ Start Redis"), qPrintable(line));
        QCOMPARE(errorsIn(lines), QStringList());
    }

    void aDatabaseThatIsDownIsAnError()
    {
        m_options.backing.database->port = 1;

        const QString line = found(check(), u"database"_qs);

        QVERIFY2(line.startsWith(u"error "), qPrintable(line));
        QVERIFY2(line.contains(u"→ Start the database"), qPrintable(line));
    }

    void brokersThatAreDownAreAnError()
    {
        m_options.backing.kafka->servers = "127.0.0.1:1";

        const QString line = found(check(), u"log"_qs);

        QVERIFY2(line.startsWith(u"error no answer from 127.0.0.1:1"), qPrintable(line));
        QVERIFY2(line.contains(u"→ Start the brokers"), qPrintable(line));
    }

    void aWrongPasswordIsToldFromAnUnknownDatabase()
    {
        m_options.backing.database->password = u"wrong"_qs;
        const QString refused = found(check(), u"database"_qs);
        m_options.backing.database = m_database->address();
        m_options.backing.database->database = u"dibs_nowhere"_qs;
        const QString unknown = found(check(), u"database"_qs);

        QVERIFY2(refused.startsWith(u"error "), qPrintable(refused));
        const QString mend
            = u"→ Put the password of user %1 into"_qs.arg(m_database->address().user);
        QVERIFY2(refused.contains(mend), qPrintable(refused));
        QVERIFY2(unknown.startsWith(u"error "), qPrintable(unknown));
        QVERIFY2(
            unknown.contains(u"→ CREATE DATABASE IF NOT EXISTS dibs_nowhere"), qPrintable(unknown));
    }

    void aTopicWithAnotherNumberOfPartitionsIsAnError()
    {
        m_options.backing.partitions = 3;
        const QString asked = found(check(), u"log topic"_qs);
        m_options.backing.partitions = {};
        consumed(3);
        const QString before = found(check(), u"log and database"_qs);

        QVERIFY2(asked.startsWith(u"error "), qPrintable(asked));
        QVERIFY2(asked.contains(u"has 2 partitions, 3 were asked for"), qPrintable(asked));
        QVERIFY2(asked.contains(u"→ Leave --partitions out, set it to 2"), qPrintable(asked));
        QVERIFY2(
            before.startsWith(u"error the log has 2 partitions, but 3 when"), qPrintable(before));
        QVERIFY2(before.contains(u"→ Put the topic back"), qPrintable(before));
    }

    void aDatabaseThatHasConsumedAnotherLogIsAnError()
    {
        consumed(2, u"another-cluster/topic"_qs);
        const QString strange = found(check(), u"log and database"_qs);
        m_database->meddle(u"DELETE FROM consumer_position"_qs);
        consumed(2);
        m_database->meddle(u"UPDATE consumer_position SET next_offset = 7"_qs);
        const QString beyond = found(check(), u"log and database"_qs);

        QVERIFY2(strange.startsWith(u"error the database has consumed another log"),
            qPrintable(strange));
        QVERIFY2(beyond.startsWith(u"error partition 0 ends before record 7"), qPrintable(beyond));
        QVERIFY2(beyond.contains(u"→ Put both back"), qPrintable(beyond));
    }

    void aCommitThatIsNotFlushedIsAnError()
    {
        const Globally lazily(u"innodb_flush_log_at_trx_commit"_qs, u"2"_qs);

        const QString line = found(check(), u"database settings"_qs);

        QVERIFY2(line.startsWith(u"error innodb_flush_log_at_trx_commit=2"), qPrintable(line));
        QVERIFY2(line.contains(u"→ SET GLOBAL innodb_flush_log_at_trx_commit=1"), qPrintable(line));
    }

    void aClockThatIsOffByTenSecondsIsAnError()
    {
        const QString line
            = found(checkAll(m_options, std::make_shared<ManualClock>(kClock->nowMs() + 10'000)),
                u"database clock"_qs);

        QVERIFY2(line.startsWith(u"error "), qPrintable(line));
        QVERIFY2(line.contains(u"s behind of this machine's"), qPrintable(line));
        QVERIFY2(
            line.contains(u"→ Let both machines follow the same time server"), qPrintable(line));
    }

    void neighboursThatAcceptAndNeverAnswerHoldNobodyUpForLong()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QString host = u"127.0.0.1"_qs;
        m_options.backing.kafka->servers = "127.0.0.1:" + QByteArray::number(silent.serverPort());
        m_options.backing.database->host = host;
        m_options.backing.database->port = silent.serverPort();
        m_options.backing.redis = {.host = host, .port = silent.serverPort()};
        QElapsedTimer elapsed;
        elapsed.start();

        const QList<CheckLine> lines = check();

        QVERIFY2(elapsed.elapsed() < 15'000, qPrintable(QString::number(elapsed.elapsed())));
        const QStringList starts{found(lines, u"log"_qs).section(u' ', 0, 0),
            found(lines, u"database"_qs).section(u' ', 0, 0),
            found(lines, u"redis"_qs).section(u' ', 0, 0)};
        QCOMPARE(starts.join(u' '), u"error error warning"_qs);
        for (const CheckLine& line : lines)
            QVERIFY2(line.severity == Severity::Ok || !line.mend.isEmpty(), qPrintable(line.name));
    }

private:
    QList<CheckLine> check() const { return checkAll(m_options, kClock); }

    void consumed(int partitions, QString incarnation = {}) const
    {
        if (incarnation.isEmpty())
            incarnation = *eventlog::incarnationOf(*adminOf(*m_options.backing.kafka), m_topic);
        const auto connection = m_database->open();
        coupon::SqlIssuanceStore store(*connection);
        for (int partition = 0; partition < partitions; ++partition)
            QVERIFY(store.ensurePosition(partition, incarnation));
    }

    std::unique_ptr<CouponDatabase> m_database;
    QString m_topic;
    CheckOptions m_options;
};

QTEST_GUILESS_MAIN(CheckServicesTest)
#include "check_services_test.moc"
