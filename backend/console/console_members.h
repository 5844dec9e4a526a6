// The members of all that a console shows, as JSON names them. For console_json alone.
#pragma once

#include "backend/console/console_json.h"
#include "backend/console/json_form.h"

namespace dibs::console {

template <>
struct Words<CampaignState> {
    static constexpr const char* words[] = {"SCHEDULED", "OPENED", "PAUSED", "SOLD_OUT", "CLOSED"};
};
template <>
struct Words<PartitionState> {
    static constexpr const char* words[]
        = {"CAUGHT_UP", "DRAINING", "GROWING", "STALLED", "NO_CONSUMER", "LOST"};
};
template <>
struct Words<NeighbourKind> {
    static constexpr const char* words[] = {"LOG", "DATABASE", "REDIS", "INSTANCE"};
};
template <>
struct Words<Circuit> {
    static constexpr const char* words[] = {"CLOSED", "OPEN", "HALF_OPEN"};
};
template <>
struct Words<RequestOutcome> {
    static constexpr const char* words[] = {"ISSUED", "SOLD_OUT", "DUPLICATE", "REJECTED"};
};
template <>
struct Words<LetterState> {
    static constexpr const char* words[] = {"FOUND", "REPLAYED", "DISCARDED"};
};

template <>
struct Members<CampaignSnapshot> {
    static void visit(auto& member, auto& value)
    {
        member("couponId", value.couponId);
        member("description", value.description);
        member("state", value.state);
        member("rehearsal", value.rehearsal);
        member("partition", value.partition);
        member("totalStock", value.totalStock);
        member("remaining", value.remaining);
        member("issued", value.issued);
        member("lag", value.lag);
        member("acceptedPerSecond", value.acceptedPerSecond);
        member("issuedPerSecond", value.issuedPerSecond);
        member("opensAt", value.opensAtMs);
        member("closesAt", value.closesAtMs);
        member("expiresAt", value.expiresAtMs);
    }
};
template <>
struct Members<PartitionSnapshot> {
    static void visit(auto& member, auto& value)
    {
        member("partition", value.partition);
        member("logEnd", value.logEnd);
        member("position", value.position);
        member("inPerSecond", value.inPerSecond);
        member("outPerSecond", value.outPerSecond);
        member("oldestWaitMs", value.oldestWaitMs);
        member("owner", value.owner);
        member("state", value.state);
        member("stuckMs", value.stuckMs);
        member("stoppedBecause", value.stoppedBecause);
    }
};
template <>
struct Members<NeighbourSnapshot> {
    static void visit(auto& member, auto& value)
    {
        member("kind", value.kind);
        member("name", value.name);
        member("problem", value.problem);
        member("roundTripMs", value.roundTripMs);
        member("since", value.sinceMs);
    }
};
template <>
struct Members<Totals> {
    static void visit(auto& member, auto& value)
    {
        member("accepted", value.accepted);
        member("issued", value.issued);
        member("soldOut", value.soldOut);
        member("duplicate", value.duplicate);
        member("rejected", value.rejected);
        member("deadLetters", value.deadLetters);
        member("refused", value.refused);
        member("unavailable", value.unavailable);
    }
};
template <>
struct Members<OrdersSnapshot> {
    static void visit(auto& member, auto& value)
    {
        member("placedPerSecond", value.placedPerSecond);
        member("placed", value.placed);
        member("paid", value.paid);
        member("failed", value.failed);
        member("cancelled", value.cancelled);
        member("recovering", value.recovering);
        member("circuit", value.circuit);
    }
};
template <>
struct Members<Snapshot> {
    static void visit(auto& member, auto& value)
    {
        member("takenAt", value.takenAtMs);
        member("instance", value.instance);
        member("version", value.version);
        member("environment", value.environment);
        member("readOnly", value.readOnly);
        member("uptimeMs", value.uptimeMs);
        member("campaigns", value.campaigns);
        member("partitions", value.partitions);
        member("neighbours", value.neighbours);
        member("acceptedPerSecond", value.acceptedPerSecond);
        member("issuedPerSecond", value.issuedPerSecond);
        member("decidedPerSecond", value.decidedPerSecond);
        member("totals", value.totals);
        member("orders", value.orders);
        member("deadLettersWaiting", value.deadLettersWaiting);
        member("logProblem", value.logProblem);
        member("storeProblem", value.storeProblem);
        member("lockProblem", value.lockProblem);
    }
};
template <>
struct Members<FeedRow> {
    static void visit(auto& member, auto& value)
    {
        member("serial", value.serial);
        member("eventId", value.event);
        member("couponId", value.couponId);
        member("userId", value.userId);
        member("status", value.outcome);
        member("reason", value.reason);
        member("sequence", value.sequence);
        member("userCouponId", value.userCouponId);
        member("partition", value.partition);
        member("offset", value.offset);
        member("acceptedAt", value.acceptedAtMs);
        member("decidedAt", value.decidedAtMs);
    }
};
template <>
struct Members<Feed> {
    static void visit(auto& member, auto& value)
    {
        member("rows", value.rows);
        member("rowsInSample", value.rowsInSample);
        member("decidedInSample", value.decidedInSample);
    }
};
template <>
struct Members<UseOfCoupon> {
    static void visit(auto& member, auto& value)
    {
        member("status", value.status);
        member("expiresAt", value.expiresAtMs);
        member("usedAt", value.usedAtMs);
        member("orderId", value.orderId);
    }
};
template <>
struct Members<RequestStory> {
    static void visit(auto& member, auto& value)
    {
        member("requestId", value.requestId);
        member("decided", value.decided);
        member("request", value.request);
        member("campaign", value.campaign);
        member("coupon", value.coupon);
        member("before", value.before);
        member("after", value.after);
    }
};
template <>
struct Members<CustomerStory> {
    static void visit(auto& member, auto& value)
    {
        member("userId", value.user);
        member("requests", value.requests);
        member("more", value.more);
    }
};
template <>
struct Members<WaitFigures> {
    static void visit(auto& member, auto& value)
    {
        member("p50Ms", value.p50Ms);
        member("p95Ms", value.p95Ms);
        member("p99Ms", value.p99Ms);
        member("maxMs", value.maxMs);
    }
};
template <>
struct Members<CampaignReport> {
    static void visit(auto& member, auto& value)
    {
        member("couponId", value.couponId);
        member("description", value.description);
        member("madeAt", value.madeAtMs);
        member("totalStock", value.totalStock);
        member("issued", value.issued);
        member("soldOut", value.soldOut);
        member("duplicate", value.duplicate);
        member("rejected", value.rejected);
        member("firstAcceptedAt", value.firstAcceptedMs);
        member("lastDecidedAt", value.lastDecidedMs);
        member("waits", value.waits);
        member("secondsPerStep", value.secondsPerStep);
        member("issuedPerStep", value.issuedPerStep);
        member("recordsReplayed", value.recordsReplayed);
        member("differences", value.differences);
        member("firstDifferences", value.firstDifferences);
        member("notVerified", value.notVerified);
    }
};

}  // namespace dibs::console
