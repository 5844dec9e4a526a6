// Where a MariaDB or MySQL is, and as whom to go there.
#pragma once

#include "backend/common/result.h"

namespace dibs::sql {

struct DatabaseAddress {
    QString user;
    QString host;
    quint16 port = 3306;
    QString socket;  // a path; empty: over TCP, also to localhost
    QString database;  // may be empty for somebody who only administers the server
    QString password;  // from a file, never from the URL

    /// `mysql://user@host:3306/dibs` or `mysql://user@localhost/dibs?socket=/run/x.sock`.
    /// BadRequest says in a sentence what is wrong with it.
    static Result<DatabaseAddress> parse(const QString& url);

    /// The URL; the password is no part of it.
    QString toString() const;
};

}  // namespace dibs::sql
