// The contract that is served, held against the routes that exist.
#include "backend/coupon/api/coupon_api.h"
#include "backend/server/console_routes.h"
#include "backend/server/core_operations.h"
#include "backend/server/operations_routes.h"
#include "tests/support/core_room.h"
#include "tests/support/coupon_database.h"
#include "tests/support/fake_console.h"
#include "tests/support/fake_event_log.h"
#include "tests/support/openapi_document.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace dibs;
using test::OpenApiDocument;

namespace {

/// All that the routes want to be handed; nothing of it runs.
struct Neighbours {
    test::CouponDatabase database;
    ManualClock clock;
    test::FakeEventLog log;
    coupon::HotView view{coupon::UserPolicy::Any};
    coupon::Tallies tallies;
    coupon::OutcomeFeed feed;
    coupon::PartitionProgress progress{1};
    coupon::IssueWorker::Open open = [this] { return database.open(); };
    coupon::LocalCouponLock lock;
    coupon::AdmissionGate gate{1};
    coupon::IssueWorker worker{{log, lock, progress, clock, open, [](const auto&) {}}};
    coupon::CouponControl control{worker, view};
    coupon::DeadLetterControl deadLetters{worker, log, clock};
    coupon::UserCouponControl userCoupons{worker, view, clock};
    std::unique_ptr<coupon::SqlQueryPool> queries
        = std::move(*coupon::SqlQueryPool::start(1, open));
    testing::FakeConsole console;
    const console::Backend backend;
    test::CoreRoom core;
    Mailbox mailbox;

    http::Router routes()
    {
        http::Router router;
        coupon::addCouponApi(router,
            {view, log, tallies, feed, *queries, control, deadLetters, userCoupons, gate, clock,
                "key", [](CouponId) { return 0; }},
            mailbox);
        server::addOperationsRoutes(router, console, coupon::Generation::Event);
        server::addConsoleRoutes(router, console, backend, mailbox);
        const core::ApiNeighbours ofCore{*core.store, *core.desk, clock};
        core::addCoreApi(router, ofCore, mailbox);
        server::addCoreOperations(
            router, ofCore, mailbox, [] { return QString(); }, core.options.tally);
        return router;
    }
};

OpenApiDocument contract()
{
    QFile file(QStringLiteral(":/openapi.json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no contract in this program");
    return OpenApiDocument(file.readAll());
}

QString lines(QStringList list)
{
    list.sort();
    return list.join(u'\n');
}

QStringList parametersIn(const QString& path)
{
    static const QRegularExpression kBraces(QStringLiteral("\\{(\\w+)\\}"));
    QStringList names;
    for (const auto& match : kBraces.globalMatch(path)) names.append(match.captured(1));
    return names;
}

QStringList problemsOf(const OpenApiDocument& document, const QString& status, QJsonValue answer)
{
    static const QRegularExpression kStatus(QStringLiteral("^([1-5][0-9][0-9]|default)$"));
    answer = document.resolved(answer);
    QStringList problems;
    if (!kStatus.match(status).hasMatch()) problems.append(u"is no status"_qs);
    if (answer[u"description"].toString().isEmpty()) problems.append(u"has no description"_qs);
    const QJsonObject content = answer[u"content"].toObject();
    if (content.isEmpty()) problems.append(u"has no content"_qs);
    for (const QJsonValue each : content)
        if (each[u"schema"].isUndefined()) problems.append(u"has no schema"_qs);
    // 503 of /readyz is not a refusal: it is the answer.
    const bool isRefusal = status == u"default" || (status >= u"400" && status != u"503");
    if (isRefusal && content.keys() != QStringList{u"application/problem+json"_qs})
        problems.append(u"is not application/problem+json"_qs);
    return problems;
}

}  // namespace

class OpenapiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itNamesExactlyTheRoutesThatExist()
    {
        Neighbours neighbours;
        const http::Router router = neighbours.routes();
        QStringList routes;
        for (const http::Route& route : router.routes())
            routes.append(QString::fromLatin1(http::nameOf(route.method).toByteArray()) + u' '
                + QString::fromLatin1(route.pattern));

        QStringList documented;
        for (const auto& operation : contract().operations()) documented.append(operation.name());

        QCOMPARE(lines(documented), lines(routes));
    }

    void itIsServedAsItStands()
    {
        Neighbours neighbours;
        const http::Router router = neighbours.routes();
        http::Request request = http::Request::make(http::Method::Get, "/openapi.json");
        http::Response answer;

        router.handle(request,
            http::Responder::detached([&](const http::Response& given) { answer = given; }));

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.contentType, QByteArray("application/json"));
        QVERIFY(!contract().root().isEmpty());
        QCOMPARE(OpenApiDocument(answer.body).root(), contract().root());
    }

    void itIsOfThisVersion()
    {
        const QJsonObject root = contract().root();

        QVERIFY(root.value(u"openapi"_qs).toString().startsWith(u"3.1."));
        QCOMPARE(root.value(u"info"_qs)[u"version"].toString(), QStringLiteral(DIBS_VERSION));
    }

    void everyReferenceLeadsSomewhere()
    {
        const OpenApiDocument document = contract();
        const QStringList references = document.references();

        QVERIFY(!references.isEmpty());
        for (const QString& reference : references)
            QVERIFY2(document.resolved(QJsonObject{{u"$ref"_qs, reference}}).isObject(),
                qPrintable(reference));
    }

    void everythingThatCanBeReferredToIs()
    {
        const OpenApiDocument document = contract();
        const QJsonObject components = document.root().value(u"components"_qs).toObject();
        const QStringList references = document.references();

        for (const QString& kind : components.keys())
            for (const QString& name : components.value(kind).toObject().keys()) {
                const QString reference = u"#/components/%1/%2"_qs.arg(kind, name);
                QVERIFY2(references.contains(reference), qPrintable(reference));
            }
    }

    void everyOperationHasASummaryAndANameOfItsOwn()
    {
        QSet<QString> names;
        const auto operations = contract().operations();
        for (const OpenApiDocument::Operation& operation : operations) {
            QVERIFY2(!operation.text(u"summary"_qs).isEmpty(), qPrintable(operation.name()));
            QVERIFY2(!operation.text(u"operationId"_qs).isEmpty(), qPrintable(operation.name()));
            names.insert(operation.text(u"operationId"_qs));
        }
        QCOMPARE(names.size(), operations.size());
    }

    void everyAnswerIsDocumented()
    {
        const OpenApiDocument document = contract();
        QStringList problems;
        for (const auto& operation : document.operations()) {
            const QJsonObject answers = operation.body.value(u"responses"_qs).toObject();
            if (!answers.contains(u"200"_qs) && !answers.contains(u"201"_qs))
                problems.append(operation.name() + u" never succeeds"_qs);
            if (!answers.contains(u"default"_qs))
                problems.append(operation.name() + u" is not refused at the front door"_qs);
            for (const QString& status : answers.keys())
                for (const QString& problem : problemsOf(document, status, answers.value(status)))
                    problems.append(operation.name() + u" "_qs + status + u" "_qs + problem);
        }
        QCOMPARE(problems.join(u'\n'), QString());
    }

    void aPathsParametersAreDocumentedAndRequired()
    {
        for (const auto& operation : contract().operations()) {
            QStringList documented;
            for (const QJsonValue parameter : operation.parameters) {
                if (parameter[u"in"].toString() != u"path") continue;
                QVERIFY2(parameter[u"required"].toBool(), qPrintable(operation.name()));
                documented.append(parameter[u"name"].toString());
            }
            QCOMPARE(documented, parametersIn(operation.path));
        }
    }

    void everyExampleIsWhatItsSchemaSays()
    {
        QCOMPARE(contract().complaintsAboutExamples().join(u'\n'), QString());
    }

    void aProblemsExamplesStandUnderTheirStatus()
    {
        const OpenApiDocument document = contract();
        for (const auto& operation : document.operations())
            for (const QString& status : operation.body.value(u"responses"_qs).toObject().keys()) {
                const QJsonValue examples = document.answer(
                    operation, status)[u"content"][u"application/problem+json"][u"examples"];
                for (const QJsonValue example : examples.toObject())
                    QCOMPARE(QString::number(example[u"value"][u"status"].toInt()), status);
            }
    }
};

QTEST_GUILESS_MAIN(OpenapiTest)
#include "openapi_test.moc"
