// One answer, and its form on the wire.
#pragma once

#include "backend/platform/http/request.h"

#include <QByteArray>

namespace dibs::http {

/// A plain value; any thread.
struct Response {
    int status = 200;
    QByteArray contentType = {};  // none if empty
    QByteArray body = {};
    Headers headers = {};  // beyond those that the server writes itself: see toBytes()

    static Response json(int status, QByteArray body);
};

/// How the connection wants it.
struct Framing {
    bool bodyOmitted = false;  // a HEAD request: the length is told, the body is not sent
    bool closing = false;  // the last answer on this connection
};

/// The whole answer in one piece, with Date, Content-Length, Content-Type and, where needed,
/// "Connection: close". Control characters in a header value become blanks and a field whose name
/// is not a token is left out, so that no value can start a header of its own. Any thread.
QByteArray toBytes(const Response& response, Framing framing = {});

/// Status line, Date, Content-Type and the headers, without the empty line that ends them: the
/// start of an answer whose length is not known yet.
QByteArray headBytes(const Response& response);

/// "Conflict" for 409; "Unknown" for what RFC 9110 and its neighbours do not name.
QByteArrayView reasonPhrase(int status);

}  // namespace dibs::http
