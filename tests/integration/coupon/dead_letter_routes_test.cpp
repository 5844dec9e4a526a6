// What operators see of records that did not decode, and do with them.
#include "tests/support/api_room.h"
#include "tests/support/fake_event_log.h"
#include "tests/support/patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace dibs;
using namespace dibs::test;

namespace {

QByteArray letters(const QByteArray& query = {})
{
    return "/api/console/dead-letters" + query;
}

QByteArray key()
{
    return keyOf(WorkerRoom::couponOn(0));
}

QByteArray bodyWith(const QByteArray& payload)
{
    return QJsonDocument(QJsonObject{{u"payload"_qs, QString::fromUtf8(payload)}}).toJson();
}

}  // namespace

class DeadLetterRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<ApiRoom>(2); }
    void cleanup() { m_room.reset(); }

    void poisonAtTheHeadIsKeptAndThePartitionGoesOn()
    {
        poison("not JSON");
        m_room->press(0, {7});
        EVENTUALLY_EQUAL(m_room->position(0), 2);

        const QJsonObject page = QJsonDocument::fromJson(m_room->get(letters()).body).object();

        QCOMPARE(m_room->outcomes(0), u"1|7|ISSUED"_qs);
        QCOMPARE(page[u"items"_qs].toArray().size(), 1);
        const QJsonObject letter = page[u"items"_qs][0].toObject();
        QCOMPARE(letter[u"deadLetterId"_qs].toInt(), 1);
        QCOMPARE(letter[u"offset"_qs].toInt(), 0);
        QCOMPARE(letter[u"state"_qs].toString(), u"FOUND"_qs);
        QCOMPARE(letter[u"key"_qs].toString().toUtf8(), key());
        QCOMPARE(letter[u"payload"_qs].toString(), u"not JSON"_qs);
        QCOMPARE(letter[u"payloadEncoding"_qs].toString(), u"text"_qs);
        QVERIFY(!letter[u"reason"_qs].toString().isEmpty());
        EVENTUALLY_EQUAL(m_room->database.rows(u"SELECT published FROM dead_letters"_qs), u"1"_qs);
        EVENTUALLY_EQUAL(m_room->progress.deadLetters(), 1);
        QCOMPARE(m_room->differences(), QString());
    }

    void bytesThatAreNoTextComeAsBase64()
    {
        poison("\xffz");
        EVENTUALLY_EQUAL(m_room->position(0), 1);

        const QJsonObject letter
            = QJsonDocument::fromJson(m_room->get(letters()).body)[u"items"_qs][0].toObject();

        QCOMPARE(letter[u"payloadEncoding"_qs].toString(), u"base64"_qs);
        QCOMPARE(QByteArray::fromBase64(letter[u"payload"_qs].toString().toLatin1()),
            QByteArray("\xffz"));
    }

    void textThatWouldComeBackOtherwiseComesAsBase64()
    {
        const QByteArray marked("\xef\xbb\xbf{}");
        poison(marked);
        EVENTUALLY_EQUAL(m_room->position(0), 1);

        const QJsonObject letter
            = QJsonDocument::fromJson(m_room->get(letters()).body)[u"items"_qs][0].toObject();

        QCOMPARE(letter[u"payloadEncoding"_qs].toString(), u"base64"_qs);
        QCOMPARE(QByteArray::fromBase64(letter[u"payload"_qs].toString().toLatin1()), marked);
    }

    void mendedBytesReachTheLogAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("no text") << QByteArray("\xff\xfe\0\xc3(", 5);
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}");
        QTest::newRow("empty") << QByteArray("");
    }

    void mendedBytesReachTheLogAsTheyAre()
    {
        QFETCH(QByteArray, payload);
        poison("not JSON");
        EVENTUALLY_EQUAL(m_room->position(0), 1);
        const QJsonObject body{{u"payload"_qs, QString::fromLatin1(payload.toBase64())},
            {u"payloadEncoding"_qs, u"base64"_qs}};

        const http::Response answer
            = m_room->post(letters("/1/replay"), QJsonDocument(body).toJson());

        QCOMPARE(answer.status, 200);
        EVENTUALLY_EQUAL(m_room->position(0), 2);
        const auto records = (*m_room->log->openReader())->poll(0, 1, 1);
        QVERIFY(records && records->size() == 1);
        QCOMPARE(records->constFirst().value, payload);
        QCOMPARE(records->constFirst().key, key());
    }

    void theReasonIsKeptWithTheLetter()
    {
        poison("one");
        poison("two");
        EVENTUALLY_EQUAL(m_room->position(0), 2);

        const http::Response discarded
            = m_room->post(letters("/1/discard?reason=a%20test%20%26%20more"));
        const http::Response replayed = m_room->post(letters("/2/replay"));

        QCOMPARE(member(discarded, "note"), u"a test & more"_qs);
        QCOMPARE(member(replayed, "note"), QString());
        QCOMPARE(m_room->database.rows(u"SELECT * FROM dead_letter_notes"_qs),
            u"1|api|a test & more"_qs);
    }

    void pagesFollowEachOtherAndOneStateCanBeAskedFor()
    {
        for (int i = 0; i < 3; ++i) poison("poison " + QByteArray::number(i));
        EVENTUALLY_EQUAL(m_room->position(0), 3);
        QCOMPARE(m_room->post(letters("/2/discard")).status, 200);

        const http::Response first = m_room->get(letters("?state=FOUND&limit=1"));
        const QByteArray next = member(first, "next").toUtf8();
        const http::Response second = m_room->get(letters("?state=FOUND&limit=1&cursor=" + next));

        QCOMPARE(idsIn(first), u"1"_qs);
        QCOMPARE(idsIn(second), u"3"_qs);
        QCOMPARE(idsIn(m_room->get(letters())), u"1 2 3"_qs);
        QCOMPARE(idsIn(m_room->get(letters("?state=DISCARDED"))), u"2"_qs);
        QCOMPARE(
            told(m_room->get(letters("?state=LOST"))).section(u':', 0, 0), u"400 bad-request"_qs);
    }

    void aMendedRecordIsDecidedLikeAnyOther()
    {
        poison("not JSON");
        EVENTUALLY_EQUAL(m_room->position(0), 1);
        const auto event = test::event(99, {7}, WorkerRoom::couponOn(0));

        const http::Response answer = m_room->post(letters("/1/replay"), bodyWith(event.toJson()));

        QCOMPARE(answer.status, 200);
        QCOMPARE(member(answer, "state"), u"REPLAYED"_qs);
        EVENTUALLY_EQUAL(m_room->outcomes(0), u"1|7|ISSUED"_qs);
        EVENTUALLY_EQUAL(m_room->progress.deadLetters(), 0);
        const auto records = (*m_room->log->openReader())->poll(0, 1, 1);
        QVERIFY(records && records->size() == 1);
        QCOMPARE(records->constFirst().headers.constLast(),
            (eventlog::Header{"replay-of-dead-letter", "1"}));
        QCOMPARE(m_room->differences(), QString());
    }

    void whatStillDoesNotDecodeIsAnotherDeadLetter()
    {
        poison("not JSON");
        EVENTUALLY_EQUAL(m_room->position(0), 1);

        QCOMPARE(m_room->post(letters("/1/replay")).status, 200);

        EVENTUALLY_EQUAL(m_room->position(0), 2);
        QCOMPARE(idsIn(m_room->get(letters("?state=FOUND"))), u"2"_qs);
        QCOMPARE(m_room->differences(), QString());
    }

    void aDiscardedOneStaysForTheVerifier()
    {
        poison("not JSON");
        EVENTUALLY_EQUAL(m_room->position(0), 1);

        const http::Response answer = m_room->post(letters("/1/discard"));

        QCOMPARE(answer.status, 200);
        QCOMPARE(member(answer, "state"), u"DISCARDED"_qs);
        QCOMPARE(m_room->differences(), QString());
    }

    void nothingIsHandledTwice()
    {
        poison("one");
        poison("two");
        EVENTUALLY_EQUAL(m_room->position(0), 2);
        QCOMPARE(m_room->post(letters("/1/replay")).status, 200);
        QCOMPARE(m_room->post(letters("/2/discard")).status, 200);

        for (const char* again : {"/1/replay", "/1/discard", "/2/replay", "/2/discard"})
            QCOMPARE(told(m_room->post(letters(again))), u"409 already-handled"_qs);
    }

    void aDoubleClickReplaysOnce()
    {
        poison("one");
        EVENTUALLY_EQUAL(m_room->position(0), 1);

        const Answer first = m_room->start(http::Method::Post, letters("/1/replay"));
        const Answer second = m_room->start(http::Method::Post, letters("/1/replay"));

        QCOMPARE(first.get().status, 200);
        QCOMPARE(second.get().status, 409);
        EVENTUALLY_EQUAL(m_room->position(0), 2);
    }

    void badIdsAndBodiesAreNamed()
    {
        for (const char* action : {"replay", "discard"}) {
            const QByteArray tail = QByteArray("/") + action;
            QCOMPARE(told(m_room->post(letters("/99" + tail))), u"404 dead-letter-not-found"_qs);
            for (const char* id : {"/0", "/-1", "/x", "/99999999999999999999"})
                QCOMPARE(told(m_room->post(letters(id + tail))).section(u':', 0, 0),
                    u"400 bad-request"_qs);
        }
        poison("one");
        for (const char* body : {"[", "[]", R"({"payload":1})", R"({"key":null})",
                 R"({"payload":"?","payloadEncoding":"base64"})",
                 R"({"payload":"YQ","payloadEncoding":"hex"})"})
            QCOMPARE(told(m_room->post(letters("/1/replay"), body)).section(u':', 0, 0),
                u"400 bad-request"_qs);
    }

    void whatTheLogDoesNotTakeStaysAsItIs_data()
    {
        QTest::addColumn<eventlog::Delivery>("delivery");
        QTest::addColumn<QString>("answer");
        QTest::newRow("not") << eventlog::Delivery::NotPersisted << u"503 log-unavailable"_qs;
        QTest::newRow("perhaps") << eventlog::Delivery::PossiblyPersisted
                                 << u"504 delivery-unknown"_qs;
    }

    void whatTheLogDoesNotTakeStaysAsItIs()
    {
        QFETCH(eventlog::Delivery, delivery);
        QFETCH(QString, answer);
        poison("one");
        EVENTUALLY_EQUAL(m_room->position(0), 1);
        FakeEventLog log;
        coupon::DeadLetterControl control(*m_room->worker, log, m_room->clock);
        std::atomic<bool> isAppended = false;
        coupon::DeadLetterControl::Handled handled;
        std::atomic<bool> isDone = false;

        QVERIFY(control.replay(1, {}, {}, [&](const coupon::DeadLetterControl::Handled& found) {
            handled = found;
            isDone = true;
        }));
        QVERIFY(m_room->worker->post([&](coupon::SqlCouponCommands*) { isAppended = true; }));
        EVENTUALLY(isAppended);
        log.deliver(delivery);

        EVENTUALLY(isDone);
        using Answer = coupon::DeadLetterControl::Handled::Answer;
        QCOMPARE(handled.answer,
            answer.startsWith(u"503") ? Answer::LogUnavailable : Answer::DeliveryUnknown);
        QCOMPARE(m_room->post(letters("/1/replay")).status, 200);
    }

private:
    void poison(const QByteArray& payload) const { m_room->appendRaw(key(), payload); }

    static QString idsIn(const http::Response& page)
    {
        QStringList ids;
        for (const QJsonValue item : QJsonDocument::fromJson(page.body)[u"items"_qs].toArray())
            ids += QString::number(item[u"deadLetterId"].toInt());
        return ids.join(u' ');
    }

    std::unique_ptr<ApiRoom> m_room;
};

QTEST_GUILESS_MAIN(DeadLetterRoutesTest)
#include "dead_letter_routes_test.moc"
