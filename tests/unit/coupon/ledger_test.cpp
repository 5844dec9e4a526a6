// Each rule of the fold by itself: DESIGN.md §1.
#include "backend/coupon/domain/ledger.h"

#include "backend/coupon/domain/words.h"
#include "tests/support/requests.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::kNowMs;

namespace {

constexpr CouponId kCoupon{1};
constexpr CouponId kOther{2};
constexpr CouponId kElsewhere{3};  // lives on partition 1
constexpr UserId kAlice{10};
constexpr UserId kBob{20};
constexpr UserId kCarol{30};

/// Partition 0 with `stock` coupons, and requests that arrive one after the other.
class Night
{
public:
    explicit Night(qint64 stock) { ledger.putCoupon(kCoupon, {.totalStock = stock}); }

    /// "ISSUED 1 #1": outcome, sequence, user coupon; "-" when nothing is decided.
    QString press(UserId user, CouponId coupon = kCoupon, qint64 event = 0)
    {
        const qint64 offset = m_offset++;
        const auto decision = ledger.decide(
            {offset, kNowMs, test::event(event > 0 ? event : 100 + offset, user, coupon)});
        if (!decision) return QStringLiteral("-");
        QString text = word(decision->outcome);
        if (decision->reason != RejectReason::None) text += u' ' + QString(word(decision->reason));
        if (decision->sequence > 0) text += QStringLiteral(" %1").arg(decision->sequence);
        if (decision->userCouponId.isValid())
            text += QStringLiteral(" #%1").arg(decision->userCouponId.value);
        return text;
    }

    Ledger ledger{0, [](CouponId coupon) { return coupon == kElsewhere ? 1 : 0; }};

private:
    qint64 m_offset = 0;
};

}  // namespace

class LedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstToComeAreServedInSequence()
    {
        Night night(2);

        QCOMPARE(night.press(kAlice), u"ISSUED 1 #1"_qs);
        QCOMPARE(night.press(kBob), u"ISSUED 2 #1025"_qs);
        QCOMPARE(night.press(kCarol), u"SOLD_OUT"_qs);
    }

    void thereIsNoGapInTheSequenceWhateverComesBetween()
    {
        Night night(2);

        QCOMPARE(night.press(kAlice), u"ISSUED 1 #1"_qs);
        QCOMPARE(night.press(kAlice), u"DUPLICATE #1"_qs);
        QCOMPARE(night.press(kBob, kOther), u"REJECTED no-such-coupon"_qs);
        QCOMPARE(night.press(kBob), u"ISSUED 2 #3073"_qs);
    }

    void aSecondRequestOfTheSameUserIsADuplicateOfTheFirst()
    {
        Night night(2);
        night.press(kAlice);

        QCOMPARE(night.press(kAlice), u"DUPLICATE #1"_qs);
    }

    void whoHasOneIsToldSoAlsoWhenNothingIsLeft()
    {
        Night night(1);
        night.press(kAlice);

        QCOMPARE(night.press(kAlice), u"DUPLICATE #1"_qs);
        QCOMPARE(night.press(kBob), u"SOLD_OUT"_qs);
    }

    void ofAnEventThatComesTwiceTheFirstOutcomeStands()
    {
        Night night(1);
        night.press(kAlice, kCoupon, 7);

        QCOMPARE(night.press(kAlice, kCoupon, 7), u"-"_qs);
        QCOMPARE(night.press(kBob, kCoupon, 7), u"-"_qs);  // whatever else it says
    }

    void anOutcomeStandsAlsoWhenTheFactsHaveChanged()
    {
        Night night(0);
        QCOMPARE(night.press(kAlice, kCoupon, 7), u"SOLD_OUT"_qs);
        QCOMPARE(night.press(kAlice, kOther, 8), u"REJECTED no-such-coupon"_qs);
        night.ledger.putCoupon(kCoupon, {.totalStock = 5});
        night.ledger.putCoupon(kOther, {.totalStock = 5});

        QCOMPARE(night.press(kAlice, kCoupon, 7), u"-"_qs);
        QCOMPARE(night.press(kAlice, kOther, 8), u"-"_qs);
        QCOMPARE(night.press(kAlice, kCoupon, 9), u"ISSUED 1 #4097"_qs);
    }

    void whatWasDecidedInEarlierBatchesCounts()
    {
        Night night(5);
        night.ledger.putCoupon(kCoupon, {.totalStock = 5, .issued = 4});
        night.ledger.putHolder(kCoupon, kAlice, {77});
        night.ledger.putDecided(test::eventNumber(7));

        QCOMPARE(night.press(kAlice), u"DUPLICATE #77"_qs);
        QCOMPARE(night.press(kBob, kCoupon, 7), u"-"_qs);
        QCOMPARE(night.press(kBob), u"ISSUED 5 #2049"_qs);
        QCOMPARE(night.press(kCarol), u"SOLD_OUT"_qs);
    }

    void withoutACouponARequestIsRejected()
    {
        QCOMPARE(Night(1).press(kAlice, kOther), u"REJECTED no-such-coupon"_qs);
    }

    void aRecordOnAnotherPartitionThanItsCouponsIsRejected()
    {
        Night night(1);
        night.ledger.putCoupon(kElsewhere, {.totalStock = 5});

        QCOMPARE(night.press(kAlice, kElsewhere), u"REJECTED wrong-partition"_qs);
    }

    void noStockAtAllIsSoldOut() { QCOMPARE(Night(0).press(kAlice), u"SOLD_OUT"_qs); }

    void stockRaisedLaterIsIssuedToThoseWhoComeThen()
    {
        Night night(1);
        night.press(kAlice);
        QCOMPARE(night.press(kBob), u"SOLD_OUT"_qs);

        StockLine more = night.ledger.coupons()[kCoupon];
        more.totalStock = 2;
        night.ledger.putCoupon(kCoupon, more);

        QCOMPARE(night.press(kCarol), u"ISSUED 2 #2049"_qs);
        QCOMPARE(night.press(kBob), u"SOLD_OUT"_qs);
    }

    void stockBelowWhatIsIssuedIsSoldOut()
    {
        Night night(0);
        night.ledger.putCoupon(kCoupon, {.totalStock = 1, .issued = 2});

        QCOMPARE(night.press(kAlice), u"SOLD_OUT"_qs);
    }

    void operatorsChangeTheStockFromTheirPlaceOn()
    {
        Night night(1);
        night.press(kAlice);

        night.ledger.apply(
            {.couponId = kCoupon, .kind = ChangeKind::StockChanged, .totalStock = 2});
        night.ledger.apply({.couponId = kOther, .kind = ChangeKind::Created, .totalStock = 1});

        QCOMPARE(night.press(kBob), u"ISSUED 2 #1025"_qs);
        QCOMPARE(night.press(kCarol), u"SOLD_OUT"_qs);
        QCOMPARE(night.press(kCarol, kOther), u"ISSUED 1 #3073"_qs);
    }

    void whatActsOnAdmissionOnlyDecidesNothing()
    {
        Night night(1);

        for (const auto kind :
            {ChangeKind::Edited, ChangeKind::Paused, ChangeKind::Resumed, ChangeKind::Closed})
            night.ledger.apply({.couponId = kCoupon, .kind = kind, .totalStock = 9});
        night.ledger.apply({.couponId = kOther, .kind = ChangeKind::StockChanged, .totalStock = 9});

        QCOMPARE(night.press(kAlice), u"ISSUED 1 #1"_qs);
        QCOMPARE(night.press(kBob), u"SOLD_OUT"_qs);
        QCOMPARE(night.press(kBob, kOther), u"REJECTED no-such-coupon"_qs);
    }

    void couponsDoNotTouchEachOther()
    {
        Night night(1);
        night.ledger.putCoupon(kOther, {.totalStock = 1});

        QCOMPARE(night.press(kAlice, kCoupon), u"ISSUED 1 #1"_qs);
        QCOMPARE(night.press(kAlice, kOther), u"ISSUED 1 #1025"_qs);
        QCOMPARE(night.press(kBob, kCoupon), u"SOLD_OUT"_qs);
    }

    void itExpiresSoManyDaysAfterItWasAccepted()
    {
        Ledger ledger(0, [](CouponId) { return 0; });
        ledger.putCoupon(kCoupon, {.totalStock = 2, .validDays = 2});
        ledger.putCoupon(kOther, {.totalStock = 2});

        const auto limited = ledger.decide({0, kNowMs, test::event(1, kAlice, kCoupon)});
        const auto unlimited = ledger.decide({1, kNowMs, test::event(2, kAlice, kOther)});

        QCOMPARE(limited->expiresAtMs.value_or(0), kNowMs + 2 * 86'400'000);
        QVERIFY(!unlimited->expiresAtMs);
    }

    void theIdOfAUserCouponIsItsPlaceInTheLog()
    {
        QSet<qint64> ids;
        for (int partition = 0; partition < kPartitionsMax; ++partition)
            for (qint64 offset = 0; offset < 3; ++offset)
                ids.insert(userCouponIdAt(partition, offset).value);

        QCOMPARE(ids.size(), 3 * kPartitionsMax);
        QVERIFY(!ids.contains(0));
    }
};

QTEST_APPLESS_MAIN(LedgerTest)
#include "ledger_test.moc"
