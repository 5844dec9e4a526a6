#include "tests/support/services.h"

#include <QProcess>

namespace dibs::testing {

namespace {

QUrl urlFrom(const char* variable)
{
    return QUrl(qEnvironmentVariable(variable));
}

QString nameOf(Service service)
{
    switch (service) {
    case Service::MariaDb: return QStringLiteral("mariadb");
    case Service::Redis: return QStringLiteral("redis");
    case Service::Kafka: return QStringLiteral("kafka");
    }
    return {};
}

}  // namespace

bool haveServices()
{
    return !qEnvironmentVariableIsEmpty("DIBS_SERVICES_DIR") && !logUrl().isEmpty()
        && !databaseUrl().isEmpty() && !redisUrl().isEmpty();
}

QUrl logUrl()
{
    return urlFrom("DIBS_LOG");
}

QUrl databaseUrl()
{
    return urlFrom("DIBS_DB");
}

QString databasePasswordFile()
{
    return qEnvironmentVariable("DIBS_DB_PASSWORD_FILE");
}

QUrl redisUrl()
{
    return urlFrom("DIBS_REDIS");
}

QString kafkaJars()
{
    return qEnvironmentVariable("DIBS_KAFKA_LIBS");
}

QUrl proxiedLogUrl()
{
    return urlFrom("DIBS_LOG_PROXIED");
}

QUrl proxiedLogTarget()
{
    return urlFrom("DIBS_LOG_PROXIED_TARGET");
}

ServiceFaults::ServiceFaults()
{
    // An earlier test may have been ended in the middle of its fault.
    if (!run({QStringLiteral("start")})) qFatal("no services:\n%s", qUtf8Printable(m_errors));
}

ServiceFaults::~ServiceFaults()
{
    if (!run({QStringLiteral("start")})) {
        qFatal("a test leaves services behind that do not run:\n%s", qUtf8Printable(m_errors));
    }
}

bool ServiceFaults::kill(Service service)
{
    return run({QStringLiteral("kill"), nameOf(service)});
}

bool ServiceFaults::restart(Service service)
{
    return run({QStringLiteral("restart"), nameOf(service)});
}

bool ServiceFaults::pause(Service service)
{
    return run({QStringLiteral("pause"), nameOf(service)});
}

bool ServiceFaults::resume(Service service)
{
    return run({QStringLiteral("resume"), nameOf(service)});
}

bool ServiceFaults::run(const QStringList& arguments)
{
    QProcess script;
    script.setProcessChannelMode(QProcess::MergedChannels);
    script.start(QStringLiteral(DIBS_SERVICES_SCRIPT), arguments);
    const bool ended
        = script.waitForFinished(static_cast<int>(std::chrono::milliseconds(kPatience).count()));
    const bool done
        = ended && script.exitStatus() == QProcess::NormalExit && script.exitCode() == 0;
    if (!done) {
        m_errors += QStringLiteral("services %1: %2\n")
                        .arg(arguments.join(u' '),
                            ended ? QString::fromUtf8(script.readAll()) : script.errorString());
    }
    return done;
}

}  // namespace dibs::testing
