// What the server decided: the other half of the evidence.
#pragma once

#include "backend/common/ids.h"
#include "backend/common/result.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace dibs::rehearsal {

enum class Outcome { Issued, SoldOut, Duplicate, Rejected };

/// As the API spells it.
QString nameOf(Outcome outcome);

/// One decided request, as `GET /api/coupons/{id}/outcomes` tells it.
struct OutcomeRow {
    QByteArray requestId;
    CouponId coupon;
    UserId user;
    Outcome outcome = Outcome::Rejected;
    QString reason;
    qint64 sequence = 0;  // of an issued one: 1, 2, 3, …
    qint64 acceptedAtMs = 0;
    qint64 decidedAtMs = 0;
    int partition = 0;
    qint64 offset = -1;  // below 0: the server keeps none, and the order of the list stands
};

struct OutcomePage {
    std::vector<OutcomeRow> rows;
    std::optional<QString> next;  // cursor of the next page; none: this was the last
};

Result<OutcomePage> parseOutcomePage(const QByteArray& json);

}  // namespace dibs::rehearsal
