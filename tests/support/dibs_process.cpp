#include "tests/support/dibs_process.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QRegularExpression>

#include <csignal>
#include <sys/prctl.h>

namespace dibs::testing {
namespace {

constexpr auto kStartTime = std::chrono::seconds(20);
constexpr auto kEndTime = std::chrono::seconds(20);

QString program()
{
    return QStringLiteral(DIBS_PROGRAM);
}

/// A test that is itself killed must not leave a server behind.
void diesWithTheTest()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

/// Of "listening on http://127.0.0.1:8081, …"; 0 while that is not said.
quint16 portIn(const QString& said, const char* what)
{
    const QRegularExpression place(
        QStringLiteral("%1 on http://[^ ]*:(\\d+), ").arg(QLatin1String(what)));
    return place.match(said).captured(1).toUShort();
}

int toMs(std::chrono::milliseconds time)
{
    return static_cast<int>(time.count());
}

}  // namespace

QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment bare;
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    for (const QString& name : ours.keys())
        if (!name.startsWith(u"DIBS_") && !name.startsWith(u"QT_") && !name.startsWith(u"XDG_")
            && name != u"DISPLAY" && name != u"WAYLAND_DISPLAY")
            bare.insert(name, ours.value(name));
    bare.insert(QStringLiteral("XDG_CONFIG_HOME"), QStringLiteral("/nonexistent"));
    bare.insert(QStringLiteral("XDG_DATA_HOME"), QStringLiteral("/nonexistent"));
    return bare;
}

Finished runDibs(const QStringList& arguments, const QProcessEnvironment& environment,
    std::chrono::milliseconds patience)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier(diesWithTheTest);
    process.start(program(), arguments);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(toMs(patience));
    if (!ended) process.kill();
    process.waitForFinished();
    const bool byItself = ended && process.exitStatus() == QProcess::NormalExit;
    return {byItself ? process.exitCode() : -1, process.readAllStandardOutput(),
        process.readAllStandardError()};
}

Finished verify(const QString& dataDirectory)
{
    return runDibs({QStringLiteral("verify"), QStringLiteral("--data"), dataDirectory});
}

DibsProcess::DibsProcess(QString dataDirectory, QStringList more)
    : m_dataDirectory(std::move(dataDirectory))
    , m_more(std::move(more))
{
    m_process.setProcessEnvironment(bareEnvironment());
    m_process.setChildProcessModifier(diesWithTheTest);
    m_process.setReadChannel(QProcess::StandardError);
}

DibsProcess::DibsProcess(QStringList flags)
    : DibsProcess(QString(), std::move(flags))
{
}

DibsProcess::~DibsProcess()
{
    kill();
}

bool DibsProcess::start()
{
    const qsizetype before = m_errors.size();
    QStringList flags{
        QStringLiteral("--no-gui"), QStringLiteral("--port"), QString::number(m_port)};
    if (!hasCoreRole()) flags += QStringLiteral("--roles=coupon");
    if (hasCoreRole()) flags += {QStringLiteral("--core-port"), QString::number(m_corePort)};
    if (!m_dataDirectory.isEmpty()) flags += {QStringLiteral("--data"), m_dataDirectory};
    m_process.start(program(), flags + m_more);
    const QDeadlineTimer deadline(kStartTime);
    do {
        // Each role that it was asked for says where it is.
        const QString said = QString::fromUtf8(errors().mid(before));
        const quint16 corePort = portIn(said, "orders");
        const quint16 port = portIn(said, "listening");
        if ((hasCoreRole() && corePort == 0) || (hasCouponRole() && port == 0)) continue;
        m_corePort = corePort;
        m_port = port;
        return true;
    } while (m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())));
    return false;
}

bool DibsProcess::hasCoreRole() const
{
    return m_more.join(u' ').contains(u"--roles=core");
}

bool DibsProcess::hasCouponRole() const
{
    return !m_more.contains(u"--roles=core");
}

void DibsProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished(toMs(kEndTime));
    errors();
}

void DibsProcess::signal(int number)
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

void DibsProcess::stopAt(const QString& point)
{
    QProcessEnvironment environment = bareEnvironment();
    environment.insert(QStringLiteral("DIBS_TEST_STOP_AT"), point);
    m_process.setProcessEnvironment(environment);
}

bool DibsProcess::isStopped() const
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(processId()));
    if (!file.open(QIODevice::ReadOnly)) return false;
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) == "T";
}

void DibsProcess::freeze()
{
    signal(SIGSTOP);
}

void DibsProcess::thaw()
{
    signal(SIGCONT);
}

std::optional<int> DibsProcess::exitCode(std::chrono::milliseconds patience)
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(toMs(patience)))
        return std::nullopt;
    if (m_process.exitStatus() != QProcess::NormalExit) return std::nullopt;
    return m_process.exitCode();
}

QByteArray DibsProcess::errors()
{
    if (m_process.isOpen()) m_errors += m_process.readAllStandardError();
    return m_errors;
}

}  // namespace dibs::testing
