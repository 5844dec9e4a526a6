// One request at a time over one connection, which is opened anew when the server has closed it.
#pragma once

#include "tests/integration/http/raw_client.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace dibs::testing {

struct HttpAnswer {
    int status = 0;  // 0: none came
    QByteArray head;
    QByteArray body;
    bool isCutShort = false;  // it began and did not end

    QJsonObject json() const;
    QString code() const;  // of a refusal
};

class HttpClient
{
public:
    explicit HttpClient(quint16 port)
        : m_port(port)
    {
    }

    /// False: nobody listens.
    bool connect();
    HttpAnswer get(const QByteArray& target);
    /// `headers` are lines, each with its end.
    HttpAnswer post(
        const QByteArray& target, const QByteArray& json = {}, const QByteArray& headers = {});
    HttpAnswer patch(const QByteArray& target, const QByteArray& json);

private:
    HttpAnswer send(const QByteArray& method, const QByteArray& target, const QByteArray& json,
        const QByteArray& headers);
    HttpAnswer ask(const QByteArray& request);

    const quint16 m_port;
    std::optional<RawClient> m_connection;
};

}  // namespace dibs::testing
