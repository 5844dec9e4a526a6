// Refusals in the one form that both kinds of client can read: API.md, "Refusals".
#pragma once

#include "backend/platform/http/response.h"

#include <QJsonObject>

namespace dibs::http {

/// application/problem+json (RFC 9457): type, title, status, detail and code, plus success=false
/// and message=detail. `code` is one of ours, made of [a-z0-9-]; with an empty one the type is
/// "about:blank". `detail` is UTF-8 (what is not becomes U+FFFD). `extra` members come after ours
/// and must have other names. Without them it costs no QJson: a sold-out coupon answers thousands
/// of these a second. Any thread.
Response problem(int status, QByteArrayView code, QByteArrayView detail,
    const QJsonObject& extra = {}, Headers headers = {});

}  // namespace dibs::http
