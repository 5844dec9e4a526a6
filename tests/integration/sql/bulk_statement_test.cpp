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
        for (const int count : {0, 1, 2, 15, 16, 17, 127, 128, 129, 144, 145, 300, 499, 500, 501,
                 999, 1'000, 1'001, 1'637})
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
        QCOMPARE(m_database->rows(u"SELECT one FROM pairs"_qs), u"5"_qs);
    }

    void eachKindOfValueIsWritten()
    {
        QVERIFY(m_connection->run(
            u"CREATE TABLE kinds (n BIGINT, t VARCHAR(20), l VARCHAR(20), b BLOB, z BIGINT)"_qs));
        const QByteArray noText("\xff\0\x80", 3);

        BulkInsert rows(*m_connection, u"INSERT INTO kinds (n, t, l, b, z) VALUES "_qs, 5);
        rows.add(sql::Value(), sql::Value(), sql::Value(), QByteArray(), sql::Value());
        rows.add(-1, u"\ucfe0\ud3f0"_qs, QLatin1String("ISSUED"), noText, sql::Value());
        rows.add(2, u""_qs, QLatin1String(""), QByteArray(""), sql::Value());
        QVERIFY(rows.write());

        QCOMPARE(m_database->rows(u"SELECT n, t, l, CASE WHEN b IS NULL THEN '-' ELSE HEX(b) END, z"
                                  " FROM kinds ORDER BY n"_qs),
            u"-|-|-|-|-\n-1|\ucfe0\ud3f0|ISSUED|FF0080|-\n2||||-"_qs);
    }

    // 24 MB; a server takes 16 at once unless it was told otherwise.
    void rowsThatAreTooMuchForOnePacketAreWritten()
    {
        constexpr int kRows = 600;
        QVERIFY(m_connection->run(u"CREATE TABLE payloads (one BIGINT, bytes MEDIUMBLOB)"_qs));

        BulkInsert rows(*m_connection, u"INSERT INTO payloads (one, bytes) VALUES "_qs, 2);
        for (int i = 0; i < kRows; ++i) rows.add(i, QByteArray(40'000, 'x'));
        const Result<void> written = rows.write();

        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
        QCOMPARE(m_database->rows(u"SELECT COUNT(*), SUM(LENGTH(bytes)) FROM payloads"_qs),
            u"600|24000000"_qs);
    }

    // A single row by the same statement, before and after many at once.
    void theStatementStaysOfUse()
    {
        const QString sql = u"INSERT INTO pairs (one, two) VALUES (?,?)"_qs;
        QVERIFY(m_connection->prepared(sql).execute(1, 10));
        write(2, 4);
        QVERIFY(m_connection->prepared(sql).execute(4, 40));
        write(5, 6);

        QCOMPARE(m_database->rows(u"SELECT one FROM pairs ORDER BY one"_qs), u"1\n2\n3\n4\n5"_qs);
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
