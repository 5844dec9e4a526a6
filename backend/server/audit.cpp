#include "backend/server/audit.h"

#include "backend/coupon/repository/sql_issuance_store.h"

#include <QFile>

namespace dibs::server {
namespace {

Result<void> exists(const QString& file)
{
    if (QFile::exists(file)) return {};
    return fail(ErrorCode::NotFound,
        QStringLiteral("there is no %1: name the server's data directory with --data, or its log "
                       "and database with --log and --db")
            .arg(file));
}

/// Opening an embedded one that is not there would make it.
Result<void> isThere(const BackingOptions& options)
{
    if (!options.kafka)
        if (Result<void> found = exists(options.logFile()); !found) return found;
    if (!options.database) return exists(options.storeFile());
    return {};
}

/// What was decided without a log cannot be replayed.
Result<void> hasALog(sql::Connection& connection)
{
    const Result<coupon::Position> position = coupon::readPosition(connection, 0);
    if (!position) return {};  // nothing was decided: the log says more
    const coupon::Generation made = coupon::generationOf(position->incarnation);
    if (made == coupon::Generation::Event) return {};
    return fail(ErrorCode::Conflict,
        QStringLiteral(
            "this database was made with --issue %1: there is no log to replay, so "
            "nothing proves who came first. dibs rehearse holds a load's answers against "
            "its outcomes there")
            .arg(word(made)));
}

}  // namespace

Result<Audit> Audit::open(const BackingOptions& options)
{
    if (options.database || QFile::exists(options.storeFile())) {
        const auto database = Store::of(options).open(sql::Connection::Access::ReadOnly);
        if (database)
            if (const Result<void> replayable = hasALog(**database); !replayable)
                return replayable.error();
    }
    if (const Result<void> found = isThere(options); !found) return found.error();
    auto log = openLogAlone(options, QStringLiteral("dibs-verify"));
    if (!log) return log.error();
    const Result<eventlog::LogIdentity> identity = (*log)->identity();
    if (!identity) return identity.error();
    auto store = Store::of(options).open(sql::Connection::Access::ReadOnly);
    if (!store) return store.error();
    return Audit{std::move(*log), identity->incarnation, identity->partitions, std::move(*store)};
}

}  // namespace dibs::server
