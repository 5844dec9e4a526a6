#include "backend/core/repository/sql_core_dialect.h"

namespace dibs::core {

QString coreMigrations(sql::Dialect dialect)
{
    switch (dialect) {
    case sql::Dialect::Sqlite: return QStringLiteral(":/sql/sqlite/core");
    case sql::Dialect::Mysql: return QStringLiteral(":/sql/mysql/core");
    }
    Q_UNREACHABLE();
}

Result<qint64> lastInsertId(sql::Connection& connection)
{
    sql::Statement& select = connection.prepared(connection.dialect() == sql::Dialect::Sqlite
            ? QStringLiteral("SELECT last_insert_rowid()")
            : QStringLiteral("SELECT LAST_INSERT_ID()"));
    if (const Result<void> ran = select.execute(); !ran) return ran.error();
    const Result<std::optional<qint64>> id = numberIn(select);
    if (!id) return id.error();
    return id->value_or(0);
}

Result<std::optional<qint64>> numberIn(sql::Statement& executed)
{
    std::optional<qint64> number;
    if (executed.next()) number = executed.integer(0);
    if (const Result<void> done = executed.finish(); !done) return done.error();
    return number;
}

}  // namespace dibs::core
