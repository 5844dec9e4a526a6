// What a running server answers, held against the contract it serves: status, kind and members.
#include "backend/server/roles.h"
#include "tests/support/openapi_document.h"
#include "tests/support/patience.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using test::OpenApiDocument;

namespace {

const QByteArray kOrder = R"({"userId":7,"orderItems":[{"productId":1,"quantity":1}]})";

struct Answer {
    int status = 0;
    QString kind;
    QByteArray body;
    QNetworkReply* reply = nullptr;  // lives as long as the client
};

}  // namespace

class ContractTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const server::BackingOptions backing{.dataDirectory = m_directory.path()};
        auto started = server::Roles::start({.coupon = server::Server::Options{.backing = backing,
                                                 .port = 0,
                                                 .httpThreads = 1,
                                                 .demo = true},
            .core = server::CoreServer::Options{.backing = backing, .port = 0, .demo = true}});
        QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
        m_roles = std::move(*started);
        m_contract.emplace(ask("GET", u"/openapi.json"_qs).body);
        QVERIFY(!m_contract->operations().isEmpty());
        EVENTUALLY_EQUAL(ask("GET", u"/readyz"_qs).status, 200);

        const Answer issued = ask("POST", u"/api/coupons/1/issue?userId=7&wait=20"_qs);
        QCOMPARE(issued.status, 201);
        m_userCoupon = member(issued, u"userCouponId").toInteger();
        const Answer accepted = ask("POST", u"/api/coupons/1/issue?userId=8"_qs);
        QCOMPARE(accepted.status, 202);
        m_request = member(accepted, u"requestId").toString();
        const Answer placed = ask("POST", u"/api/v1/orders"_qs, kOrder);
        QCOMPARE(placed.status, 201);
        m_order = member(placed, u"orderId").toInteger();
    }

    void everyAnswerIsDocumented_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row
            = [](const char* method, const char* target, int status, const char* body = "") {
                  QTest::addRow("%s %s %s", method, target, body)
                      << QByteArray(method) << QString(QLatin1String(target)) << QByteArray(body)
                      << status;
              };

        row("POST", "/api/coupons/1/issue?userId=10", 202);
        row("POST", "/api/coupons/1/issue?userId=11&wait=20", 201);
        row("POST", "/api/coupons/1/issue?userId=11", 409);
        row("POST", "/api/coupons/1/issue", 400);
        row("POST", "/api/coupons/99/issue?userId=7", 404);
        row("POST", "/api/coupons/1/issue?userId=9999999", 404);
        row("GET", "/api/coupons/requests/{request}?wait=20", 200);
        row("GET", "/api/coupons/requests/{request}?wait=x", 400);
        row("GET", "/api/coupons/requests/none", 404);

        row("GET", "/api/coupons", 200);
        row("GET", "/api/coupons?limit=1", 200);
        row("GET", "/api/coupons?limit=1001", 400);
        row("GET", "/api/coupons?cursor=x", 400);
        row("POST", "/api/coupons", 201,
            R"({"description":"More","discountAmount":1,"totalStock":0})");
        row("POST", "/api/coupons", 201,
            R"({"description":"Later","discountAmount":1,"totalStock":1,"opensAt":253402300000000,)"
            R"("closesAt":253402300000001,"validDays":1,"couponId":50})");
        row("POST", "/api/coupons", 422,
            R"({"couponId":1,"description":"Again","discountAmount":1,"totalStock":1})");
        row("POST", "/api/coupons", 400, "{}");
        row("POST", "/api/coupons/50/issue?userId=7", 409);
        row("GET", "/api/coupons/1", 200);
        row("GET", "/api/coupons/0", 400);
        row("GET", "/api/coupons/99", 404);
        row("PATCH", "/api/coupons/1", 200, R"({"totalStock":20000})");
        row("PATCH", "/api/coupons/1", 422, R"({"totalStock":0})");
        row("PATCH", "/api/coupons/1", 400, "{}");
        row("PATCH", "/api/coupons/99", 404, R"({"totalStock":1})");
        for (const char* action : {"pause", "resume", "close"})
            for (const auto& [coupon, status] : {std::pair("50", 200), {"x", 400}, {"99", 404}})
                row("POST",
                    qPrintable(
                        u"/api/coupons/%1/%2"_qs.arg(QLatin1String(coupon), QLatin1String(action))),
                    status);
        row("POST", "/api/coupons/50/resume", 422);

        row("GET", "/api/coupons/1/outcomes", 200);
        row("GET", "/api/coupons/1/outcomes?limit=1", 200);
        row("GET", "/api/coupons/x/outcomes", 400);
        row("GET", "/api/coupons/99/outcomes", 404);
        row("GET", "/api/coupons/1/queue-size", 200);
        row("GET", "/api/coupons/x/queue-size", 400);
        row("GET", "/api/coupons/99/queue-size", 404);
        row("GET", "/api/coupons/users/7", 200);
        row("GET", "/api/coupons/users/9999999", 200);
        row("GET", "/api/coupons/users/x", 400);
        row("GET", "/api/coupons/user-coupons/{userCoupon}", 200);
        row("GET", "/api/coupons/user-coupons/x", 400);
        row("GET", "/api/coupons/user-coupons/1023", 404);
        row("PUT", "/api/coupons/users/7", 200, R"({"active":true})");
        row("PUT", "/api/coupons/users/7", 400, "{}");
        for (const char* action : {"use", "cancel-use"})
            for (const auto& [userCoupon, body, status] :
                {std::tuple("{userCoupon}", R"({"orderId":12})", 200),
                    {"{userCoupon}", R"({"orderId":0})", 400}, {"1023", R"({"orderId":12})", 404}})
                row("POST",
                    qPrintable(u"/api/coupons/user-coupons/%1/%2"_qs.arg(
                        QLatin1String(userCoupon), QLatin1String(action))),
                    status, body);
        row("POST", "/api/coupons/user-coupons/{userCoupon}/use", 409, R"({"orderId":12})");

        row("POST", "/api/v1/users", 201);
        row("POST", "/api/v1/users", 422, R"({"userId":7})");
        row("POST", "/api/v1/users", 400, R"({"userId":0})");
        for (const char* of : {"users", "points"})
            for (const auto& [user, status] : {std::pair("7", 200), {"x", 400}, {"999999", 404}})
                row("GET",
                    qPrintable(u"/api/v1/%1/%2"_qs.arg(QLatin1String(of), QLatin1String(user))),
                    status);
        row("PATCH", "/api/v1/points/7/charge", 200, R"({"amount":100000})");
        row("PATCH", "/api/v1/points/7/charge", 422, R"({"amount":2000000})");
        row("PATCH", "/api/v1/points/7/charge", 400, "{}");
        row("PATCH", "/api/v1/points/999999/charge", 404, R"({"amount":1})");
        row("GET", "/api/v1/products", 200);
        row("GET", "/api/v1/products?limit=1", 200);
        row("GET", "/api/v1/products?limit=x", 400);
        row("POST", "/api/v1/products", 201, R"({"name":"Tea","price":10,"stock":1})");
        row("POST", "/api/v1/products", 400, "{}");
        row("POST", "/api/v1/orders", 201, kOrder.constData());
        row("POST", "/api/v1/orders", 400, "{}");
        row("POST", "/api/v1/orders", 404,
            R"({"userId":7,"orderItems":[{"productId":99,"quantity":1}]})");
        row("POST", "/api/v1/orders", 409,
            R"({"userId":7,"orderItems":[{"productId":3,"quantity":100}]})");
        row("POST", "/api/v1/orders", 404,
            R"({"userId":7,"orderItems":[{"productId":1,"quantity":1}],"userCouponId":1023})");
        for (const char* action : {"", "/payment", "/cancel"})
            for (const auto& [order, status] :
                {std::pair("{order}", 200), {"x", 400}, {"999999", 404}})
                row(*action == 0 ? "GET" : "POST",
                    qPrintable(
                        u"/api/v1/orders/%1%2"_qs.arg(QLatin1String(order), QLatin1String(action))),
                    status);
        row("POST", "/api/v1/orders/{order}/payment", 409);

        row("GET", "/api/console/dead-letters", 200);
        row("GET", "/api/console/dead-letters?state=LOST", 400);
        for (const char* action : {"replay", "discard"})
            for (const auto& [letter, status] : {std::pair("x", 400), {"99", 404}})
                row("POST",
                    qPrintable(u"/api/console/dead-letters/%1/%2"_qs.arg(
                        QLatin1String(letter), QLatin1String(action))),
                    status);

        row("GET", "/api/console/snapshot", 200);
        row("GET", "/api/console/customers?userId=7", 200);
        row("GET", "/api/console/customers?requestId={request}", 200);
        row("GET", "/api/console/customers?requestId=none", 404);
        row("GET", "/api/console/customers", 400);
        row("GET", "/api/console/campaigns/1/report", 200);
        row("GET", "/api/console/campaigns/99/report", 404);
        row("GET", "/api/console/campaigns/x/report", 400);
        for (const char* path : {"/livez", "/readyz", "/metrics", "/openapi.json"})
            row("GET", path, 200);
        row("DELETE", "/api/coupons/1", 405);
    }

    void everyAnswerIsDocumented()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        target.replace(u"{request}"_qs, m_request);
        target.replace(u"{userCoupon}"_qs, QString::number(m_userCoupon));
        target.replace(u"{order}"_qs, QString::number(m_order));

        const Answer answer = ask(method, target, body);

        QCOMPARE(answer.status, status);
        QCOMPARE(complaints(method, target, answer), QString());
    }

    void aTablesNextPageIsInTheLink()
    {
        const Answer table = ask("GET", u"/api/coupons/1/outcomes?limit=1"_qs, {}, "text/csv");

        QCOMPARE(complaints("GET", u"/api/coupons/1/outcomes"_qs, table), QString());
        QVERIFY(table.reply->rawHeader("Link").endsWith("; rel=\"next\""));
        QVERIFY(table.body.startsWith("partition,offset,requestId,"));
    }

    void theOutcomeIsPushedInEventsWhoseDataAreThoseOfTheOtherForm()
    {
        const QString target = u"/api/coupons/requests/"_qs + m_request;

        const Answer stream = ask("GET", target, {}, "text/event-stream");

        QCOMPARE(complaints("GET", target, stream), QString());
        const QByteArray last = stream.body.trimmed().split('\n').constLast();
        QVERIFY2(last.startsWith("data: "), stream.body.constData());
        QCOMPARE(m_contract->complaints(m_contract->resolved(QJsonObject{{u"$ref"_qs,
                                            u"#/components/schemas/DecidedRequest"_qs}}),
                     QJsonDocument::fromJson(last.mid(6)).object()),
            QStringList());
    }

    void theConsolesStreamIsEventsWithoutEnd()
    {
        QNetworkRequest request(QUrl(m_roles->coupon()->url() + u"/api/console/stream"_qs));
        QNetworkReply* const reply = m_client.get(request);
        QByteArray begun;
        QVERIFY(QTest::qWaitFor([&] { return (begun += reply->readAll()).contains("event: feed"); },
            testing::kPatienceMs));
        reply->abort();
        m_asked.insert(u"GET /api/console/stream"_qs);

        QVERIFY2(begun.contains("event: snapshot\ndata: {"), begun.constData());
        const qsizetype from = begun.indexOf("data: ") + 6;
        const QByteArray snapshot = begun.mid(from, begun.indexOf('\n', from) - from);
        QCOMPARE(m_contract->complaints(m_contract->resolved(QJsonObject{{u"$ref"_qs,
                                            u"#/components/schemas/ConsoleSnapshot"_qs}}),
                     QJsonDocument::fromJson(snapshot).object()),
            QStringList());
    }

    void everyOperationWasAsked() { QCOMPARE(unasked(), QStringList()); }

    void cleanupTestCase() { m_roles.reset(); }

private:
    Answer ask(const QByteArray& method, const QString& target, const QByteArray& body = {},
        const QByteArray& accept = "*/*")
    {
        const bool isCore = target.startsWith(u"/api/v1/");
        const QString url = isCore ? m_roles->core()->url() : m_roles->coupon()->url();
        QNetworkRequest request(QUrl(url + target));
        request.setRawHeader("Accept", accept);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_qs);
        QNetworkReply* const reply = m_client.sendCustomRequest(request, method, body);
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 60'000)) return {};
        const QString kind = reply->header(QNetworkRequest::ContentTypeHeader).toString();
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            kind.section(u';', 0, 0), reply->readAll(), reply};
    }

    static QJsonValue member(const Answer& answer, QStringView name)
    {
        return QJsonDocument::fromJson(answer.body)[name];
    }

    /// What is wrong with the answer, a line each.
    QString complaints(const QByteArray& method, const QString& target, const Answer& answer)
    {
        const auto operation
            = operationFor(QString::fromLatin1(method), target.section(u'?', 0, 0));
        // A method that a path does not have is refused by the front door, as with any operation.
        const QJsonObject documented
            = m_contract->answer(operation.value_or(m_contract->operations().constFirst()),
                operation ? QString::number(answer.status) : u"default"_qs);
        if (operation) m_asked.insert(operation->name());
        if (operation && !hasStatus(*operation, answer.status)) return u"undocumented status"_qs;

        const QJsonObject content = documented[u"content"].toObject();
        if (!content.contains(answer.kind)) return u"undocumented kind: "_qs + answer.kind;
        QStringList all = missingHeaders(documented, answer);
        if (answer.kind.endsWith(u"json"))
            all += m_contract->complaints(
                content[answer.kind][u"schema"], QJsonDocument::fromJson(answer.body).object());
        return all.join(u'\n');
    }

    static bool hasStatus(const OpenApiDocument::Operation& operation, int status)
    {
        return operation.body[u"responses"].toObject().contains(QString::number(status));
    }

    QStringList missingHeaders(const QJsonObject& documented, const Answer& answer) const
    {
        QStringList missing;
        const QJsonObject headers = documented[u"headers"].toObject();
        for (const QString& name : headers.keys())
            if (m_contract->resolved(headers[name])[u"required"].toBool()
                && !answer.reply->hasRawHeader(name.toLatin1()))
                missing.append(u"no header "_qs + name);
        return missing;
    }

    /// Of two that fit, the one with fewer parameters, as the router has it.
    std::optional<OpenApiDocument::Operation> operationFor(
        const QString& method, const QString& path) const
    {
        std::optional<OpenApiDocument::Operation> best;
        for (const auto& operation : m_contract->operations()) {
            QString pattern = QRegularExpression::escape(operation.path);
            pattern.replace(QRegularExpression(u"\\\\\\{\\w+\\\\\\}"_qs), u"[^/]+"_qs);
            const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern));
            const bool fits = operation.method == method && whole.match(path).hasMatch();
            if (fits && (!best || operation.path.count(u'{') < best->path.count(u'{')))
                best = operation;
        }
        return best;
    }

    QStringList unasked() const
    {
        QStringList unasked;
        for (const auto& operation : m_contract->operations())
            if (!m_asked.contains(operation.name())) unasked.append(operation.name());
        return unasked;
    }

    const QTemporaryDir m_directory;
    std::unique_ptr<server::Roles> m_roles;
    std::optional<OpenApiDocument> m_contract;
    QNetworkAccessManager m_client;
    QString m_request;
    qint64 m_userCoupon = 0;
    qint64 m_order = 0;
    QSet<QString> m_asked;
};

QTEST_GUILESS_MAIN(ContractTest)
#include "contract_test.moc"
