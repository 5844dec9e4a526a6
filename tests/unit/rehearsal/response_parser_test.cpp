#include "backend/rehearsal/response_parser.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace dibs::rehearsal;
using State = ResponseParser::State;

namespace {

State feed(ResponseParser& parser, std::string_view bytes)
{
    std::ranges::copy(bytes, parser.space().begin());
    return parser.advance(bytes.size());
}

constexpr std::string_view kAccepted = "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n"
                                       "content-LENGTH:  9 \r\n\r\n{\"a\":\"b\"}";

}  // namespace

class ResponseParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aResponseInOnePiece()
    {
        ResponseParser parser;

        QVERIFY(feed(parser, kAccepted) == State::Complete);
        QCOMPARE(parser.status(), 202);
        QVERIFY(parser.body() == "{\"a\":\"b\"}");
        QVERIFY(parser.keepsAlive());
    }

    void aResponseByteByByte()
    {
        ResponseParser parser;
        for (size_t i = 0; i + 1 < kAccepted.size(); ++i)
            QVERIFY(feed(parser, kAccepted.substr(i, 1)) == State::NeedsMore);

        QVERIFY(feed(parser, kAccepted.substr(kAccepted.size() - 1)) == State::Complete);
        QVERIFY(parser.status() == 202 && parser.body() == "{\"a\":\"b\"}");
    }

    void aResponseCutAnywhereIsTheSame()
    {
        for (size_t cut = 1; cut < kAccepted.size(); ++cut) {
            ResponseParser parser;
            QVERIFY(feed(parser, kAccepted.substr(0, cut)) == State::NeedsMore);
            QVERIFY(feed(parser, kAccepted.substr(cut)) == State::Complete);
            QVERIFY(parser.body() == "{\"a\":\"b\"}");
        }
    }

    void afterResetTheNextOneIsReadAfresh()
    {
        ResponseParser parser;
        QVERIFY(feed(parser,
                    "HTTP/1.1 409 Conflict\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
            == State::Complete);
        QVERIFY(!parser.keepsAlive());

        parser.reset();

        QVERIFY(feed(parser, "HTTP/1.1 204 No Content\r\n\r\n") == State::Complete);
        QVERIFY(parser.status() == 204 && parser.body().empty() && parser.keepsAlive());
    }

    void anOlderServerClosesItsConnection()
    {
        ResponseParser parser;

        QVERIFY(feed(parser, "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n") == State::Complete);
        QVERIFY(!parser.keepsAlive());
    }

    void whatIsNotOneResponseIsBroken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row
            = [](const char* name, const char* bytes) { QTest::newRow(name) << QByteArray(bytes); };
        row("not HTTP", "SSH-2.0-OpenSSH\r\n\r\n");
        row("no status", "HTTP/1.1 \r\n\r\n");
        row("letters as status", "HTTP/1.1 abc\r\nContent-Length: 0\r\n\r\n");
        row("interim", "HTTP/1.1 100 Continue\r\n\r\n");
        row("no length", "HTTP/1.1 200 OK\r\n\r\n");
        row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n1");
        row("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n");
        row("huge length", "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n");
        row("too long for its buffer", "HTTP/1.1 200 OK\r\nContent-Length: 8192\r\n\r\n");
        row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("a line without a colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n");
        row("more than was asked for", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n12");
        row("empty lines only", "\r\n\r\n");
    }

    void whatIsNotOneResponseIsBroken()
    {
        QFETCH(QByteArray, bytes);
        ResponseParser parser;

        QVERIFY(feed(parser, bytes.toStdString()) == State::Broken);
    }

    void aHeadThatNeverEndsIsBroken()
    {
        ResponseParser parser;
        const std::string endless(ResponseParser::kResponseBytesMax, 'x');

        QVERIFY(feed(parser, endless) == State::Broken);
    }
};

QTEST_APPLESS_MAIN(ResponseParserTest)
#include "response_parser_test.moc"
