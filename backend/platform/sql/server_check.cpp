#include "backend/platform/sql/server_check.h"

#include <QStringList>

#include <array>

namespace dibs::sql {
namespace {

using Weight = ServerProblem::Weight;

constexpr qint64 kPacketBytesMin = 16 << 20;

// The tables are read and written, and made and altered by the next version.
constexpr std::array kPrivileges{
    "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "INDEX"};

Result<QString> text(Connection& connection, const QString& select)
{
    Statement& read = connection.prepared(select);
    if (const Result<void> ran = read.execute(); !ran) return ran.error();
    const QString found = read.next() ? read.text(0) : QString();
    if (const Result<void> done = read.finish(); !done) return done.error();
    return found;
}

/// A setting and how to know that it is wrong.
struct Setting {
    const char* name;
    const char* select;
    bool (*isWrong)(const QString& value);
    Weight weight;
    const char* what;
    const char* mend;
};

constexpr std::array kSettings{
    Setting{"innodb_flush_log_at_trx_commit", "SELECT @@innodb_flush_log_at_trx_commit",
        [](const QString& value) { return value != u"1"; }, Weight::Error,
        "coupons that were issued can be gone after a crash of the server's machine",
        "SET GLOBAL innodb_flush_log_at_trx_commit=1, and the same in the server's configuration"},
    // Without a binary log it does not matter.
    Setting{"sync_binlog", "SELECT if(@@log_bin, @@sync_binlog, 1)",
        [](const QString& value) { return value != u"1"; }, Weight::Warning,
        "after a crash of the server's machine its replicas can lack coupons that were issued",
        "SET GLOBAL sync_binlog=1, and the same in the server's configuration"},
    Setting{"isolation",
        "SHOW SESSION VARIABLES WHERE Variable_name IN ('tx_isolation',"
        " 'transaction_isolation')",
        [](const QString& value) { return value != u"READ-COMMITTED"; }, Weight::Error,
        "consumers of different partitions wait for each other",
        "let nothing between Dibs and the server (a proxy, init_connect) change the session"},
    Setting{"sql_mode", "SELECT @@SESSION.sql_mode",
        [](const QString& value) {
            return !value.contains(u"STRICT_TRANS_TABLES") && !value.contains(u"STRICT_ALL_TABLES");
        },
        Weight::Error, "values that do not fit are cut off instead of refused",
        "let nothing between Dibs and the server (a proxy, init_connect) change the session"},
    Setting{"max_allowed_packet", "SELECT @@max_allowed_packet",
        [](const QString& value) { return value.toLongLong() < kPacketBytesMin; }, Weight::Error,
        "a large record cannot be kept as a dead letter, and its partition stands still",
        "SET GLOBAL max_allowed_packet=16777216, and the same in the server's configuration"},
};

Result<QString> valueOf(Connection& connection, const Setting& setting)
{
    Statement& read = connection.prepared(QLatin1String(setting.select));
    if (const Result<void> ran = read.execute(); !ran) return ran.error();
    const bool isNamed = QLatin1String(setting.select).startsWith(QLatin1String("SHOW"));
    const QString found = read.next() ? read.text(isNamed ? 1 : 0) : QString();
    if (const Result<void> done = read.finish(); !done) return done.error();
    return found;
}

}  // namespace

Result<QList<ServerProblem>> durabilityProblems(Connection& connection)
{
    QList<ServerProblem> problems;
    if (connection.dialect() == Dialect::Sqlite) return problems;
    for (const Setting& setting : kSettings) {
        const Result<QString> value = valueOf(connection, setting);
        if (!value) return value.error();
        if (!setting.isWrong(*value)) continue;
        problems.append({setting.weight, QLatin1String(setting.name), *value,
            QLatin1String(setting.what), QLatin1String(setting.mend)});
    }
    return problems;
}

Result<QList<ServerProblem>> privilegeProblems(Connection& connection)
{
    QList<ServerProblem> problems;
    if (connection.dialect() == Dialect::Sqlite) return problems;
    // A grant on a database may be a pattern. Roles are not looked into: who has his privileges
    // from one is told too much here, never too little.
    Statement& select = connection.prepared(QStringLiteral(
        "SELECT privilege_type FROM information_schema.user_privileges WHERE grantee = concat('''',"
        " replace(current_user(), '@', '''@'''), '''') UNION SELECT privilege_type FROM"
        " information_schema.schema_privileges WHERE database() LIKE table_schema AND grantee ="
        " concat('''', replace(current_user(), '@', '''@'''), '''')"));
    if (const Result<void> ran = select.execute(); !ran) return ran.error();
    QStringList granted;
    while (select.next()) granted += select.text(0);
    if (const Result<void> done = select.finish(); !done) return done.error();

    const Result<QString> user = text(connection, QStringLiteral("SELECT current_user()"));
    if (!user) return user.error();
    for (const char* privilege : kPrivileges) {
        const QString name = QLatin1String(privilege);
        if (granted.contains(name)) continue;
        problems.append({Weight::Error, name, QStringLiteral("not granted to ") + *user,
            QStringLiteral("Dibs cannot keep its tables"),
            QStringLiteral("GRANT ALL PRIVILEGES on this database to this user")});
    }
    return problems;
}

Result<QString> serverVersion(Connection& connection)
{
    return text(connection,
        connection.dialect() == Dialect::Sqlite ? QStringLiteral("SELECT sqlite_version()")
                                                : QStringLiteral("SELECT version()"));
}

Result<qint64> serverClockMs(Connection& connection)
{
    const Result<QString> now = text(connection,
        connection.dialect() == Dialect::Sqlite
            ? QStringLiteral("SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)")
            : QStringLiteral("SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)"));
    if (!now) return now.error();
    return now->toLongLong();
}

}  // namespace dibs::sql
