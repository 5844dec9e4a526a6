#include "backend/platform/sql/migrations.h"

#include "tests/support/table_text.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::sql;

namespace {

const auto kTables
    = QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
const auto kVersion = QStringLiteral("PRAGMA user_version");

}  // namespace

class MigrationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_connection = std::move(*Connection::openSqlite(path(), Connection::Access::ReadWrite));
        script("001_first.sql", "-- Why.\nCREATE TABLE one (id);\nCREATE TABLE two (id);\n");
    }
    void cleanup() { m_connection.reset(); }

    void aFreshDatabaseGetsTheWholeSchema()
    {
        QVERIFY(migrate());

        QCOMPARE(test::rows(path(), kTables), u"one\ntwo"_qs);
        QCOMPARE(test::rows(path(), kVersion), u"1"_qs);
    }

    void whatIsAppliedIsNotAppliedAgain()
    {
        QVERIFY(migrate());
        QVERIFY(migrate());

        script("002_second.sql", "CREATE TABLE three (id);\nINSERT INTO three VALUES (7);");
        QVERIFY(migrate());
        QVERIFY(migrate());

        QCOMPARE(test::rows(path(), u"SELECT id FROM three"_qs), u"7"_qs);
        QCOMPARE(test::rows(path(), kVersion), u"2"_qs);
    }

    void aScriptThatFailsLeavesNothingOfItself()
    {
        script("002_broken.sql", "CREATE TABLE three (id);\nCREATE TABLE one (id);\n");

        QVERIFY(!migrate());

        QCOMPARE(test::rows(path(), kTables), u"one\ntwo"_qs);
        QCOMPARE(test::rows(path(), kVersion), u"1"_qs);
    }

    void aDatabaseOfANewerDibsIsRefusedWithASentence()
    {
        QVERIFY(migrate());
        test::meddle(path(), u"PRAGMA user_version=7"_qs);

        const Result<void> migrated = migrate();

        QVERIFY(!migrated);
        QCOMPARE(migrated.error().code, ErrorCode::Conflict);
        QCOMPARE(migrated.error().detail,
            u"was written by a newer Dibs (schema 7, this one knows 1): start that version, or"
            " choose another --data directory"_qs);
    }

    void withoutScriptsTheProgramItselfIsBroken()
    {
        const Result<void> migrated = sql::migrate(*m_connection, u":/no/such/place"_qs);

        QVERIFY(!migrated);
        QCOMPARE(migrated.error().code, ErrorCode::Corrupt);
    }

private:
    QString path() const { return m_directory->filePath(u"data.db"_qs); }
    void script(const char* name, const char* text) const
    {
        QFile file(m_directory->filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    Result<void> migrate() const { return sql::migrate(*m_connection, m_directory->path()); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "migrations_test.moc"
