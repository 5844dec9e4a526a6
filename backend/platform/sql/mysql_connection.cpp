#include "backend/platform/sql/mysql_connection.h"

#include "backend/platform/sql/mysql_error.h"

#include <array>
#include <poll.h>

namespace dibs::sql {
namespace {

constexpr unsigned kTimeoutSeconds = 5;

// Rows a statement, largest first. Each statement is a round trip, and the largest one takes a
// whole batch. A list of keys is filled up to the next of them: half of it at most is in vain.
constexpr std::array kChunkRows{1'000, 700, 500, 350, 250, 180, 125, 90, 60, 40, 20, 10, 5, 2, 1};

const char* orNull(const QByteArray& text)
{
    return text.isEmpty() ? nullptr : text.constData();
}

}  // namespace

Result<std::unique_ptr<Connection>> MysqlConnection::open(
    const DatabaseAddress& address, Access access)
{
    std::unique_ptr<MysqlConnection> connection(new MysqlConnection(mysql_init(nullptr)));
    const Result<void> opened
        = connection->connect(address).andThen([&] { return connection->setUp(access); });
    if (!opened)
        return fail(opened.error().code,
            QStringLiteral("%1: %2").arg(address.toString(), opened.error().detail));
    return std::unique_ptr<Connection>(std::move(connection));
}

MysqlConnection::MysqlConnection(MYSQL* connection)
    : m_connection(connection)
{
}

Result<void> MysqlConnection::connect(const DatabaseAddress& address)
{
    MYSQL* mysql = m_connection.get();
    const auto set
        = [mysql](mysql_option option, unsigned value) { mysql_optionsv(mysql, option, &value); };
    set(MYSQL_OPT_CONNECT_TIMEOUT, kTimeoutSeconds);
    set(MYSQL_OPT_READ_TIMEOUT, kTimeoutSeconds);
    set(MYSQL_OPT_WRITE_TIMEOUT, kTimeoutSeconds);
    set(MYSQL_OPT_LOCAL_INFILE, 0);
    set(MYSQL_OPT_PROTOCOL, address.socket.isEmpty() ? MYSQL_PROTOCOL_TCP : MYSQL_PROTOCOL_SOCKET);
    const my_bool off = 0;
    mysql_optionsv(mysql, MYSQL_OPT_RECONNECT, &off);
    mysql_optionsv(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");

    const QByteArray host = address.host.toUtf8();
    const QByteArray user = address.user.toUtf8();
    const QByteArray password = address.password.toUtf8();
    const QByteArray database = address.database.toUtf8();
    const QByteArray socket = address.socket.toLocal8Bit();
    if (mysql_real_connect(mysql, host.constData(), user.constData(), password.constData(),
            orNull(database), address.port, orNull(socket), 0)) {
        m_isMariadb = mariadb_connection(mysql) != 0;
        return {};
    }
    return mysqlError(mysql_errno(mysql), QString::fromUtf8(mysql_error(mysql)));
}

Result<void> MysqlConnection::setUp(Access access)
{
    // The pool's connections may be idle for days. A wait for a lock, of a row or of a table that
    // is being altered, ends before the read timeout, which would cost the connection.
    QString settings
        = QStringLiteral("SET SESSION autocommit=1, wait_timeout=31536000, lock_wait_timeout=4,"
                         " innodb_lock_wait_timeout=2, sql_mode='STRICT_TRANS_TABLES,"
                         "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'");
    // MariaDB would make a table of a long list of keys, which is slower than the index.
    if (m_isMariadb) settings += QStringLiteral(", in_predicate_conversion_threshold=0");
    if (access == Access::ReadWrite && m_isMariadb)
        settings += QStringLiteral(", idle_transaction_timeout=3");
    return run(settings)
        .andThen([this] {
            return run(QStringLiteral("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"));
        })
        .andThen([&]() -> Result<void> {
            if (access == Access::ReadWrite) return {};
            return run(QStringLiteral("SET SESSION TRANSACTION READ ONLY"));
        });
}

Result<void> MysqlConnection::run(const QString& sql)
{
    MYSQL* mysql = m_connection.get();
    const QByteArray utf8 = sql.toUtf8();
    if (mysql_real_query(mysql, utf8.constData(), static_cast<unsigned long>(utf8.size())) == 0) {
        mysql_free_result(mysql_store_result(mysql));  // nobody wants its rows, if there are any
        if (mysql_errno(mysql) == 0) return {};
    }
    return mysqlError(mysql_errno(mysql), QString::fromUtf8(mysql_error(mysql)));
}

Statement& MysqlConnection::prepared(const QString& sql)
{
    return find(m_statements, sql, MysqlStatement::Rows::Buffered);
}

Statement& MysqlConnection::streamed(const QString& sql)
{
    return find(m_streams, sql, MysqlStatement::Rows::Streamed);
}

Statement& MysqlConnection::find(
    Statements& statements, const QString& sql, MysqlStatement::Rows rows)
{
    std::unique_ptr<MysqlStatement>& statement = statements[sql];
    if (!statement || !statement->isPrepared())
        statement = std::make_unique<MysqlStatement>(m_connection.get(), sql, rows);
    return *statement;
}

Result<void> MysqlConnection::begin()
{
    return run(QStringLiteral("START TRANSACTION"));
}

Result<void> MysqlConnection::beginSnapshot()
{
    // Whoever compares millions of rows with a log may be silent for longer than a consumer.
    return run(QStringLiteral("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        .andThen([this]() -> Result<void> {
            if (!m_isMariadb) return {};
            return run(QStringLiteral("SET SESSION idle_transaction_timeout=0"));
        })
        .andThen([this] {
            return run(QStringLiteral("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"));
        });
}

Result<void> MysqlConnection::commit()
{
    const Result<void> committed = run(QStringLiteral("COMMIT"));
    // The answer may be lost after the server has done it: only a new connection can tell.
    m_commitIsUnknown = !committed && isLost();
    return committed;
}

void MysqlConnection::rollback()
{
    // Where the connection is lost the server does it by itself.
    (void)run(QStringLiteral("ROLLBACK"));
}

bool MysqlConnection::isLost()
{
    const my_socket socket = mysql_get_socket(m_connection.get());
    if (socket == MARIADB_INVALID_SOCKET) return true;
    // Nothing was asked, so all there can be to read is the server's farewell.
    pollfd watched{.fd = socket, .events = POLLIN, .revents = 0};
    return ::poll(&watched, 1, 0) != 0;
}

std::span<const int> MysqlConnection::chunkRows() const
{
    return kChunkRows;
}

}  // namespace dibs::sql
