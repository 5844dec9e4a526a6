// What is wrong with a server is named, with what to do about it.
#include "backend/platform/sql/server_check.h"

#include "tests/support/sql_database.h"

#include <QDateTime>
#include <QTest>

using namespace dibs;
using namespace dibs::sql;
using dibs::test::SqlDatabase;

namespace {

/// Sets a variable of the whole server, and back.
class Globally
{
public:
    Globally(const SqlDatabase& database, const QString& name, const QString& value)
        : m_database(database)
        , m_set(u"SET GLOBAL %1="_qs.arg(name))
        , m_before(database.rows(u"SELECT @@GLOBAL."_qs + name))
    {
        m_database.meddle(m_set + value);
    }
    ~Globally() { m_database.meddle(m_set + m_before); }
    Globally(const Globally&) = delete;
    Globally& operator=(const Globally&) = delete;

private:
    const SqlDatabase& m_database;
    const QString m_set;
    const QString m_before;
};

QString text(const Result<QList<ServerProblem>>& problems)
{
    if (!problems) return problems.error().detail;
    QStringList lines;
    for (const ServerProblem& problem : *problems) {
        if (problem.what.isEmpty() || problem.mend.isEmpty()) return u"a sentence is missing"_qs;
        lines += problem.name + u'=' + problem.value;
    }
    return lines.join(u'\n');
}

}  // namespace

class ServerCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!SqlDatabase::isThere(Dialect::Mysql)) QSKIP(SqlDatabase::kNoServer);
        m_database = std::make_unique<SqlDatabase>(Dialect::Mysql);
        m_connection = m_database->open();
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void aServerAsItShouldBeHasNoProblem()
    {
        QCOMPARE(text(durabilityProblems(*m_connection)), QString());
        QCOMPARE(text(privilegeProblems(*m_connection)), QString());
    }

    void aCommitThatIsNotFlushedIsAnError()
    {
        const Globally lazily(*m_database, u"innodb_flush_log_at_trx_commit"_qs, u"2"_qs);

        const auto problems = durabilityProblems(*m_connection);

        QCOMPARE(text(problems), u"innodb_flush_log_at_trx_commit=2"_qs);
        QCOMPARE(problems->constFirst().weight, ServerProblem::Weight::Error);
    }

    void aSessionThatSomebodyElseSetUpIsAnError()
    {
        QVERIFY(m_connection->run(u"SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE"_qs));
        QVERIFY(m_connection->run(u"SET SESSION sql_mode=''"_qs));

        QCOMPARE(text(durabilityProblems(*m_connection)), u"isolation=SERIALIZABLE\nsql_mode="_qs);
    }

    void packetsThatAreTooSmallAreAnError()
    {
        const Globally small(*m_database, u"max_allowed_packet"_qs, u"1048576"_qs);

        QCOMPARE(text(durabilityProblems(*m_database->open())), u"max_allowed_packet=1048576"_qs);
    }

    void whatAUserMayNotDoIsNamed()
    {
        DatabaseAddress address = m_database->address();
        address.user = address.database + u"_user"_qs;
        address.password = u"it's; \"secret\""_qs;
        for (const QString& host : {u"localhost"_qs, u"%"_qs}) {
            const QString user = u"'%1'@'%2'"_qs.arg(address.user, host);
            m_database->meddle(u"CREATE USER %1 IDENTIFIED BY 'it''s; \"secret\"'"_qs.arg(user));
            m_database->meddle(u"GRANT SELECT, INSERT, UPDATE, CREATE ON `%1`.* TO %2"_qs.arg(
                address.database, user));
        }
        {
            const auto limited = Connection::openMysql(address, Connection::Access::ReadWrite);
            QVERIFY2(limited, limited ? "" : qPrintable(limited.error().detail));
            const auto problems = privilegeProblems(**limited);
            for (const QString& host : {u"localhost"_qs, u"%"_qs})
                m_database->meddle(u"DROP USER '%1'@'%2'"_qs.arg(address.user, host));
            QVERIFY(problems);
            QStringList names;
            for (const ServerProblem& problem : *problems) names += problem.name;
            QCOMPARE(names.join(u' '), u"DELETE ALTER INDEX"_qs);
        }
    }

    void theServerTellsItsVersionAndItsTime()
    {
        QVERIFY(serverVersion(*m_connection)->contains(u"MariaDB"));
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const Result<qint64> clock = serverClockMs(*m_connection);
        QVERIFY(clock);
        QVERIFY(qAbs(*clock - before) < 60'000);
    }

    void ofAFileThereIsNothingToCheck()
    {
        const SqlDatabase file;
        const auto connection = file.open();

        QCOMPARE(text(durabilityProblems(*connection)), QString());
        QCOMPARE(text(privilegeProblems(*connection)), QString());
        QVERIFY(serverVersion(*connection)->startsWith(u"3."));
        QVERIFY(qAbs(*serverClockMs(*connection) - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    }

private:
    std::unique_ptr<SqlDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(ServerCheckTest)
#include "server_check_test.moc"
