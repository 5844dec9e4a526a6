#include "backend/platform/sql/migrations.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace dibs::sql {
namespace {

Result<qint64> number(Connection& connection, const QString& select)
{
    Statement& read = connection.prepared(select);
    if (const Result<void> ran = read.execute(); !ran) return ran.error();
    const qint64 found = read.next() ? read.integer(0) : 0;
    if (const Result<void> done = read.finish(); !done) return done.error();
    return found;
}

/// One instance at a time. The server lets the lock go with the connection, however that ends.
class ServerLock
{
public:
    explicit ServerLock(Connection& connection)
        : m_connection(connection)
    {
    }
    ~ServerLock()
    {
        if (m_isHeld) (void)m_connection.run(QStringLiteral("DO RELEASE_LOCK('dibs-migrations')"));
    }
    ServerLock(const ServerLock&) = delete;
    ServerLock& operator=(const ServerLock&) = delete;

    Result<void> take()
    {
        if (m_connection.dialect() == Dialect::Sqlite) return {};
        // In pieces: the connection gives up an answer that takes longer than its timeout.
        for (int wait = 0; wait < kWaitsMax; ++wait) {
            const Result<qint64> taken
                = number(m_connection, QStringLiteral("SELECT GET_LOCK('dibs-migrations', 3)"));
            if (!taken) return taken.error();
            m_isHeld = *taken == 1;
            if (m_isHeld) return {};
        }
        return fail(ErrorCode::Unavailable,
            QStringLiteral("another Dibs is altering the tables for half a minute already: look "
                           "for it with SHOW PROCESSLIST"));
    }

private:
    static constexpr int kWaitsMax = 10;

    Connection& m_connection;
    bool m_isHeld = false;
};

Result<qint64> versionOf(Connection& connection, const QString& table)
{
    if (connection.dialect() == Dialect::Sqlite)
        return number(connection, QStringLiteral("PRAGMA user_version"));
    const Result<qint64> exists = number(connection,
        QStringLiteral("SELECT count(*) FROM information_schema.tables WHERE table_schema ="
                       " DATABASE() AND table_name = '%1'")
            .arg(table));
    if (!exists || *exists == 0) return exists;
    return number(
        connection, QStringLiteral("SELECT coalesce(max(version), 0) FROM %1").arg(table));
}

/// A user who may not CREATE can still start with what an administrator has made, so it is made
/// only where nothing is.
Result<void> makeVersionTable(Connection& connection, const QString& table)
{
    if (connection.dialect() == Dialect::Sqlite) return {};
    return connection.run(QStringLiteral("CREATE TABLE IF NOT EXISTS %1 (version BIGINT NOT NULL"
                                         " PRIMARY KEY) ENGINE=InnoDB")
                              .arg(table));
}

QStringList filesIn(const QString& directory)
{
    return QDir(directory).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
}

qint64 numberOf(const QString& file)
{
    return file.left(3).toLongLong();
}

QString setVersion(Dialect dialect, const QString& table, qint64 version)
{
    switch (dialect) {
    case Dialect::Sqlite: return QStringLiteral("PRAGMA user_version=%1").arg(version);
    case Dialect::Mysql:
        return QStringLiteral("INSERT INTO %1 VALUES (%2)").arg(table).arg(version);
    }
    Q_UNREACHABLE();
}

Result<void> apply(
    Connection& connection, const QString& path, const QString& table, qint64 version)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Corrupt, QStringLiteral("cannot read %1").arg(path));
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction) return transaction.error();

    static const QRegularExpression statementEnd(QStringLiteral(";\\s*\\n"));
    const QString script = QString::fromUtf8(file.readAll()) + u'\n';
    for (const QString& statement : script.split(statementEnd, Qt::SkipEmptyParts)) {
        if (statement.trimmed().isEmpty()) continue;
        if (Result<void> ran = connection.run(statement); !ran) return ran;
    }
    if (Result<void> set = connection.run(setVersion(connection.dialect(), table, version)); !set)
        return set;
    return transaction->commit();
}

QString another(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? QStringLiteral("--data directory")
                                      : QStringLiteral("database");
}

}  // namespace

Result<void> migrate(Connection& connection, const QString& directory, const QString& versionTable)
{
    const QStringList files = filesIn(directory);
    if (files.isEmpty())
        return fail(ErrorCode::Corrupt, QStringLiteral("no migrations in %1").arg(directory));

    ServerLock lock(connection);
    if (Result<void> taken = lock.take(); !taken) return taken;
    const Result<qint64> version = versionOf(connection, versionTable);
    if (!version) return version.error();
    const qint64 newest = numberOf(files.constLast());
    if (*version > newest)
        return fail(ErrorCode::Conflict,
            QStringLiteral("was written by a newer Dibs (schema %1, this one knows %2): start that "
                           "version, or choose another %3")
                .arg(*version)
                .arg(newest)
                .arg(another(connection.dialect())));

    if (*version == 0)
        if (Result<void> made = makeVersionTable(connection, versionTable); !made) return made;
    for (const QString& file : files) {
        const qint64 number = numberOf(file);
        if (number <= *version) continue;
        if (Result<void> applied = apply(connection, directory + u'/' + file, versionTable, number);
            !applied)
            return applied;
    }
    return {};
}

Result<SchemaVersion> schemaVersion(
    Connection& connection, const QString& directory, const QString& versionTable)
{
    const QStringList files = filesIn(directory);
    const Result<qint64> found = versionOf(connection, versionTable);
    if (!found) return found.error();
    return SchemaVersion{*found, files.isEmpty() ? 0 : numberOf(files.constLast())};
}

}  // namespace dibs::sql
