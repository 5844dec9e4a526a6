// The consumer on its own thread, from the log to the tables and to those who wait.
#include "backend/coupon/consumer/issue_worker.h"

#include "tests/support/patience.h"
#include "tests/support/worker_room.h"

#include <QElapsedTimer>
#include <QTest>

#include <future>

using namespace dibs;
using namespace dibs::coupon;
using namespace std::chrono_literals;
using dibs::test::WorkerRoom;

class IssueWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<WorkerRoom>(); }

    void whatIsAppendedIsDecidedOnEachPartition()
    {
        m_room->startWorker();

        for (const qint64 user : {10, 10, 20, 30}) m_room->press(0, {user});
        m_room->press(1, {10});
        m_room->press(2, {20});

        EVENTUALLY_EQUAL(m_room->position(0), 4);
        EVENTUALLY_EQUAL(m_room->position(1) + m_room->position(2), 2);
        QCOMPARE(
            m_room->outcomes(0), u"0|10|ISSUED\n1|10|DUPLICATE\n2|20|ISSUED\n3|30|SOLD_OUT"_qs);
        QCOMPARE(m_room->outcomes(1), u"0|10|ISSUED"_qs);
        QCOMPARE(m_room->differences(), QString());
    }

    void itIsDecidedAtOnceNotAtTheNextTick()
    {
        m_room->startWorker();
        std::chrono::milliseconds quickest = 1h;
        for (int i = 0; i < 5; ++i) {
            const auto [mailbox, waiters] = listen();
            bool decided = false;
            QVERIFY(waiters->wait(
                test::eventNumber(m_room->events + 1), 1h, [&](const auto&) { decided = true; }));
            QElapsedTimer timer;
            timer.start();
            m_room->press(0, {10});
            while (!decided) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            quickest = std::min(quickest, std::chrono::milliseconds(timer.elapsed()));
        }

        QVERIFY2(quickest < 500ms, qPrintable(QString::number(quickest.count())));
    }

    void everybodyLearnsOfItAfterTheCommit()
    {
        m_room->startWorker();
        const auto [mailbox, waiters] = listen();
        QString heard;
        QVERIFY(waiters->wait(test::eventNumber(1), 1h, [&](const auto& decided) {
            heard = m_room->outcomes(0) + QStringLiteral(" #%1").arg(decided->decision.sequence);
        }));

        m_room->press(0, {10});

        EVENTUALLY_EQUAL(heard, u"0|10|ISSUED #1"_qs);  // the tables had it before
        const auto coupon = WorkerRoom::couponOn(0);
        QCOMPARE(m_room->view.ask(coupon, {10}, test::kNowMs).refusal, Refusal::AlreadyIssued);
        QCOMPARE(m_room->view.coupon(coupon)->issued, 1);
        QCOMPARE(m_room->tallies.totals().issued, 1U);
    }

    void theBacklogOfTheLastRunIsDecidedFirst()
    {
        for (const qint64 user : {10, 20, 30}) m_room->press(0, {user});

        m_room->startWorker();

        EVENTUALLY_EQUAL(m_room->position(0), 3);
        QCOMPARE(m_room->differences(), QString());
    }

    void commandsRunBetweenTwoBatches()
    {
        m_room->startWorker();
        for (const qint64 user : {10, 20, 30}) m_room->press(0, {user});
        EVENTUALLY_EQUAL(m_room->position(0), 3);

        std::promise<bool> raised;
        QVERIFY(m_room->worker->post([&](SqlCouponCommands* commands) {
            raised.set_value(
                commands && commands->change(WorkerRoom::couponOn(0), {.totalStock = 3}, 0));
        }));
        QVERIFY(raised.get_future().get());
        m_room->press(0, {40});

        EVENTUALLY_EQUAL(m_room->position(0), 4);
        QCOMPARE(m_room->outcomes(0).section(u'\n', 2), u"2|30|SOLD_OUT\n3|40|ISSUED"_qs);
        QCOMPARE(m_room->differences(), QString());
    }

    void tooManyCommandsAreRefusedAndThoseTakenAllRun()
    {
        std::atomic<size_t> ran = 0;
        std::promise<void> entered;
        std::promise<void> mayGo;
        m_room->startWorker();
        QVERIFY(m_room->worker->post([&](SqlCouponCommands*) {
            entered.set_value();
            mayGo.get_future().wait();
        }));
        entered.get_future().wait();

        for (size_t i = 0; i < IssueWorker::kCommandsMax; ++i)
            QVERIFY(m_room->worker->post([&](SqlCouponCommands*) { ++ran; }));
        QVERIFY(!m_room->worker->post([](SqlCouponCommands*) {}));
        mayGo.set_value();
        m_room->worker->stop();

        QCOMPARE(ran, IssueWorker::kCommandsMax);
        QVERIFY(!m_room->worker->post([](SqlCouponCommands*) {}));
    }

    void aStopFinishesTheBatchAndTheNextRunGoesOn()
    {
        for (qint64 user = 1; user < 100; ++user) m_room->press(static_cast<int>(user % 3), {user});

        while (decided() < 99) {
            m_room->startWorker();
            const qint64 before = decided();
            EVENTUALLY(decided() > before);
            m_room->stopWorker();
            QCOMPARE(m_room->database.rows(u"SELECT count(*) FROM outcomes"_qs),
                QString::number(decided()));
        }

        QCOMPARE(m_room->differences(), QString());
    }

private:
    qint64 decided() const
    {
        return m_room->position(0) + m_room->position(1) + m_room->position(2);
    }
    std::pair<std::shared_ptr<Mailbox>, std::shared_ptr<OutcomeWaiters>> listen() const
    {
        const auto mailbox = std::make_shared<Mailbox>();
        return {mailbox, std::make_shared<OutcomeWaiters>(m_room->feed, *mailbox)};
    }

    std::unique_ptr<WorkerRoom> m_room;
};

QTEST_GUILESS_MAIN(IssueWorkerTest)
#include "issue_worker_test.moc"
