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

Admission::Admission(const HotView& view, eventlog::EventLog& log, Tallies& tallies,
    const Clock& clock, Mailbox& mailbox, AskStore askStore)
    : m_view(view)
    , m_log(log)
    , m_tallies(tallies)
    , m_clock(clock)
    , m_mailbox(mailbox)
    , m_askStore(std::move(askStore))
{
}

void Admission::admit(const IssueRequest& request, Reply reply)
{
    const HotView::Answer known = m_view.ask(request.couponId, request.userId, m_clock.nowMs());
    switch (known.verdict) {
    case HotView::Verdict::Refuse:
        return refuse({Answer::Refused, known.refusal, known.opensAtMs}, reply);
    case HotView::Verdict::UserUnknown: return admitIfActive(request, reply);
    case HotView::Verdict::Admit: return append(request, reply);
    }
}

void Admission::admitIfActive(const IssueRequest& request, const Reply& reply)
{
    m_askStore(request.userId, [this, request, reply](const Result<bool>& isActive) {
        if (!isActive) {
            m_tallies.countUnavailable();
            return reply({Answer::StoreUnavailable});
        }
        if (!*isActive) return refuse({Answer::Refused, Refusal::UserNotFound}, reply);
        append(request, reply);
    });
}

void Admission::append(const IssueRequest& request, const Reply& reply)
{
    // Accepted means durable: nobody is told so before the log has said it.
    const auto delivered = [this, coupon = request.couponId, reply](eventlog::Delivery delivery) {
        if (delivery == eventlog::Delivery::Persisted)
            m_tallies.countAccepted(coupon);
        else
            m_tallies.countUnavailable();
        m_mailbox.post([reply, delivery] { reply({answerFor(delivery)}); });
    };
    if (m_log.append(recordFor(request, m_clock.nowMs()), delivered)) return;
    m_tallies.countUnavailable();
    reply({Answer::Overloaded});
}

void Admission::refuse(Admitted refused, const Reply& reply)
{
    m_tallies.countRefused();
    reply(refused);
}

}  // namespace dibs::coupon
