// Redis servers for tests: the one everybody uses, one of their own, and one that never answers.
#pragma once

#include "backend/platform/redis/connection.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

namespace dibs::test {

using namespace std::chrono_literals;

/// What DIBS_REDIS says (`./dev services env`); the error is what to write when skipping.
Result<redis::Address> sharedRedis();

/// A server of this test alone, on a Unix socket, that may be killed, frozen and flushed.
class RedisServer
{
public:
    RedisServer() = default;
    ~RedisServer();

    /// Empty when all went well. Again after kill(): an empty server at the same address.
    QString start(const QStringList& options = {});
    void kill();
    void freeze();
    void thaw();

    redis::Address address() const;
    /// On a connection of its own; a refusal or a failure is Nothing.
    redis::Reply ask(const redis::Command& command) const;

private:
    QTemporaryDir m_directory;
    QProcess m_process;
};

/// Takes connections, and never says a word.
class SilentServer
{
public:
    SilentServer() { m_server.listen(QHostAddress::LocalHost); }
    redis::Address address() const
    {
        return {.host = QStringLiteral("127.0.0.1"), .port = m_server.serverPort()};
    }

private:
    QTcpServer m_server;
};

}  // namespace dibs::test
