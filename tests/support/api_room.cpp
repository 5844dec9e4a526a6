#include "tests/support/api_room.h"

namespace dibs::test {

ApiRoom::ApiRoom(qint64 stock, coupon::UserPolicy users, eventlog::EventLog* door)
    : WorkerRoom(stock, users)
{
    auto pool = coupon::SqlQueryPool::start(1, [this] {
        return Result<std::unique_ptr<sql::Connection>>(
            database.open(sql::Connection::Access::ReadOnly));
    });
    if (!pool) qFatal("%s", qUtf8Printable(pool.error().detail));
    queries = std::move(*pool);
    startWorker();
    control = std::make_unique<coupon::CouponControl>(*worker, view);
    deadLetters = std::make_unique<coupon::DeadLetterControl>(*worker, *log, clock);
    userCoupons = std::make_unique<coupon::UserCouponControl>(*worker, view, clock);
    router.emplace();
    coupon::addCouponApi(*router,
        {view, door ? *door : *log, tallies, feed, *queries, *control, *deadLetters, *userCoupons,
            gate, clock, QByteArray(32, 'k'),
            [this](CouponId each) { return tallies.of(each).undecided(); }},
        mailbox);
}

ApiRoom::~ApiRoom()
{
    log->close();
    stopWorker();
    queries->stop();
}

Answer ApiRoom::start(http::Method method, const QByteArray& target, const QByteArray& body,
    const http::Headers& headers)
{
    Answer answer;
    http::Request request = http::Request::make(method, target, body, headers);
    router->handle(request, answer.responder());
    return answer;
}

QByteArray ApiRoom::issue(qint64 user, const QByteArray& more)
{
    return coupon() + "/issue?userId=" + QByteArray::number(user) + more;
}
}  // namespace dibs::test
