#include "backend/coupon/service/tallies.h"

#include "tests/support/requests.h"

#include <QTest>

#include <thread>

using namespace dibs;
using namespace dibs::coupon;

namespace {

constexpr CouponId kCoupon{1};

Decision decision(Outcome outcome, CouponId coupon = kCoupon)
{
    return {.request = {0, test::kNowMs, test::event(1, {10}, coupon)}, .outcome = outcome};
}

DeadLetter deadLetter(const QByteArray& key)
{
    return {.record = {.key = key, .value = "?"}, .reason = {}};
}

}  // namespace

class TalliesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAcceptedIsUndecidedUntilABatchDecidesIt()
    {
        Tallies tallies;
        tallies.countAccepted(kCoupon, 3);

        tallies.countDecided(
            {.decisions = {decision(Outcome::Issued), decision(Outcome::SoldOut)}});

        QCOMPARE(tallies.of(kCoupon).undecided(), 1);
        QCOMPARE(tallies.of(kCoupon).issued, 1);
        QCOMPARE(tallies.totals().accepted, 3U);
    }

    void theBacklogOfTheStartIsUndecidedButNotAcceptedNow()
    {
        Tallies tallies;
        tallies.countBacklog(kCoupon, 5);

        QCOMPARE(tallies.of(kCoupon).undecided(), 5);
        QCOMPARE(tallies.totals().accepted, 0U);
    }

    void repeatedRecordsAndDeadLettersAreDecidedToo()
    {
        Tallies tallies;
        tallies.countAccepted(kCoupon, 2);

        tallies.countDecided(
            {.deadLetters = {deadLetter("coupon-1"), deadLetter("?")}, .repeated = {kCoupon}});

        QCOMPARE(tallies.of(kCoupon).undecided(), 0);
        QCOMPARE(tallies.totals().deadLetters, 2U);
    }

    void eachOutcomeHasItsOwnTotal()
    {
        Tallies tallies;
        tallies.countRefused();
        tallies.countUnavailable();

        tallies.countDecided({.decisions = {decision(Outcome::Issued), decision(Outcome::Duplicate),
                                  decision(Outcome::Duplicate), decision(Outcome::Rejected, {9})}});

        const Tallies::Totals totals = tallies.totals();
        QCOMPARE(QStringLiteral("%1 %2 %3 %4 %5 %6")
                     .arg(totals.issued)
                     .arg(totals.soldOut)
                     .arg(totals.duplicate)
                     .arg(totals.rejected)
                     .arg(totals.refused)
                     .arg(totals.unavailable),
            u"1 0 2 1 1 1"_qs);
    }

    void aDecisionThatOvertakesItsReceiptCountsNothingTwice()
    {
        Tallies tallies;
        tallies.countDecided({.decisions = {decision(Outcome::Issued)}});
        QCOMPARE(tallies.of(kCoupon).undecided(), 0);

        tallies.countAccepted(kCoupon);
        QCOMPARE(tallies.of(kCoupon).undecided(), 0);
    }

    void manyThreadsMayCountAtOnce()
    {
        Tallies tallies;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&tallies] {
                    for (int n = 0; n < 1'000; ++n) tallies.countAccepted({n % 7 + 1});
                });
            }
        }

        qint64 sum = 0;
        for (int coupon = 1; coupon <= 7; ++coupon) sum += tallies.of({coupon}).accepted;
        QCOMPARE(sum, 4'000);
        QCOMPARE(tallies.totals().accepted, 4'000U);
    }
};

QTEST_APPLESS_MAIN(TalliesTest)
#include "tallies_test.moc"
