#include "backend/server/operations_routes.h"

#include "backend/console/partition_words.h"
#include "backend/server/metrics_text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dibs::server {
namespace {

QString lostPartitions(const console::Snapshot& snapshot)
{
    QStringList lost;
    for (const console::PartitionSnapshot& partition : snapshot.partitions)
        if (partition.state == console::PartitionState::Lost) lost.append(console::why(partition));
    return lost.join(u'\n');
}

/// Ready: whatever is accepted now is durable and will be decided.
http::Response readiness(const console::Snapshot& snapshot, coupon::Generation issue)
{
    const QJsonArray neighbours{neighbourJson("log", snapshot.logProblem),
        neighbourJson("store", snapshot.storeProblem),
        neighbourJson("partitions", lostPartitions(snapshot))};
    const bool ready = snapshot.takenAtMs > 0 && snapshot.logProblem.isEmpty()
        && snapshot.storeProblem.isEmpty() && lostPartitions(snapshot).isEmpty();
    const QJsonObject body{{u"status"_qs, ready ? u"ready"_qs : u"not ready"_qs},
        {u"instance"_qs, snapshot.instance}, {u"neighbours"_qs, neighbours},
        {u"issue"_qs, word(issue)},
        {u"guarantees"_qs, QJsonArray::fromStringList(coupon::claimsOf(issue))}};
    http::Response response = http::Response::json(
        ready ? 200 : 503, QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (!ready) response.headers.emplace_back("Retry-After", "1");
    return response;
}

QByteArray contract()
{
    QFile file(QStringLiteral(":/openapi.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);  // linked into this program
    return opened ? file.readAll() : QByteArray();
}

}  // namespace

QJsonObject neighbourJson(const char* name, const QString& problem)
{
    return {{u"name"_qs, QLatin1String(name)}, {u"ok"_qs, problem.isEmpty()},
        {u"problem"_qs, problem.isEmpty() ? QJsonValue() : QJsonValue(problem)}};
}

void addLiveness(http::Router& router)
{
    router.add(
        http::Method::Get, "/livez", [](const http::Request&, const http::Responder& responder) {
            responder.send(http::Response::json(200, R"({"status":"alive"})"));
        });
}

http::Response metricsResponse(const QByteArray& text)
{
    return {200, "text/plain; version=0.0.4; charset=utf-8", text, {}};
}

void addContract(http::Router& router)
{
    router.add(http::Method::Get, "/openapi.json",
        [document = contract()](const http::Request&, const http::Responder& responder) {
            responder.send(http::Response::json(200, document));
        });
}

void addOperationsRoutes(
    http::Router& router, const console::Console& console, coupon::Generation issue)
{
    using http::Method;
    addLiveness(router);
    addContract(router);
    router.add(Method::Get, "/readyz",
        [&console, issue](const http::Request&, const http::Responder& responder) {
            responder.send(readiness(*console.snapshot(), issue));
        });
    router.add(Method::Get, "/metrics",
        [&console](const http::Request&, const http::Responder& responder) {
            responder.send(metricsResponse(metricsText(*console.snapshot())));
        });
}

}  // namespace dibs::server
