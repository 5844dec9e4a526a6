// The tables of the two dialects, held against each other.
#include "backend/coupon/repository/sql_dialect.h"
#include "backend/platform/sql/migrations.h"
#include "tests/support/coupon_database.h"

#include <QTest>

#include <future>

using namespace dibs;
using dibs::test::CouponDatabase;
using dibs::test::SqlDatabase;

namespace {

QString sorted(const QString& rows)
{
    QStringList lines = rows.split(u'\n');
    lines.sort();
    return lines.join(u'\n');
}

// A column, or the columns of a unique key. INTEGER PRIMARY KEY takes no NULL either.
const auto kColumnsOfSqlite = QStringLiteral(
    "SELECT t.name, c.name, CASE WHEN c.\"notnull\" OR c.pk THEN 'NOT NULL' ELSE '' END"
    " FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'");
const auto kColumnsOfMysql
    = QStringLiteral("SELECT table_name, column_name, if(is_nullable = 'NO', 'NOT NULL', '')"
                     " FROM information_schema.columns WHERE table_schema = database()"
                     " AND table_name <> 'schema_version'");
const auto kKeysOfSqlite = QStringLiteral(
    "SELECT t.name, (SELECT group_concat(name, ',') FROM pragma_index_info(i.name))"
    " FROM sqlite_master t JOIN pragma_index_list(t.name) i WHERE t.type = 'table' AND i.\"unique\""
    " UNION SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
    " WHERE t.type = 'table' AND c.pk AND 1 = (SELECT count(*) FROM pragma_table_info(t.name)"
    " WHERE pk)");
const auto kKeysOfMysql = QStringLiteral(
    "SELECT table_name, group_concat(column_name ORDER BY seq_in_index) FROM"
    " information_schema.statistics WHERE table_schema = database() AND non_unique = 0"
    " AND table_name <> 'schema_version' GROUP BY table_name, index_name");

}  // namespace

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!SqlDatabase::isThere(sql::Dialect::Mysql)) QSKIP(SqlDatabase::kNoServer);
    }

    void bothHaveTheSameTablesColumnsAndUniqueKeys()
    {
        const CouponDatabase file;
        const CouponDatabase server(sql::Dialect::Mysql);

        QCOMPARE(sorted(server.rows(kColumnsOfMysql)), sorted(file.rows(kColumnsOfSqlite)));
        QCOMPARE(sorted(server.rows(kKeysOfMysql)), sorted(file.rows(kKeysOfSqlite)));
    }

    void instancesThatStartAtOnceMakeItOnce()
    {
        const SqlDatabase server(sql::Dialect::Mysql);
        std::vector<std::future<QString>> running;
        for (int n = 0; n < 4; ++n)
            running.push_back(std::async(std::launch::async, [&] { return migrate(server); }));
        for (auto& thread : running) QCOMPARE(thread.get(), QString());

        QCOMPARE(server.rows(u"SELECT * FROM schema_version"_qs), u"1\n2\n3\n4\n5\n6"_qs);
    }

    void oneThatWasKilledHalfWayIsFinishedByTheNext()
    {
        const SqlDatabase server(sql::Dialect::Mysql);
        QCOMPARE(migrate(server), QString());
        server.meddle(u"DELETE FROM schema_version"_qs);
        server.meddle(u"DROP TABLE users, secrets"_qs);

        QCOMPARE(migrate(server), QString());

        QCOMPARE(server.rows(u"SELECT count(*) FROM users"_qs), u"0"_qs);
        QCOMPARE(server.rows(u"SELECT * FROM schema_version"_qs), u"1\n2\n3\n4\n5\n6"_qs);
    }

    void theDatabaseOfANewerDibsIsRefused()
    {
        const CouponDatabase server(sql::Dialect::Mysql);
        server.meddle(u"INSERT INTO schema_version VALUES (7)"_qs);

        QCOMPARE(migrate(server),
            u"was written by a newer Dibs (schema 7, this one knows 6): start that version, or"
            " choose another database"_qs);
    }

private:
    static QString migrate(const SqlDatabase& server)
    {
        const Result<void> done
            = sql::migrate(*server.open(), coupon::couponMigrations(sql::Dialect::Mysql));
        return done ? QString() : done.error().detail;
    }
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "schema_test.moc"
