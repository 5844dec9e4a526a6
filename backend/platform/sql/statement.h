// A prepared statement.
#pragma once

#include "backend/common/result.h"
#include "backend/platform/sql/value.h"

#include <span>

namespace dibs::sql {

/// And after execute() its rows. On its connection's thread. Values are bound in the order they are
/// given.
///
/// On each database's own interface, as QSqlQuery::bindValue makes a name for each value it binds:
/// that was 39 % of all the instructions spent on issuing a coupon.
class Statement
{
public:
    Statement() = default;
    virtual ~Statement() = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    template <class... Values>
    Result<void> execute(const Values&... values)
    {
        int index = 0;
        (bind(index++, valueOf(values)), ...);
        return executeBound();
    }

    virtual void bind(int index, const Value& value) = 0;
    virtual Result<void> executeBound() = 0;

    /// Once for each row of `values`, all in one round trip; in one parameter all are of one type,
    /// or NULL. Only where Connection::bindsRows().
    virtual Result<void> executeRows(std::span<const Value>, int /*columns*/)
    {
        return fail(ErrorCode::BadRequest, QStringLiteral("this database takes one row at a time"));
    }

    /// The next row; false after the last, and after an error, which finish() tells.
    virtual bool next() = 0;
    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;  // NULL is 0
    virtual QByteArray bytes(int column) const = 0;  // NULL is empty
    QString text(int column) const { return QString::fromUtf8(bytes(column)); }

    /// Frees the rows, so that no read transaction stays open behind an unfinished loop. An error
    /// here means that rows may be missing.
    virtual Result<void> finish() = 0;
};

}  // namespace dibs::sql
