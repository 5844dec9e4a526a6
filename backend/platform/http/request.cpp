#include "backend/platform/http/request.h"

#include <algorithm>
#include <array>

namespace dibs::http {
namespace {

constexpr std::array<std::pair<Method, QByteArrayView>, 7> kMethodNames{{
    {Method::Get, "GET"},
    {Method::Head, "HEAD"},
    {Method::Post, "POST"},
    {Method::Put, "PUT"},
    {Method::Patch, "PATCH"},
    {Method::Delete, "DELETE"},
    {Method::Options, "OPTIONS"},
}};

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

QByteArray formDecoded(QByteArrayView encoded)
{
    QByteArray text = encoded.toByteArray();
    text.replace('+', ' ');
    return text.contains('%') ? QByteArray::fromPercentEncoding(text) : text;
}

/// The names of our parameters are plain ASCII; an encoded spelling of one still counts.
bool isNamed(QByteArrayView encoded, QByteArrayView name)
{
    return encoded == name || (encoded.contains('%') && formDecoded(encoded) == name);
}

/// Cuts `rest` at the first `separator` and returns what was before it.
QByteArrayView takeUntil(QByteArrayView& rest, char separator)
{
    const qsizetype at = rest.indexOf(separator);
    const QByteArrayView head = at < 0 ? rest : rest.first(at);
    rest = at < 0 ? QByteArrayView() : rest.sliced(at + 1);
    return head;
}

}  // namespace

QByteArrayView nameOf(Method method)
{
    for (const auto& [known, name] : kMethodNames) {
        if (known == method) return name;
    }
    return {};
}

Method methodNamed(QByteArrayView name)
{
    for (const auto& [method, known] : kMethodNames) {
        if (known == name) return method;
    }
    return Method::Other;
}

Request Request::make(Method method, QByteArray target, QByteArray body, const Headers& headers)
{
    Request request;
    request.method = method;
    request.target = std::move(target);
    const QByteArrayView raw = request.rawPath();
    if (raw.size() == request.target.size())
        request.path = request.target;
    else
        request.path = raw.toByteArray();
    if (request.path.contains('%')) request.path = QByteArray::fromPercentEncoding(request.path);
    for (const auto& [name, value] : headers) request.headerLines += name + ": " + value + "\r\n";
    request.body = std::move(body);
    return request;
}

std::optional<QByteArray> Request::query(QByteArrayView name) const
{
    QByteArrayView rest = rawQuery();
    while (!rest.isEmpty()) {
        QByteArrayView value = takeUntil(rest, '&');
        const QByteArrayView key = takeUntil(value, '=');
        if (isNamed(key, name)) return formDecoded(value);
    }
    return std::nullopt;
}

QByteArray Request::header(QByteArrayView lowerCaseName) const
{
    QByteArrayView rest = headerLines;
    while (!rest.isEmpty()) {
        QByteArrayView value = takeUntil(rest, '\n');
        const QByteArrayView name = takeUntil(value, ':');
        if (name.size() == lowerCaseName.size()
            && name.compare(lowerCaseName, Qt::CaseInsensitive) == 0)
            return value.trimmed().toByteArray();
    }
    return {};
}

bool Request::isWellEncoded() const
{
    for (qsizetype at = target.indexOf('%'); at >= 0; at = target.indexOf('%', at + 3)) {
        if (at + 2 >= target.size() || !isHexDigit(target[at + 1]) || !isHexDigit(target[at + 2]))
            return false;
    }
    return true;
}

QByteArrayView Request::rawPath() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView(target) : QByteArrayView(target).first(mark);
}

QByteArrayView Request::rawQuery() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView() : QByteArrayView(target).sliced(mark + 1);
}

}  // namespace dibs::http
