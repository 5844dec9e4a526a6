#include "backend/coupon/service/hot_view.h"

#include "tests/support/requests.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::kNowMs;

namespace {

constexpr CouponId kCoupon{1};
constexpr UserId kAlice{10};
constexpr UserId kBob{20};

Coupon offer(qint64 stock, CouponId id = kCoupon)
{
    return {.couponId = id, .totalStock = stock};
}

Decision decision(UserId user, Outcome outcome, CouponId id = kCoupon)
{
    return {.request = {0, kNowMs, test::event(user.value, user, id)}, .outcome = outcome};
}

Decision issued(UserId user, qint64 sequence, CouponId id = kCoupon)
{
    Decision issued = decision(user, Outcome::Issued, id);
    issued.sequence = sequence;
    return issued;
}

BatchOutcome batch(std::vector<Decision> decisions)
{
    return {.decisions = std::move(decisions)};
}

/// A view in which everybody may take part.
struct OpenView : HotView {
    explicit OpenView(qint64 stock)
        : HotView(UserPolicy::Any)
    {
        put(offer(stock));
    }
};

using Verdict = HotView::Verdict;

bool isRefused(const HotView& view, UserId user, Refusal refusal)
{
    const HotView::Answer answer = view.ask(kCoupon, user, kNowMs);
    return answer.verdict == Verdict::Refuse && answer.refusal == refusal;
}

}  // namespace

class HotViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCouponItDoesNotKnowIsRefused()
    {
        QVERIFY(isRefused(HotView(UserPolicy::Any), kAlice, Refusal::CouponNotFound));
    }

    void whileStockIsLeftEverybodyIsAdmitted()
    {
        const OpenView view(1);

        QVERIFY(view.ask(kCoupon, kAlice, kNowMs).verdict == Verdict::Admit);
        QVERIFY(view.ask(kCoupon, kBob, kNowMs).verdict == Verdict::Admit);
    }

    void aBatchTellsWhoHasOneAndWhatIsLeft()
    {
        OpenView view(1);

        view.apply(batch({issued(kAlice, 1)}));

        QVERIFY(isRefused(view, kAlice, Refusal::AlreadyIssued));
        QVERIFY(isRefused(view, kBob, Refusal::SoldOut));
    }

    void outcomesOtherThanIssuedTakeNothing()
    {
        OpenView view(1);

        view.apply(batch({decision(kAlice, Outcome::SoldOut), decision(kAlice, Outcome::Duplicate),
            decision(kAlice, Outcome::Rejected), issued(kAlice, 1, {99})}));

        QVERIFY(view.ask(kCoupon, kAlice, kNowMs).verdict == Verdict::Admit);
        QVERIFY(!view.coupon({99}));
    }

    void aCouponThatChangesKeepsItsHolders()
    {
        OpenView view(1);
        view.apply(batch({issued(kAlice, 1)}));

        Coupon changed = *view.coupon(kCoupon);
        changed.totalStock = 5;
        view.put(changed);

        QVERIFY(isRefused(view, kAlice, Refusal::AlreadyIssued));
        QVERIFY(view.ask(kCoupon, kBob, kNowMs).verdict == Verdict::Admit);
    }

    void aBatchThatArrivesTwiceCountsOnce()
    {
        OpenView view(3);
        const BatchOutcome twice = batch({issued(kAlice, 1), issued(kBob, 2)});

        view.apply(twice);
        view.apply(twice);

        QCOMPARE(view.coupon(kCoupon)->issued, 2);
        QVERIFY(view.ask(kCoupon, {30}, kNowMs).verdict == Verdict::Admit);
    }

    void aRereadThatIsOlderThanABatchTakesNothingBack()
    {
        OpenView view(2);
        Coupon reread = *view.coupon(kCoupon);
        reread.issued = 1;
        reread.description = u"new words"_qs;

        view.apply(batch({issued(kAlice, 1), issued(kBob, 2)}));
        view.put(reread);

        QCOMPARE(view.coupon(kCoupon)->issued, 2);
        QCOMPARE(view.coupon(kCoupon)->description, u"new words"_qs);
        QVERIFY(isRefused(view, {30}, Refusal::SoldOut));
    }

    void aBatchThatIsOlderThanARereadAddsOnlyItsHolders()
    {
        OpenView view(4);
        Coupon reread = *view.coupon(kCoupon);
        reread.issued = 3;

        view.put(reread);
        view.apply(batch({issued(kAlice, 1), issued(kBob, 2)}));

        QCOMPARE(view.coupon(kCoupon)->issued, 3);
        QVERIFY(isRefused(view, kAlice, Refusal::AlreadyIssued));
        QVERIFY(view.ask(kCoupon, {30}, kNowMs).verdict == Verdict::Admit);
    }

    void batchesInAnyOrderEndInTheSame()
    {
        OpenView view(3);

        view.apply(batch({issued(kBob, 2)}));
        view.apply(batch({issued(kAlice, 1)}));

        QCOMPARE(view.coupon(kCoupon)->issued, 2);
    }

    void theStockIsWhatWasReadLast()
    {
        OpenView view(1);
        view.apply(batch({issued(kAlice, 1)}));

        view.put(offer(5));

        QCOMPARE(view.coupon(kCoupon)->remaining(), 4);
    }

    void holdersFoundWhileWarmingUpCount()
    {
        OpenView view(5);

        view.addHolders(kCoupon, {kAlice});
        view.addHolders({99}, {kBob});

        QVERIFY(isRefused(view, kAlice, Refusal::AlreadyIssued));
        QVERIFY(view.ask(kCoupon, kBob, kNowMs).verdict == Verdict::Admit);
    }

    void anUnknownUserIsUnknownUntilAllAreHere()
    {
        HotView view(UserPolicy::Registered);
        view.put(offer(5));
        view.addUsers({kAlice});

        QVERIFY(view.ask(kCoupon, kAlice, kNowMs).verdict == Verdict::Admit);
        QVERIFY(view.ask(kCoupon, kBob, kNowMs).verdict == Verdict::UserUnknown);
        view.setUsersComplete();
        QVERIFY(isRefused(view, kBob, Refusal::UserNotFound));
    }

    void forAnUnknownUserFactsAboutTheCouponStillHold()
    {
        HotView view(UserPolicy::Registered);
        view.put(offer(0));

        QVERIFY(isRefused(view, kBob, Refusal::SoldOut));
    }

    void inARehearsalEverybodyMayTakePart()
    {
        HotView view(UserPolicy::Registered);
        view.setUsersComplete();
        Coupon rehearsal = offer(5);
        rehearsal.rehearsal = true;
        view.put(rehearsal);

        QVERIFY(view.ask(kCoupon, kBob, kNowMs).verdict == Verdict::Admit);
    }

    void notOpenYetSaysWhen()
    {
        OpenView view(5);
        Coupon later = offer(5);
        later.opensAtMs = kNowMs + 60'000;
        view.put(later);

        QVERIFY(isRefused(view, kAlice, Refusal::NotOpenYet));
        QCOMPARE(view.ask(kCoupon, kAlice, kNowMs).opensAtMs, kNowMs + 60'000);
    }

    void theListBeginsWithTheNewest()
    {
        OpenView view(1);
        view.put(offer(1, {3}));
        view.put(offer(1, {2}));

        QString ids;
        for (const Coupon& each : view.coupons()) ids += QString::number(each.couponId.value);
        QCOMPARE(ids, u"321"_qs);
    }
};

QTEST_APPLESS_MAIN(HotViewTest)
#include "hot_view_test.moc"
