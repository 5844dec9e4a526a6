// A backlog of one hot coupon on Kafka and MariaDB, and the real consumer that decides it.
//
//   real_backlog fill TOPIC RECORDS [FIRST [STEP]]  undecided requests, of users so far apart
//   real_backlog store DATABASE OUTCOMES          of other coupons, five for each user
//   real_backlog decide TOPIC DATABASE [REDIS]    prints {"records":…,"seconds":…}
//   real_backlog owners TOPIC                     how many instances share all of its partitions
//   real_backlog make DATABASE
//   real_backlog drop TOPIC DATABASE
//
// All three are URLs; what is missing is made.
#include "backend/common/event_id.h"
#include "backend/coupon/consumer/redis_coupon_lock.h"
#include "backend/coupon/repository/sql_coupon_queries.h"
#include "backend/coupon/service/redis_outcome_channel.h"
#include "tests/bench/deciding.h"
#include "tests/bench/neighbours.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <set>

using namespace dibs;
using namespace dibs::bench;

namespace {

constexpr int kPartitions = eventlog::KafkaEventLog::kPartitions;
constexpr qint64 kStock = 1'000'000'000;
constexpr qint64 kCouponsOfAUser = 5;
constexpr qint64 kRowsAtOnce = 100'000;

Result<void> fillTopic(const QString& url, const Crowd& crowd)
{
    const SystemClock clock;
    const auto log = openTopic(url, clock);
    if (!log) return log.error();
    return fill(**log, crowd, clock);
}

/// As consumers leave them behind, but by the server itself: n counts them.
Result<void> store(const QString& url, qint64 count)
{
    const auto address = databaseAt(url);
    if (!address) return address.error();
    const auto connection = openDatabase(*address);
    if (!connection) return connection.error();
    // Of a partition that is not the hot coupon's; ids below all that are to come, as with time.
    const int other = (eventlog::partitionOf(keyOf(kHotCoupon), kPartitions) + 1) % kPartitions;
    const QString userCoupons = QStringLiteral(
        "INSERT INTO user_coupons (user_coupon_id, coupon_id, user_id, sequence, issued_at)"
        " SELECT (CAST(seq AS SIGNED) - %5) * 1024 + %1, 2 + seq MOD %2, 1 + seq DIV %2, 1 + seq "
        "DIV %2, "
        "1767225600000"
        " FROM seq_%3_to_%4");
    const QString outcomes = QStringLiteral(
        "INSERT INTO outcomes SELECT 2 + seq MOD %2, %1, seq,"
        " UNHEX(CONCAT(LPAD(HEX(1767225600000 + seq DIV 100), 12, '0'), '7000',"
        " LPAD(HEX(seq), 16, '0'))), 1 + seq DIV %2, 'ISSUED', NULL, 1 + seq DIV %2,"
        " (CAST(seq AS SIGNED) - %5) * 1024 + %1, 1767225600000, 1767225600000 FROM seq_%3_to_%4");
    for (qint64 first = 0; first < count; first += kRowsAtOnce)
        for (const QString& sql : {userCoupons, outcomes}) {
            const Result<void> ran = (*connection)
                                         ->run(sql.arg(other)
                                                   .arg(kCouponsOfAUser)
                                                   .arg(first)
                                                   .arg(std::min(first + kRowsAtOnce, count) - 1)
                                                   .arg(count));
            if (!ran) return ran;
        }
    return {};
}

Result<void> ensureHotCoupon(sql::Connection& connection, int partitions, const Clock& clock)
{
    const auto hot = coupon::SqlCouponQueries(connection).coupon(kHotCoupon);
    if (hot) return {};
    if (hot.error().code != ErrorCode::NotFound) return hot.error();
    return createHotCoupon(connection, partitions, kStock, clock);
}

/// With `redis`, the lock and the news to other instances are Redis's.
Result<Decided> decideWith(eventlog::EventLog& log, const coupon::IssueWorker::Open& open,
    const QString& redis, const Clock& clock)
{
    if (redis.isEmpty()) {
        coupon::LocalCouponLock lock;
        return decide(
            log, lock, open, [](const auto&) {}, clock);
    }
    const Result<redis::Address> address = redis::Address::parse(redis);
    if (!address) return address.error();
    coupon::RedisCouponLock lock(*address);
    coupon::RedisOutcomeChannel channel(*address, newEventId(clock.nowMs()),
        coupon::outcomeChannelOf(log.incarnation()), {[](const auto&) {}, [](CouponId) {}, [] {}});
    const Result<Decided> decided = decide(
        log, lock, open, [&](const auto& batch) { channel.publish(batch); }, clock);
    if (decided && !lock.problem().isEmpty()) return fail(ErrorCode::Unavailable, lock.problem());
    return decided;
}

Result<void> decideTopic(const QString& topic, const QString& database, const QString& redis)
{
    const SystemClock clock;
    const auto log = openTopic(topic, clock);
    if (!log) return log.error();
    const auto address = databaseAt(database);
    if (!address) return address.error();
    const Result<void> ready = [&]() -> Result<void> {
        const auto connection = openDatabase(*address);
        if (!connection) return connection.error();
        return ensureHotCoupon(**connection, (*log)->partitionCount(), clock);
    }();
    if (!ready) return ready;
    const auto open
        = [&] { return sql::Connection::openMysql(*address, sql::Connection::Access::ReadWrite); };
    const Result<Decided> decided = decideWith(**log, open, redis, clock);
    if (!decided) return decided.error();
    std::printf("{\"records\":%llu,\"seconds\":%.4f}\n", decided->records, decided->seconds);
    return {};
}

/// Prints 0 while one of the partitions is nobody's.
Result<void> countOwners(const QString& topic)
{
    const Result<kafka::Address> address = kafka::Address::parse(topic);
    if (!address) return address.error();
    const auto admin = kafka::Admin::open({*address, {}, QStringLiteral("bench")});
    if (!admin) return admin.error();
    const auto owners = (*admin)->owners(address->topic, address->topic, kPartitions);
    if (!owners) return owners.error();
    const std::set<QString> different(owners->begin(), owners->end());
    std::printf("%zu\n", different.contains(QString()) ? 0 : different.size());
    return {};
}

Result<void> make(const QString& database)
{
    const auto address = databaseAt(database);
    if (!address) return address.error();
    const auto made = openDatabase(*address);
    return made ? Result<void>() : made.error();
}

/// Both, also when one cannot be.
Result<void> drop(const QString& topic, const QString& database)
{
    const Result<void> first = dropTopic(topic);
    const auto address = databaseAt(database);
    if (!address) return address.error();
    const Result<void> second = dropDatabase(*address);
    return first ? second : first;
}

Result<void> run(const QStringList& words)
{
    const QString command = words.value(0);
    const qint64 count = words.value(2).toLongLong();
    if (command == u"fill" && count > 0)
        return fillTopic(words[1],
            {.count = count,
                .first = words.value(3, QStringLiteral("1")).toLongLong(),
                .step = words.value(4, QStringLiteral("1")).toLongLong()});
    if (command == u"store" && count > 0) return store(words[1], count);
    if (command == u"decide" && words.size() >= 3)
        return decideTopic(words[1], words[2], words.value(3));
    if (command == u"owners" && words.size() == 2) return countOwners(words[1]);
    if (command == u"make" && words.size() == 2) return make(words[1]);
    if (command == u"drop" && words.size() == 3) return drop(words[1], words[2]);
    return fail(ErrorCode::BadRequest, QStringLiteral("see the head of real_backlog.cpp"));
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const Result<void> done = run(QCoreApplication::arguments().mid(1));
    if (done) return EXIT_SUCCESS;
    std::fprintf(stderr, "real_backlog: %s\n", qUtf8Printable(done.error().detail));
    return EXIT_FAILURE;
}
