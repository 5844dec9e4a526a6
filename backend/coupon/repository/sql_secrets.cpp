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

}  // namespace

Result<QByteArray> requestIdKey(sql::Connection& connection)
{
    const Result<void> made
        = connection
              .prepared(QStringLiteral("INSERT INTO secrets (name, value) SELECT 'request-id', ?"
                                       " WHERE NOT EXISTS (SELECT 1 FROM secrets WHERE name ="
                                       " 'request-id')"))
              .execute(randomBytes());
    if (!made) return made.error();
    sql::Statement& select = connection.prepared(
        QStringLiteral("SELECT value FROM secrets WHERE name = 'request-id'"));
    if (const Result<void> ran = select.execute(); !ran) return ran.error();
    if (!select.next())
        return fail(ErrorCode::Corrupt, QStringLiteral("the request id key is missing"));
    QByteArray key = select.bytes(0);
    if (const Result<void> done = select.finish(); !done) return done.error();
    return key;
}

}  // namespace dibs::coupon
