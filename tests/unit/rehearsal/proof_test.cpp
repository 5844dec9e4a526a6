// Every way to wrong somebody is planted once and must be found, under its own guarantee.
#include "backend/rehearsal/proof.h"

#include <QTest>

#include <algorithm>

using namespace dibs;
using namespace dibs::rehearsal;

namespace {

constexpr CouponId kCoupon{1};
constexpr qint64 kStock = 2;

OutcomeRow row(
    qint64 offset, const char* requestId, qint64 user, Outcome outcome, qint64 sequence = 0)
{
    return {.requestId = requestId,
        .coupon = kCoupon,
        .user = {user},
        .outcome = outcome,
        .reason = {},
        .sequence = sequence,
        .acceptedAtMs = 1000,
        .decidedAtMs = 1020,
        .partition = 0,
        .offset = offset};
}

/// Four users press for two coupons; user 10 presses twice.
struct Night {
    Load load;
    std::vector<OutcomeRow> rows;

    Proof proof() const { return prove(load, rows, kStock); }
};

Night honestNight()
{
    Night night;
    night.load.coupon = kCoupon;
    night.load.accepted = {{"a", {10}}, {"b", {20}}, {"c", {10}}, {"d", {30}}, {"e", {40}}};
    night.rows = {row(0, "a", 10, Outcome::Issued, 1), row(1, "c", 10, Outcome::Duplicate),
        row(3, "b", 20, Outcome::Issued, 2), row(4, "d", 30, Outcome::SoldOut),
        row(7, "e", 40, Outcome::SoldOut)};
    return night;
}

/// "G1 G4" and the like, so that a failure can be read.
QString violatedOf(const Proof& proof)
{
    QStringList names;
    for (const Verdict& verdict : proof.verdicts)
        if (!verdict.holds()) names += verdict.guarantee;
    return names.join(u' ');
}

/// Violated guarantees and how often each finding was seen: "G3: 1 accepted without an outcome".
QStringList findingsOf(const Proof& proof)
{
    QStringList lines;
    for (const Verdict& verdict : proof.verdicts)
        for (const Finding& finding : verdict.findings)
            if (finding.count > 0)
                lines += QStringLiteral("%1: %2 %3")
                             .arg(verdict.guarantee, QString::number(finding.count), finding.what);
    return lines;
}

}  // namespace

class ProofTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anHonestNightHolds()
    {
        const Proof proof = honestNight().proof();

        QCOMPARE(findingsOf(proof), QStringList());
        QVERIFY(proof.holds());
        QVERIFY(proof.issued == 2 && proof.soldOut == 2 && proof.duplicate == 1);
        QCOMPARE(proof.decideLatency.count(), 5U);
        QCOMPARE(proof.decideLatency.max().count(), 20'000);
    }

    void anEmptyNightHolds() { QVERIFY(prove({}, {}, kStock).holds()); }

    void theListMayComeInAnyOrderAsTheOffsetsDecide()
    {
        Night night = honestNight();
        std::ranges::reverse(night.rows);

        QVERIFY(night.proof().holds());
    }

    void withoutOffsetsTheOrderOfTheListDecides()
    {
        Night night = honestNight();
        for (OutcomeRow& each : night.rows) each.offset = -1;
        QVERIFY(night.proof().holds());

        std::swap(night.rows[0], night.rows[2]);
        QCOMPARE(violatedOf(night.proof()), QStringLiteral("G4"));
    }

    void g1OneCouponTooMany()
    {
        Night night = honestNight();
        night.rows[3] = row(4, "d", 30, Outcome::Issued, 3);

        QCOMPARE(findingsOf(night.proof()),
            QStringList({QStringLiteral("G1: 1 coupons beyond the stock"),
                QStringLiteral("G4: 1 outcomes other than the order of the log gives")}));
    }

    void g2OneUserWithTwoCoupons()
    {
        Night night = honestNight();
        night.rows[1] = row(1, "c", 10, Outcome::Issued, 2);
        night.rows[2] = row(3, "b", 20, Outcome::SoldOut);

        const Proof proof = night.proof();

        QCOMPARE(violatedOf(proof), QStringLiteral("G2 G4"));
        QCOMPARE(proof.verdicts[1].findings[0].examples,
            QStringList({QStringLiteral("user 10 holds 2 coupons")}));
    }

    void g3AnAcceptedRequestWithoutAnOutcome()
    {
        Night night = honestNight();
        night.rows.pop_back();

        const Proof proof = night.proof();

        QCOMPARE(
            findingsOf(proof), QStringList({QStringLiteral("G3: 1 accepted without an outcome")}));
        QCOMPARE(proof.withoutOutcome, 1);
        QCOMPARE(proof.verdicts[2].findings[0].examples,
            QStringList({QStringLiteral("request e of user 40")}));
    }

    void g3ARequestDecidedTwice()
    {
        Night night = honestNight();
        night.rows.push_back(row(8, "d", 30, Outcome::SoldOut));

        QCOMPARE(findingsOf(night.proof()),
            QStringList({QStringLiteral("G3: 1 requests decided more than once")}));
    }

    void g3TwoPressesUnderOneRequestId()
    {
        Night night = honestNight();
        night.load.accepted.push_back({"e", {40}});

        QCOMPARE(findingsOf(night.proof()),
            QStringList({QStringLiteral("G3: 1 accepted under the id of another request")}));
    }

    void g3AnAcceptedRequestWithoutAnId()
    {
        Night night = honestNight();
        night.load.accepted.push_back({"", {50}});

        QCOMPARE(violatedOf(night.proof()), QStringLiteral("G3"));
    }

    void g4TwoUsersChangePlaces()
    {
        Night night = honestNight();
        std::swap(night.rows[2].outcome, night.rows[3].outcome);
        std::swap(night.rows[2].sequence, night.rows[3].sequence);

        const Proof proof = night.proof();

        QCOMPARE(violatedOf(proof), QStringLiteral("G4"));
        QCOMPARE(proof.verdicts[3].findings[0].examples.first(),
            QStringLiteral(
                "request b of user 20, offset 3 is SOLD_OUT, should be ISSUED as number 2"));
    }

    void g4AGapInTheSequence()
    {
        Night night = honestNight();
        night.rows[2].sequence = 3;

        QCOMPARE(findingsOf(night.proof()),
            QStringList({QStringLiteral("G4: 1 outcomes other than the order of the log gives")}));
    }

    void g4ADuplicateOfNothing()
    {
        Night night = honestNight();
        night.rows[4].outcome = Outcome::Duplicate;

        QCOMPARE(findingsOf(night.proof()),
            QStringList({QStringLiteral("G4: 1 outcomes other than the order of the log gives"),
                QStringLiteral("G4: 1 called a duplicate without holding a coupon")}));
    }

    void g4OneCouponInTwoPartitions()
    {
        Night night = honestNight();
        night.rows[4].partition = 1;

        QCOMPARE(findingsOf(night.proof()),
            QStringList({QStringLiteral("G4: 1 outcomes in another partition than the first")}));
    }

    void g4ARejectionTheLogDoesNotGive()
    {
        Night night = honestNight();
        night.rows[4].outcome = Outcome::Rejected;

        QCOMPARE(violatedOf(night.proof()), QStringLiteral("G4"));
    }

    void g5AnOutcomeNobodyAskedFor()
    {
        Night night = honestNight();
        night.rows.push_back(row(9, "x", 99, Outcome::SoldOut));

        QCOMPARE(findingsOf(night.proof()),
            QStringList(
                {QStringLiteral("G5: 1 outcomes that nobody of this rehearsal asked for")}));
    }

    void g5AnOutcomeUnderAnotherName()
    {
        Night night = honestNight();
        night.rows[4].user = {41};

        QCOMPARE(findingsOf(night.proof()),
            QStringList(
                {QStringLiteral("G5: 1 outcomes under the name of another user or coupon")}));
    }

    void g5TwoOutcomesFromOneRecord()
    {
        Night night = honestNight();
        night.rows[4].offset = night.rows[3].offset;

        QCOMPARE(findingsOf(night.proof()),
            QStringList({QStringLiteral("G5: 1 two outcomes from one record")}));
    }

    void g5AnUnansweredPressExplainsOneOutcomeAndNoMore()
    {
        Night night = honestNight();
        night.load.unknown = {{50}};
        night.rows.push_back(row(9, "x", 50, Outcome::SoldOut));
        QVERIFY(night.proof().holds());

        night.rows.push_back(row(10, "y", 50, Outcome::SoldOut));
        QCOMPARE(violatedOf(night.proof()), QStringLiteral("G5"));
    }

    void anUnansweredPressMayAlsoHaveComeToNothing()
    {
        Night night = honestNight();
        night.load.unknown = {{50}};

        QVERIFY(night.proof().holds());
    }

    void g6RefusedByTheLogWhileStockIsLeft()
    {
        Night night = honestNight();
        night.rows[2] = row(3, "b", 20, Outcome::SoldOut);

        const Proof proof = night.proof();

        QCOMPARE(violatedOf(proof), QStringLiteral("G4 G6"));
        QCOMPARE(proof.verdicts[5].violations(), 1);  // one coupon is left, so one was wronged
    }

    void g6RefusedAtTheDoorWhileStockIsLeft()
    {
        Night night;
        night.load.coupon = kCoupon;
        night.load.accepted = {{"a", {10}}};
        night.load.soldOut = {{20}, {20}};
        night.rows = {row(0, "a", 10, Outcome::Issued, 1)};

        const Proof proof = night.proof();

        QCOMPARE(findingsOf(proof),
            QStringList({QStringLiteral("G6: 1 coupons left although users were refused")}));
        QCOMPARE(proof.verdicts[5].findings[0].examples,
            QStringList({QStringLiteral("user 20 was refused: sold-out")}));
    }

    void g6ADoorThatLetsNobodyIn()
    {
        Night night;
        night.load.otherwiseRefused = {{10}, {20}, {30}};

        QCOMPARE(night.proof().verdicts[5].violations(), kStock);
    }

    void refusedAtTheDoorWhenAllIsGoneIsFair()
    {
        Night night = honestNight();
        night.load.soldOut = {{50}, {60}};
        night.load.alreadyIssued = {{10}};

        QVERIFY(night.proof().holds());
    }

    void someoneWhoGotOneInTheEndWasNotWronged()
    {
        Night night;
        night.load.coupon = kCoupon;
        night.load.accepted = {{"a", {10}}, {"b", {10}}};
        night.load.alreadyIssued = {{10}};
        night.rows = {row(0, "a", 10, Outcome::Issued, 1), row(1, "b", 10, Outcome::Duplicate)};

        QVERIFY(night.proof().holds());
    }

    void g6ToldToHaveOneWithoutHavingOne()
    {
        Night night = honestNight();
        night.load.alreadyIssued = {{30}};

        QCOMPARE(findingsOf(night.proof()),
            QStringList(
                {QStringLiteral("G6: 1 refused as already-issued without holding a coupon")}));
    }

    void thereAreNeverMoreThanAFewExamples()
    {
        Night night = honestNight();
        night.rows.clear();

        const Proof proof = night.proof();

        QCOMPARE(proof.withoutOutcome, 5);
        QCOMPARE(proof.verdicts[2].findings[0].examples.size(), kExampleCountMax);
    }
};

QTEST_APPLESS_MAIN(ProofTest)
#include "proof_test.moc"
