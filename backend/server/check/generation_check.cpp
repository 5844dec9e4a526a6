#include "backend/server/check/generation_check.h"

namespace dibs::server {

std::optional<LogFacts> checkNoLog(const BackingOptions& options, Findings& findings)
{
    const QString name = QStringLiteral("log");
    const QString issue = word(options.issue);
    if (options.kafka)
        findings.warn(name,
            QStringLiteral("--issue %1 decides in the database alone: %2 is not used, and people "
                           "are turned away while the database is away")
                .arg(issue, options.kafka->text()),
            QStringLiteral("Leave --issue out to let the log decide, or --log"));
    else
        findings.ok(
            name, QStringLiteral("none: --issue %1 decides in the database alone").arg(issue));
    return LogFacts{};
}

bool fitsGeneration(const BackingOptions& options, const StoreFacts& store, Findings& findings)
{
    if (store.positions.isEmpty()) return true;
    const coupon::Generation made = coupon::generationOf(store.positions.constFirst().incarnation);
    if (made == options.issue) return true;
    findings.error(QStringLiteral("log and database"),
        QStringLiteral("%1 was made with --issue %2: Dibs does not start with --issue %3, as "
                       "neither knows the other's order")
            .arg(store.name, word(made), word(options.issue)),
        QStringLiteral("Start it with --issue %1, or name another data directory or database")
            .arg(word(made)));
    return false;
}

}  // namespace dibs::server
