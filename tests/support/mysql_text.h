// A second opinion on what is in a MariaDB: through its text protocol, by no code of ours.
#pragma once

#include "backend/platform/sql/database_address.h"

#include <memory>

struct st_mysql;

namespace dibs::test {

/// A connection with the server's own defaults. What fails ends the test program.
class MysqlText
{
public:
    explicit MysqlText(const sql::DatabaseAddress& address);

    void run(const QString& sql) const;
    /// A line each: "7|ISSUED|-". NULL is "-", a blob is its hex digits.
    QString rows(const QString& select) const;
    /// All tables but the one of the schema's version.
    QString everything() const;

private:
    struct Close {
        void operator()(st_mysql* connection) const;
    };
    QString read(const QString& select, bool withCounters) const;

    std::unique_ptr<st_mysql, Close> m_connection;
};

}  // namespace dibs::test
