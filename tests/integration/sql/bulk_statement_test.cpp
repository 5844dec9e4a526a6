#include "backend/platform/sql/bulk_statement.h"

#include "tests/support/table_text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::sql;

class BulkStatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_connection = std::move(*Connection::openSqlite(path(), Connection::Access::ReadWrite));
        QVERIFY(m_connection->run(u"CREATE TABLE pairs (one INTEGER PRIMARY KEY, two)"_qs));
    }
    void cleanup() { m_connection.reset(); }

    // Around each size of a chunk.
    void allRowsAreWrittenAndFound_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 15, 16, 17, 127, 128, 129, 144, 145, 300})
            QTest::addRow("%d", count) << count;
    }

    void allRowsAreWrittenAndFound()
    {
        QFETCH(int, count);

        write(0, count);

        QString expected;
        for (int i = 0; i < count; ++i) expected += QStringLiteral("%1|%2\n").arg(i).arg(i * 10);
        QCOMPARE(test::rows(path(), u"SELECT * FROM pairs ORDER BY one"_qs),
            expected.chopped(count > 0));
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
        QCOMPARE(written.error().code, ErrorCode::Corrupt);
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
    QString path() const { return m_directory->filePath(u"pairs.db"_qs); }
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
        const Result<void> ran
            = selectIn(*m_connection, u"SELECT one FROM pairs WHERE (one, two) IN (VALUES "_qs,
                u")"_qs, 2, keys, [&](Statement&) { ++seen; });
        return ran ? seen : -1;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(BulkStatementTest)
#include "bulk_statement_test.moc"
