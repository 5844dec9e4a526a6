// The first lines of a request, read beside QtHttpServer's parser, which keeps the HTTP version and
// the undecoded target to itself.
#pragma once

#include "backend/platform/http/request.h"

namespace dibs::http {

/// Bytes up to and including the empty line, 0 as long as there is none. It ends exactly where
/// QtHttpServer ends it, which also takes a bare LF for a line end; `bytes` starts with the request
/// line.
qsizetype headSize(QByteArrayView bytes);

struct RequestHead {
    Request request;  // all but the body
    bool lastOnConnection = false;  // HTTP/1.0, or "Connection: close"
    qint64 contentLength = 0;  // 0 as well if there is none or it is not a number
};

RequestHead parseHead(QByteArrayView bytes);

}  // namespace dibs::http
