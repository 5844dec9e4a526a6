#include "tests/bench/neighbours.h"

#include "backend/platform/sql/migrations.h"

#include <QFile>

namespace dibs::bench {
namespace {

constexpr int kAdminTimeoutMs = 10'000;

using DeleteTopic
    = std::unique_ptr<rd_kafka_DeleteTopic_t, kafka::Destroy<rd_kafka_DeleteTopic_destroy>>;
using DeleteGroup
    = std::unique_ptr<rd_kafka_DeleteGroup_t, kafka::Destroy<rd_kafka_DeleteGroup_destroy>>;

Result<void> inServer(sql::DatabaseAddress address, const QString& command)
{
    address.database.clear();
    const auto connection = sql::Connection::openMysql(address, sql::Connection::Access::ReadWrite);
    if (!connection) return connection.error();
    return (*connection)->run(command);
}

Result<void> answered(rd_kafka_queue_t* queue)
{
    const kafka::Event event(rd_kafka_queue_poll(queue, kAdminTimeoutMs));
    const auto code = event ? rd_kafka_event_error(event.get()) : RD_KAFKA_RESP_ERR__TIMED_OUT;
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return {};
    return kafka::unavailable(QStringLiteral("removing the topic"), code);
}

}  // namespace

Result<sql::DatabaseAddress> databaseAt(const QString& url)
{
    Result<sql::DatabaseAddress> address = sql::DatabaseAddress::parse(url);
    if (!address) return address;
    QFile password(qEnvironmentVariable("DIBS_DB_PASSWORD_FILE"));
    if (password.open(QIODevice::ReadOnly))
        address->password = QString::fromUtf8(password.readAll()).trimmed();
    return address;
}

Result<std::unique_ptr<sql::Connection>> openDatabase(const sql::DatabaseAddress& address)
{
    const Result<void> made = inServer(address,
        QStringLiteral("CREATE DATABASE IF NOT EXISTS %1 CHARACTER SET utf8mb4")
            .arg(address.database));
    if (!made) return made.error();
    auto connection = sql::Connection::openMysql(address, sql::Connection::Access::ReadWrite);
    if (!connection) return connection;
    const auto migrated = sql::migrate(**connection, QStringLiteral(":/sql/mysql/coupon"));
    if (!migrated) return migrated.error();
    return connection;
}

Result<void> dropDatabase(sql::DatabaseAddress address)
{
    return inServer(address, QStringLiteral("DROP DATABASE IF EXISTS ") + address.database);
}

Result<std::unique_ptr<eventlog::KafkaEventLog>> openTopic(const QString& url, const Clock& clock)
{
    const Result<kafka::Address> address = kafka::Address::parse(url);
    if (!address) return address.error();
    return eventlog::KafkaEventLog::open(
        {.address = *address, .group = address->topic, .instance = QStringLiteral("bench")}, clock);
}

Result<void> dropTopic(const QString& url)
{
    const Result<kafka::Address> address = kafka::Address::parse(url);
    if (!address) return address.error();
    Result<kafka::Conf> conf = kafka::confFor({*address, {}, QStringLiteral("bench")}, {});
    if (!conf) return conf.error();
    const Result<kafka::Handle> handle = kafka::start(RD_KAFKA_PRODUCER, std::move(*conf));
    if (!handle) return handle.error();
    const kafka::Queue queue(rd_kafka_queue_new(handle->get()));

    const QByteArray name = address->topic.toUtf8();
    const DeleteTopic events(rd_kafka_DeleteTopic_new(name.constData()));
    const DeleteTopic deadLetters(rd_kafka_DeleteTopic_new((name + "-dlt").constData()));
    std::array topics{events.get(), deadLetters.get()};
    rd_kafka_DeleteTopics(handle->get(), topics.data(), topics.size(), nullptr, queue.get());
    const Result<void> gone = answered(queue.get());

    const DeleteGroup group(rd_kafka_DeleteGroup_new(name.constData()));
    rd_kafka_DeleteGroup_t* one = group.get();
    rd_kafka_DeleteGroups(handle->get(), &one, 1, nullptr, queue.get());
    (void)answered(queue.get());  // one that has members yet goes by itself when they are over
    return gone;
}

}  // namespace dibs::bench
