#include "backend/server/check/check.h"

#include "backend/server/check/core_check.h"
#include "backend/server/check/database_check.h"
#include "backend/server/check/file_check.h"
#include "backend/server/check/generation_check.h"
#include "backend/server/check/kafka_check.h"
#include "backend/server/check/pair_check.h"
#include "backend/server/check/redis_check.h"
#include "backend/server/check/timed_check.h"

namespace dibs::server {
namespace {

CheckLine late(CheckLine::Severity severity, std::chrono::milliseconds limit, const char* meaning)
{
    return {severity, {},
        QStringLiteral("takes connections but has not answered for %1 s: %2")
            .arg(limit.count() / 1'000)
            .arg(QLatin1String(meaning)),
        QStringLiteral("Look whether it hangs, or whether a firewall swallows what it says; then "
                       "start it anew"),
        {}};
}

QList<CheckLine> checkFiles(const CheckOptions& options)
{
    Findings findings;
    for (const CheckOptions::SecretFile& file : options.secretFiles)
        checkSecretFile(file.setting, file.path, findings);
    if (options.backing.isEmbedded()) checkDataDirectory(options.backing, findings);
    return findings.take();
}

/// Log, database and Redis, which the coupon role stands on.
QList<CheckLine> checkCouponRole(const CheckOptions& options, std::shared_ptr<const Clock> clock)
{
    using Severity = CheckLine::Severity;
    const BackingOptions& backing = options.backing;

    TimedCheck<LogFacts> log(kNeighbourTime,
        late(Severity::Error, kNeighbourTime, "nobody's request is accepted"),
        [backing](Findings& findings) {
            if (backing.issue != coupon::Generation::Event) return checkNoLog(backing, findings);
            return backing.kafka ? checkKafka(backing, findings)
                                 : checkEmbeddedLog(backing, findings);
        });
    TimedCheck<StoreFacts> store(kNeighbourTime,
        late(Severity::Error, kNeighbourTime, "nobody is told whether a coupon is theirs"),
        [backing, clock](Findings& findings) { return checkDatabase(backing, *clock, findings); });
    TimedCheck<RedisFacts> redis(kNeighbourTime,
        late(Severity::Warning, kNeighbourTime, "the lock is degraded, issuing goes on"),
        [backing](Findings& findings) { return checkRedis(backing, findings); });

    QList<CheckLine> lines = checkFiles(options);
    const std::optional<LogFacts> logFacts = log.finish(lines);
    const std::optional<StoreFacts> storeFacts = store.finish(lines);
    if (logFacts && storeFacts)
        TimedCheck<PairFacts>(kPairTime,
            late(Severity::Error, kPairTime, "nobody can say whether what waits is safe"),
            [=](Findings& findings) {
                return checkPair(backing, *logFacts, *storeFacts, *clock, findings);
            })
            .finish(lines);
    redis.finish(lines);
    return lines;
}

}  // namespace

QList<CheckLine> checkAll(const CheckOptions& options, std::shared_ptr<const Clock> clock)
{
    std::optional<TimedCheck<CoreFacts>> core;
    if (options.core)
        core.emplace(kNeighbourTime,
            late(CheckLine::Severity::Error, kNeighbourTime, "nobody can order anything"),
            [role = *options.core,
                inside = options.hasCouponRole && options.core->couponUrl.isEmpty()](
                Findings& findings) { return checkCore(role, inside, findings); });
    QList<CheckLine> lines
        = options.hasCouponRole ? checkCouponRole(options, std::move(clock)) : checkFiles(options);
    if (core) core->finish(lines);
    return lines;
}

}  // namespace dibs::server
