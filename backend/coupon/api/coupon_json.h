// The shapes of API.md, "Shapes".
#pragma once

#include "backend/common/json_members.h"
#include "backend/coupon/repository/sql_coupon_queries.h"

namespace dibs::coupon {

QJsonObject toJson(const Coupon& coupon, qint64 queueSize, qint64 nowMs);
/// With the status that holds now, not the one that the sweeper has written down.
QJsonObject toJson(const UserCoupon& userCoupon, qint64 nowMs);

/// A decided request. Written by hand, as a page of outcomes holds ten thousand of them.
void appendJson(QByteArray& json, const DecidedRequest& decided, const QByteArray& requestId);

/// The same as a line of CSV, and the line of names above it.
void appendCsv(QByteArray& csv, const DecidedRequest& decided, const QByteArray& requestId);
QByteArray csvHeader();

}  // namespace dibs::coupon
