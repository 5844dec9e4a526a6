#include "backend/coupon/api/request_fields.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using namespace std::chrono_literals;

namespace {

http::Request get(const QByteArray& query, const http::Headers& headers = {})
{
    return http::Request::make(http::Method::Get, "/x?" + query, {}, headers);
}

/// The value, or the complaint.
template <class T>
QString text(const Result<T>& result)
{
    return result ? QString::number(*result) : result.error().detail;
}

QString waitText(const http::Request& request)
{
    const auto wait = waitFrom(request);
    return wait ? QString::number(wait->count()) : wait.error().detail;
}

QString placeText(const http::Request& request)
{
    const Result<LogPlace> place = placeFrom(request);
    if (!place) return place.error().detail;
    return QStringLiteral("%1/%2").arg(place->partition).arg(place->offset);
}

QString keyText(const QByteArray& key)
{
    const auto found = idempotencyKeyFrom(get("", {{"Idempotency-Key", key}}));
    return found ? QString::fromLatin1(*found) : found.error().detail;
}

const auto kForeignCursor
    = QStringLiteral("cursor is not one of ours: take it from the last page's next");
const auto kBadKey = QStringLiteral("Idempotency-Key must be 1 to 255 visible ASCII characters");

}  // namespace

class RequestFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdIsAPositiveWholeNumber_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QByteArray(text) << QString(QLatin1String(expected));
        };
        row("1", "1");
        row("007", "7");
        row("9007199254740991", "9007199254740991");
        for (const char* outOfRange : {"0", "9007199254740992", "9999999999999999"})
            row(outOfRange, "userId must be from 1 to 9007199254740991");
        for (const char* other : {"", " 1", "1 ", "+1", "-1", "1.0", "1e3", "0x1", "one",
                 "99999999999999999", "18446744073709551617", "\xd9\xa1"})
            row(other, "userId must be a positive whole number");
    }

    void anIdIsAPositiveWholeNumber()
    {
        QFETCH(QByteArray, text);

        const Result<UserId> id = idFrom<UserId>(text, "userId");

        QTEST(id ? QString::number(id->value) : id.error().detail, "expected");
    }

    void aLimitHasAMaximum()
    {
        QCOMPARE(text(limitFrom(get(""), 10, 20)), u"10"_qs);
        QCOMPARE(text(limitFrom(get("limit=20"), 10, 20)), u"20"_qs);
        QCOMPARE(text(limitFrom(get("limit=21"), 10, 20)), u"limit must be from 1 to 20"_qs);
        QCOMPARE(
            text(limitFrom(get("limit="), 10, 20)), u"limit must be a positive whole number"_qs);
    }

    void theWaitComesFromTheQueryOrThePreference()
    {
        QCOMPARE(waitText(get("")), u"0"_qs);
        QCOMPARE(waitText(get("wait=3")), u"3000"_qs);
        QCOMPARE(waitText(get("", {{"Prefer", "respond-async, Wait=4"}})), u"4000"_qs);
        QCOMPARE(waitText(get("wait=3", {{"Prefer", "wait=4"}})), u"3000"_qs);
        QCOMPARE(waitText(get("wait=soon")), u"wait must be a number of seconds"_qs);
        QCOMPARE(waitText(get("wait=-1")), u"wait must be a number of seconds"_qs);
    }

    void aLongWaitCountsAsTheLongest()
    {
        QCOMPARE(waitText(get("wait=31")), u"30000"_qs);
        QCOMPARE(waitText(get("wait=9999999999999999")), u"30000"_qs);
        QCOMPARE(waitText(get("wait=99999999999999999")), u"wait must be a number of seconds"_qs);
    }

    void anIdempotencyKeyIsVisibleAscii()
    {
        QCOMPARE(keyText("order-7"), u"order-7"_qs);
        QCOMPARE(keyText(QByteArray(255, 'k')).size(), 255);
        QCOMPARE(keyText(QByteArray(256, 'k')), kBadKey);
        QCOMPARE(keyText("two words"), kBadKey);
        QCOMPARE(keyText("\xc3\xa9"), kBadKey);
        QCOMPARE(keyText(""), kBadKey);
        QVERIFY(idempotencyKeyFrom(get(""))->isEmpty());
    }

    void aMalformedTraceparentIsIgnored()
    {
        const QByteArray good("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        const auto traceparent = [](const QByteArray& value) {
            return traceparentFrom(get("", {{"traceparent", value}}));
        };

        QCOMPARE(traceparent(good), good);
        QCOMPARE(traceparent(good.toUpper()), QByteArray());
        QCOMPARE(traceparent(good + "-x"), QByteArray());
        QCOMPARE(traceparent(QByteArray(good).replace('-', '0')), QByteArray());
        QCOMPARE(traceparentFrom(get("")), QByteArray());
    }

    void aCursorLeadsBackToItsPlace()
    {
        QCOMPARE(placeText(get("cursor=" + cursorFor(LogPlace{2, 77}))), u"2/77"_qs);
        QCOMPARE(placeText(get("")), u"0/-1"_qs);
        QCOMPARE(text(idCursorFrom(get("cursor=" + cursorFor(5)))), u"5"_qs);
        QCOMPARE(text(idCursorFrom(get(""))), u"0"_qs);
    }

    void aForeignCursorIsRefused()
    {
        for (const QByteArray& cursor : {QByteArray(), QByteArray("77"), QByteArray("!"),
                 cursorFor(5), QByteArray("1.2.3").toBase64(), QByteArray("-1.2").toBase64(),
                 QByteArray("1.99999999999999999").toBase64(),
                 QByteArray("4294967296.0").toBase64()})
            QCOMPARE(placeText(get("cursor=" + cursor.toPercentEncoding())), kForeignCursor);
        QCOMPARE(text(idCursorFrom(get("cursor=" + cursorFor(LogPlace{1, 2})))), kForeignCursor);
    }
};

QTEST_APPLESS_MAIN(RequestFieldsTest)
#include "request_fields_test.moc"
