#include "backend/platform/http/responder.h"

#include <QTest>

using namespace dibs::http;

class ResponderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheFirstAnswerCounts()
    {
        QList<int> statuses;
        const Responder responder
            = Responder::detached([&](const Response& r) { statuses.append(r.status); });
        const Responder copy = responder;

        copy.send({.status = 202});
        responder.send({.status = 409});

        QCOMPARE(statuses, QList<int>{202});
    }

    void theLastCopyAnswersForAllOfThem()
    {
        QList<int> statuses;
        {
            const Responder responder
                = Responder::detached([&](const Response& r) { statuses.append(r.status); });
            {
                const Responder copy = responder;
            }
            QCOMPARE(statuses, QList<int>{});
        }
        QCOMPARE(statuses, QList<int>{500});
    }

    void anEventStreamIsAnAnswerToo()
    {
        QList<QByteArray> seen;
        const Responder responder
            = Responder::detached([&](const Response& r) { seen.append(r.contentType); },
                [&](const QByteArray& bytes) { seen.append(bytes); });

        const EventStream stream = responder.startEventStream();
        responder.send({.status = 500});
        QVERIFY(stream.send("data: 1\n\n"));
        stream.close();
        QVERIFY(!stream.send("data: 2\n\n"));

        QCOMPARE(seen, (QList<QByteArray>{"text/event-stream", "data: 1\n\n"}));
    }

    void aStreamAfterAnAnswerIsClosed()
    {
        const Responder responder = Responder::detached(
            [](const Response&) {}, [](const auto&) { QFAIL("nothing may be streamed"); });
        responder.send({});

        QVERIFY(!responder.startEventStream().send("x"));
    }
};

QTEST_GUILESS_MAIN(ResponderTest)
#include "responder_test.moc"
