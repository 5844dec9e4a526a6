#include "backend/platform/http/request.h"

#include <QTest>

using namespace dibs::http;

class RequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePathIsDecodedOnceAndHasNoQuery()
    {
        QCOMPARE(Request::make(Method::Get, "/a%2525/b?c=d").path, QByteArray("/a%25/b"));
        QCOMPARE(Request::make(Method::Get, "/a").path, QByteArray("/a"));
    }

    void aQueryValueIsFound_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("alone") << QByteArray("/?userId=7") << QByteArray("7");
        QTest::newRow("later") << QByteArray("/?a=1&&userId=7&b") << QByteArray("7");
        QTest::newRow("first of two") << QByteArray("/?userId=7&userId=8") << QByteArray("7");
        QTest::newRow("not a suffix") << QByteArray("/?xuserId=1&userId=7") << QByteArray("7");
        QTest::newRow("empty") << QByteArray("/?userId=") << QByteArray("");
        QTest::newRow("no value") << QByteArray("/?userId&a=1") << QByteArray("");
        QTest::newRow("decoded") << QByteArray("/?userId=%41+b%2B") << QByteArray("A b+");
        QTest::newRow("decoded name") << QByteArray("/?user%49d=7") << QByteArray("7");
        QTest::newRow("equals sign") << QByteArray("/?userId=a=b") << QByteArray("a=b");
    }

    void aQueryValueIsFound()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, value);

        QCOMPARE(Request::make(Method::Get, target).query("userId"), std::optional(value));
    }

    void anAbsentQueryValueIsNotAnEmptyOne()
    {
        QCOMPARE(Request::make(Method::Get, "/").query("a"), std::nullopt);
        QCOMPARE(Request::make(Method::Get, "/?b=1").query("a"), std::nullopt);
    }

    void malformedPercentEncodingIsTold()
    {
        QVERIFY(Request::make(Method::Get, "/%41?a=%4f").isWellEncoded());
        QVERIFY(!Request::make(Method::Get, "/?a=%4").isWellEncoded());
        QVERIFY(!Request::make(Method::Get, "/%zz").isWellEncoded());
        QVERIFY(!Request::make(Method::Get, "/%").isWellEncoded());
    }

    void aHeaderIsFoundWhateverItsCase()
    {
        const Request request = Request::make(
            Method::Get, "/", {}, {{"Idempotency-Key", "  k 1 "}, {"IDEMPOTENCY-KEY", "second"}});

        QCOMPARE(request.header("idempotency-key"), QByteArray("k 1"));
        QVERIFY(request.header("idempotency").isNull());
    }

    void whatItReturnsOutlivesTheOriginal()
    {
        Request copy;
        {
            const Request request
                = Request::make(Method::Get, "/?a=1", "body", {{"Accept", "text/csv"}});
            copy = request;
        }
        QCOMPARE(copy.header("accept"), QByteArray("text/csv"));
        QCOMPARE(copy.query("a"), std::optional<QByteArray>("1"));
        QCOMPARE(copy.body, QByteArray("body"));
    }
};

QTEST_GUILESS_MAIN(RequestTest)
#include "request_test.moc"
