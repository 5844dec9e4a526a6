#include "backend/platform/sql/mysql_error.h"

#include <mariadb/errmsg.h>
#include <mariadb/mysqld_error.h>

namespace dibs::sql {
namespace {

// Of MySQL 8 only, or under another name there.
constexpr unsigned kMysqlCheckViolated = 3819;

}  // namespace

// https://mariadb.com/kb/en/mariadb-error-codes/
Error mysqlError(unsigned code, const QString& text)
{
    const QString numbered = QStringLiteral("%1 (%2)").arg(text).arg(code);
    const auto withAdvice = [&](ErrorCode what, const char* advice) {
        return fail(what, QStringLiteral("%1: %2").arg(numbered, QLatin1String(advice)));
    };
    switch (code) {
    case ER_DUP_ENTRY:
    case ER_DUP_ENTRY_WITH_KEY_NAME: return fail(ErrorCode::Conflict, numbered);

    case ER_BAD_NULL_ERROR:
    case ER_NO_DEFAULT_FOR_FIELD:
    case ER_WARN_DATA_OUT_OF_RANGE:
    case ER_TRUNCATED_WRONG_VALUE_FOR_FIELD:
    case ER_DATA_TOO_LONG:
    case ER_ROW_IS_REFERENCED:
    case ER_ROW_IS_REFERENCED_2:
    case ER_NO_REFERENCED_ROW:
    case ER_NO_REFERENCED_ROW_2:
    case ER_CONSTRAINT_FAILED:
    case kMysqlCheckViolated:
    case ER_CRASHED_ON_USAGE:
    case ER_INDEX_CORRUPT: return fail(ErrorCode::Corrupt, numbered);

    case ER_ACCESS_DENIED_ERROR:
    case ER_ACCESS_DENIED_NO_PASSWORD_ERROR:
        return withAdvice(ErrorCode::BadRequest,
            "check the user in the address, and the file that holds the password");
    case ER_DBACCESS_DENIED_ERROR:
    case ER_TABLEACCESS_DENIED_ERROR:
        return withAdvice(ErrorCode::BadRequest,
            "let an administrator GRANT ALL PRIVILEGES on this database to this user");
    case ER_BAD_DB_ERROR:
        return withAdvice(
            ErrorCode::BadRequest, "let an administrator CREATE DATABASE … CHARACTER SET utf8mb4");
    case CR_UNKNOWN_HOST:
        return withAdvice(ErrorCode::Unavailable, "check the host in the address");
    case ER_NET_PACKET_TOO_LARGE:
        return withAdvice(ErrorCode::Unavailable, "raise max_allowed_packet on the server");
    case ER_RECORD_FILE_FULL:
    case ER_DISK_FULL:
        return withAdvice(
            ErrorCode::Unavailable, "free some space on the server, it goes on by itself");

    // A lock that is not let go (only the statement is undone: roll back), a deadlock, a server
    // that is away, was restarted or has thrown us out, and all that is not known here.
    default: return fail(ErrorCode::Unavailable, numbered);
    }
}

}  // namespace dibs::sql
