#include "backend/rehearsal/press_plan.h"

#include <QTest>

#include <set>

using namespace dibs;
using namespace dibs::rehearsal;

namespace {

std::vector<qint64> pressesOf(PressPlan plan)
{
    std::vector<qint64> users;
    while (const std::optional<UserId> user = plan.next()) users.push_back(user->value);
    return users;
}

}  // namespace

class PressPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodyPressesAndTheShareOfRepeatsIsExact()
    {
        const std::vector<qint64> presses = pressesOf(PressPlan(900, 10, 1));

        QCOMPARE(presses.size(), 1000U);
        QCOMPARE(PressPlan(900, 10, 1).total(), 1000);
        const std::set<qint64> users(presses.begin(), presses.end());
        QCOMPARE(users.size(), 900U);
        QVERIFY(*users.begin() == 1 && *users.rbegin() == 900);
    }

    void withoutRepeatsEverybodyPressesOnce()
    {
        QCOMPARE(pressesOf(PressPlan(50, 0, 1)).size(), 50U);
    }

    void theSameSeedIsTheSameOrder()
    {
        QVERIFY(pressesOf(PressPlan(100, 5, 7)) == pressesOf(PressPlan(100, 5, 7)));
        QVERIFY(pressesOf(PressPlan(100, 5, 7)) != pressesOf(PressPlan(100, 5, 8)));
    }

    void someRepeatsAreDoubleTapsAndSomeComeLater()
    {
        const std::vector<qint64> presses = pressesOf(PressPlan(1000, 20, 3));
        int doubleTaps = 0;
        for (size_t i = 1; i < presses.size(); ++i) doubleTaps += presses[i] == presses[i - 1];

        QVERIFY(doubleTaps > 50);
        QVERIFY(doubleTaps < 200);
    }

    void aSingleUserMayPressTenTimes()
    {
        QVERIFY(pressesOf(PressPlan(1, 90, 1)) == std::vector<qint64>(10, 1));
    }
};

QTEST_APPLESS_MAIN(PressPlanTest)
#include "press_plan_test.moc"
