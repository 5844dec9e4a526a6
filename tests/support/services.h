// The real servers of a test: the MariaDB, Redis and Kafka that `./dev services` runs.
//
// Tests share them and run side by side, so each takes a topic, a database or a key prefix of its
// own and removes it. A test that disturbs a server is declared with `needs_services(name FAULTS)`.
#pragma once

#include <QString>
#include <QUrl>

#include <chrono>

namespace dibs::testing {

/// The environment tells of all three. Without them a test is skipped (in CI that counts as a
/// failure).
bool haveServices();

QUrl logUrl();  // kafka://127.0.0.1:19092
QUrl databaseUrl();  // mysql://dibs@127.0.0.1:13306/dibs; dibs may create databases named dibs…
QString databasePasswordFile();  // also the password of user root
QUrl redisUrl();  // redis://127.0.0.1:16379
QString kafkaJars();  // the folder of the Java client

/// Kafka tells clients that come through its second listener to come back to proxiedLogUrl(): there
/// a test puts its TcpProxy, in front of proxiedLogTarget(). One test at a time: `KAFKA_PROXY`.
QUrl proxiedLogUrl();
QUrl proxiedLogTarget();

enum class Service { MariaDb, Redis, Kafka };

/// Bad days of servers. Every call waits until what it says is so; false when that did not come
/// about, and errors() says why. Beginning and end of its life see to it that all servers run: the
/// test that cannot leave them running is aborted.
class ServiceFaults
{
public:
    ServiceFaults();
    ~ServiceFaults();
    ServiceFaults(const ServiceFaults&) = delete;
    ServiceFaults& operator=(const ServiceFaults&) = delete;

    /// SIGKILL; gone on return.
    bool kill(Service service);
    /// On the same data; ready on return. One that runs is stopped in an orderly way first.
    bool restart(Service service);
    /// SIGSTOP: its connections stay open and say nothing.
    bool pause(Service service);
    /// SIGCONT; ready on return.
    bool resume(Service service);

    const QString& errors() const { return m_errors; }

private:
    static constexpr std::chrono::seconds kPatience{150};

    bool run(const QStringList& arguments);

    QString m_errors;
};

}  // namespace dibs::testing
