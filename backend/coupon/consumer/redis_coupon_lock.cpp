#include "backend/coupon/consumer/redis_coupon_lock.h"

#include <QUuid>

#include <algorithm>

namespace dibs::coupon {
namespace {

// Between two tries: a fraction of a batch, which is how long another consumer holds a lock.
constexpr auto kRetryDelay = std::chrono::milliseconds(2);

// With less than this left of the budget it is not tried again: running out of time in the middle
// of a round trip would cost the connection.
constexpr qint64 kRetryMsMin = 10;

// Answers how many it took. It stops at the first that somebody else holds: as all take them in the
// same order, no two wait for each other. What has our name on it is ours: we died, or Redis took
// it after we had stopped waiting for its answer.
const redis::Script& takeScript()
{
    static const redis::Script script(R"(
        for i, key in ipairs(KEYS) do
            local value, expiry = ARGV[1] .. ARGV[2], ARGV[3]
            if not redis.call('SET', key, value, 'NX', 'PX', expiry) then
                local owner = redis.call('GET', key)
                if string.sub(owner, 1, #ARGV[1]) ~= ARGV[1] then return i - 1 end
                redis.call('SET', key, value, 'PX', expiry)
            end
        end
        return #KEYS)");
    return script;
}

// A lock that expired and went to somebody else holds another value, and stays.
const redis::Script& releaseScript()
{
    static const redis::Script script(R"(
        for _, key in ipairs(KEYS) do
            if redis.call('GET', key) == ARGV[1] then redis.call('DEL', key) end
        end)");
    return script;
}

redis::Command keysOf(std::span<const CouponId> coupons)
{
    std::vector<CouponId> ids(coupons.begin(), coupons.end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    redis::Command keys;
    keys.reserve(static_cast<qsizetype>(ids.size()));
    for (const CouponId id : ids) keys.append("lock:coupon-issue:" + QByteArray::number(id.value));
    return keys;
}

}  // namespace

RedisCouponLock::RedisCouponLock(redis::Address address)
    : RedisCouponLock(std::move(address), Times())
{
}

RedisCouponLock::RedisCouponLock(redis::Address address, Times times)
    : m_times(times)
    , m_owner(QUuid::createUuid().toByteArray(QUuid::Id128) + ':')
    , m_connection(std::move(address), {.connect = times.budget, .answer = times.budget})
{
}

void RedisCouponLock::acquire(std::span<const CouponId> coupons)
{
    m_held.clear();
    if (coupons.empty() || !m_pause.hasExpired()) return;
    ++m_batch;

    const QDeadlineTimer latest = redis::in(m_times.budget);
    redis::Command missing = keysOf(coupons);
    while (true) {
        const Result<qsizetype> taken = take(missing, latest);
        if (!taken) return doWithout(taken.error().detail);
        m_held += missing.first(*taken);
        missing.remove(0, *taken);
        if (missing.isEmpty()) return setProblem({});
        if (latest.remainingTime() < kRetryMsMin)
            return doWithout(QStringLiteral("somebody else holds %1")
                                 .arg(QString::fromLatin1(missing.constFirst())));
        waitForTheNextTry();
    }
}

void RedisCouponLock::release()
{
    if (m_held.isEmpty()) return;
    const Result<redis::Reply> released = m_connection.run(releaseScript(), m_held,
        {m_owner + QByteArray::number(m_batch)}, redis::in(m_times.budget));
    m_held.clear();
    if (!released) doWithout(released.error().detail);
}

QString RedisCouponLock::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

Result<qsizetype> RedisCouponLock::take(const redis::Command& keys, QDeadlineTimer latest)
{
    const Result<redis::Reply> reply = m_connection.run(takeScript(), keys,
        {m_owner, QByteArray::number(m_batch), QByteArray::number(m_times.expiry.count())}, latest);
    if (!reply) return reply.error();
    return std::clamp<qsizetype>(reply->integer, 0, keys.size());
}

void RedisCouponLock::waitForTheNextTry()
{
    // Nobody notifies it: that another instance released a lock is not worth a subscription.
    std::unique_lock lock(m_mutex);
    m_nextTry.wait_for(lock, kRetryDelay);
}

void RedisCouponLock::doWithout(const QString& why)
{
    m_pause = redis::in(m_times.pause);
    setProblem(why);
}

void RedisCouponLock::setProblem(const QString& problem)
{
    const std::lock_guard lock(m_mutex);
    m_problem = problem;
}

}  // namespace dibs::coupon
