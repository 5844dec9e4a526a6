// Commands, pipelines and scripts against the Redis of DIBS_REDIS. Keys begin with a random word,
// as others use it at the same time.
#include "backend/platform/redis/subscriber.h"
#include "tests/support/redis_server.h"

#include <QTest>
#include <QUuid>

using namespace dibs;
using namespace dibs::test;
using redis::Command;
using redis::Reply;

class RedisConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Result<redis::Address> address = sharedRedis();
        if (!address) QSKIP(qPrintable(address.error().detail));
        m_address = *address;
        m_connection = std::make_unique<redis::Connection>(m_address, kLimits);
    }

    void anyBytesComeBackAsTheyWere()
    {
        const QByteArray bytes("\r\n\0$5\xff*", 8);

        QVERIFY(m_connection->command({"SET", key("a"), bytes, "PX", "10000"}));
        QCOMPARE(m_connection->command({"GET", key("a")})->text, bytes);
    }

    void aMegabyteComesBackToo()
    {
        const QByteArray bytes(1'000'000, 'x');

        QCOMPARE(m_connection->command({"ECHO", bytes})->text, bytes);
    }

    void eachKindOfReplyIsAValue()
    {
        QCOMPARE(m_connection->command({"GET", key("missing")})->kind, Reply::Kind::Nothing);
        QCOMPARE(m_connection->command({"STRLEN", key("missing")})->kind, Reply::Kind::Integer);
        const auto nested
            = m_connection->command({"EVAL", "return {1, {'two', false}, {ok = 'three'}}", "0"});
        QVERIFY(nested);
        QCOMPARE(nested->kind, Reply::Kind::List);
        QCOMPARE(nested->items[0].integer, 1);
        QCOMPARE(nested->items[1].items[0].text, QByteArray("two"));
        QCOMPARE(nested->items[1].items[1].kind, Reply::Kind::Nothing);
        QCOMPARE(nested->items[2].text, QByteArray("three"));
    }

    void aCommandThatIsRefusedIsTheCallersFault()
    {
        const Result<Reply> reply = m_connection->command({"NOSUCHCOMMAND"});

        QCOMPARE(reply.error().code, ErrorCode::BadRequest);
        QCOMPARE(m_connection->command({"PING"})->text, QByteArray("PONG"));
    }

    void aPipelineAnswersInOrderWithItsRefusals()
    {
        const std::vector<Command> commands{{"ECHO", "1"}, {"NOSUCHCOMMAND"}, {"ECHO", "3"}};

        const auto replies = m_connection->pipeline(commands);

        QVERIFY(replies);
        QCOMPARE(replies->at(0).text, QByteArray("1"));
        QVERIFY(replies->at(1).isRefusal());
        QCOMPARE(replies->at(2).text, QByteArray("3"));
    }

    void aScriptThatRedisForgotIsSentAgain()
    {
        const redis::Script script("return {KEYS[1], ARGV[1]} -- " + m_word);

        for (int round = 0; round < 2; ++round) {
            QVERIFY(m_connection->command({"SCRIPT", "FLUSH"}));
            for (int call = 0; call < 2; ++call) {
                const auto reply = m_connection->run(script, {key("k")}, {"argument"});
                QVERIFY(reply);
                QCOMPARE(reply->items[1].text, QByteArray("argument"));
            }
        }
    }

    void theDatabaseOfTheAddressIsUsed()
    {
        redis::Address other = m_address;
        other.database = 1;
        redis::Connection connection(other, kLimits);

        QVERIFY(connection.command({"SET", key("d"), "1", "PX", "10000"}));
        QCOMPARE(connection.command({"EXISTS", key("d")})->integer, 1);
        QCOMPARE(m_connection->command({"EXISTS", key("d")})->integer, 0);
    }

    void aSubscriberHearsWhatIsPublishedInOrder()
    {
        redis::Subscriber subscriber(m_address, kLimits);
        QVERIFY(subscriber.subscribe(key("channel")));

        for (const char* each : {"one", "two", "three"})
            QVERIFY(m_connection->command({"PUBLISH", key("channel"), each}));

        for (const char* each : {"one", "two", "three"})
            QCOMPARE(**subscriber.next(redis::in(60s)), QByteArray(each));
    }

    void aSubscriberThatHearsNothingGoesOn()
    {
        redis::Subscriber subscriber(m_address, kLimits);
        QVERIFY(subscriber.subscribe(key("channel")));

        // Longer than it takes the silence for granted.
        const auto nothing = subscriber.next(redis::in(redis::Subscriber::kSilenceMax + 200ms));
        QVERIFY(nothing && !*nothing);
        QVERIFY(m_connection->command({"PUBLISH", key("channel"), "at last"}));
        QCOMPARE(**subscriber.next(redis::in(60s)), QByteArray("at last"));
    }

private:
    static constexpr redis::Limits kLimits{.connect = 2s, .answer = 2s};

    QByteArray key(const char* name) const { return m_word + name; }

    const QByteArray m_word = "test:" + QUuid::createUuid().toByteArray(QUuid::Id128) + ':';
    redis::Address m_address;
    std::unique_ptr<redis::Connection> m_connection;
};

QTEST_GUILESS_MAIN(RedisConnectionTest)
#include "redis_connection_test.moc"
