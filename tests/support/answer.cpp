#include "tests/support/answer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace dibs::test {

http::Response Answer::get() const
{
    if (!QTest::qWaitFor([this] { return isThere(); }, 60'000)) return {.status = 0};
    return **m_response;
}

http::Responder Answer::responder()
{
    return http::Responder::detached(
        [response = m_response](const http::Response& answer) { *response = answer; },
        [streamed = m_streamed](const QByteArray& bytes) { *streamed += bytes; });
}

QString told(const http::Response& response)
{
    QString text = QStringLiteral("%1 %2").arg(response.status).arg(member(response, "code"));
    if (response.status == 400 || response.status == 422)
        text += QStringLiteral(": ") + member(response, "detail");
    return text;
}

QString member(const http::Response& response, const char* name)
{
    return QJsonDocument::fromJson(response.body)
        .object()
        .value(QLatin1String(name))
        .toVariant()
        .toString();
}

QByteArray header(const http::Response& response, const char* name)
{
    for (const auto& [each, value] : response.headers)
        if (each == name) return value;
    return {};
}

}  // namespace dibs::test
