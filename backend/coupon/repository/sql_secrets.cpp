#include "backend/coupon/repository/sql_secrets.h"

#include <QRandomGenerator>

#include <array>

namespace dibs::coupon {
namespace {

QByteArray randomBytes()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return {reinterpret_cast<const char*>(words.data()), sizeof words};
}

/// NotFound on a new database.
Result<QByteArray> storedKey(sql::Connection& connection)
{
    sql::Statement& select = connection.prepared(
        QStringLiteral("SELECT value FROM secrets WHERE name = 'request-id'"));
    if (const Result<void> ran = select.execute(); !ran) return ran.error();
    const QByteArray key = select.next() ? select.bytes(0) : QByteArray();
    if (const Result<void> done = select.finish(); !done) return done.error();
    if (key.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("the request id key is missing"));
    return key;
}

}  // namespace

Result<QByteArray> requestIdKey(sql::Connection& connection)
{
    const Result<QByteArray> stored = storedKey(connection);
    if (stored || stored.error().code != ErrorCode::NotFound) return stored;
    const Result<void> made = connection
                                  .prepared(QStringLiteral(
                                      "INSERT INTO secrets (name, value) VALUES ('request-id', ?)"))
                                  .execute(randomBytes());
    // Where another instance was first, it is that one's key which counts.
    if (!made && made.error().code != ErrorCode::Conflict) return made.error();
    return storedKey(connection);
}

}  // namespace dibs::coupon
