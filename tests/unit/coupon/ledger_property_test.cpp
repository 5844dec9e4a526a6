// The ledger against a model so simple that one sees it is right: it keeps every outcome of the
// night in one list and looks for the answer there, record by record.
#include "backend/coupon/domain/ledger.h"

#include "backend/coupon/domain/words.h"
#include "tests/support/requests.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace dibs;
using namespace dibs::coupon;

namespace {

constexpr int kPartition = 1;
constexpr qint64 kStrangersFrom = 90;  // coupons from here on live on another partition

int homeOf(CouponId coupon)
{
    return coupon.value >= kStrangersFrom ? 0 : kPartition;
}

QString line(const Decision& decision)
{
    return QStringLiteral("%1 user %2 coupon %3: %4 %5 seq %6 #%7\n")
        .arg(decision.request.offset)
        .arg(decision.request.event.userId.value)
        .arg(decision.request.event.couponId.value)
        .arg(word(decision.outcome), word(decision.reason))
        .arg(decision.sequence)
        .arg(decision.userCouponId.value);
}

/// DESIGN.md §1, word for word, without any state but the outcomes so far.
class NaiveModel
{
public:
    void setStock(CouponId coupon, qint64 stock) { m_stock[coupon] = stock; }

    void fold(const LoggedRequest& request)
    {
        const CouponIssueEvent& event = request.event;
        if (std::ranges::any_of(m_decisions, [&](const Decision& before) {
                return before.request.event.eventId == event.eventId;
            }))
            return;
        Decision decision{.partition = kPartition, .request = request};
        const auto won = [&](const Decision& before) {
            return before.outcome == Outcome::Issued
                && before.request.event.couponId == event.couponId;
        };
        const auto hasOne = [&](const Decision& before) {
            return won(before) && before.request.event.userId == event.userId;
        };
        const qint64 issued = std::ranges::count_if(m_decisions, won);
        const auto held = std::ranges::find_if(m_decisions, hasOne);
        if (homeOf(event.couponId) != kPartition)
            decision.reason = RejectReason::WrongPartition;
        else if (!m_stock.contains(event.couponId))
            decision.reason = RejectReason::NoSuchCoupon;
        else if (held != m_decisions.end()) {
            decision.outcome = Outcome::Duplicate;
            decision.userCouponId = held->userCouponId;
        } else if (issued >= m_stock[event.couponId])
            decision.outcome = Outcome::SoldOut;
        else {
            decision.outcome = Outcome::Issued;
            decision.sequence = issued + 1;
            decision.userCouponId = {request.offset * 1024 + kPartition + 1};
        }
        m_decisions.push_back(decision);
    }

    QString text() const
    {
        QString lines;
        for (const Decision& decision : m_decisions) lines += line(decision);
        return lines;
    }

private:
    QHash<CouponId, qint64> m_stock;
    std::vector<Decision> m_decisions;
};

/// Few users, few coupons and few events, so that everything collides with everything.
class RandomNight
{
public:
    explicit RandomNight(quint32 seed)
        : m_random(seed)
    {
    }

    qint64 below(qint64 end) { return std::uniform_int_distribution<qint64>(0, end - 1)(m_random); }
    CouponId coupon() { return {below(20) == 0 ? kStrangersFrom : 1 + below(4)}; }
    LoggedRequest request(qint64 offset)
    {
        return {offset, test::kNowMs, test::event(1 + below(120), {1 + below(25)}, coupon())};
    }

private:
    std::mt19937 m_random;
};

/// Both outcomes of one random night, the ledger's and the model's.
std::pair<QString, QString> playNight(quint32 seed)
{
    RandomNight night(seed);
    Ledger ledger(kPartition, homeOf);
    NaiveModel model;
    QString lines;
    const qint64 records = 1 + night.below(100);
    for (qint64 offset = 0; offset < records; ++offset) {
        if (offset == 0 || night.below(15) == 0) {  // an operator creates a coupon or changes one
            const CouponId coupon{1 + night.below(3)};
            StockLine stock = ledger.coupons().value(coupon);
            stock.totalStock = stock.issued + night.below(8);
            ledger.putCoupon(coupon, stock);
            model.setStock(coupon, stock.totalStock);
        }
        const LoggedRequest request = night.request(offset);
        if (const auto decision = ledger.decide(request)) lines += line(*decision);
        model.fold(request);
    }
    return {lines, model.text()};
}

}  // namespace

class LedgerPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRandomNightEndsAsTheModelSays()
    {
        constexpr int kNights = 5'000;
        const quint32 firstSeed = qEnvironmentVariableIsSet("DIBS_SEED")
            ? static_cast<quint32>(qEnvironmentVariableIntValue("DIBS_SEED"))
            : std::random_device{}();
        for (quint32 i = 0; i < kNights; ++i) {
            const auto [ledger, model] = playNight(firstSeed + i);
            QVERIFY2(ledger == model,
                qPrintable(QStringLiteral("DIBS_SEED=%1 shows it again\nledger:\n%2model:\n%3")
                               .arg(firstSeed + i)
                               .arg(ledger, model)));
        }
    }

    void theNightsAreFullOfCollisions()
    {
        QString all;
        for (quint32 seed = 0; seed < 100; ++seed) all += playNight(seed).first;

        for (const auto* word : {"ISSUED", "SOLD_OUT", "DUPLICATE", "no-such", "wrong-partition"})
            QVERIFY2(all.count(QLatin1String(word)) > 100, word);
    }
};

QTEST_APPLESS_MAIN(LedgerPropertyTest)
#include "ledger_property_test.moc"
