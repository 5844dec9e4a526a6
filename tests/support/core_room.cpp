#include "tests/support/core_room.h"

#include "backend/core/repository/sql_core_dialect.h"
#include "backend/platform/sql/migrations.h"
#include "tests/support/patience.h"

#include <future>

namespace dibs::test {

CoreDatabase::CoreDatabase(sql::Dialect dialect)
    : SqlDatabase(dialect)
{
    const auto connection = open();
    const Result<void> migrated = sql::migrate(
        *connection, core::coreMigrations(dialect), QLatin1String(core::kCoreVersionTable));
    if (!migrated) qFatal("%s", qUtf8Printable(migrated.error().detail));
}

CoreRoom::CoreRoom(sql::Dialect dialect)
    : database(dialect)
{
    options.coupons = {.url = coupons.url(),
        .tryTime = std::chrono::milliseconds(300),
        .firstPause = std::chrono::milliseconds(2)};
    options.recovery
        = {.quietAtStart = std::chrono::milliseconds(0), .quiet = std::chrono::milliseconds(0)};
    const auto connection = database.open();
    core::CoreCommands commands(*connection);
    const auto made = commands.users.create(UserId{kUser}, clock.nowMs());
    const auto charged = commands.users.charge({kUser}, {kPoints}, {}, clock.nowMs());
    const auto product = commands.products.create(
        {.name = QStringLiteral("Cup"), .price = {6'000}, .stock = kStock}, clock.nowMs());
    if (!made || !charged || !product) qFatal("no sample in the core database");
    open();
}

CoreRoom::~CoreRoom()
{
    close();
}

void CoreRoom::open()
{
    auto started = core::SqlCoreStore::start([this](sql::Connection::Access access) {
        return Result<std::unique_ptr<sql::Connection>>(database.open(access));
    });
    if (!started) qFatal("%s", qUtf8Printable(started.error().detail));
    store = std::move(*started);
    desk = std::make_unique<core::OrderDesk>(*store, clock, options);
    router.emplace();
    core::addCoreApi(*router, {*store, *desk, clock}, mailbox);
}

void CoreRoom::close()
{
    if (desk) desk->stop();
    if (store) store->stop();
    router.reset();
    desk.reset();
    store.reset();
}

Answer CoreRoom::start(http::Method method, const QByteArray& target, const QByteArray& body,
    const http::Headers& headers)
{
    Answer answer;
    http::Request request = http::Request::make(method, target, body, headers);
    router->handle(request, answer.responder());
    return answer;
}

http::Response CoreRoom::get(const QByteArray& target)
{
    return start(http::Method::Get, target).get();
}

http::Response CoreRoom::post(
    const QByteArray& target, const QByteArray& body, const http::Headers& headers)
{
    return start(http::Method::Post, target, body, headers).get();
}

http::Response CoreRoom::patch(
    const QByteArray& target, const QByteArray& body, const http::Headers& headers)
{
    return start(http::Method::Patch, target, body, headers).get();
}

QByteArray CoreRoom::orderBody(qint64 quantity, qint64 userCoupon)
{
    return "{\"userId\":7,\"orderItems\":[{\"productId\":1,\"quantity\":"
        + QByteArray::number(quantity) + "}],\"userCouponId\":"
        + (userCoupon > 0 ? QByteArray::number(userCoupon) : QByteArray("null")) + '}';
}

QByteArray CoreRoom::placed(qint64 quantity, qint64 userCoupon)
{
    return member(post("/api/v1/orders", orderBody(quantity, userCoupon)), "orderId").toLatin1();
}

QString CoreRoom::balance()
{
    return member(get("/api/v1/points/7"), "balance");
}

QString CoreRoom::stock()
{
    return rows("SELECT stock FROM core_products WHERE product_id = 1");
}

core::OrderAnswer CoreRoom::step(const Command& command)
{
    const auto connection = database.open();
    core::SqlOrderCommands commands(*connection);
    const Result<core::OrderAnswer> answer = command(commands);
    if (!answer) qFatal("%s", qUtf8Printable(answer.error().detail));
    return *answer;
}

void CoreRoom::letWritesFinish()
{
    const auto done = std::make_shared<std::promise<void>>();
    const bool taken = store->write([done](core::CoreCommands&) { done->set_value(); });
    const auto patience = std::chrono::milliseconds(testing::kPatienceMs);
    if (!taken || done->get_future().wait_for(patience) != std::future_status::ready)
        qFatal("the core database is not written to");
}

QString CoreRoom::unfinishedOrders() const
{
    return unfinished([this](const QString& select) { return database.rows(select); });
}

QString CoreRoom::wrong() const
{
    const auto read = [this](const QString& select) { return database.rows(select); };
    const QStringList all{
        unfinished(read), wrongInBooks(read), wrongInCoupons(read, coupons.usedBy())};
    return all.join(QString());
}

}  // namespace dibs::test
