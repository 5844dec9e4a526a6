#include "backend/platform/http/event_stream.h"

#include <QTest>

using namespace dibs::http;

class EventBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventHasANameAndItsData()
    {
        QCOMPARE(eventBytes("snapshot", "{}"), QByteArray("event: snapshot\ndata: {}\n\n"));
    }

    void withoutANameItIsAMessage() { QCOMPARE(eventBytes("", "x"), QByteArray("data: x\n\n")); }

    void aLineBreakInTheDataCannotEndTheEvent()
    {
        QCOMPARE(eventBytes("", "a\n\nb"), QByteArray("data: a\ndata: \ndata: b\n\n"));
    }
};

QTEST_GUILESS_MAIN(EventBytesTest)
#include "event_bytes_test.moc"
