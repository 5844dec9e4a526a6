#include "backend/server/console_values.h"

#include "backend/coupon/domain/words.h"

namespace dibs::server {
namespace {

using console::CustomerStory;

console::RequestOutcome outcomeFrom(coupon::Outcome outcome)
{
    switch (outcome) {
    case coupon::Outcome::Issued: return console::RequestOutcome::Issued;
    case coupon::Outcome::SoldOut: return console::RequestOutcome::SoldOut;
    case coupon::Outcome::Duplicate: return console::RequestOutcome::Duplicate;
    case coupon::Outcome::Rejected: return console::RequestOutcome::Rejected;
    }
    Q_UNREACHABLE();
}

console::LetterState stateFrom(coupon::DeadLetterState state)
{
    switch (state) {
    case coupon::DeadLetterState::Found: return console::LetterState::Found;
    case coupon::DeadLetterState::Replayed: return console::LetterState::Replayed;
    case coupon::DeadLetterState::Discarded: return console::LetterState::Discarded;
    }
    Q_UNREACHABLE();
}

QList<console::FeedRow> feedRowsFrom(const QList<coupon::DecidedRequest>& requests)
{
    QList<console::FeedRow> rows;
    for (const coupon::DecidedRequest& each : requests)
        rows.append(feedRowFrom(each.decision, each.decidedAtMs));
    return rows;
}

console::UseOfCoupon useFrom(const coupon::UserCoupon& userCoupon, qint64 nowMs)
{
    return {word(coupon::statusOf(userCoupon, nowMs)), userCoupon.expiresAtMs, userCoupon.usedAtMs,
        userCoupon.orderId};
}

}  // namespace

console::FeedRow feedRowFrom(const coupon::Decision& decision, qint64 decidedAtMs)
{
    return {.event = decision.request.event.eventId,
        .couponId = decision.request.event.couponId,
        .userId = decision.request.event.userId,
        .outcome = outcomeFrom(decision.outcome),
        .reason = word(decision.reason),
        .sequence = decision.sequence,
        .userCouponId = decision.userCouponId,
        .partition = decision.partition,
        .offset = decision.request.offset,
        .acceptedAtMs = decision.request.acceptedAtMs,
        .decidedAtMs = decidedAtMs};
}

console::DeadLetter letterFrom(const coupon::StoredDeadLetter& letter)
{
    console::DeadLetter told{.id = letter.id,
        .partition = letter.partition,
        .offset = letter.offset,
        .key = letter.key,
        .payload = letter.payload,
        .reason = letter.reason,
        .foundAtMs = letter.foundAtMs,
        .state = stateFrom(letter.state),
        .handledAtMs = letter.handledAtMs,
        .note = letter.note};
    for (const eventlog::Header& header : letter.headers)
        told.headers.append({header.name, header.value});
    return told;
}

coupon::DeadLetterState letterStateFrom(console::LetterState state)
{
    switch (state) {
    case console::LetterState::Found: return coupon::DeadLetterState::Found;
    case console::LetterState::Replayed: return coupon::DeadLetterState::Replayed;
    case console::LetterState::Discarded: return coupon::DeadLetterState::Discarded;
    }
    Q_UNREACHABLE();
}

Result<console::RequestStory> storyOf(const coupon::DecidedRequest& decided,
    coupon::SqlCouponQueries& queries, coupon::RequestIds& ids, qint64 nowMs)
{
    const coupon::Decision& decision = decided.decision;
    console::RequestStory story{
        .requestId = QString::fromLatin1(ids.sign(decision.request.event.eventId)),
        .decided = true,
        .request = feedRowFrom(decision, decided.decidedAtMs)};
    const Result<coupon::Coupon> campaign = queries.coupon(decision.request.event.couponId);
    if (!campaign && campaign.error().code != ErrorCode::NotFound) return campaign.error();
    if (campaign) story.campaign = campaign->description;
    if (decision.outcome == coupon::Outcome::Issued) {
        const Result<coupon::UserCoupon> brought = queries.userCoupon(decision.userCouponId);
        if (!brought && brought.error().code != ErrorCode::NotFound) return brought.error();
        if (brought) story.coupon = useFrom(*brought, nowMs);
    }
    const auto before = queries.console().before(decision, CustomerStory::kNeighboursMax);
    if (!before) return before.error();
    const auto after = queries.console().after(decision, CustomerStory::kNeighboursMax);
    if (!after) return after.error();
    story.before = feedRowsFrom(*before);
    story.after = feedRowsFrom(*after);
    return story;
}

}  // namespace dibs::server
