#include "backend/coupon/service/outcome_codec.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/coupon/service/outcome_bytes.h"

namespace dibs::coupon {
namespace {

constexpr quint64 kVersion = 1;

enum class Kind : quint64 { Batch = 1, Changed = 2 };

void put(ByteWriter& out, const Decision& decision, const LoggedRequest& before)
{
    const LoggedRequest& request = decision.request;
    // Neighbours in the log differ by little, and small numbers are short.
    out.number(request.offset, before.offset);
    out.number(request.acceptedAtMs, before.acceptedAtMs);
    out.number(request.event.timestampMs, before.event.timestampMs);
    out.number(request.event.couponId.value, before.event.couponId.value);
    out.number(request.event.userId.value);
    out.id(request.event.eventId);
    out.unsignedNumber(static_cast<quint64>(decision.outcome));
    out.unsignedNumber(static_cast<quint64>(decision.reason));
    out.number(decision.sequence);
    out.number(decision.userCouponId.value);
    out.unsignedNumber(decision.expiresAtMs.has_value());
    if (decision.expiresAtMs) out.number(*decision.expiresAtMs);
}

Decision readDecision(ByteReader& in, int partition, const LoggedRequest& before)
{
    Decision decision{.partition = partition};
    LoggedRequest& request = decision.request;
    request.offset = in.number(before.offset);
    request.acceptedAtMs = in.number(before.acceptedAtMs);
    request.event.timestampMs = in.number(before.event.timestampMs);
    request.event.couponId = {in.number(before.event.couponId.value)};
    request.event.userId = {in.number()};
    request.event.eventId = in.id();
    decision.outcome = static_cast<Outcome>(in.below(static_cast<quint64>(Outcome::Rejected) + 1));
    decision.reason = static_cast<RejectReason>(
        in.below(static_cast<quint64>(RejectReason::WrongPartition) + 1));
    decision.sequence = in.number();
    decision.userCouponId = {in.number()};
    if (in.below(2) == 1) decision.expiresAtMs = in.number();
    return decision;
}

BatchOutcome readBatch(ByteReader& in)
{
    BatchOutcome batch;
    batch.partition = static_cast<int>(in.below(kPartitionsMax));
    batch.nextOffset = in.number();
    batch.decidedAtMs = in.number();
    LoggedRequest before;
    for (quint64 left = in.count(); left > 0 && in.isGood(); --left) {
        batch.decisions.push_back(readDecision(in, batch.partition, before));
        before = batch.decisions.back().request;
    }
    for (quint64 left = in.count(); left > 0 && in.isGood(); --left)
        batch.repeated.push_back({in.number()});
    for (quint64 left = in.count(); left > 0 && in.isGood(); --left) {
        const CouponId coupon{in.number()};
        batch.deadLetters.push_back(
            {.record = {.key = coupon.isValid() ? keyOf(coupon) : QByteArray()}});
    }
    return batch;
}

ByteWriter begin(EventId sender, Kind kind)
{
    ByteWriter out;
    out.unsignedNumber(kVersion);
    out.unsignedNumber(static_cast<quint64>(kind));
    out.id(sender);
    return out;
}

}  // namespace

QByteArray encode(EventId sender, const BatchOutcome& batch)
{
    ByteWriter out = begin(sender, Kind::Batch);
    out.unsignedNumber(static_cast<quint64>(batch.partition));
    out.number(batch.nextOffset);
    out.number(batch.decidedAtMs);
    out.unsignedNumber(batch.decisions.size());
    LoggedRequest before;
    for (const Decision& decision : batch.decisions) {
        put(out, decision, before);
        before = decision.request;
    }
    out.unsignedNumber(batch.repeated.size());
    for (const CouponId coupon : batch.repeated) out.number(coupon.value);
    out.unsignedNumber(batch.deadLetters.size());
    for (const DeadLetter& letter : batch.deadLetters)
        out.number(couponOf(letter.record.key).value_or(CouponId{}).value);
    return out.sealed();
}

QByteArray encode(EventId sender, CouponChanged changed)
{
    ByteWriter out = begin(sender, Kind::Changed);
    out.number(changed.coupon.value);
    return out.sealed();
}

bool isFrom(EventId sender, const QByteArray& message)
{
    ByteReader in(message);
    if (in.unsignedNumber() != kVersion) return false;
    (void)in.unsignedNumber();  // of whatever kind
    return in.id() == sender && in.isGood();
}

Result<OutcomeMessage> decodeOutcomes(const QByteArray& message)
{
    const auto wrong
        = [](const char* why) { return fail(ErrorCode::BadRequest, QLatin1String(why)); };
    ByteReader in(message);
    if (in.unsignedNumber() != kVersion) return wrong("another version, or no message of ours");
    if (!in.hasItsSeal()) return wrong("the message is damaged");
    const auto kind = static_cast<Kind>(in.unsignedNumber());
    OutcomeMessage decoded{.sender = in.id(), .content = CouponChanged{}};
    if (kind == Kind::Batch)
        decoded.content = readBatch(in);
    else if (kind == Kind::Changed)
        decoded.content = CouponChanged{{in.number()}};
    else
        return wrong("a kind of message that is not known here");
    if (!in.isGood() || !in.isAtEnd()) return wrong("the message is damaged");
    return decoded;
}

}  // namespace dibs::coupon
