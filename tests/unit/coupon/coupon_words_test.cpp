// What is written down must be read back as the same, or history changes its meaning.
#include "backend/coupon/domain/words.h"

#include <QTest>

#include <array>

using namespace dibs;
using namespace dibs::coupon;

class CouponWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomesAreReadBackAsWritten()
    {
        for (const auto each :
            {Outcome::Issued, Outcome::SoldOut, Outcome::Duplicate, Outcome::Rejected})
            QVERIFY(outcomeFrom(word(each)) == each);
    }

    void reasonsAreReadBackAsWritten()
    {
        for (const auto each :
            {RejectReason::None, RejectReason::NoSuchCoupon, RejectReason::WrongPartition})
            QVERIFY(rejectReasonFrom(word(each)) == each);
    }

    void changesAreReadBackAsWritten()
    {
        for (const auto each : {ChangeKind::Created, ChangeKind::StockChanged, ChangeKind::Edited,
                 ChangeKind::Paused, ChangeKind::Resumed, ChangeKind::Closed})
            QVERIFY(changeKindFrom(word(each)) == each);
    }

    void discountsAreReadBackAsWritten()
    {
        for (const auto each : {DiscountType::Fixed, DiscountType::Percent})
            QVERIFY(discountTypeFrom(word(each)) == each);
    }

    void otherWordsAreNoneOfThem()
    {
        for (const QString& text : {u""_qs, u"issued"_qs, u"ISSUED "_qs, u"GONE"_qs}) {
            QVERIFY(!outcomeFrom(text));
            QVERIFY(!changeKindFrom(text));
            QVERIFY(!discountTypeFrom(text));
            QVERIFY(text.isEmpty() || !rejectReasonFrom(text));
        }
    }

    void theyAreTheWordsOfTheContract()
    {
        QCOMPARE(QString(word(Outcome::SoldOut)), u"SOLD_OUT"_qs);
        QCOMPARE(QString(word(RejectReason::NoSuchCoupon)), u"no-such-coupon"_qs);
        QCOMPARE(QString(word(CouponStatus::Scheduled)), u"SCHEDULED"_qs);
        QCOMPARE(QString(word(DiscountType::Percent)), u"PERCENT"_qs);
    }
};

QTEST_APPLESS_MAIN(CouponWordsTest)
#include "coupon_words_test.moc"
