#include "backend/platform/sql/bulk_statement.h"

#include "tests/support/sql_database.h"

#include <QTest>

using namespace dibs;
using namespace dibs::sql;
using dibs::test::SqlDatabase;

class BulkStatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { SqlDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!SqlDatabase::isThere(dialect)) QSKIP(SqlDatabase::kNoServer);
        m_database = std::make_unique<SqlDatabase>(dialect);
        m_connection = m_database->open();
        QVERIFY(m_connection->run(
            u"CREATE TABLE pairs (one BIGINT NOT NULL PRIMARY KEY, two BIGINT)"_qs));
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    // Around each size of a chunk.
    void allRowsAreWrittenAndFound_data()
    {
        QTest::addColumn<int>("count");
        for (const int count :
            {0, 1, 2, 15, 16, 17, 127, 128, 129, 144, 145, 300, 499, 500, 501, 1'000, 1'637})
            QTest::addRow("%d", count) << count;
    }

    void allRowsAreWrittenAndFound()
    {
        QFETCH(int, count);

        write(0, count);

        QString expected;
        for (int i = 0; i < count; ++i) expected += QStringLiteral("%1|%2\n").arg(i).arg(i * 10);
        QCOMPARE(
            m_database->rows(u"SELECT * FROM pairs ORDER BY one"_qs), expected.chopped(count > 0));
        QCOMPARE(found(0, count), count);
        QCOMPARE(found(count, count + 300), 0);
    }

    void oneRowThatIsRefusedFailsTheWhole()
    {
        write(5, 6);

        BulkInsert rows(*m_connection, u"INSERT INTO pairs (one, two) VALUES "_qs, 2);
        for (int i = 0; i < 10; ++i) rows.add(i, i);

        const Result<void> written = rows.write();
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Conflict);
    }

    void aKeyOfOneColumnIsFound()
    {
        write(0, 200);
        QList<sql::Value> keys;
        for (int i = 100; i < 300; ++i) keys << i;
        int seen = 0;

        QVERIFY(selectIn(*m_connection, u"SELECT two FROM pairs WHERE one IN ("_qs, u")"_qs, 1,
            keys, [&](Statement& row) { seen += row.integer(0) >= 1'000; }));

        QCOMPARE(seen, 100);
    }

private:
    void write(int from, int to)
    {
        BulkInsert rows(*m_connection, u"INSERT INTO pairs (one, two) VALUES "_qs, 2);
        for (int i = from; i < to; ++i) rows.add(i, i * 10);
        QVERIFY(rows.write());
    }
    int found(int from, int to)
    {
        QList<sql::Value> keys;
        for (int i = from; i < to; ++i) keys << i << i * 10;
        int seen = 0;
        const bool isSqlite = m_connection->dialect() == sql::Dialect::Sqlite;
        const Result<void> ran = selectIn(*m_connection,
            u"SELECT one FROM pairs WHERE (one, two) IN ("_qs
                + (isSqlite ? u"VALUES "_qs : QString()),
            u")"_qs, 2, keys, [&](Statement&) { ++seen; });
        return ran ? seen : -1;
    }

    std::unique_ptr<SqlDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(BulkStatementTest)
#include "bulk_statement_test.moc"
