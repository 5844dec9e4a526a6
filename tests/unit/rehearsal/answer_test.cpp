#include "backend/rehearsal/answer.h"

#include <QTest>

using namespace dibs::rehearsal;

class AnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatusHasItsMeaning_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        using Kind = Answer::Kind;
        const auto row = [](const char* name, int status, const char* body, Kind kind) {
            QTest::newRow(name) << status << QByteArray(body) << static_cast<int>(kind);
        };
        row("accepted", 202, R"({"requestId":"a"})", Kind::Accepted);
        row("issued at once", 201, R"({"requestId":"a"})", Kind::Accepted);
        row("decided at once", 409, R"({"code":"sold-out","requestId":"a"})", Kind::Accepted);
        row("may have been accepted", 504, R"({"requestId":"a"})", Kind::Unknown);
        row("sold out", 409, R"({"code":"sold-out"})", Kind::SoldOut);
        row("has one", 409, R"({"code":"already-issued"})", Kind::AlreadyIssued);
        row("paused", 409, R"({"code":"paused"})", Kind::Refused);
        row("no such user", 404, R"({"code":"user-not-found"})", Kind::Refused);
        row("too many", 429, R"({"code":"overloaded"})", Kind::Unavailable);
        row("log away", 503, R"({"code":"log-unavailable"})", Kind::Unavailable);
        row("delivery unknown", 504, R"({"code":"delivery-unknown"})", Kind::Unknown);
        row("a crash inside", 500, "", Kind::Unknown);
        row("a proxy without its server", 502, "<html>", Kind::Unknown);
        row("an answer nobody expects", 200, "{}", Kind::Unknown);
    }

    void everyStatusHasItsMeaning()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);

        const std::string text = body.toStdString();

        QCOMPARE(static_cast<int>(readAnswer(status, text).kind), kind);
    }

    void aStringMemberIsFoundWhereverItStands_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("value");
        // Single quotes stand for double ones: moc loses its way in raw strings with odd quotes.
        const auto row = [](const char* name, const char* json, const char* value) {
            QTest::newRow(name) << QByteArray(json).replace('\'', '"') << QByteArray(value);
        };
        row("first", "{'code':'x','a':1}", "x");
        row("last, with blanks", "{ 'a' : 1 ,\n 'code' : 'x' }", "x");
        row("after a value of the same name", "{'a':'code','code':'x'}", "x");
        row("after a name that ends alike", "{'zipcode':'1','code':'x'}", "x");
        row("after the same in escaped quotes", "{'a':'\\'code\\':\\'y\\'','code':'x'}", "x");
        row("empty", "{'code':''}", "");
        row("missing", "{'a':1}", "");
        row("a number", "{'code':7}", "");
        row("escaped", "{'code':'a\\'b'}", "");
        row("cut off", "{'code':'x", "");
        row("cut off in the name", "{'code", "");
    }

    void aStringMemberIsFoundWhereverItStands()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, value);

        const std::string text = json.toStdString();

        QCOMPARE(QByteArray::fromStdString(std::string(stringMember(text, "code"))), value);
    }

    void anAcceptedOneBringsItsRequestId()
    {
        const std::string body = R"({"success":true,"requestId":"0190-ab","status":"PENDING"})";

        QVERIFY(readAnswer(202, body).requestId == "0190-ab");
    }
};

QTEST_APPLESS_MAIN(AnswerTest)
#include "answer_test.moc"
