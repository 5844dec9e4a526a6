#include "backend/server/audit.h"

#include "backend/coupon/repository/sql_decided_log.h"
#include "backend/coupon/repository/sql_issuance_store.h"
#include "backend/coupon/repository/sql_position_queries.h"

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

/// None: nothing was decided there, or a log has decided it.
std::optional<Audit> withoutLog(const BackingOptions& options)
{
    if (!options.database && !QFile::exists(options.storeFile())) return {};
    auto store = Store::of(options).open(sql::Connection::Access::ReadOnly);
    if (!store) return {};
    const Result<coupon::Position> position = coupon::readPosition(**store, 0);
    const Result<int> partitions = coupon::consumedPartitions(**store);
    if (!position || !partitions) return {};
    const coupon::Generation made = coupon::generationOf(position->incarnation);
    if (made == coupon::Generation::Event) return {};
    const eventlog::LogIdentity identity{position->incarnation, *partitions};
    auto log = std::make_unique<coupon::SqlDecidedLog>(**store, identity);
    return Audit{made, std::move(*store), std::move(log), identity};
}

}  // namespace

Result<Audit> Audit::open(const BackingOptions& options)
{
    if (std::optional<Audit> earlier = withoutLog(options)) return std::move(*earlier);
    if (const Result<void> found = isThere(options); !found) return found.error();
    auto log = openLogAlone(options, QStringLiteral("dibs-verify"));
    if (!log) return log.error();
    const Result<eventlog::LogIdentity> identity = (*log)->identity();
    if (!identity) return identity.error();
    auto store = Store::of(options).open(sql::Connection::Access::ReadOnly);
    if (!store) return store.error();
    return Audit{coupon::Generation::Event, std::move(*store), std::move(*log), *identity};
}

}  // namespace dibs::server
