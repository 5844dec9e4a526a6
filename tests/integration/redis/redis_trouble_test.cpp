// A Redis that is late, silent, gone, back, or wants a password.
#include "backend/platform/redis/subscriber.h"
#include "tests/support/redis_server.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace dibs;
using namespace dibs::test;

namespace {

constexpr redis::Limits kLimits{.connect = 50ms, .answer = 50ms};
constexpr redis::Limits kPatient{.connect = 5s, .answer = 5s};

// What a wait may take beyond its limit on a machine that has other things to do.
constexpr qint64 kSlackMs = 2'000;

}  // namespace

class RedisTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RedisServer>();
        if (const QString problem = m_server->start(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void aLateAnswerIsNeverTakenForTheNextOnes()
    {
        redis::Connection connection(m_server->address(), kPatient);
        QVERIFY(connection.command({"PING"}));
        m_server->ask({"CLIENT", "PAUSE", "200", "ALL"});

        const auto late = connection.command({"ECHO", "late"}, redis::in(50ms));

        QCOMPARE(late.error().code, ErrorCode::Unavailable);
        QCOMPARE(textOf(connection.command({"ECHO", "next"})), QByteArray("next"));
        QCOMPARE(textOf(connection.command({"ECHO", "after"})), QByteArray("after"));
    }

    void theWholeAnswerHasOneDeadline()
    {
        const SilentServer silent;
        redis::Connection connection(silent.address(), kPatient);
        QElapsedTimer elapsed;
        elapsed.start();

        const auto reply = connection.command({"PING"}, redis::in(50ms));

        QCOMPARE(reply.error().detail, u"no answer in time"_qs);
        QVERIFY(elapsed.elapsed() < 50 + kSlackMs);
    }

    void aRestartedServerCostsNoCommand()
    {
        redis::Connection connection(m_server->address(), kPatient);
        QVERIFY(connection.command({"PING"}));

        m_server->kill();
        QCOMPARE(m_server->start(), QString());

        QVERIFY(connection.command({"PING"}));
    }

    void whereNobodyListensTheErrorSaysWhere()
    {
        m_server->kill();
        redis::Connection connection(m_server->address(), kPatient);

        const auto reply = connection.command({"PING"});

        QCOMPARE(reply.error().code, ErrorCode::Unavailable);
        QVERIFY(reply.error().detail.startsWith(m_server->address().path));
    }

    void aNameThatNobodyKnowsIsAnErrorInTime()
    {
        redis::Connection connection({.host = u"no-such-host.invalid"_qs}, kLimits);
        QElapsedTimer elapsed;
        elapsed.start();

        QCOMPARE(connection.command({"PING"}).error().code, ErrorCode::Unavailable);

        QVERIFY(elapsed.elapsed() < 50 + kSlackMs);
    }

    void aNameIsFoundLikeANumber()
    {
        const SilentServer silent;
        redis::Address address = silent.address();
        address.host = u"localhost"_qs;
        redis::Connection connection(address, {.connect = 5s, .answer = 50ms});

        QCOMPARE(connection.command({"PING"}).error().detail, u"no answer in time"_qs);
    }

    void aPasswordOpensTheDoor()
    {
        m_server->ask({"ACL", "SETUSER", "dibs", "on", ">secret", "+@all", "~*"});
        redis::Address address = m_server->address();
        address.user = u"dibs"_qs;
        address.password = u"wrong"_qs;

        const auto refused = redis::Connection(address, kPatient).command({"PING"});
        QVERIFY(refused.error().detail.contains(u"WRONGPASS"_qs));

        address.password = u"secret"_qs;
        const auto opened = redis::Connection(address, kPatient).command({"ACL", "WHOAMI"});
        QCOMPARE(textOf(opened), QByteArray("dibs"));
    }

    void anInterruptEndsAWaitAtOnceAndForGood()
    {
        const SilentServer silent;
        redis::Connection connection(silent.address(), {.connect = 60s, .answer = 60s});
        QElapsedTimer elapsed;
        elapsed.start();

        std::thread waiting([&] { (void)connection.command({"PING"}); });
        connection.interrupt();
        waiting.join();

        QVERIFY(connection.command({"PING"}).error().detail.endsWith(u"interrupted"_qs));
        QVERIFY(elapsed.elapsed() < 5'000);
    }

    void aSubscriberNoticesAServerThatHangs()
    {
        redis::Subscriber subscriber(m_server->address(), kLimits);
        QVERIFY(subscriber.subscribe("channel"));
        m_server->freeze();

        const auto message = subscriber.next(redis::in(60s));
        m_server->thaw();

        QVERIFY(!message);
        QCOMPARE(message.error().detail, u"no answer in time"_qs);
    }

private:
    static QByteArray textOf(const Result<redis::Reply>& reply)
    {
        return reply ? reply->text : QByteArray("(failed)");
    }

    std::unique_ptr<RedisServer> m_server;
};

QTEST_GUILESS_MAIN(RedisTroubleTest)
#include "redis_trouble_test.moc"
