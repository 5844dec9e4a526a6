#include "backend/common/mailbox.h"
#include "tests/support/patience.h"

#include <QAbstractEventDispatcher>
#include <QTest>

#include <thread>

using namespace dibs;

class MailboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsRunOnTheOwnersThreadInTheOrderPosted()
    {
        Mailbox mailbox;
        QList<int> seen;
        std::thread::id ranOn;

        std::thread([&] {
            for (int i = 0; i < 1'000; ++i)
                mailbox.post([&, i] { seen.append(i), ranOn = std::this_thread::get_id(); });
        }).join();
        QCOMPARE(seen.size(), 0);
        QCoreApplication::processEvents();

        QCOMPARE(seen.size(), 1'000);
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
        QCOMPARE(ranOn, std::this_thread::get_id());
    }

    void aCallMayPostAnother()
    {
        Mailbox mailbox;
        int ran = 0;
        mailbox.post([&] { mailbox.post([&] { ++ran; }); });

        EVENTUALLY_EQUAL(ran, 1);
    }

    void whatIsStillQueuedDiesWithIt()
    {
        auto token = std::make_shared<int>(0);
        {
            Mailbox mailbox;
            mailbox.post([token] {});
            QCOMPARE(token.use_count(), 2);
        }
        QCoreApplication::processEvents();

        QCOMPARE(token.use_count(), 1);
    }
};

QTEST_GUILESS_MAIN(MailboxTest)
#include "mailbox_test.moc"
