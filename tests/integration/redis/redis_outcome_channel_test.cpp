// Instances tell each other what they decided, through a Redis that comes and goes.
#include "backend/coupon/service/redis_outcome_channel.h"
#include "tests/support/patience.h"
#include "tests/support/redis_server.h"

#include <QElapsedTimer>
#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using namespace dibs::test;

namespace {

constexpr auto kChannel = "dibs:outcomes:test";

std::shared_ptr<const BatchOutcome> batch(qint64 nextOffset)
{
    auto batch = std::make_shared<BatchOutcome>(BatchOutcome{.nextOffset = nextOffset});
    batch->decisions.push_back({.outcome = Outcome::Issued, .sequence = nextOffset});
    return batch;
}

/// An instance, and what it heard: "1 2 c7 3 " are batches and a changed coupon.
class Instance
{
public:
    explicit Instance(redis::Address address)
        : m_channel(std::move(address), QUuid::createUuid(), kChannel,
            {.decided = [this](const auto& heard) { hear(QByteArray::number(heard->nextOffset)); },
                .changed = [this](CouponId id) { hear('c' + QByteArray::number(id.value)); },
                .connected = [this] { ++m_connected; }})
    {
    }

    RedisOutcomeChannel* operator->() { return &m_channel; }
    int connected() const { return m_connected; }
    QByteArray heard() const
    {
        const std::lock_guard lock(m_mutex);
        return m_heard;
    }

private:
    void hear(const QByteArray& what)
    {
        const std::lock_guard lock(m_mutex);
        m_heard += what + ' ';
    }

    mutable std::mutex m_mutex;
    QByteArray m_heard;  // protected by m_mutex
    std::atomic<int> m_connected = 0;
    RedisOutcomeChannel m_channel;  // the last, as its threads use the others
};

}  // namespace

class RedisOutcomeChannelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RedisServer>();
        if (const QString problem = m_server->start(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void whatOneDecidesTheOthersHearInOrder()
    {
        Instance one(m_server->address());
        Instance two(m_server->address());
        Instance three(m_server->address());
        EVENTUALLY_EQUAL(one.connected() + two.connected() + three.connected(), 3);

        one->publish(batch(1));
        one->publish(batch(2));
        one->publishChanged({7});
        one->publish(batch(3));

        EVENTUALLY_EQUAL(two.heard(), QByteArray("1 2 c7 3 "));
        EVENTUALLY_EQUAL(three.heard(), QByteArray("1 2 c7 3 "));
        QCOMPARE(one.heard(), QByteArray());
        EVENTUALLY_EQUAL(one->counts().sent, 4U);
        QCOMPARE(two->counts().received, 4U);
        QCOMPARE(one->problem() + two->problem(), QString());
    }

    void afterARestartOfRedisItGoesOn()
    {
        Instance one(m_server->address());
        Instance two(m_server->address());
        EVENTUALLY_EQUAL(one.connected() + two.connected(), 2);
        one->publish(batch(1));
        EVENTUALLY_EQUAL(two.heard(), QByteArray("1 "));

        m_server->kill();
        EVENTUALLY(!one->problem().isEmpty() && !two->problem().isEmpty());
        QCOMPARE(m_server->start(), QString());

        EVENTUALLY_EQUAL(one.connected() + two.connected(), 4);
        EVENTUALLY_EQUAL(one->problem() + two->problem(), QString());
        one->publish(batch(2));
        EVENTUALLY_EQUAL(two.heard(), QByteArray("1 2 "));
    }

    void aRedisThatHangsIsNoticedAndForgivenAndNothingWaits()
    {
        Instance one(m_server->address());
        EVENTUALLY_EQUAL(one.connected(), 1);
        m_server->freeze();

        // A silence is questioned after a second, and the answer is waited for.
        EVENTUALLY(!one->problem().isEmpty());
        m_server->thaw();

        EVENTUALLY_EQUAL(one->problem(), QString());
    }

    void publishingNeverWaitsAndKeepsTheNewest()
    {
        const SilentServer silent;
        Instance one(silent.address());
        QElapsedTimer elapsed;
        elapsed.start();

        for (qint64 i = 1; i <= 1'000; ++i) one->publish(batch(i));

        QVERIFY(elapsed.elapsed() < 2'000);
        // What is not dropped is queued, or under way in one round trip.
        QVERIFY(one->counts().dropped >= 1'000 - 2 * RedisOutcomeChannel::kQueueMax);
    }

    void whatWasQueuedWhileRedisWasAwayArrivesUpToTheBound()
    {
        m_server->kill();
        Instance one(m_server->address());
        for (qint64 i = 1; i <= 500; ++i) one->publish(batch(i));
        QCOMPARE(m_server->start(), QString());
        Instance two(m_server->address());
        EVENTUALLY_EQUAL(one.connected() + two.connected(), 2);

        one->publish(batch(501));

        EVENTUALLY(two.heard().endsWith("501 "));
        EVENTUALLY_EQUAL(one->counts().sent + one->counts().dropped, 501U);
    }

    void garbageIsCountedAndStepsOverNothing()
    {
        Instance one(m_server->address());
        Instance two(m_server->address());
        EVENTUALLY_EQUAL(one.connected() + two.connected(), 2);

        m_server->ask({"PUBLISH", kChannel, "garbage"});
        m_server->ask({"PUBLISH", kChannel, ""});
        one->publish(batch(1));

        EVENTUALLY_EQUAL(two.heard(), QByteArray("1 "));
        QCOMPARE(two->counts().garbled, 2U);
    }

    void itEndsWithinASecondWhileRedisHangs()
    {
        const SilentServer silent;
        auto unanswered = std::make_unique<Instance>(silent.address());
        auto frozen = std::make_unique<Instance>(m_server->address());
        EVENTUALLY_EQUAL(frozen->connected(), 1);
        m_server->freeze();
        (*unanswered)->publish(batch(1));
        (*frozen)->publish(batch(1));
        QElapsedTimer elapsed;
        elapsed.start();

        unanswered.reset();
        frozen.reset();

        QVERIFY(elapsed.elapsed() < 2'000);
        m_server->thaw();
    }

    void logsDoNotShareAChannel()
    {
        QVERIFY(outcomeChannelOf(u"one"_qs) != outcomeChannelOf(u"two"_qs));
    }

private:
    std::unique_ptr<RedisServer> m_server;
};

QTEST_GUILESS_MAIN(RedisOutcomeChannelTest)
#include "redis_outcome_channel_test.moc"
