// The coupon role's whole HTTP interface on the test's own thread, without a socket.
#pragma once

#include "backend/coupon/api/coupon_api.h"
#include "tests/support/answer.h"
#include "tests/support/worker_room.h"

namespace dibs::test {

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

}  // namespace dibs::test
