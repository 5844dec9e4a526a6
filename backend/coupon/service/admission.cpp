#include "backend/coupon/service/admission.h"

#include "backend/common/coupon_issue_event.h"

namespace dibs::coupon {
namespace {

using Answer = Admitted::Answer;

Answer answerFor(eventlog::Delivery delivery)
{
    switch (delivery) {
    case eventlog::Delivery::Persisted: return Answer::Accepted;
    case eventlog::Delivery::NotPersisted: return Answer::LogUnavailable;
    case eventlog::Delivery::PossiblyPersisted: return Answer::DeliveryUnknown;
    }
    Q_UNREACHABLE();
}

eventlog::NewRecord recordFor(const IssueRequest& request, qint64 nowMs)
{
    const CouponIssueEvent event{request.eventId, request.userId, request.couponId, nowMs};
    eventlog::NewRecord record{keyOf(request.couponId), event.toJson(), {}};
    if (!request.traceparent.isEmpty())
        record.headers.append({QByteArrayLiteral("traceparent"), request.traceparent});
    return record;
}

}  // namespace

Admission::Admission(Neighbours neighbours)
    : m_(std::move(neighbours))
{
}

void Admission::admit(const IssueRequest& request, Reply reply)
{
    const HotView::Answer known = m_.view.ask(request.couponId, request.userId, m_.clock.nowMs());
    const bool isMissing
        = known.verdict == HotView::Verdict::Refuse && known.refusal == Refusal::CouponNotFound;
    if (isMissing && m_.askCoupon) return admitIfExists(request, reply);
    act(known, request, reply);
}

void Admission::act(const HotView::Answer& known, const IssueRequest& request, const Reply& reply)
{
    switch (known.verdict) {
    case HotView::Verdict::Refuse:
        return refuse({Answer::Refused, known.refusal, known.opensAtMs}, reply);
    case HotView::Verdict::UserUnknown: return admitIfActive(request, reply);
    case HotView::Verdict::Admit: return append(request, reply);
    }
}

/// Another instance may have made the coupon a moment ago.
void Admission::admitIfExists(const IssueRequest& request, const Reply& reply)
{
    m_.askCoupon(request.couponId, [this, request, reply](const Result<bool>& exists) {
        if (!exists) return turnAway(Answer::StoreUnavailable, reply);
        act(m_.view.ask(request.couponId, request.userId, m_.clock.nowMs()), request, reply);
    });
}

void Admission::admitIfActive(const IssueRequest& request, const Reply& reply)
{
    m_.askStore(request.userId, [this, request, reply](const Result<bool>& isActive) {
        if (!isActive) return turnAway(Answer::StoreUnavailable, reply);
        if (!*isActive) return refuse({Answer::Refused, Refusal::UserNotFound}, reply);
        append(request, reply);
    });
}

void Admission::append(const IssueRequest& request, const Reply& reply)
{
    const int partition = eventlog::partitionOf(keyOf(request.couponId), m_.gate.partitionCount());
    switch (m_.gate.state(partition)) {
    case AdmissionGate::State::Open: break;
    case AdmissionGate::State::Lagging: return turnAway(Answer::Lagging, reply);
    case AdmissionGate::State::Stopped: return turnAway(Answer::PartitionStopped, reply);
    }
    // Accepted means durable: nobody is told so before the log has said it.
    const auto delivered = [this, coupon = request.couponId, reply](eventlog::Delivery delivery) {
        if (delivery == eventlog::Delivery::Persisted)
            m_.tallies.countAccepted(coupon);
        else
            m_.tallies.countUnavailable();
        m_.mailbox.post([reply, delivery] { reply({answerFor(delivery)}); });
    };
    if (m_.log.append(recordFor(request, m_.clock.nowMs()), delivered)) return;
    turnAway(Answer::Overloaded, reply);
}

void Admission::turnAway(Answer answer, const Reply& reply)
{
    m_.tallies.countUnavailable();
    reply({answer});
}

void Admission::refuse(Admitted refused, const Reply& reply)
{
    m_.tallies.countRefused();
    reply(refused);
}

}  // namespace dibs::coupon
