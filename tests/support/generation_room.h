// A server of one generation on a database of the test's own, with campaign 50, spoken to over
// HTTP.
#pragma once

#include "backend/server/server.h"
#include "tests/support/sql_database.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace dibs::test {

class GenerationRoom
{
public:
    struct Answer {
        int status = 0;
        QByteArray body;

        QString member(QStringView name) const
        {
            return QJsonDocument::fromJson(body)[name].toVariant().toString();
        }
    };

    /// On MariaDB with the lock of the Redis that the environment names, if it names one.
    explicit GenerationRoom(sql::Dialect dialect);

    server::Server::Options options(coupon::Generation generation) const;
    /// With campaign 50, unless it is there; another Redis than that of the environment.
    void start(coupon::Generation generation, int stock = 2,
        std::optional<redis::Address> redis = std::nullopt);
    void stop() { m_server.reset(); }
    server::Server& server() { return *m_server; }

    Answer press(qint64 user, const QByteArray& key = {});
    Answer ask(const QByteArray& method, const QString& target, const QByteArray& body = {},
        const QByteArray& key = {});
    QNetworkReply* send(const QByteArray& method, const QString& target,
        const QByteArray& body = {}, const QByteArray& key = {});
    static Answer answerOf(QNetworkReply* reply);

    /// "0|7|ISSUED": place, user, outcome, in the order of their decision.
    QString outcomes() const;
    /// Nothing can be decided meanwhile, but accepted where that is another table.
    void hide(const QString& table) const;
    void bringBack(const QString& table) const;

    const SqlDatabase& database() const { return m_database; }
    QString directory() const;
    QString storeName() const;  // as messages name it

private:
    const SqlDatabase m_database;
    const sql::Dialect m_dialect;
    std::unique_ptr<server::Server> m_server;
    QNetworkAccessManager m_client;
};

}  // namespace dibs::test
