// One request, as a handler sees it: a plain value, made by the server or, in tests, by hand.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <utility>
#include <vector>

namespace dibs::http {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };

/// "GET" and so on; empty for Other.
QByteArrayView nameOf(Method method);
Method methodNamed(QByteArrayView name);

using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

/// A self-contained value: whatever it returns stays valid as long as this copy of it lives, on any
/// thread. Query and headers are looked through only when asked for, and nothing is kept of it.
struct Request {
    Method method = Method::Get;
    QByteArray target;  // path and query as sent, still percent-encoded
    QByteArray path;  // without the query, percent-decoded once
    std::vector<QByteArray> parameters;  // of the route's pattern, in its order, decoded
    QByteArray headerLines;  // "Name: value\r\n" for each field
    QByteArray body;

    static Request make(
        Method method, QByteArray target, QByteArray body = {}, const Headers& headers = {});

    /// The first value of that name, decoded ('+' is a space); no value without such a name.
    std::optional<QByteArray> query(QByteArrayView name) const;

    /// The first field of that name, without the blanks around it; null without such a field.
    QByteArray header(QByteArrayView lowerCaseName) const;

    /// False if a '%' is not followed by two hex digits. The router answers those with 400, so a
    /// handler never meets one.
    bool isWellEncoded() const;

    /// Path and query of `target`, still encoded.
    QByteArrayView rawPath() const;
    QByteArrayView rawQuery() const;
};

}  // namespace dibs::http
