#include "tests/support/http_client.h"

#include <QJsonDocument>

namespace dibs::testing {

QJsonObject HttpAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString HttpAnswer::code() const
{
    return json().value(u"code").toString();
}

bool HttpClient::connect()
{
    if (!m_connection) m_connection.emplace(m_port);
    if (!m_connection->isConnected()) m_connection.reset();
    return m_connection.has_value();
}

HttpAnswer HttpClient::get(const QByteArray& target)
{
    return ask(RawClient::requestFor("GET", target));
}

HttpAnswer HttpClient::post(
    const QByteArray& target, const QByteArray& json, const QByteArray& headers)
{
    return send("POST", target, json, headers);
}

HttpAnswer HttpClient::patch(const QByteArray& target, const QByteArray& json)
{
    return send("PATCH", target, json, {});
}

HttpAnswer HttpClient::send(const QByteArray& method, const QByteArray& target,
    const QByteArray& json, const QByteArray& headers)
{
    return ask(method + ' ' + target + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
        + headers + "Content-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json);
}

HttpAnswer HttpClient::ask(const QByteArray& request)
{
    if (!connect()) return {};
    const QByteArray bytes = m_connection->send(request).answer();
    const qsizetype headSize = bytes.indexOf("\r\n\r\n") + 4;
    HttpAnswer answer;
    if (headSize >= 4) {
        answer = {bytes.mid(9, 3).toInt(), bytes.first(headSize), bytes.mid(headSize)};
        answer.isCutShort = answer.body.size() != RawClient::lengthIn(answer.head);
    } else {
        answer.isCutShort = !bytes.isEmpty();
    }
    const bool isOver
        = answer.status == 0 || answer.isCutShort || answer.head.contains("Connection: close");
    if (isOver) m_connection.reset();
    return answer;
}

}  // namespace dibs::testing
