#include "backend/coupon/domain/coupon.h"

#include "backend/coupon/domain/words.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;

namespace {

constexpr qint64 kOpens = 1'000;
constexpr qint64 kCloses = 2'000;

/// One that is open at 1'500.
Coupon openCoupon()
{
    return {.totalStock = 10, .issued = 3, .opensAtMs = kOpens, .closesAtMs = kCloses};
}

QString refusal(const Coupon& coupon, bool holdsOne, qint64 nowMs)
{
    const std::optional<Refusal> refused = refusalFor(coupon, holdsOne, nowMs);
    if (!refused) return QStringLiteral("admitted");
    switch (*refused) {
    case Refusal::CouponNotFound: return QStringLiteral("coupon not found");
    case Refusal::UserNotFound: return QStringLiteral("user not found");
    case Refusal::AlreadyIssued: return QStringLiteral("already issued");
    case Refusal::NotOpenYet: return QStringLiteral("not open yet");
    case Refusal::Paused: return QStringLiteral("paused");
    case Refusal::SoldOut: return QStringLiteral("sold out");
    case Refusal::Closed: return QStringLiteral("closed");
    }
    Q_UNREACHABLE();
}

}  // namespace

class CouponTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofSeveralThingsThatHoldTheFirstOfThisListIsSaid_data()
    {
        QTest::addColumn<bool>("closed");
        QTest::addColumn<qint64>("nowMs");
        QTest::addColumn<bool>("paused");
        QTest::addColumn<qint64>("issued");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("refused");
        const auto row = [](bool closed, qint64 nowMs, bool paused, qint64 issued,
                             const char* status, const char* refused) {
            QTest::addRow("%d %lld %d %lld", closed, static_cast<long long>(nowMs), paused,
                static_cast<long long>(issued))
                << closed << nowMs << paused << issued << QString(QLatin1String(status))
                << QString(QLatin1String(refused));
        };
        row(true, 500, true, 10, "CLOSED", "closed");
        row(false, kCloses, true, 10, "CLOSED", "closed");
        row(false, kCloses - 1, true, 10, "PAUSED", "paused");
        row(false, kOpens - 1, true, 10, "SCHEDULED", "not open yet");
        row(false, kOpens, true, 10, "PAUSED", "paused");
        row(false, kOpens, false, 10, "SOLD_OUT", "sold out");
        row(false, kOpens, false, 9, "OPENED", "admitted");
    }

    void ofSeveralThingsThatHoldTheFirstOfThisListIsSaid()
    {
        QFETCH(bool, closed);
        QFETCH(qint64, nowMs);
        QFETCH(bool, paused);
        QFETCH(qint64, issued);
        Coupon coupon = openCoupon();
        coupon.closed = closed;
        coupon.paused = paused;
        coupon.issued = issued;

        QTEST(QString(word(statusOf(coupon, nowMs))), "status");
        QTEST(refusal(coupon, false, nowMs), "refused");
    }

    void whoHasOneIsToldThatFirst()
    {
        Coupon coupon = openCoupon();
        coupon.issued = coupon.totalStock;
        coupon.paused = true;
        coupon.closed = true;

        QCOMPARE(refusal(coupon, true, kOpens - 1), u"already issued"_qs);
        QCOMPARE(refusal(openCoupon(), true, kOpens), u"already issued"_qs);
    }

    void nobodyIsGivenOneThatHasExpired()
    {
        Coupon coupon = openCoupon();
        coupon.closesAtMs.reset();
        coupon.expiresAtMs = kCloses;

        QCOMPARE(refusal(coupon, false, kCloses - 1), u"admitted"_qs);
        QCOMPARE(refusal(coupon, false, kCloses), u"closed"_qs);
    }

    void withoutAnEndItNeverCloses()
    {
        Coupon coupon = openCoupon();
        coupon.closesAtMs.reset();

        QCOMPARE(statusOf(coupon, std::numeric_limits<qint64>::max()), CouponStatus::Opened);
    }
};

QTEST_APPLESS_MAIN(CouponTest)
#include "coupon_test.moc"
