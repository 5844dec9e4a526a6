#include "backend/platform/http/problem.h"

#include <QJsonDocument>

namespace dibs::http {
namespace {

/// The inside of a JSON string (RFC 8259, 7).
QByteArray escaped(QByteArrayView text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    if (!text.isValidUtf8()) return escaped(QString::fromUtf8(text).toUtf8());
    QByteArray json;
    json.reserve(text.size() + 8);
    for (const char c : text) {
        if (c == '"' || c == '\\')
            json.append('\\').append(c);
        else if (static_cast<uchar>(c) < 0x20)
            json.append("\\u00").append(kHex[c >> 4]).append(kHex[c & 0xf]);
        else
            json.append(c);
    }
    return json;
}

/// The members of `extra` as they stand between the braces, with a comma in front.
QByteArray moreMembers(const QJsonObject& extra)
{
    QByteArray json = QJsonDocument(extra).toJson(QJsonDocument::Compact);
    json.front() = ',';
    json.chop(1);
    return json;
}

}  // namespace

Response problem(int status, QByteArrayView code, QByteArrayView detail, const QJsonObject& extra,
    Headers headers)
{
    const QByteArray text = escaped(detail);
    QByteArray json;
    json.reserve(192 + code.size() * 2 + text.size() * 2);
    json.append("{\"type\":\"");
    if (code.isEmpty())
        json.append("about:blank");
    else
        json.append("urn:dibs:problem:").append(code);
    json.append("\",\"title\":\"").append(reasonPhrase(status));
    json.append("\",\"status\":").append(QByteArray::number(status));
    json.append(",\"detail\":\"").append(text);
    json.append("\",\"code\":\"").append(code);
    json.append("\",\"success\":false,\"message\":\"").append(text).append('"');
    if (!extra.isEmpty()) json.append(moreMembers(extra));
    json.append('}');

    Response response;
    response.status = status;
    response.contentType = QByteArrayLiteral("application/problem+json");
    response.body = std::move(json);
    response.headers = std::move(headers);
    return response;
}

}  // namespace dibs::http
