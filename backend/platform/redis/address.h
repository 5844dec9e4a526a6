// Where a Redis server is.
#pragma once

#include "backend/common/result.h"

namespace dibs::redis {

struct Address {
    QString host;  // empty: `path` says where
    quint16 port = 6379;
    QString path;  // of a Unix socket
    QString user;
    QString password;  // never from a URL: whoever sees the process list would see it
    int database = 0;

    /// `redis://[user@]host[:6379][/db]` or `redis+unix:///path.sock`. The error is a sentence.
    static Result<Address> parse(const QString& url);

    /// For messages.
    QString name() const;
    bool operator==(const Address&) const = default;
};

}  // namespace dibs::redis
