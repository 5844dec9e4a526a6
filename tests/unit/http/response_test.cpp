#include "backend/platform/http/response.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace dibs::http;

namespace {

/// Without the Date, which is another one each time.
QByteArray timeless(const QByteArray& bytes)
{
    const qsizetype date = bytes.indexOf("Date: ");
    return bytes.left(date) + bytes.mid(bytes.indexOf('\n', date) + 1);
}

}  // namespace

class ResponseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeAnswerIsOnePiece()
    {
        Response response = Response::json(202, "{}");
        response.headers = {{"Location", "/x"}};

        QCOMPARE(timeless(toBytes(response)),
            QByteArray("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nLocation: /x\r\n"
                       "Content-Length: 2\r\n\r\n{}"));
    }

    void theLastAnswerSaysSo()
    {
        QVERIFY(toBytes({}, {.closing = true}).contains("\r\nConnection: close\r\n"));
        QVERIFY(!toBytes({}).contains("Connection"));
    }

    void headTellsTheLengthOfTheBodyItLeavesOut()
    {
        const QByteArray bytes = toBytes({.body = "12345"}, {.bodyOmitted = true});

        QVERIFY(bytes.contains("Content-Length: 5\r\n"));
        QVERIFY(bytes.endsWith("\r\n\r\n"));
    }

    void anAnswerWithoutContentHasNoLength()
    {
        QCOMPARE(timeless(toBytes({.status = 204, .body = "lost"})),
            QByteArray("HTTP/1.1 204 No Content\r\n\r\n"));
    }

    void theDateIsNow()
    {
        const QByteArray bytes = toBytes({});
        const qsizetype start = bytes.indexOf("Date: ") + 6;
        const auto text = QString::fromLatin1(bytes.mid(start, bytes.indexOf('\r', start) - start));
        auto date
            = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
        date.setTimeSpec(Qt::UTC);

        QVERIFY2(date.isValid(), qPrintable(text));
        QVERIFY(qAbs(date.secsTo(QDateTime::currentDateTimeUtc())) <= 2);
    }

    void noValueCanStartAHeaderOfItsOwn()
    {
        const QByteArray bytes = timeless(toBytes({
            .contentType = "text/plain\r\nA: 1",
            .headers = {{"Location", "/\r\nSet-Cookie: a"}, {"B", QByteArray("x\0\x7f\ty", 5)},
                {"C\r\nD", "1"}, {"", "1"}, {"E F", "1"}},
        }));

        QCOMPARE(bytes,
            QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/plain  A: 1\r\n"
                       "Location: /  Set-Cookie: a\r\nB: x  \ty\r\nContent-Length: 0\r\n\r\n"));
    }
};

QTEST_GUILESS_MAIN(ResponseTest)
#include "response_test.moc"
