#include "backend/platform/http/request_head.h"

#include <QTest>

using namespace dibs::http;

class RequestHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeadEndsWithTheEmptyLine_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("nothing") << QByteArray() << qsizetype(0);
        QTest::newRow("half a line") << QByteArray("GET / HT") << qsizetype(0);
        QTest::newRow("no empty line") << QByteArray("GET / HTTP/1.1\r\nA: b\r\n") << qsizetype(0);
        QTest::newRow("split") << QByteArray("GET / HTTP/1.1\r\n\r") << qsizetype(0);
        QTest::newRow("no fields") << QByteArray("GET / HTTP/1.1\r\n\r\n") << qsizetype(18);
        QTest::newRow("fields") << QByteArray("G / H\r\nA: b\r\n\r\nbody") << qsizetype(15);
        QTest::newRow("bare LF") << QByteArray("G / H\nA: b\n\nbody") << qsizetype(12);
    }

    void theHeadEndsWithTheEmptyLine()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(qsizetype, size);

        QCOMPARE(headSize(bytes), size);
    }

    void everythingButTheBodyIsKnown()
    {
        const RequestHead head
            = parseHead("POST /a%20b?x=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 12\r\n\r\n");

        QCOMPARE(head.request.method, Method::Post);
        QCOMPARE(head.request.target, QByteArray("/a%20b?x=1"));
        QCOMPARE(head.request.path, QByteArray("/a b"));
        QCOMPARE(head.request.header("host"), QByteArray("h"));
        QCOMPARE(head.contentLength, 12);
        QVERIFY(!head.lastOnConnection);
    }

    void theHostInATargetForProxiesIsIgnored()
    {
        QCOMPARE(
            parseHead("GET http://h:1/a?b HTTP/1.1\r\n\r\n").request.target, QByteArray("/a?b"));
        QCOMPARE(parseHead("GET http://h HTTP/1.1\r\n\r\n").request.target, QByteArray("/"));
    }

    void theConnectionEnds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("last");
        QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\n\r\n") << false;
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << true;
        QTest::newRow("nonsense") << QByteArray("GET / HTTPxyzt\r\n\r\n") << true;
        QTest::newRow("close") << QByteArray("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n") << true;
        QTest::newRow("keep") << QByteArray("GET / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n")
                              << false;
    }

    void theConnectionEnds()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, last);

        QCOMPARE(parseHead(bytes).lastOnConnection, last);
    }
};

QTEST_GUILESS_MAIN(RequestHeadTest)
#include "request_head_test.moc"
