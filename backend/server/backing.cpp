#include "backend/server/backing.h"

#include "backend/core/repository/sql_core_dialect.h"
#include "backend/coupon/repository/sql_dialect.h"
#include "backend/coupon/repository/sql_issuance_store.h"
#include "backend/eventlog/embedded_event_log.h"
#include "backend/eventlog/embedded_log_reader.h"
#include "backend/eventlog/kafka_event_log.h"
#include "backend/eventlog/kafka_log_reader.h"

#include <QFile>

namespace dibs::server {
namespace {

constexpr int kPartitions = 3;

template <class Port, class Implementation>
Result<std::unique_ptr<Port>> as(Result<std::unique_ptr<Implementation>> opened)
{
    if (!opened) return opened.error();
    return std::unique_ptr<Port>(std::move(*opened));
}

Result<std::unique_ptr<eventlog::EventLog>> openKafka(
    const BackingOptions& options, const QString& instance, const Clock& clock)
{
    return as<eventlog::EventLog>(
        eventlog::KafkaEventLog::open({.address = *options.kafka,
                                          .passThrough = options.kafkaProperties,
                                          .partitions = options.partitions,
                                          .group = options.group,
                                          .instance = instance},
            clock));
}

}  // namespace

Store::Store(const BackingOptions& options, QString file, Schema schema)
    : m_file(options.database ? QString() : std::move(file))
    , m_address(options.database.value_or(sql::DatabaseAddress()))
    , m_schema(std::move(schema))
{
}

Store Store::of(const BackingOptions& options)
{
    return {
        options, options.storeFile(), {coupon::couponMigrations, QStringLiteral("schema_version")}};
}

Store Store::ofCore(const BackingOptions& options)
{
    return {options, options.coreFile(),
        {core::coreMigrations, QLatin1String(core::kCoreVersionTable)}};
}

Result<std::unique_ptr<sql::Connection>> Store::open(sql::Connection::Access access) const
{
    return m_file.isEmpty() ? sql::Connection::openMysql(m_address, access)
                            : sql::Connection::openSqlite(m_file, access);
}

Result<void> Store::migrate(sql::Connection& connection) const
{
    const Result<void> migrated = sql::migrate(connection, migrations(), m_schema.versionTable);
    if (migrated) return {};
    return fail(migrated.error().code, name() + u' ' + migrated.error().detail);
}

Result<sql::SchemaVersion> Store::schemaVersion(sql::Connection& connection) const
{
    return sql::schemaVersion(connection, migrations(), m_schema.versionTable);
}

Result<void> Store::fits(coupon::Generation generation, const QString& incarnation) const
{
    const coupon::Generation made = coupon::generationOf(incarnation);
    if (made == generation) return {};
    return fail(ErrorCode::Conflict,
        QStringLiteral("%1 was made with --issue %2 and cannot go on with --issue %3: start it with"
                       " --issue %2, or name another data directory or database")
            .arg(name(), word(made), word(generation)));
}

Result<void> Store::fits(coupon::Generation generation) const
{
    if (!m_file.isEmpty() && !QFile::exists(m_file)) return {};
    const auto connection = open(sql::Connection::Access::ReadOnly);
    if (!connection) return {};  // who needs it will say so
    const Result<coupon::Position> position = coupon::readPosition(**connection, 0);
    return position ? fits(generation, position->incarnation) : Result<void>();
}

QString Store::migrations() const
{
    return m_schema.migrations(m_file.isEmpty() ? sql::Dialect::Mysql : sql::Dialect::Sqlite);
}

QString Store::name() const
{
    return m_file.isEmpty() ? m_address.toString() : m_file;
}

Result<std::unique_ptr<eventlog::LogReader>> openLogAlone(
    const BackingOptions& options, const QString& clientId)
{
    if (!options.kafka)
        return as<eventlog::LogReader>(eventlog::EmbeddedLogReader::openAlone(options.logFile()));
    return as<eventlog::LogReader>(
        eventlog::KafkaLogReader::openAlone({*options.kafka, options.kafkaProperties, clientId}));
}

Result<Backing> Backing::open(
    const BackingOptions& options, const QString& instance, const Clock& clock)
{
    Backing backing;
    if (options.isEmbedded()) {
        Result<sql::DataDirectory> directory = sql::DataDirectory::hold(options.dataDirectory);
        if (!directory) return directory.error();
        backing.directory.emplace(std::move(*directory));
    }
    backing.store = Store::of(options);
    // Before a log is made that nobody would ever use.
    if (const Result<void> fits = backing.store->fits(options.issue); !fits) return fits.error();
    if (options.issue != coupon::Generation::Event) {
        auto noLog = std::make_unique<eventlog::NoEventLog>(
            word(options.issue), options.partitions.value_or(kPartitions));
        backing.logName = QStringLiteral("none (--issue %1)").arg(noLog->incarnation());
        backing.noLog = noLog.get();
        backing.log = std::move(noLog);
        if (!options.database) backing.m_files.append(options.storeFile());
        return backing;
    }
    backing.logName = options.kafka ? options.kafka->text() : options.logFile();
    if (!options.database) backing.m_files.append(options.storeFile());
    if (!options.kafka) backing.m_files.append(options.logFile());
    Result<std::unique_ptr<eventlog::EventLog>> log = options.kafka
        ? openKafka(options, instance, clock)
        : as<eventlog::EventLog>(eventlog::EmbeddedEventLog::open(
            {backing.logName, options.partitions.value_or(kPartitions)}, clock));
    if (!log) return log.error();
    backing.log = std::move(*log);
    return backing;
}

void Backing::close()
{
    // Whoever reads closes last, and a reader leaves the write-ahead log behind. One more writer
    // that comes and goes moves it into the database, so that the .db files alone are a whole
    // backup.
    log.reset();
    for (const QString& file : m_files)
        (void)sql::Connection::openSqlite(file, sql::Connection::Access::ReadWrite);
}

}  // namespace dibs::server
