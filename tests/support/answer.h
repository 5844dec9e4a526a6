// What a handler answers, without a socket.
#pragma once

#include "backend/platform/http/responder.h"

#include <memory>
#include <optional>

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

/// "409 sold-out" or "400 bad-request: userId must be …": status, code and, when bad, the detail.
QString told(const http::Response& response);

/// The member of a JSON answer, as text.
QString member(const http::Response& response, const char* name);

/// Empty without it.
QByteArray header(const http::Response& response, const char* name);

}  // namespace dibs::test
