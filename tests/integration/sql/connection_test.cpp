#include "backend/platform/sql/connection.h"

#include "tests/support/failing_disk.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::sql;
using dibs::test::FailingDisk;

class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_connection = open();
        QVERIFY(m_connection->run(u"CREATE TABLE notes (id INTEGER PRIMARY KEY, note)"_qs));
    }
    void cleanup() { m_connection.reset(); }

    void valuesComeBackAsTheyWereBound()
    {
        const QByteArray bytes("\0\1\xff", 3);
        QVERIFY(m_connection->prepared(u"INSERT INTO notes VALUES (?, ?), (2, ?), (3, ?)"_qs)
                    .execute(std::numeric_limits<qint64>::max(), bytes, u"쿠폰"_qs, Value()));

        Statement& select = m_connection->prepared(u"SELECT id, note FROM notes ORDER BY id"_qs);
        QVERIFY(select.execute());
        QVERIFY(select.next());
        QCOMPARE(select.text(1), u"쿠폰"_qs);
        QVERIFY(select.next());
        QVERIFY(select.isNull(1));
        QVERIFY(select.next());
        QCOMPARE(select.integer(0), std::numeric_limits<qint64>::max());
        QCOMPARE(select.bytes(1), bytes);
        QVERIFY(!select.next());
        QVERIFY(!select.next());  // and does not begin anew
    }

    void aCommitIsOnTheDiskWhenItReturns()
    {
        QCOMPARE(number(u"PRAGMA synchronous"_qs), 2);  // FULL
        Statement& mode = m_connection->prepared(u"PRAGMA journal_mode"_qs);
        QVERIFY(mode.execute() && mode.next());
        QCOMPARE(mode.text(0), u"wal"_qs);
    }

    void aTransactionIsRolledBackUnlessCommitted()
    {
        {
            const Result<Transaction> transaction = Transaction::begin(*m_connection);
            QVERIFY(transaction);
            QVERIFY(m_connection->run(u"INSERT INTO notes VALUES (1, 'gone')"_qs));
        }
        QCOMPARE(number(u"SELECT count(*) FROM notes"_qs), 0);

        Result<Transaction> transaction = Transaction::begin(*m_connection);
        QVERIFY(m_connection->run(u"INSERT INTO notes VALUES (1, 'kept')"_qs));
        QVERIFY(transaction->commit());
        QCOMPARE(number(u"SELECT count(*) FROM notes"_qs), 1);
    }

    void aTransactionTakesTheWriteLockAtOnce()
    {
        const auto other = open();
        QVERIFY(other->run(u"PRAGMA busy_timeout=0"_qs));
        const Result<Transaction> transaction = Transaction::begin(*m_connection);

        const Result<Transaction> second = Transaction::begin(*other);

        QVERIFY(transaction && !second);
        QCOMPARE(second.error().code, ErrorCode::Unavailable);
    }

    void aDuplicateIsAConflictAndAnotherConstraintCorrupt()
    {
        QVERIFY(m_connection->run(u"CREATE TABLE stock (id UNIQUE, n CHECK (n >= 0))"_qs));
        QVERIFY(m_connection->run(u"INSERT INTO notes VALUES (1, 'one')"_qs));
        QVERIFY(m_connection->run(u"INSERT INTO stock VALUES (1, 1)"_qs));

        QCOMPARE(m_connection->run(u"INSERT INTO notes VALUES (1, 'two')"_qs).error().code,
            ErrorCode::Conflict);
        QCOMPARE(m_connection->run(u"INSERT INTO stock VALUES (1, 2)"_qs).error().code,
            ErrorCode::Conflict);
        QCOMPARE(m_connection->run(u"INSERT INTO stock VALUES (2, -1)"_qs).error().code,
            ErrorCode::Corrupt);
    }

    void aFileThatIsNoDatabaseIsCorruptAndNamed()
    {
        QFile file(path(u"letter.txt"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5'000, 'x'));
        file.close();

        const auto opened = Connection::openSqlite(file.fileName(), Connection::Access::ReadWrite);

        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
        QVERIFY(opened.error().detail.startsWith(file.fileName()));
    }

    void aFileThatCannotBeOpenedIsUnavailableAndNamed()
    {
        const QString nowhere = path(u"no/such/place.db"_qs);

        for (const auto access : {Connection::Access::ReadWrite, Connection::Access::ReadOnly}) {
            const auto opened = Connection::openSqlite(nowhere, access);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::Unavailable);
            QVERIFY(opened.error().detail.startsWith(nowhere));
        }
    }

    void aReadOnlyConnectionReadsBesideTheWriter()
    {
        const auto reader
            = Connection::openSqlite(path(u"notes.db"_qs), Connection::Access::ReadOnly);
        QVERIFY(reader);
        const Result<Transaction> writing = Transaction::begin(*m_connection);
        QVERIFY(writing);

        Statement& count = (*reader)->prepared(u"SELECT count(*) FROM notes"_qs);

        QVERIFY(count.execute() && count.next());
        QVERIFY(!(*reader)->run(u"INSERT INTO notes VALUES (1, 'no')"_qs));
    }

    void aStatementThatCouldNotBePreparedIsTriedAgain()
    {
        const auto ask
            = [this] { return m_connection->prepared(u"SELECT ? FROM later"_qs).execute(1); };
        const Result<void> early = ask();
        QVERIFY(!early);
        QVERIFY2(early.error().detail.contains(u"no such table"), qPrintable(early.error().detail));

        QVERIFY(m_connection->run(u"CREATE TABLE later (id)"_qs));

        QVERIFY(ask());
    }

    void aCommitWithoutRoomDidNotHappenForCertain()
    {
        Result<Transaction> transaction = Transaction::begin(*m_connection);
        QVERIFY(m_connection->run(u"INSERT INTO notes VALUES (1, 'one')"_qs));
        {
            const FailingDisk disk(FailingDisk::Fault::NoRoom);
            QVERIFY(!transaction->commit());
        }

        QVERIFY(!m_connection->lastCommitMayHaveReachedTheDisk());
    }

    void ofACommitThatCouldNotBeMadeDurableNobodyKnows()
    {
        Result<Transaction> transaction = Transaction::begin(*m_connection);
        QVERIFY(m_connection->run(u"INSERT INTO notes VALUES (1, 'one')"_qs));
        {
            const FailingDisk disk(FailingDisk::Fault::NoSync);
            QVERIFY(!transaction->commit());
        }

        QVERIFY(m_connection->lastCommitMayHaveReachedTheDisk());
    }

private:
    QString path(const QString& name) const { return m_directory->filePath(name); }
    std::unique_ptr<Connection> open() const
    {
        auto opened = Connection::openSqlite(path(u"notes.db"_qs), Connection::Access::ReadWrite);
        return opened ? std::move(*opened) : nullptr;
    }
    qint64 number(const QString& select)
    {
        Statement& statement = m_connection->prepared(select);
        const qint64 found = statement.execute() && statement.next() ? statement.integer(0) : -1;
        (void)statement.finish();
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connection_test.moc"
