// Request ids: an event id with a short signature, so that the status endpoint can tell "pending"
// from "never existed" without a row for each request.
#pragma once

#include "backend/common/ids.h"

#include <QByteArray>
#include <QMessageAuthenticationCode>

#include <optional>

namespace dibs::coupon {

/// `<uuid>.<11 characters>`: the first 64 bits of HMAC-SHA-256 over the id, base64url. On one
/// thread.
class RequestIds
{
public:
    explicit RequestIds(const QByteArray& key);

    QByteArray sign(EventId event);

    /// None when this server (or one sharing its database) never made that id.
    std::optional<EventId> verify(const QByteArray& requestId);

private:
    QMessageAuthenticationCode m_hmac;
};

}  // namespace dibs::coupon
