#include "backend/coupon/service/outcome_bytes.h"
#include "backend/coupon/service/outcome_codec.h"
#include "tests/support/requests.h"

#include <QTest>

#include <limits>
#include <random>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::kNowMs;

namespace {

const EventId kSender = test::eventNumber(777);

Decision decision(qint64 number, Outcome outcome)
{
    return {.partition = 3,
        .request = {number, kNowMs + number, test::event(number, {number * 1'000}, {5})},
        .outcome = outcome};
}

BatchOutcome batch()
{
    BatchOutcome batch{.partition = 3, .nextOffset = 1'004, .decidedAtMs = kNowMs + 9};
    batch.decisions = {decision(1'000, Outcome::Issued), decision(1'001, Outcome::SoldOut),
        decision(1'002, Outcome::Duplicate), decision(1'003, Outcome::Rejected)};
    batch.decisions[0].sequence = 42;
    batch.decisions[0].userCouponId = userCouponIdAt(3, 1'000);
    batch.decisions[0].expiresAtMs = kNowMs + 86'400'000;
    batch.decisions[2].userCouponId = userCouponIdAt(3, 7);
    batch.decisions[3].reason = RejectReason::WrongPartition;
    batch.repeated = {{5}, {6}};
    batch.deadLetters
        = {{.record = {.key = "coupon-5", .value = "garbage"}, .reason = u"no JSON"_qs},
            {.record = {.key = "anything"}, .reason = u"no JSON"_qs}};
    return batch;
}

QString text(const Decision& each)
{
    const LoggedRequest& request = each.request;
    return u"%1/%2 at %3: %4 user %5 coupon %6 sent %7: %8 (%9)"_qs.arg(each.partition)
               .arg(request.offset)
               .arg(request.acceptedAtMs)
               .arg(request.event.eventId.toString())
               .arg(request.event.userId.value)
               .arg(request.event.couponId.value)
               .arg(request.event.timestampMs)
               .arg(static_cast<int>(each.outcome))
               .arg(static_cast<int>(each.reason))
        + u" sequence %1 user coupon %2 until %3\n"_qs.arg(each.sequence)
              .arg(each.userCouponId.value)
              .arg(each.expiresAtMs.value_or(-1));
}

/// What must survive the journey.
QString text(const BatchOutcome& batch)
{
    QString all = u"%1 up to %2, decided at %3\n"_qs.arg(batch.partition)
                      .arg(batch.nextOffset)
                      .arg(batch.decidedAtMs);
    for (const Decision& each : batch.decisions) all += text(each);
    for (const CouponId coupon : batch.repeated) all += u"repeated %1\n"_qs.arg(coupon.value);
    for (const DeadLetter& letter : batch.deadLetters)
        all += u"dead %1\n"_qs.arg(couponOf(letter.record.key).value_or(CouponId{}).value);
    return all;
}

QString afterTheJourney(const BatchOutcome& batch)
{
    const Result<OutcomeMessage> decoded = decodeOutcomes(encode(kSender, batch));
    if (!decoded) return decoded.error().detail;
    return text(std::get<BatchOutcome>(decoded->content));
}

QByteArray sealed(const QByteArray& bytes)
{
    return ByteWriter(bytes).sealed();
}

}  // namespace

class OutcomeCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBatchArrivesAsItWasSent()
    {
        QCOMPARE(afterTheJourney(batch()), text(batch()));
        QVERIFY(decodeOutcomes(encode(kSender, batch()))->sender == kSender);
    }

    void anEmptyBatchArrivesToo() { QCOMPARE(afterTheJourney({}), text(BatchOutcome{})); }

    void theLargestAndSmallestNumbersArrive()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        constexpr qint64 least = std::numeric_limits<qint64>::min();
        BatchOutcome extreme = batch();
        for (size_t i = 0; i < extreme.decisions.size(); ++i) {
            Decision& each = extreme.decisions[i];
            const qint64 value = i % 2 == 0 ? most : least;
            each.request.offset = value;
            each.request.acceptedAtMs = value;
            each.request.event.timestampMs = value;
            each.request.event.userId = {value};
            each.request.event.couponId = {value};
            each.sequence = value;
            each.userCouponId = {value};
            each.expiresAtMs = value;
        }

        QCOMPARE(afterTheJourney(extreme), text(extreme));
    }

    void aChangedCouponArrives()
    {
        const Result<OutcomeMessage> decoded = decodeOutcomes(encode(kSender, CouponChanged{{7}}));

        QVERIFY(decoded);
        QCOMPARE(std::get<CouponChanged>(decoded->content).coupon.value, 7);
    }

    void whoSentItIsKnownWithoutReadingTheRest()
    {
        for (const QByteArray& message :
            {encode(kSender, batch()), encode(kSender, CouponChanged{{5}})}) {
            QVERIFY(isFrom(kSender, message));
            QVERIFY(!isFrom(test::eventNumber(778), message));
            QVERIFY(isFrom(kSender, message.first(18 + 8)));
            QVERIFY(!isFrom(kSender, message.first(17)));
        }
        QVERIFY(!isFrom(EventId(), QByteArray()));
    }

    void aDecisionTakesFewBytes()
    {
        BatchOutcome large;
        for (qint64 number = 0; number < 1'000; ++number)
            large.decisions.push_back(decision(1'000'000 + number, Outcome::SoldOut));

        const qsizetype size = encode(kSender, large).size();
        QVERIFY2(size < 40'000, qPrintable(QString::number(size)));
    }

    void everyTruncationIsAnError()
    {
        for (const QByteArray& whole :
            {encode(kSender, batch()), encode(kSender, CouponChanged{{7}})})
            for (qsizetype size = 0; size < whole.size(); ++size)
                QVERIFY2(!decodeOutcomes(whole.first(size)), qPrintable(QString::number(size)));
    }

    void everyChangedBitIsAnError()
    {
        const QByteArray whole = encode(kSender, batch());
        for (qsizetype bit = 0; bit < whole.size() * 8; ++bit) {
            QByteArray damaged = whole;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY2(!decodeOutcomes(damaged), qPrintable(QString::number(bit)));
        }
    }

    void somethingBehindTheEndIsAnError()
    {
        QVERIFY(!decodeOutcomes(encode(kSender, batch()) + '\0'));
    }

    void anotherVersionIsAnErrorThatSaysSo()
    {
        QByteArray other = encode(kSender, batch());
        other[0] = 2;

        QVERIFY(decodeOutcomes(other).error().detail.contains(u"version"_qs));
    }

    void randomBytesAreAnErrorAlsoUnderAValidSeal()
    {
        std::minstd_rand random(1);
        std::uniform_int_distribution<int> byte(0, 255);
        std::uniform_int_distribution<int> size(0, 300);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray noise(size(random), Qt::Uninitialized);
            for (char& each : noise) each = static_cast<char>(byte(random));
            QVERIFY(!decodeOutcomes(noise));
            // Reaches the parts behind the checksum; that it comes back is what is tested.
            (void)decodeOutcomes(sealed("\x01\x01" + noise));
            (void)decodeOutcomes(sealed("\x01\x02" + noise));
        }
    }

    void aCountThatIsTooHighIsAnErrorAndNotAnAllocation()
    {
        const QByteArray id(16, 'i');
        const QByteArray huge("\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 9);
        const QByteArray zeros(3, '\0');

        QVERIFY(!decodeOutcomes(sealed("\x01\x01" + id + zeros + huge)));
        QVERIFY(!decodeOutcomes(sealed("\x01\x01" + id + zeros + '\0' + huge)));
        QVERIFY(!decodeOutcomes(sealed("\x01\x01" + id + zeros + '\0' + '\0' + huge)));
    }
};

QTEST_APPLESS_MAIN(OutcomeCodecTest)
#include "outcome_codec_test.moc"
