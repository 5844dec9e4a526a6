#include "backend/server/check/core_check.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>

namespace dibs::server {
namespace {

constexpr int kAnswerMs = 3'000;

/// The status of GET `path`, by hand, as this thread may be left alone at any moment; 0: none came.
int statusOf(const QString& host, quint16 port, const QByteArray& path, QString& problem)
{
    QTcpSocket socket;
    socket.connectToHost(host, port);
    if (!socket.waitForConnected(kAnswerMs)) {
        problem = socket.errorString();
        return 0;
    }
    socket.write(
        "GET " + path + " HTTP/1.1\r\nHost: " + host.toLatin1() + "\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (!answer.contains("\r\n") && socket.waitForReadyRead(kAnswerMs))
        answer += socket.readAll();
    problem = answer.isEmpty() ? QStringLiteral("no answer within %1 s").arg(kAnswerMs / 1'000)
                               : QStringLiteral("an answer that is not HTTP");
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

void checkStore(const CoreServer::Options& options, Findings& findings)
{
    const QString name = QStringLiteral("core database");
    findings.lookAt(name);
    const Store store = Store::ofCore(options.backing);
    if (!options.backing.database && !QFile::exists(store.name()))
        return findings.ok(name, QStringLiteral("%1 is made at the start").arg(store.name()));
    const auto opened = store.open(sql::Connection::Access::ReadOnly);
    const auto version = opened ? store.schemaVersion(**opened) : opened.error();
    if (!version)
        return findings.error(name,
            version.error().detail + QStringLiteral(": nobody can order, or see what was ordered"),
            QStringLiteral("Start the database and let the user of Dibs read it, or name another "
                           "with --db or --data"));
    if (version->found > version->newest)
        return findings.error(name,
            QStringLiteral("version %1 was made by a newer Dibs, this one knows %2 and does not "
                           "start")
                .arg(version->found)
                .arg(version->newest),
            QStringLiteral("Start that version, or name another database"));
    findings.ok(name,
        version->found == 0
            ? QStringLiteral("the tables are made at the start")
            : QStringLiteral("%1, version %2").arg(store.name()).arg(version->found));
}

void checkPort(const CoreServer::Options& options, Findings& findings)
{
    const QString name = QStringLiteral("core port");
    findings.lookAt(name);
    if (options.port == 0) return findings.ok(name, QStringLiteral("the system chooses one"));
    const bool isAny = options.address == QHostAddress::AnyIPv4
        || options.address == QHostAddress::AnyIPv6 || options.address == QHostAddress::Any;
    const QString host = isAny ? QStringLiteral("127.0.0.1") : options.address.toString();
    QString problem;
    const QString port = QString::number(options.port);
    const int status = statusOf(host, options.port, "/api/v1/products?limit=1", problem);
    if (status == 200)
        return findings.ok(name, QStringLiteral("a core role serves on %1 already").arg(port));
    QTcpSocket other;
    other.connectToHost(host, options.port);
    if (!other.waitForConnected(kAnswerMs))
        return findings.ok(name, QStringLiteral("%1 is free").arg(port));
    findings.error(name,
        QStringLiteral("another program has port %1: Dibs does not start").arg(port),
        QStringLiteral("Stop it (ss -ltnp 'sport = :%1' names it), or choose another port with "
                       "--core-port, or leave the role out with --roles coupon")
            .arg(port));
}

void checkCoupons(const CoreServer::Options& options, Findings& findings)
{
    const QString name = QStringLiteral("coupon role");
    findings.lookAt(name);
    const QString url = options.couponUrl.toString();
    const auto port = static_cast<quint16>(options.couponUrl.port(80));
    QString problem;
    QElapsedTimer elapsed;
    elapsed.start();
    const int status = statusOf(options.couponUrl.host(), port, "/api/coupons?limit=1", problem);
    if (status == 200)
        return findings.ok(name, url, static_cast<double>(elapsed.nsecsElapsed()) / 1e6);
    if (status != 0) problem = QStringLiteral("it answers %1").arg(status);
    findings.warn(name,
        QStringLiteral("%1: %2. Orders with a coupon are answered 503, those without go on")
            .arg(url, problem),
        QStringLiteral("Start the coupon role there, or say where it is with --coupon-url"));
}

}  // namespace

std::optional<CoreFacts> checkCore(
    const CoreServer::Options& options, bool couponsInside, Findings& findings)
{
    checkStore(options, findings);
    checkPort(options, findings);
    if (couponsInside)
        findings.ok(QStringLiteral("coupon role"), QStringLiteral("in the same process"));
    else
        checkCoupons(options, findings);
    return CoreFacts{};
}

}  // namespace dibs::server
