// The way of a request up to its answer: refuse on facts, else append and wait for the log's word.
#pragma once

#include "backend/common/clock.h"
#include "backend/common/mailbox.h"
#include "backend/coupon/service/admission_gate.h"
#include "backend/coupon/service/hot_view.h"
#include "backend/coupon/service/tallies.h"
#include "backend/eventlog/event_log.h"

namespace dibs::coupon {

struct IssueRequest {
    CouponId couponId;
    UserId userId;
    EventId eventId;
    QByteArray traceparent;  // W3C trace context, empty when the client sent none
};

/// What the client is told.
struct Admitted {
    enum class Answer {
        Accepted,  // durably in the log: 202
        Refused,  // for `refusal`: nothing was accepted
        Overloaded,  // too much is under way: 503
        Lagging,  // too much waits to be decided: 503
        PartitionStopped,  // nothing would be decided before a human has looked: 503
        LogUnavailable,  // the log did not take it: 503, nothing will happen
        StoreUnavailable,  // the user could not be looked up: 503
        DeliveryUnknown,  // it may have been accepted: 504
    };
    Answer answer = Answer::Accepted;
    Refusal refusal = Refusal::CouponNotFound;
    qint64 opensAtMs = 0;
};

/// On one HTTP thread, whose mailbox brings the log's word back.
class Admission
{
public:
    using Reply = std::function<void(Admitted)>;
    /// Looks a user up in the database and answers on this thread.
    using AskStore = std::function<void(UserId, std::function<void(Result<bool> isActive)>)>;

    /// The same for a coupon, which the view knows when the answer is true.
    using AskCoupon = std::function<void(CouponId, std::function<void(Result<bool> exists)>)>;

    struct Neighbours {
        const HotView& view;
        const AdmissionGate& gate;
        eventlog::Appender& log;
        Tallies& tallies;
        const Clock& clock;
        Mailbox& mailbox;
        AskStore askStore;
        AskCoupon askCoupon;  // none: the view knows every coupon
    };

    explicit Admission(Neighbours neighbours);

    void admit(const IssueRequest& request, Reply reply);

private:
    void act(const HotView::Answer& known, const IssueRequest& request, const Reply& reply);
    void admitIfExists(const IssueRequest& request, const Reply& reply);
    void admitIfActive(const IssueRequest& request, const Reply& reply);
    void append(const IssueRequest& request, const Reply& reply);
    void refuse(Admitted refused, const Reply& reply);
    void turnAway(Admitted::Answer answer, const Reply& reply);

    const Neighbours m_;
};

}  // namespace dibs::coupon
