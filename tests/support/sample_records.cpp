#include "tests/support/sample_records.h"

#include "tests/support/sample_snapshots.h"

#include <cmath>

namespace dibs::testing {

using namespace console;

namespace {

constexpr qint64 kMinute = 60'000;

RequestOutcome outcomeOf(quint64 serial)
{
    switch (serial % 12) {
    case 5: return RequestOutcome::Duplicate;
    case 8: return RequestOutcome::SoldOut;
    case 11: return RequestOutcome::Rejected;
    default: return RequestOutcome::Issued;
    }
}

FeedRow requestOf(qint64 user, quint64 serial, RequestOutcome outcome)
{
    FeedRow row = sampleRequest(serial);
    row.userId = UserId{user};
    row.outcome = outcome;
    row.reason.clear();
    row.sequence = outcome == RequestOutcome::Issued ? static_cast<qint64>(serial) : 0;
    return row;
}

RequestStory storyOf(const FeedRow& request, const QString& campaign)
{
    RequestStory story{
        .requestId = request.event.toString(QUuid::WithoutBraces) + QStringLiteral(".q7Yt0cG1xWk"),
        .decided = true,
        .request = request,
        .campaign = campaign};
    for (int away = CustomerStory::kNeighboursMax; away > 0; --away) {
        FeedRow before = request;
        before.event = sampleRequest(request.serial - static_cast<quint64>(away)).event;
        before.userId.value -= away;
        before.offset -= away;
        before.acceptedAtMs -= away * 2 - 1;
        before.sequence = std::max<qint64>(0, before.sequence - away);
        story.before.append(before);
        FeedRow after = request;
        after.event = sampleRequest(request.serial + static_cast<quint64>(away)).event;
        after.userId.value += away;
        after.offset += away;
        after.acceptedAtMs += away * 3 - 3;
        after.sequence = after.sequence > 0 ? after.sequence + away : 0;
        story.after.prepend(after);
    }
    return story;
}

}  // namespace

FeedRow sampleRequest(quint64 serial)
{
    FeedRow row{.serial = serial,
        .event = QUuid(0x019b76da, 0xa800, 0x7000, 0x80, 0, 0, 0, static_cast<uchar>(serial >> 24),
            static_cast<uchar>(serial >> 16), static_cast<uchar>(serial >> 8),
            static_cast<uchar>(serial)),
        .couponId = CouponId{serial % 3 == 0 ? 6 : 7},
        .userId = UserId{1'000 + static_cast<qint64>(serial)},
        .outcome = outcomeOf(serial),
        .partition = static_cast<int>(serial % 3),
        .offset = 5'000 + static_cast<qint64>(serial),
        .acceptedAtMs = kSampleTakenAtMs - 10'000 + static_cast<qint64>(serial) * 20,
        .decidedAtMs = 0};
    row.decidedAtMs = row.acceptedAtMs + 4 + static_cast<qint64>(serial * 7 % 40);
    if (row.outcome == RequestOutcome::Issued) row.sequence = static_cast<qint64>(serial);
    if (row.outcome != RequestOutcome::Rejected) return row;
    row.couponId = CouponId{99};
    row.reason = QStringLiteral("no-such-coupon");
    return row;
}

Feed sampleFeed(quint64 first, quint64 last, qint64 decidedInSample)
{
    Feed feed;
    for (quint64 serial = first; serial <= last; ++serial) feed.rows.append(sampleRequest(serial));
    feed.rowsInSample = std::min<qint64>(kFeedPerSecondMax, feed.rows.size());
    feed.decidedInSample = std::max(decidedInSample, feed.rowsInSample);
    return feed;
}

CustomerStory sampleStory()
{
    constexpr qint64 kUser = 1'042;
    CustomerStory story{.user = UserId{kUser}};
    RequestStory soldOut
        = storyOf(requestOf(kUser, 480, RequestOutcome::SoldOut), QStringLiteral("Opening night"));
    for (FeedRow& after : soldOut.after) after.outcome = RequestOutcome::SoldOut;
    for (FeedRow& before : soldOut.before) before.outcome = RequestOutcome::SoldOut;
    soldOut.before[0].outcome = soldOut.before[1].outcome = RequestOutcome::Issued;
    soldOut.before[0].sequence = 9'999;
    soldOut.before[1].sequence = 10'000;
    FeedRow breakfast = requestOf(kUser, 400, RequestOutcome::Issued);
    breakfast.sequence = 8'120;
    RequestStory used = storyOf(breakfast, QStringLiteral("Breakfast for two"));
    used.coupon = {QStringLiteral("USED"), kSampleTakenAtMs + 7 * 24 * 60 * kMinute,
        kSampleTakenAtMs - 500, 77};
    RequestStory unused
        = storyOf(requestOf(kUser, 320, RequestOutcome::Issued), QStringLiteral("Lunch 20 %"));
    unused.coupon = {QStringLiteral("ISSUED"), kSampleTakenAtMs + 7 * 24 * 60 * kMinute, {}, {}};
    const RequestStory second = storyOf(
        requestOf(kUser, 440, RequestOutcome::Duplicate), QStringLiteral("Breakfast for two"));
    story.requests = {soldOut, second, used, unused};
    return story;
}

CustomerStory waitingStory()
{
    RequestStory story{
        .requestId = QStringLiteral("019b76da-a800-7000-8000-000000000007.q7Yt0cG1xWk")};
    story.request.event = QUuid(story.requestId.section(u'.', 0, 0));
    return {.requests = {story}};
}

QList<DeadLetter> sampleLetters()
{
    QList<DeadLetter> letters{
        {.id = 3,
            .partition = 1,
            .offset = 5'231,
            .key = "coupon-7",
            .payload = R"({"eventId":"019b76da-a800-7000-8000-000000000007","couponId":7,)"
                       R"("timestamp":1772539190000,"version":1})",
            .headers = {{"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
                {"source", QByteArray("\xff\x00\x12", 3)}},
            .reason = QStringLiteral("member \"userId\" is missing or not a number")},
        {.id = 4,
            .partition = 0,
            .offset = 48'007,
            .payload = QByteArray("\x08\x96\x01\x12\x04\xff\xfe nö\x00\x1f{", 14),
            .reason = QStringLiteral("not JSON: The input is not valid UTF-8")},
        {.id = 5,
            .partition = 2,
            .offset = 17'311,
            .key = "coupon-8",
            .payload = "hello",
            .reason = QStringLiteral("not JSON: The input is not valid UTF-8"),
            .state = LetterState::Replayed,
            .handledAtMs = kSampleTakenAtMs - kMinute,
            .note = QStringLiteral("mended with the sender")},
        {.id = 6,
            .partition = 2,
            .offset = 17'312,
            .key = "coupon-8",
            .payload = "hello again",
            .reason = QStringLiteral("not JSON: The input is not valid UTF-8"),
            .state = LetterState::Discarded,
            .handledAtMs = kSampleTakenAtMs - kMinute,
            .note = QStringLiteral("a test of the sender")}};
    for (DeadLetter& each : letters) each.foundAtMs = kSampleTakenAtMs - 20 * kMinute;
    return letters;
}

CampaignReport sampleReport()
{
    CampaignReport report{.couponId = CouponId{7},
        .description = QStringLiteral("Opening night"),
        .madeAtMs = kSampleTakenAtMs,
        .totalStock = 10'000,
        .issued = 10'000,
        .soldOut = 38'412,
        .duplicate = 1'210,
        .rejected = {{QStringLiteral("no-such-coupon"), 3}, {QStringLiteral("wrong-partition"), 1}},
        .firstAcceptedMs = kSampleTakenAtMs - 60 * kMinute,
        .lastDecidedMs = kSampleTakenAtMs - 58 * kMinute,
        .waits = WaitFigures{12, 48, 210, 1'840},
        .secondsPerStep = 1,
        .recordsReplayed = 49'626};
    for (int second = 0; second < 121; ++second)
        report.issuedPerStep.append(
            static_cast<qint64>(240 * std::exp(-second / 40.0) * (0.8 + 0.2 * (second * 7 % 5))));
    return report;
}

}  // namespace dibs::testing
