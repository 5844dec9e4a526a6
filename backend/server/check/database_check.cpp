#include "backend/server/check/database_check.h"

#include "backend/coupon/repository/sql_position_queries.h"
#include "backend/platform/sql/server_check.h"

#include <QElapsedTimer>
#include <QFile>

#include <cmath>

namespace dibs::server {
namespace {

using Severity = CheckLine::Severity;

const QString kDatabase = QStringLiteral("database");

constexpr qint64 kClockWarningMs = 1'000;
constexpr qint64 kClockErrorMs = 5'000;

/// For who is refused. Without the database's name one learns whether it is the password.
QString mendForRefusal(const sql::DatabaseAddress& address)
{
    sql::DatabaseAddress server = address;
    server.database.clear();
    if (sql::Connection::openMysql(server, sql::Connection::Access::ReadOnly))
        return QStringLiteral("CREATE DATABASE IF NOT EXISTS %1 CHARACTER SET utf8mb4; GRANT ALL "
                              "PRIVILEGES ON %1.* TO '%2'; or name another database with --db")
            .arg(address.database, address.user);
    return QStringLiteral("Put the password of user %1 into the file that --db-password-file "
                          "names, or name another user with --db")
        .arg(address.user);
}

void refused(const BackingOptions& options, const Error& error, Findings& findings)
{
    QString mend = QStringLiteral("Start the database, or name another with --db");
    if (!options.database)
        mend = QStringLiteral("Let the user of Dibs read and write the files in ")
            + options.dataDirectory;
    else if (error.code == ErrorCode::BadRequest)
        mend = mendForRefusal(*options.database);
    findings.error(kDatabase,
        error.detail
            + QStringLiteral(". Requests are accepted at best, and nobody is told whether a "
                             "coupon is theirs"),
        mend);
}

void addProblems(
    const char* name, const Result<QList<sql::ServerProblem>>& problems, Findings& findings)
{
    const QString check = QStringLiteral("database ") + QLatin1String(name);
    if (!problems) {
        findings.error(check, problems.error().detail,
            QStringLiteral("Let the user of Dibs read information_schema"));
        return;
    }
    for (const sql::ServerProblem& problem : *problems)
        findings.add({problem.weight == sql::ServerProblem::Weight::Error ? Severity::Error
                                                                          : Severity::Warning,
            check, QStringLiteral("%1=%2: %3").arg(problem.name, problem.value, problem.what),
            problem.mend, {}});
    if (problems->isEmpty()) findings.ok(check, QStringLiteral("as Dibs needs them"));
}

void checkClock(const BackingOptions& options, sql::Connection& connection, const Clock& clock,
    Findings& findings)
{
    findings.lookAt(QStringLiteral("database clock"));
    QElapsedTimer elapsed;
    elapsed.start();
    const Result<qint64> theirs = sql::serverClockMs(connection);
    const double tripMs = static_cast<double>(elapsed.nsecsElapsed()) / 1e6;
    if (!theirs) return refused(options, theirs.error(), findings);
    // They looked at theirs when half of the time was over.
    findings.add(clockLine(*theirs - clock.nowMs() + std::llround(tripMs / 2), tripMs));
}

/// False when there are no tables yet, or ones that nobody here can read.
bool checkSchema(const Store& store, sql::Connection& connection, Findings& findings)
{
    const QString name = QStringLiteral("database schema");
    findings.lookAt(name);
    const Result<sql::SchemaVersion> version = store.schemaVersion(connection);
    if (!version) {
        findings.error(name, version.error().detail,
            QStringLiteral("Let the user of Dibs read the tables of this database"));
        return false;
    }
    if (version->found > version->newest) {
        findings.error(name,
            QStringLiteral("version %1 was made by a newer Dibs, this one knows %2 and does not "
                           "start")
                .arg(version->found)
                .arg(version->newest),
            QStringLiteral("Start that version, or name another database"));
        return false;
    }
    if (version->found == 0)
        findings.ok(name, QStringLiteral("the tables are made at the start"));
    else
        findings.ok(name,
            QStringLiteral("version %1%2")
                .arg(version->found)
                .arg(version->found == version->newest
                        ? QString()
                        : QStringLiteral(", brought to %1 at the start").arg(version->newest)));
    // Of an older version the columns differ; the start will make them fit.
    return version->found == version->newest;
}

Result<QList<coupon::Position>> readPositions(sql::Connection& connection)
{
    const Result<int> consumed = coupon::consumedPartitions(connection);
    if (!consumed) return consumed.error();
    QList<coupon::Position> positions;
    for (int partition = 0; partition < *consumed; ++partition) {
        const Result<coupon::Position> position = coupon::readPosition(connection, partition);
        if (!position) return position.error();
        positions.append(*position);
    }
    return positions;
}

}  // namespace

std::optional<StoreFacts> checkDatabase(
    const BackingOptions& options, const Clock& clock, Findings& findings)
{
    findings.lookAt(kDatabase);
    const Store store = Store::of(options);
    if (!options.database && !QFile::exists(store.name())) {
        findings.ok(kDatabase, QStringLiteral("%1 is made at the start").arg(store.name()));
        return StoreFacts{store.name(), {}};
    }
    const auto opened = store.open(sql::Connection::Access::ReadOnly);
    if (!opened) {
        refused(options, opened.error(), findings);
        return {};
    }
    sql::Connection& connection = **opened;
    const Result<QString> version = sql::serverVersion(connection);
    QElapsedTimer elapsed;
    elapsed.start();
    const Result<void> answered = connection.run(QStringLiteral("SELECT 1"));
    const double tripMs = static_cast<double>(elapsed.nsecsElapsed()) / 1e6;
    if (!version || !answered) {
        refused(options, version ? answered.error() : version.error(), findings);
        return {};
    }
    findings.ok(kDatabase,
        QStringLiteral("%1, %2 %3")
            .arg(store.name(),
                options.database ? QStringLiteral("server") : QStringLiteral("SQLite"), *version),
        tripMs);
    if (options.database) {
        findings.lookAt(QStringLiteral("database settings"));
        addProblems("privileges", sql::privilegeProblems(connection), findings);
        addProblems("settings", sql::durabilityProblems(connection), findings);
        checkClock(options, connection, clock, findings);
    }
    if (!checkSchema(store, connection, findings)) return StoreFacts{store.name(), {}};
    const Result<QList<coupon::Position>> positions = readPositions(connection);
    if (!positions) {
        refused(options, positions.error(), findings);
        return {};
    }
    return StoreFacts{store.name(), *positions};
}

CheckLine clockLine(qint64 differenceMs, double roundTripMs)
{
    const QString name = QStringLiteral("database clock");
    const QString figure
        = QStringLiteral("%1 s %2 of this machine's")
              .arg(static_cast<double>(std::llabs(differenceMs)) / 1'000, 0, 'f', 2)
              .arg(differenceMs < 0 ? QStringLiteral("behind") : QStringLiteral("ahead"));
    if (std::llabs(differenceMs) <= kClockWarningMs)
        return {Severity::Ok, name, figure, {}, roundTripMs};
    return {std::llabs(differenceMs) > kClockErrorMs ? Severity::Error : Severity::Warning, name,
        figure
            + QStringLiteral(": coupons open and close at another moment than people were told, "
                             "and instances disagree about it"),
        QStringLiteral("Let both machines follow the same time server (timedatectl set-ntp true)"),
        roundTripMs};
}

}  // namespace dibs::server
