#include "backend/common/backoff.h"

#include <QTest>

using namespace dibs;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDelayDoublesUpToALimit()
    {
        Backoff backoff;
        auto ceiling = Backoff::kFirst;
        for (int i = 0; i < 20; ++i) {
            const auto delay = backoff.next();
            QVERIFY(delay >= ceiling / 2 && delay <= ceiling);
            ceiling = std::min(ceiling * 2, Backoff::kLongest);
        }
        QCOMPARE(ceiling.count(), Backoff::kLongest.count());
    }

    void afterASuccessItBeginsAnew()
    {
        Backoff backoff;
        for (int i = 0; i < 20; ++i) (void)backoff.next();

        backoff.reset();

        QVERIFY(backoff.next() <= Backoff::kFirst);
    }
};

QTEST_APPLESS_MAIN(BackoffTest)
#include "backoff_test.moc"
