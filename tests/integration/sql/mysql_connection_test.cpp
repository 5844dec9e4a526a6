// A connection to MariaDB, and all that a server can do to it.
#include "tests/support/patience.h"
#include "tests/support/sql_database.h"

#include <QFile>
#include <QTest>

#include <future>
#include <latch>
#include <limits>
#include <unistd.h>

using namespace dibs;
using namespace dibs::sql;
using dibs::test::SqlDatabase;

namespace {

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_qs);
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

class MysqlConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!SqlDatabase::isThere(Dialect::Mysql)) QSKIP(SqlDatabase::kNoServer);
        m_database = std::make_unique<SqlDatabase>(Dialect::Mysql);
        m_connection = m_database->open();
        QVERIFY(m_connection->run(u"CREATE TABLE notes (id BIGINT PRIMARY KEY, note LONGBLOB,"
                                  " stock INT CHECK (stock >= 0)) ENGINE=InnoDB"_qs));
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void valuesComeBackAsTheyWereBound()
    {
        const QByteArray bytes("\0\1\xff", 3);
        QVERIFY(m_connection
                    ->prepared(u"INSERT INTO notes (id, note) VALUES (?, ?), (2, ?), (3, ?),"
                               " (4, ?)"_qs)
                    .execute(std::numeric_limits<qint64>::max(), bytes, u"쿠폰"_qs, Value(),
                        QByteArray("")));

        Statement& select = m_connection->prepared(u"SELECT id, note FROM notes ORDER BY id"_qs);
        QVERIFY(select.execute());
        QVERIFY(select.next());
        QCOMPARE(select.text(1), u"쿠폰"_qs);
        QVERIFY(select.next());
        QVERIFY(select.isNull(1));
        QCOMPARE(select.bytes(1), QByteArray());
        QCOMPARE(select.integer(1), 0);
        QVERIFY(select.next());
        QVERIFY(!select.isNull(1));
        QVERIFY(select.next());
        QCOMPARE(select.integer(0), std::numeric_limits<qint64>::max());
        QCOMPARE(select.bytes(1), bytes);
        QVERIFY(!select.next());
        QVERIFY(!select.next());  // and does not begin anew
    }

    void aLongValueComesBackWholeBetweenShortOnes()
    {
        const QByteArray longOne(300'000, 'x');
        QVERIFY(
            m_connection->prepared(u"INSERT INTO notes (id, note) VALUES (1, ?), (2, ?), (3, ?)"_qs)
                .execute(QByteArray("one"), longOne, QByteArray("three")));

        for (Statement* select : {&m_connection->prepared(u"SELECT note FROM notes ORDER BY id"_qs),
                 &m_connection->streamed(u"SELECT note FROM notes ORDER BY id"_qs)}) {
            QVERIFY(select->execute());
            QVERIFY(select->next());
            QCOMPARE(select->bytes(0), QByteArray("one"));
            QVERIFY(select->next());
            QVERIFY(select->bytes(0) == longOne);
            QVERIFY(select->next());
            QCOMPARE(select->bytes(0), QByteArray("three"));
            QVERIFY(!select->next());
            QVERIFY(select->finish());
        }
    }

    void aBufferedStatementLeavesRoomForOthers()
    {
        QVERIFY(m_connection->run(u"INSERT INTO notes (id) VALUES (1), (2)"_qs));
        Statement& outer = m_connection->prepared(u"SELECT id FROM notes"_qs);
        QVERIFY(outer.execute() && outer.next());

        QCOMPARE(number(u"SELECT count(*) FROM notes"_qs), 2);
        QVERIFY(outer.next());
    }

    void streamedRowsFillNoMemory()
    {
        Statement& rows = m_connection->streamed(
            u"SELECT repeat('x', 1000) FROM seq_1_to_100000"_qs);  // 100 MB
        const qint64 before = residentBytes();

        QVERIFY(rows.execute());
        for (int i = 0; i < 1'000; ++i) QVERIFY(rows.next());

        QVERIFY(residentBytes() - before < 20'000'000);
        QVERIFY(rows.finish());
        QCOMPARE(number(u"SELECT 7"_qs), 7);
    }

    void aDuplicateIsAConflictAndAnotherConstraintCorrupt()
    {
        QCOMPARE(codeOf(u"INSERT INTO notes (id, stock) VALUES (1, -1)"_qs), ErrorCode::Corrupt);
        QCOMPARE(codeOf(u"INSERT INTO notes (id, stock) VALUES (NULL, 1)"_qs), ErrorCode::Corrupt);
        QCOMPARE(codeOf(u"INSERT INTO notes (id, stock) VALUES (1, 99999999999)"_qs),
            ErrorCode::Corrupt);
        QVERIFY(m_connection->run(u"INSERT INTO notes (id) VALUES (1)"_qs));
        QCOMPARE(codeOf(u"INSERT INTO notes (id) VALUES (1)"_qs), ErrorCode::Conflict);
    }

    void theSessionIsAsDibsNeedsIt()
    {
        QCOMPARE(text(u"SELECT @@tx_isolation"_qs), u"READ-COMMITTED"_qs);
        QVERIFY(text(u"SELECT @@sql_mode"_qs).contains(u"STRICT_TRANS_TABLES"));
        QCOMPARE(text(u"SELECT @@character_set_connection"_qs), u"utf8mb4"_qs);
        QCOMPARE(number(u"SELECT @@innodb_lock_wait_timeout"_qs), 2);
        QCOMPARE(number(u"SELECT @@idle_transaction_timeout"_qs), 3);
        QCOMPARE(number(u"SELECT @@autocommit"_qs), 1);
    }

    void aLockThatIsNotLetGoIsUnavailable()
    {
        QVERIFY(m_connection->run(u"INSERT INTO notes (id, stock) VALUES (1, 5), (2, 5)"_qs));
        const auto holder = m_database->open();
        const Result<Transaction> held = Transaction::begin(*holder);
        QVERIFY(held && holder->run(u"UPDATE notes SET stock = 4 WHERE id = 1"_qs));
        {
            const Result<Transaction> waiting = Transaction::begin(*m_connection);
            QVERIFY(m_connection->run(u"UPDATE notes SET stock = 1 WHERE id = 2"_qs));
            QCOMPARE(codeOf(u"SELECT stock FROM notes WHERE id = 1 FOR UPDATE"_qs),
                ErrorCode::Unavailable);
        }

        // Only the statement was undone by the server; the rest by the end of the transaction.
        QCOMPARE(number(u"SELECT stock FROM notes WHERE id = 2"_qs), 5);
        QVERIFY(!m_connection->isLost());
    }

    void oneOfTwoInADeadlockIsUnavailableAndTheOtherGoesOn()
    {
        QVERIFY(m_connection->run(u"INSERT INTO notes (id, stock) VALUES (1, 5), (2, 5)"_qs));
        std::latch bothHold(2);
        const auto take = [&](const QString& first, const QString& second) {
            const auto connection = m_database->open();
            Result<Transaction> transaction = Transaction::begin(*connection);
            const QString update = u"UPDATE notes SET stock = stock - 1 WHERE id = "_qs;
            const Result<void> one = connection->run(update + first);
            bothHold.arrive_and_wait();
            return one.andThen([&] { return connection->run(update + second); }).andThen([&] {
                return transaction->commit();
            });
        };
        auto other = std::async(std::launch::async, [&] { return take(u"2"_qs, u"1"_qs); });
        const Result<void> here = take(u"1"_qs, u"2"_qs);
        const Result<void> there = other.get();

        QVERIFY(bool(here) != bool(there));
        const Error& error = here ? there.error() : here.error();
        QCOMPARE(error.code, ErrorCode::Unavailable);
        QVERIFY2(error.detail.contains(u"(1213)"), qPrintable(error.detail));
        QCOMPARE(number(u"SELECT sum(stock) FROM notes"_qs), 8);
    }

    void aConnectionKilledInMidTransactionIsLostAndLeavesNothing()
    {
        Result<Transaction> transaction = Transaction::begin(*m_connection);
        QVERIFY(m_connection->run(u"INSERT INTO notes (id) VALUES (1)"_qs));
        QVERIFY(!m_connection->isLost());
        killIt();

        EVENTUALLY(m_connection->isLost());
        QCOMPARE(codeOf(u"INSERT INTO notes (id) VALUES (2)"_qs), ErrorCode::Unavailable);
        const Result<void> prepared
            = m_connection->prepared(u"INSERT INTO notes (id) VALUES (?)"_qs).execute(3);
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::Unavailable);
        QVERIFY(m_connection->isLost());
        EVENTUALLY_EQUAL(m_database->rows(u"SELECT count(*) FROM notes"_qs), u"0"_qs);
    }

    void ofACommitThatIsNotAnsweredNobodyKnows()
    {
        Result<Transaction> transaction = Transaction::begin(*m_connection);
        QVERIFY(m_connection->run(u"INSERT INTO notes (id) VALUES (1)"_qs));
        killIt();

        const Result<void> committed = transaction->commit();

        QVERIFY(!committed);
        QCOMPARE(committed.error().code, ErrorCode::Unavailable);
        QVERIFY(m_connection->lastCommitMayHaveReachedTheDisk());
        QVERIFY(m_connection->isLost());
    }

    void aTransactionThatDoesNothingIsEndedByTheServer()
    {
        Result<Transaction> transaction = Transaction::begin(*m_connection);
        QVERIFY(m_connection->run(u"INSERT INTO notes (id) VALUES (1)"_qs));

        EVENTUALLY(m_connection->isLost());

        QVERIFY(!transaction->commit());
        QCOMPARE(m_database->rows(u"SELECT count(*) FROM notes"_qs), u"0"_qs);
    }

    void aReadOnlyConnectionReadsAndWritesNothing()
    {
        const auto reader = m_database->open(Connection::Access::ReadOnly);

        Statement& count = reader->prepared(u"SELECT count(*) FROM notes"_qs);
        QVERIFY(count.execute() && count.next());
        QVERIFY(!reader->run(u"INSERT INTO notes (id) VALUES (1)"_qs));
    }

    void aSnapshotStaysAtItsMoment()
    {
        const auto reader = m_database->open(Connection::Access::ReadOnly);
        QVERIFY(reader->beginSnapshot());
        QVERIFY(m_connection->run(u"INSERT INTO notes (id) VALUES (1)"_qs));

        for (int i = 0; i < 2; ++i) {
            Statement& count = reader->streamed(u"SELECT count(*) FROM notes"_qs);
            QVERIFY(count.execute() && count.next());
            QCOMPARE(count.integer(0), 0);
            QVERIFY(count.finish());
        }
    }

    void whoIsNotLetInIsToldWhatToDo()
    {
        DatabaseAddress address = m_database->address();
        address.user = u"dibs_nobody"_qs;
        address.password = u"s3cret"_qs;
        const auto opened = Connection::openMysql(address, Connection::Access::ReadWrite);

        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::BadRequest);
        QVERIFY2(opened.error().detail.endsWith(u"the file that holds the password"),
            qPrintable(opened.error().detail));
        QVERIFY(!opened.error().detail.contains(u"s3cret"));
    }

    void aDatabaseThatIsNotThereIsNamed()
    {
        DatabaseAddress address = m_database->address();
        address.database = u"dibs_test_nowhere"_qs;
        const auto opened = Connection::openMysql(address, Connection::Access::ReadWrite);

        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::BadRequest);
        QVERIFY(opened.error().detail.contains(u"CREATE DATABASE"));
    }

    void aServerThatIsNotThereIsUnavailable()
    {
        DatabaseAddress address = m_database->address();
        address.socket.clear();
        address.host = u"127.0.0.1"_qs;
        address.port = 1;
        const auto opened = Connection::openMysql(address, Connection::Access::ReadWrite);

        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        QVERIFY(opened.error().detail.startsWith(address.toString()));
    }

private:
    void killIt()
    {
        m_database->meddle(u"KILL CONNECTION "_qs + text(u"SELECT connection_id()"_qs));
    }
    ErrorCode codeOf(const QString& sql)
    {
        const Result<void> ran = m_connection->run(sql);
        return ran ? ErrorCode::NotFound : ran.error().code;  // NotFound: no error at all
    }
    QString text(const QString& select)
    {
        Statement& statement = m_connection->prepared(select);
        const QString found = statement.execute() && statement.next() ? statement.text(0) : u"?"_qs;
        (void)statement.finish();
        return found;
    }
    qint64 number(const QString& select) { return text(select).toLongLong(); }

    std::unique_ptr<SqlDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(MysqlConnectionTest)
#include "mysql_connection_test.moc"
