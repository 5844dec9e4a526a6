// An empty database for one test: a file of its own, or a schema of its own on the server that the
// environment names in DIBS_DB.
#pragma once

#include "backend/platform/sql/connection.h"

#include <QTemporaryDir>

namespace dibs::test {

class SqlDatabase
{
public:
    /// Says how to get the server that is missing.
    static constexpr auto kNoServer = "DIBS_DB names no MariaDB: `./dev services start` has one";

    explicit SqlDatabase(sql::Dialect dialect = sql::Dialect::Sqlite);
    ~SqlDatabase();  // drops what it has made
    SqlDatabase(const SqlDatabase&) = delete;
    SqlDatabase& operator=(const SqlDatabase&) = delete;

    /// For initTestCase_data(): every test of the class runs on each, as QFETCH_GLOBAL `dialect`.
    static void onEach();
    static bool isThere(sql::Dialect dialect);
    /// Of the server itself; without a database in it.
    static sql::DatabaseAddress server();

    QString path() const { return m_directory.filePath(QStringLiteral("coupon.db")); }
    const sql::DatabaseAddress& address() const { return m_address; }
    std::unique_ptr<sql::Connection> open(
        sql::Connection::Access access = sql::Connection::Access::ReadWrite) const;

    /// As in table_text.h; numbers that the server counts up by itself are left out of
    /// everything().
    QString rows(const QString& select) const;
    QString everything() const;
    void meddle(const QString& sql) const;

private:
    const sql::Dialect m_dialect;
    QTemporaryDir m_directory;
    sql::DatabaseAddress m_address;
};

}  // namespace dibs::test
