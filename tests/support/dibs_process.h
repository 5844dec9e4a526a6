// The program `dibs` as its users start it: with flags, an environment and signals.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>
#include <optional>

namespace dibs::testing {

/// Without a display and without anything this machine has configured.
QProcessEnvironment bareEnvironment();

struct Finished {
    int exitCode = -1;  // -1: it did not end in time, or not by itself
    QByteArray out;
    QByteArray err;
};

/// Runs `dibs` to its end.
Finished runDibs(const QStringList& arguments,
    const QProcessEnvironment& environment = bareEnvironment(),
    std::chrono::milliseconds patience = std::chrono::seconds(60));

Finished verify(const QString& dataDirectory);

/// A server on ports of its own choice, which it keeps when it is started again. It has the coupon
/// role, unless its flags say `--roles=core` or `--roles=core,coupon`.
class DibsProcess
{
public:
    explicit DibsProcess(QString dataDirectory, QStringList more = {QStringLiteral("--users=any")});
    /// On the servers that the flags name, see RealParts; nothing of it is in a directory.
    explicit DibsProcess(QStringList flags);
    ~DibsProcess();

    /// True when it listens.
    bool start();
    /// SIGKILL; it is gone afterwards.
    void kill();
    void signal(int number);
    /// From its next start on: it stops itself (SIGSTOP) when it has come to this point, once a
    /// start; empty: nowhere. See server/stop_point.h.
    void stopAt(const QString& point);
    bool isStopped() const;
    /// Stops it in mid-step, wherever that is; its connections stay.
    void freeze();
    void thaw();
    /// None: it still runs then, or was ended by a signal.
    std::optional<int> exitCode(std::chrono::milliseconds patience);

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 processId() const { return m_process.processId(); }
    quint16 port() const { return m_port; }  // of the coupon role
    quint16 corePort() const { return m_corePort; }
    const QString& dataDirectory() const { return m_dataDirectory; }
    /// All it has written to stderr, over all its starts.
    QByteArray errors();

private:
    bool hasCoreRole() const;
    bool hasCouponRole() const;

    const QString m_dataDirectory;
    const QStringList m_more;
    QProcess m_process;
    QByteArray m_errors;
    quint16 m_port = 0;
    quint16 m_corePort = 0;
};

}  // namespace dibs::testing
