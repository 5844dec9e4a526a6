#include "backend/eventlog/records.h"

#include <QTest>

using namespace dibs::eventlog;

class RecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headersAreReadBackAsWritten()
    {
        const QList<Header> headers{{"traceparent", "00-1"}, {"ce_type", ""},
            {"note", "쿠폰 \"1\""}, {"traceparent", "00-2"}};

        QCOMPARE(decodeHeaders(encodeHeaders(headers)), headers);
    }

    void noHeadersAreNull()
    {
        QVERIFY(encodeHeaders({}).isNull());
        QVERIFY(decodeHeaders({}).isEmpty());
    }

    void whatIsStoredCanBeReadInAnySqlShell()
    {
        QCOMPARE(encodeHeaders({{"a", "1"}, {"b", "2"}}), QByteArray(R"([["a","1"],["b","2"]])"));
    }
};

QTEST_APPLESS_MAIN(RecordsTest)
#include "records_test.moc"
