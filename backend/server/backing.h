// What the server stands on, chosen by URL: the event log and the database. Embedded ones live in
// the data directory and need nothing installed.
#pragma once

#include "backend/common/clock.h"
#include "backend/coupon/service/generation.h"
#include "backend/eventlog/event_log.h"
#include "backend/eventlog/no_event_log.h"
#include "backend/platform/kafka/settings.h"
#include "backend/platform/redis/address.h"
#include "backend/platform/sql/connection.h"
#include "backend/platform/sql/data_directory.h"
#include "backend/platform/sql/migrations.h"

#include <optional>

namespace dibs::server {

struct BackingOptions {
    QString dataDirectory;  // used, and held, when the log or the database is embedded
    std::optional<kafka::Address> kafka;  // none: the embedded log
    QList<kafka::Property> kafkaProperties;
    QString group = QStringLiteral("coupon-issue-consumer-group");
    std::optional<int> partitions;  // none: as many as there are, 3 in a new log
    std::optional<sql::DatabaseAddress> database;  // none: SQLite in the data directory
    coupon::Generation issue = coupon::Generation::Event;  // the others need no log
    std::optional<redis::Address> redis;  // none: this instance locks for itself

    bool isEmbedded() const { return !kafka || !database; }
    QString logFile() const { return dataDirectory + QStringLiteral("/log.db"); }
    QString storeFile() const { return dataDirectory + QStringLiteral("/coupon.db"); }
    /// Held by itself, so that a process for each role can share the data directory.
    QString coreDirectory() const { return dataDirectory + QStringLiteral("/core"); }
    QString coreFile() const { return coreDirectory() + QStringLiteral("/core.db"); }
};

/// The database of a role, as a place from which each thread opens its own connection.
class Store
{
public:
    /// The tables of a role. On a server both may be in one database.
    struct Schema {
        QString (*migrations)(sql::Dialect);
        QString versionTable;
    };

    /// The coupon role's: SQLite in the data directory, or on the server that is named.
    static Store of(const BackingOptions& options);
    static Store ofCore(const BackingOptions& options);

    Result<std::unique_ptr<sql::Connection>> open(sql::Connection::Access access) const;

    /// Brings the schema to the newest version.
    Result<void> migrate(sql::Connection& connection) const;

    /// What migrate() would find.
    Result<sql::SchemaVersion> schemaVersion(sql::Connection& connection) const;

    /// Outcomes of one generation are no ground for another to decide on: neither knows the other's
    /// order. Conflict says what to do.
    Result<void> fits(coupon::Generation generation, const QString& incarnation) const;

    /// The same of what is there; nothing is made where nothing is.
    Result<void> fits(coupon::Generation generation) const;

    /// For people: the file's path or the URL, which has no password.
    QString name() const;

private:
    Store(const BackingOptions& options, QString file, Schema schema);
    QString migrations() const;

    QString m_file;  // empty: m_address
    sql::DatabaseAddress m_address;
    Schema m_schema;
};

/// Reads the log beside running servers. `clientId` names the reader towards Kafka.
Result<std::unique_ptr<eventlog::LogReader>> openLogAlone(
    const BackingOptions& options, const QString& clientId);

/// In this order, so that the directory is let go last.
struct Backing {
    std::optional<sql::DataDirectory> directory;
    std::unique_ptr<eventlog::EventLog> log;
    eventlog::NoEventLog* noLog = nullptr;  // `log`, in the generations without one
    std::optional<Store> store;
    QString logName;  // for people

    /// `instance` names this server towards Kafka. The error is a sentence for the operator.
    static Result<Backing> open(
        const BackingOptions& options, const QString& instance, const Clock& clock);

    /// After everything that uses it is gone: leaves each embedded database as a single file.
    void close();

private:
    QStringList m_files;  // embedded databases
};

}  // namespace dibs::server
