// The coupon role's whole HTTP interface on the test's own thread, without a socket.
#pragma once

#include "backend/coupon/api/coupon_api.h"
#include "tests/support/worker_room.h"

namespace dibs::test {

/// An answer that may still be on its way.
class Answer
{
public:
    bool isThere() const { return m_response->has_value(); }
    /// Waits for it; status 0 if it never comes.
    http::Response get() const;
    http::Responder responder();
    QByteArray streamed() const { return *m_streamed; }

private:
    std::shared_ptr<std::optional<http::Response>> m_response
        = std::make_shared<std::optional<http::Response>>();
    std::shared_ptr<QByteArray> m_streamed = std::make_shared<QByteArray>();
};

struct ApiRoom : WorkerRoom {
    /// Admission appends to `door`, or to the real log without one.
    explicit ApiRoom(qint64 stock = 2, coupon::UserPolicy users = coupon::UserPolicy::Any,
        eventlog::EventLog* door = nullptr);
    ~ApiRoom();

    Answer start(http::Method method, const QByteArray& target, const QByteArray& body = {},
        const http::Headers& headers = {});
    http::Response get(const QByteArray& target, const http::Headers& headers = {})
    {
        return start(http::Method::Get, target, {}, headers).get();
    }
    http::Response post(
        const QByteArray& target, const QByteArray& body = {}, const http::Headers& headers = {})
    {
        return start(http::Method::Post, target, body, headers).get();
    }

    /// "/api/coupons/{the coupon of partition 0}/issue?userId={user}" and what else follows.
    static QByteArray issue(qint64 user, const QByteArray& more = {});
    static QByteArray coupon() { return "/api/coupons/" + couponId(); }
    static QByteArray couponId() { return QByteArray::number(couponOn(0).value); }

    Mailbox mailbox;
    std::unique_ptr<coupon::SqlQueryPool> queries;
    std::unique_ptr<coupon::CouponControl> control;
    std::unique_ptr<coupon::DeadLetterControl> deadLetters;
    std::unique_ptr<coupon::UserCouponControl> userCoupons;
    coupon::AdmissionGate gate{kPartitions};
    std::optional<http::Router> router;
};

/// "409 sold-out" or "400 bad-request: userId must be …": status, code and, when bad, the detail.
QString told(const http::Response& response);

/// The member of a JSON answer, as text.
QString member(const http::Response& response, const char* name);

/// Empty without it.
QByteArray header(const http::Response& response, const char* name);

}  // namespace dibs::test
