#include "backend/platform/http/router.h"

#include <QTest>

using namespace dibs::http;

namespace {

/// Each route answers with its pattern and its parameters.
void addEcho(Router& router, Method method, const QByteArray& pattern)
{
    router.add(method, pattern, [pattern](const Request& request, const Responder& responder) {
        QByteArray text = pattern;
        for (const QByteArray& parameter : request.parameters) text += ' ' + parameter;
        responder.send({.body = text});
    });
}

Router couponRoutes()
{
    Router router;
    addEcho(router, Method::Get, "/");
    addEcho(router, Method::Get, "/api/coupons");
    addEcho(router, Method::Post, "/api/coupons");
    addEcho(router, Method::Get, "/api/coupons/{couponId}");
    addEcho(router, Method::Patch, "/api/coupons/{couponId}");
    addEcho(router, Method::Post, "/api/coupons/{couponId}/issue");
    addEcho(router, Method::Get, "/api/coupons/requests/{requestId}");
    addEcho(router, Method::Get, "/api/coupons/users/{userId}");
    addEcho(router, Method::Get, "/a/{x}/b/{y}");
    return router;
}

Response ask(Method method, const QByteArray& target)
{
    const Router router = couponRoutes();
    Response answer;
    Request request = Request::make(method, target);
    router.handle(request, Responder::detached([&](Response r) { answer = std::move(r); }));
    return answer;
}

Headers allow(const QByteArray& methods)
{
    return {{"Allow", methods}};
}

}  // namespace

class RouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPathFindsItsRoute_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* target, const char* body) {
            QTest::newRow(target) << QByteArray(target) << QByteArray(body);
        };
        row("/", "/");
        row("/api/coupons", "/api/coupons");
        row("/api/coupons?limit=2", "/api/coupons");
        row("/api/coupons/7", "/api/coupons/{couponId} 7");
        row("/api/coupons/requests", "/api/coupons/{couponId} requests");
        row("/api/coupons/requests/7", "/api/coupons/requests/{requestId} 7");
        row("/api/coupons/users/7", "/api/coupons/users/{userId} 7");
        row("/a/1/b/2", "/a/{x}/b/{y} 1 2");
        row("/a/1%2F2/b/%25", "/a/{x}/b/{y} 1/2 %");
    }

    void aPathFindsItsRoute()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);

        QCOMPARE(ask(Method::Get, target).body, body);
    }

    void aLiteralThatLeadsNowhereGivesWayToAParameter()
    {
        QCOMPARE(ask(Method::Post, "/api/coupons/requests/issue").status, 405);
        QCOMPARE(ask(Method::Post, "/api/coupons/7/issue").body,
            QByteArray("/api/coupons/{couponId}/issue 7"));
        QCOMPARE(ask(Method::Patch, "/api/coupons/users").body,
            QByteArray("/api/coupons/{couponId} users"));
    }

    void whatIsNotThereIs404_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const char* target : {"/api", "/api/coupons/", "/api/coupons//issue",
                 "/api/coupons/1/", "/API/coupons", "//", "*", "", "/a/1/b/2/c", "/api%2Fcoupons"})
            QTest::addRow("<%s>", target) << QByteArray(target);
    }

    void whatIsNotThereIs404()
    {
        QFETCH(QByteArray, target);

        const Response answer = ask(Method::Get, target);

        QCOMPARE(answer.status, 404);
        QVERIFY(answer.body.contains("\"code\":\"not-found\""));
    }

    void anotherMethodIs405WithThoseThatWork()
    {
        const Response answer = ask(Method::Delete, "/api/coupons/7");

        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.headers, allow("GET, HEAD, PATCH, OPTIONS"));
        QCOMPARE(ask(Method::Other, "/api/coupons").status, 405);
        QCOMPARE(ask(Method::Get, "/api/coupons/7/issue").headers, allow("POST, OPTIONS"));
    }

    void optionsTellsTheMethods()
    {
        const Response answer = ask(Method::Options, "/api/coupons");

        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.headers, allow("GET, HEAD, POST, OPTIONS"));
    }

    void headIsServedByGet() { QCOMPARE(ask(Method::Head, "/api/coupons").status, 200); }

    void malformedPercentEncodingNeverReachesAHandler()
    {
        QCOMPARE(ask(Method::Get, "/api/coupons/%4").status, 400);
        QCOMPARE(ask(Method::Get, "/api/coupons?limit=%").status, 400);
    }

    void anEndlessPathIsOnly404()
    {
        QCOMPARE(ask(Method::Get, QByteArray("/a").repeated(10'000)).status, 404);
    }

    void theTableCanBeReadBack()
    {
        const Router router = couponRoutes();

        QCOMPARE(router.routes().size(), size_t(9));
        QCOMPARE(router.routes()[5], (Route{Method::Post, "/api/coupons/{couponId}/issue"}));
    }
};

QTEST_GUILESS_MAIN(RouterTest)
#include "router_test.moc"
