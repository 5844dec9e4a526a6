#include "tests/support/sql_database.h"

#include "tests/support/mysql_text.h"
#include "tests/support/table_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

namespace dibs::test {

SqlDatabase::SqlDatabase(sql::Dialect dialect)
    : m_dialect(dialect)
{
    if (dialect == sql::Dialect::Sqlite) return;
    static int made = 0;
    m_address = server();
    const QString name
        = QStringLiteral("dibs_test_%1_%2").arg(QCoreApplication::applicationPid()).arg(++made);
    MysqlText(m_address).run(QStringLiteral("CREATE DATABASE %1 CHARACTER SET utf8mb4").arg(name));
    m_address.database = name;
}

SqlDatabase::~SqlDatabase()
{
    if (m_dialect == sql::Dialect::Mysql)
        meddle(QStringLiteral("DROP DATABASE ") + m_address.database);
}

void SqlDatabase::onEach()
{
    QTest::addColumn<sql::Dialect>("dialect");
    QTest::newRow("SQLite") << sql::Dialect::Sqlite;
    QTest::newRow("MariaDB") << sql::Dialect::Mysql;
}

bool SqlDatabase::isThere(sql::Dialect dialect)
{
    return dialect == sql::Dialect::Sqlite || qEnvironmentVariableIsSet("DIBS_DB");
}

sql::DatabaseAddress SqlDatabase::server()
{
    auto address = sql::DatabaseAddress::parse(qEnvironmentVariable("DIBS_DB"));
    if (!address) qFatal("DIBS_DB: %s", qUtf8Printable(address.error().detail));
    address->database.clear();
    // Tests make databases and users, and change the server's settings.
    QFile password(qEnvironmentVariable("DIBS_DB_PASSWORD_FILE"));
    if (password.open(QIODevice::ReadOnly)) {
        address->user = QStringLiteral("root");
        address->password = QString::fromUtf8(password.readAll()).trimmed();
    }
    return *address;
}

std::unique_ptr<sql::Connection> SqlDatabase::open(sql::Connection::Access access) const
{
    auto opened = m_dialect == sql::Dialect::Sqlite ? sql::Connection::openSqlite(path(), access)
                                                    : sql::Connection::openMysql(m_address, access);
    if (!opened) qFatal("%s", qUtf8Printable(opened.error().detail));
    return std::move(*opened);
}

QString SqlDatabase::rows(const QString& select) const
{
    return m_dialect == sql::Dialect::Sqlite ? test::rows(path(), select)
                                             : MysqlText(m_address).rows(select);
}

QString SqlDatabase::everything() const
{
    return m_dialect == sql::Dialect::Sqlite ? test::everything(path())
                                             : MysqlText(m_address).everything();
}

void SqlDatabase::meddle(const QString& sql) const
{
    if (m_dialect == sql::Dialect::Sqlite) return test::meddle(path(), sql);
    MysqlText(m_address).run(sql);
}

}  // namespace dibs::test
