#include "tests/support/redis_server.h"

#include <QStandardPaths>

#include <csignal>

namespace dibs::test {
namespace {

constexpr int kReadyMs = 10'000;

}  // namespace

Result<redis::Address> sharedRedis()
{
    const QString url = qEnvironmentVariable("DIBS_REDIS");
    if (url.isEmpty())
        return fail(ErrorCode::NotFound,
            QStringLiteral("DIBS_REDIS does not say where a Redis is: ./dev services env"));
    return redis::Address::parse(url);
}

RedisServer::~RedisServer()
{
    kill();
}

QString RedisServer::start(const QStringList& options)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("redis-server"));
    if (program.isEmpty()) return QStringLiteral("redis-server is not installed");
    m_process.setWorkingDirectory(m_directory.path());
    m_process.start(program,
        QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--unixsocket"),
            address().path, QStringLiteral("--save"), QString()}
            + options);
    QByteArray said;
    while (!said.contains("eady to accept connections at")) {
        if (!m_process.waitForReadyRead(kReadyMs))
            return QStringLiteral("redis-server does not start: ") + QString::fromUtf8(said);
        said += m_process.readAll();
    }
    return {};
}

void RedisServer::kill()
{
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished();
}

void RedisServer::freeze()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
}

void RedisServer::thaw()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

redis::Address RedisServer::address() const
{
    return {.path = m_directory.filePath(QStringLiteral("redis.sock"))};
}

redis::Reply RedisServer::ask(const redis::Command& command) const
{
    redis::Connection connection(address(), {.connect = 2s, .answer = 2s});
    const Result<redis::Reply> reply = connection.command(command);
    return reply ? *reply : redis::Reply();
}

}  // namespace dibs::test
