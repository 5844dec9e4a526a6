// Answers every request for a console's event stream with the same bytes, and keeps the connection.
#pragma once

#include "backend/console/console_json.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace dibs::testing {

class FakeStreamServer final
{
public:
    FakeStreamServer()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket* const socket = m_server.nextPendingConnection()) serve(socket);
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
    }
    int asked() const { return m_asked; }

    /// From now on; whoever is connected is cut off, and finds it when coming back.
    void answer(const QByteArray& whole)
    {
        m_answer = whole;
        for (QTcpSocket* each : m_server.findChildren<QTcpSocket*>()) each->abort();
    }
    void stream(const QByteArray& events, const QByteArray& kind = "text/event-stream")
    {
        answer("HTTP/1.1 200 OK\r\nContent-Type: " + kind + "\r\n\r\n" + events);
    }
    void stream(const console::Snapshot& snapshot) { stream(snapshotEvent(toJson(snapshot))); }

    static QByteArray snapshotEvent(const QByteArray& json)
    {
        return "id: 1.0\nevent: snapshot\ndata: " + json + "\n\n";
    }

private:
    void serve(QTcpSocket* socket)
    {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            if (!socket->readAll().contains("\r\n\r\n")) return;
            ++m_asked;
            socket->write(m_answer);
        });
    }

    QByteArray m_answer;
    int m_asked = 0;
    QTcpServer m_server;
};

}  // namespace dibs::testing
