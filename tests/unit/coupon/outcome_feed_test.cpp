#include "backend/coupon/service/outcome_feed.h"

#include "tests/support/patience.h"
#include "tests/support/requests.h"

#include <QCoreApplication>
#include <QTest>

#include <thread>

using namespace dibs;
using namespace dibs::coupon;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const BatchOutcome> batch(std::initializer_list<qint64> events)
{
    BatchOutcome outcome;
    for (const qint64 number : events)
        outcome.decisions.push_back(
            {.request = {number, test::kNowMs, test::event(number, {10}, {1})},
                .outcome = Outcome::Issued});
    return std::make_shared<const BatchOutcome>(std::move(outcome));
}

}  // namespace

class OutcomeFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_heard.clear();
        m_mailbox = std::make_unique<Mailbox>();
        m_waiters = std::make_unique<OutcomeWaiters>(m_feed, *m_mailbox);
    }
    void cleanup() { m_waiters.reset(); }

    void whoWaitsHearsTheOutcomeOnItsOwnThread()
    {
        QVERIFY(m_waiters->wait(test::eventNumber(1), 1h, hear("one")));

        std::thread([this] { m_feed.publish(batch({2, 1})); }).join();
        QCOMPARE(m_heard, QStringList());
        QCoreApplication::processEvents();

        QCOMPARE(m_heard, QStringList{u"one: offset 1"_qs});
    }

    void everybodyWhoWaitsForTheSameEventHears()
    {
        QVERIFY(m_waiters->wait(test::eventNumber(1), 1h, hear("one")));
        QVERIFY(m_waiters->wait(test::eventNumber(1), 1h, hear("other")));

        m_feed.publish(batch({1}));
        QCoreApplication::processEvents();

        m_heard.sort();
        QCOMPARE(m_heard, QStringList({u"one: offset 1"_qs, u"other: offset 1"_qs}));
    }

    void anOutcomeIsHeardOnce()
    {
        QVERIFY(m_waiters->wait(test::eventNumber(1), 1h, hear("one")));

        m_feed.publish(batch({1}));
        m_feed.publish(batch({1}));
        QCoreApplication::processEvents();

        QCOMPARE(m_heard.size(), 1);
    }

    void whoHearsMayWaitAgain()
    {
        QVERIFY(m_waiters->wait(test::eventNumber(1), 1h, [this](const auto&) {
            QVERIFY(m_waiters->wait(test::eventNumber(2), 1h, hear("again")));
        }));

        m_feed.publish(batch({1, 2}));
        m_feed.publish(batch({2}));
        QCoreApplication::processEvents();

        QCOMPARE(m_heard.size(), 1);
    }

    void whenTheTimeIsUpTheAnswerIsNone()
    {
        QVERIFY(m_waiters->wait(test::eventNumber(1), 0ms, hear("early")));
        QVERIFY(m_waiters->wait(test::eventNumber(2), 1h, hear("patient")));

        EVENTUALLY_EQUAL(m_heard, QStringList{u"early: none"_qs});
        m_feed.publish(batch({1, 2}));
        QCoreApplication::processEvents();
        QCOMPARE(m_heard, QStringList({u"early: none"_qs, u"patient: offset 2"_qs}));
    }

    void atTheShutdownNobodyWaitsAnyMore()
    {
        QVERIFY(m_waiters->wait(test::eventNumber(1), 1h, hear("one")));

        m_feed.endWaiting();
        QCoreApplication::processEvents();

        QCOMPARE(m_heard, QStringList{u"one: none"_qs});
        QVERIFY(!m_waiters->wait(test::eventNumber(1), 1h, hear("late")));
    }

    void thereIsAMaximum()
    {
        for (int i = 0; i < OutcomeWaiters::kWaitersMax; ++i)
            QVERIFY(m_waiters->wait(test::eventNumber(i), 1h, hear("one")));

        QVERIFY(!m_waiters->wait(test::eventNumber(1), 1h, hear("too many")));
    }

    void whoHasGoneHearsNothing()
    {
        QVERIFY(m_waiters->wait(test::eventNumber(1), 1h, hear("one")));
        m_waiters.reset();

        m_feed.publish(batch({1}));
        QCoreApplication::processEvents();

        QCOMPARE(m_heard, QStringList());
    }

private:
    OutcomeWaiters::Decided hear(const char* who)
    {
        return [this, who](const std::optional<DecidedRequest>& decided) {
            m_heard += decided ? QStringLiteral("%1: offset %2")
                                     .arg(QLatin1String(who))
                                     .arg(decided->decision.request.offset)
                               : QStringLiteral("%1: none").arg(QLatin1String(who));
        };
    }

    OutcomeFeed m_feed;
    std::unique_ptr<Mailbox> m_mailbox;
    std::unique_ptr<OutcomeWaiters> m_waiters;
    QStringList m_heard;
};

QTEST_GUILESS_MAIN(OutcomeFeedTest)
#include "outcome_feed_test.moc"
