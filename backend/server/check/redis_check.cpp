#include "backend/server/check/redis_check.h"

#include "backend/platform/redis/connection.h"

#include <QElapsedTimer>

namespace dibs::server {
namespace {

using namespace std::chrono_literals;

// Beyond it the lock gives up, too (issuing goes on without it).
constexpr double kSlowMs = 50;

QString versionIn(const QByteArray& info)
{
    for (const QByteArray& line : info.split('\n'))
        if (line.startsWith("redis_version:"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1).trimmed());
    return QStringLiteral("of an unknown version");
}

}  // namespace

std::optional<RedisFacts> checkRedis(const BackingOptions& options, Findings& findings)
{
    const QString name = QStringLiteral("redis");
    findings.lookAt(name);
    if (!options.redis) {
        findings.ok(name, QStringLiteral("none: this instance locks for itself"));
        return RedisFacts{};
    }
    redis::Connection connection(*options.redis, {.connect = 2s, .answer = 2s});
    const Result<redis::Reply> info = connection.command({"INFO", "server"});
    QElapsedTimer elapsed;
    elapsed.start();
    const Result<redis::Reply> pong = info ? connection.command({"PING"}) : info;
    const double tripMs = static_cast<double>(elapsed.nsecsElapsed()) / 1e6;
    if (!pong) {
        findings.warn(name,
            QStringLiteral("%1. The lock is degraded: coupons are issued correctly, but two "
                           "instances may work on the same batch, and people hear a little later "
                           "what another instance has decided")
                .arg(pong.error().detail),
            QStringLiteral("Start Redis or name another with --redis; if it refuses, put the user "
                           "into --redis and the right password into --redis-password-file"));
        return {};
    }
    const QString what
        = QStringLiteral("%1, Redis %2").arg(options.redis->name(), versionIn(info->text));
    if (tripMs <= kSlowMs)
        findings.ok(name, what, tripMs);
    else
        findings.add({CheckLine::Severity::Warning, name,
            what + QStringLiteral(": slower than the lock waits, so it is degraded"),
            QStringLiteral("Bring Redis nearer, or look at what keeps it busy with SLOWLOG"),
            tripMs});
    return RedisFacts{};
}

}  // namespace dibs::server
