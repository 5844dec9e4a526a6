#include "backend/platform/http/problem.h"

#include <QJsonDocument>
#include <QTest>

using namespace dibs::http;

namespace {

QJsonObject bodyOf(const Response& response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QJsonValue member(const Response& response, const char* name)
{
    return bodyOf(response).value(QLatin1String(name));
}

}  // namespace

class ProblemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothKindsOfClientCanReadIt()
    {
        const Response response = problem(409, "sold-out", "Nothing is left.");

        QCOMPARE(response.status, 409);
        QCOMPARE(response.contentType, QByteArray("application/problem+json"));
        QCOMPARE(bodyOf(response),
            QJsonDocument::fromJson(R"({"type": "urn:dibs:problem:sold-out", "title": "Conflict",
                "status": 409, "detail": "Nothing is left.", "code": "sold-out", "success": false,
                "message": "Nothing is left."})")
                .object());
    }

    void withoutACodeTheTypeIsBlank()
    {
        QCOMPARE(member(problem(400, "", "x"), "type"), QJsonValue(QStringLiteral("about:blank")));
    }

    void extraMembersAndHeadersComeAlong()
    {
        const QJsonObject extra{{QStringLiteral("userCouponId"), 7},
            {QStringLiteral("note"), QStringLiteral("\u00e9\"")}};
        const Response response
            = problem(409, "already-issued", "x", extra, {{"Retry-After", "1"}});

        QCOMPARE(member(response, "userCouponId"), QJsonValue(7));
        QCOMPARE(member(response, "note"), QJsonValue(QStringLiteral("\u00e9\"")));
        QCOMPARE(member(response, "code"), QJsonValue(QStringLiteral("already-issued")));
        QCOMPARE(response.headers, (Headers{{"Retry-After", "1"}}));
    }

    void anyDetailStaysJson_data()
    {
        QTest::addColumn<QByteArray>("detail");
        QTest::addColumn<QString>("read");
        QTest::newRow("quote") << QByteArray("a\"b\\c") << QStringLiteral("a\"b\\c");
        QTest::newRow("control") << QByteArray("a\n\t\x01") << QStringLiteral("a\n\t\x01");
        QTest::newRow("nul") << QByteArray("a\0b", 3) << QString::fromLatin1("a\0b", 3);
        QTest::newRow("korean") << QByteArray("쿠폰") << QString::fromUtf8("쿠폰");
        QTest::newRow("not utf-8") << QByteArray("a\xff.") << QStringLiteral("a\uFFFD.");
    }

    void anyDetailStaysJson()
    {
        QFETCH(QByteArray, detail);
        QFETCH(QString, read);

        QCOMPARE(member(problem(400, "bad-request", detail), "detail"), QJsonValue(read));
    }
};

QTEST_GUILESS_MAIN(ProblemTest)
#include "problem_test.moc"
