// What clients write into paths, queries and headers of any API, checked. Each error names the
// field.
#pragma once

#include "backend/common/result.h"
#include "backend/platform/http/request.h"

#include <QList>

namespace dibs::http {

/// A positive whole number without sign or blanks.
Result<qint64> positiveNumber(const QByteArray& text, const char* field);

template <class Id>
Result<Id> idFrom(const QByteArray& text, const char* field)
{
    const Result<qint64> number = positiveNumber(text, field);
    if (!number) return number.error();
    return Id{*number};
}

/// `limit`, from 1 to `most`; `usual` when the client names none.
Result<int> limitFrom(const Request& request, int usual, int most);

/// Empty without one; else 1 to 255 visible characters.
Result<QByteArray> idempotencyKeyFrom(const Request& request);

/// A W3C traceparent, or empty: a malformed one is ignored, as the standard asks.
QByteArray traceparentFrom(const Request& request);

/// Cursors are opaque to clients: some numbers that say where the last page ended.
QByteArray cursorFor(const QList<qint64>& numbers);
QByteArray cursorFor(qint64 id);
/// Empty without a cursor, else `count` numbers.
Result<QList<qint64>> cursorNumbersFrom(const Request& request, qsizetype count);
/// 0 without a cursor.
Result<qint64> idCursorFrom(const Request& request);

bool isAllDigits(const QByteArray& text);
Error badField(const char* field, const QString& problem);
Error foreignCursor();

}  // namespace dibs::http
