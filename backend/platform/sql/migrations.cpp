#include "backend/platform/sql/migrations.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace dibs::sql {
namespace {

Result<qint64> versionOf(Connection& connection)
{
    Statement& read = connection.prepared(QStringLiteral("PRAGMA user_version"));
    if (const Result<void> ran = read.execute(); !ran) return ran.error();
    const qint64 version = read.next() ? read.integer(0) : 0;
    if (const Result<void> done = read.finish(); !done) return done.error();
    return version;
}

Result<void> apply(Connection& connection, const QString& path, qint64 version)
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
    if (Result<void> set = connection.run(QStringLiteral("PRAGMA user_version=%1").arg(version));
        !set)
        return set;
    return transaction->commit();
}

}  // namespace

Result<void> migrate(Connection& connection, const QString& directory)
{
    const Result<qint64> version = versionOf(connection);
    if (!version) return version.error();

    const QStringList files
        = QDir(directory).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    if (files.isEmpty())
        return fail(ErrorCode::Corrupt, QStringLiteral("no migrations in %1").arg(directory));
    const qint64 newest = files.constLast().left(3).toLongLong();
    if (*version > newest)
        return fail(ErrorCode::Conflict,
            QStringLiteral("was written by a newer Dibs (schema %1, this one knows %2): start that "
                           "version, or choose another --data directory")
                .arg(*version)
                .arg(newest));

    for (const QString& file : files) {
        const qint64 number = file.left(3).toLongLong();
        if (number <= *version) continue;
        if (Result<void> applied = apply(connection, directory + u'/' + file, number); !applied)
            return applied;
    }
    return {};
}

}  // namespace dibs::sql
