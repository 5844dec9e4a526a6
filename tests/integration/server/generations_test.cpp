// The two earlier generations behind the same interface: what they do, and what they cannot.
#include "tests/support/generation_room.h"
#include "tests/support/patience.h"
#include "tests/support/redis_server.h"

#include <QFile>
#include <QTcpSocket>
#include <QTest>

using namespace dibs;
using coupon::Generation;
using test::GenerationRoom;
using Answer = GenerationRoom::Answer;

Q_DECLARE_METATYPE(Generation)

class GenerationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::SqlDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!test::SqlDatabase::isThere(dialect)) QSKIP(test::SqlDatabase::kNoServer);
        m_room = std::make_unique<GenerationRoom>(dialect);
    }
    void cleanup() { m_room.reset(); }

    void theFirstAnswersWithTheCouponItself()
    {
        m_room->start(Generation::Immediate);

        const Answer won = m_room->press(7);
        QCOMPARE(won.status, 201);
        QCOMPARE(won.member(u"sequence"), u"1"_qs);
        QCOMPARE(m_room->press(7).member(u"code"), u"already-issued"_qs);
        QCOMPARE(m_room->press(8).status, 201);
        QCOMPARE(m_room->press(9).member(u"code"), u"sold-out"_qs);
        QCOMPARE(m_room->outcomes(), u"0|7|ISSUED\n1|8|ISSUED"_qs);
    }

    void aRetryMeetsItsOwnOutcomeInTheFirst()
    {
        m_room->start(Generation::Immediate);

        QCOMPARE(m_room->press(7, "key").status, 201);

        QCOMPARE(m_room->press(7, "key").status, 201);
        QCOMPARE(m_room->outcomes(), u"0|7|ISSUED"_qs);
    }

    /// G3: there is no promise that could be broken, only an outcome that may not be heard of.
    void whoseAnswerIsLostInTheFirstLearnsItByPressingAgain()
    {
        m_room->start(Generation::Immediate);
        QTcpSocket hasty;
        hasty.connectToHost(u"127.0.0.1"_qs, quint16(QUrl(m_room->server().url()).port()));
        QVERIFY(hasty.waitForConnected(testing::kPatienceMs));
        hasty.write("POST /api/coupons/50/issue?userId=7 HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(hasty.waitForBytesWritten(testing::kPatienceMs));
        EVENTUALLY_EQUAL(m_room->outcomes(), u"0|7|ISSUED"_qs);
        hasty.abort();  // and has not read a word

        const Answer again = m_room->press(7);

        QCOMPARE(again.member(u"code"), u"already-issued"_qs);
        QCOMPARE(again.member(u"userCouponId"),
            m_room->database().rows(u"SELECT user_coupon_id FROM user_coupons"_qs));
        QCOMPARE(m_room->outcomes(), u"0|7|ISSUED"_qs);
    }

    void theFirstTakesTheCouponsLockAndDoesWithoutIt()
    {
        test::RedisServer redis;
        if (const QString missing = redis.start(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_room->start(Generation::Immediate, 10'000, redis.address());
        redis.ask({"SET", "lock:coupon-issue:50", "another's"});

        QCOMPARE(m_room->press(7).status, 201);

        EVENTUALLY_EQUAL(m_room->server().console().snapshot()->lockProblem,
            u"somebody else holds lock:coupon-issue:50"_qs);
        redis.ask({"DEL", "lock:coupon-issue:50"});
        qint64 user = 10;
        EVENTUALLY(m_room->press(++user).status > 0
            && m_room->server().console().snapshot()->lockProblem.isEmpty());
        QCOMPARE(redis.ask({"EXISTS", "lock:coupon-issue:50"}).integer, 0);
    }

    void anotherServersOutcomesInTheSameRedisAreNotItsOwn()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        test::RedisServer redis;
        if (const QString missing = redis.start(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        GenerationRoom other(dialect);
        other.start(Generation::Immediate, 100, redis.address());
        m_room->start(Generation::Immediate, 100, redis.address());
        for (int user = 1; user <= 50; ++user) QCOMPARE(other.press(user).status, 201);

        for (int user = 1; user <= 50; ++user) QCOMPARE(m_room->press(user).status, 201);
    }

    void theSecondAcceptsAndATimerDecidesInTheOrderOfTheTable()
    {
        m_room->start(Generation::Scheduled);
        m_room->hide(u"outcomes"_qs);  // the timer has to wait for us

        const Answer first = m_room->press(9);
        QCOMPARE(first.status, 202);
        QCOMPARE(m_room->press(7).status, 202);
        QCOMPARE(m_room->press(9).status, 202);
        QCOMPARE(m_room->press(8).status, 202);
        QCOMPARE(waiting(), u"4"_qs);

        m_room->bringBack(u"outcomes"_qs);
        const Answer decided = m_room->ask(
            "GET", u"/api/coupons/requests/%1?wait=20"_qs.arg(first.member(u"requestId")));
        QCOMPARE(decided.member(u"status"), u"ISSUED"_qs);
        EVENTUALLY_EQUAL(
            m_room->outcomes(), u"0|9|ISSUED\n1|7|ISSUED\n2|9|DUPLICATE\n3|8|SOLD_OUT"_qs);
    }

    void whatTheSecondHasAcceptedOutlivesIt()
    {
        m_room->start(Generation::Scheduled);
        m_room->hide(u"outcomes"_qs);
        QCOMPARE(m_room->press(9).status, 202);
        m_room->stop();
        m_room->bringBack(u"outcomes"_qs);
        QCOMPARE(waiting(), u"1"_qs);

        m_room->start(Generation::Scheduled);

        EVENTUALLY_EQUAL(m_room->outcomes(), u"0|9|ISSUED"_qs);
        QCOMPARE(waiting(), u"0"_qs);
    }

    void aThousandPeopleAtOnceGetWhatThereIs_data() { earlierOnes(); }

    void aThousandPeopleAtOnceGetWhatThereIs()
    {
        QFETCH(Generation, generation);
        m_room->start(generation, 100);
        QList<QNetworkReply*> replies;
        for (int user = 1; user <= 1'000; ++user)
            replies.append(m_room->send("POST", u"/api/coupons/50/issue?userId=%1"_qs.arg(user)));
        int won = 0;
        for (QNetworkReply* reply : replies) won += GenerationRoom::answerOf(reply).status == 201;

        EVENTUALLY_EQUAL(waiting(), u"0"_qs);
        QCOMPARE(won, generation == Generation::Immediate ? 100 : 0);
        const test::SqlDatabase& database = m_room->database();
        QCOMPARE(database.rows(u"SELECT count(*), max(sequence), count(DISTINCT user_id)"
                               " FROM user_coupons"_qs),
            u"100|100|100"_qs);
        QCOMPARE(database.rows(u"SELECT remaining FROM coupons WHERE coupon_id = 50"_qs), u"0"_qs);
    }

    void whileTheDatabaseIsAwayOnlyTheLogKeepsPeoplesPlaces_data()
    {
        QTest::addColumn<Generation>("generation");
        QTest::addColumn<int>("status");
        QTest::newRow("immediate") << Generation::Immediate << 504;
        QTest::newRow("scheduled") << Generation::Scheduled << 504;
        QTest::newRow("event") << Generation::Event << 202;
    }

    /// G6: who is turned away while there is stock comes again behind others, or not at all.
    void whileTheDatabaseIsAwayOnlyTheLogKeepsPeoplesPlaces()
    {
        QFETCH(Generation, generation);
        m_room->start(generation);
        const auto away
            = generation == Generation::Scheduled ? u"issue_requests"_qs : u"outcomes"_qs;
        m_room->hide(away);

        const Answer first = m_room->press(7);

        m_room->bringBack(away);
        QTEST(first.status, "status");
        if (generation == Generation::Event)
            EVENTUALLY_EQUAL(m_room->outcomes(), u"0|7|ISSUED"_qs);
        else
            QCOMPARE(m_room->outcomes(), QString());
    }

    void aDatabaseOfOneGenerationIsRefusedByAnother_data()
    {
        QTest::addColumn<Generation>("made");
        QTest::addColumn<Generation>("started");
        QTest::newRow("event, immediate") << Generation::Event << Generation::Immediate;
        QTest::newRow("immediate, event") << Generation::Immediate << Generation::Event;
        QTest::newRow("scheduled, event") << Generation::Scheduled << Generation::Event;
        QTest::newRow("scheduled, immediate") << Generation::Scheduled << Generation::Immediate;
    }

    void aDatabaseOfOneGenerationIsRefusedByAnother()
    {
        QFETCH(Generation, made);
        QFETCH(Generation, started);
        m_room->start(made);
        m_room->stop();

        const auto refused = server::Server::start(m_room->options(started));

        QVERIFY(!refused);
        QCOMPARE(refused.error().detail,
            u"%1 was made with --issue %2 and cannot go on with --issue %3: start it with --issue "
            "%2, or name another data directory or database"_qs.arg(
                m_room->storeName(), word(made), word(started)));
        // And no log is left behind that nobody has written to.
        QCOMPARE(QFile::exists(m_room->directory() + u"/log.db"_qs), made == Generation::Event);
    }

private:
    static void earlierOnes()
    {
        QTest::addColumn<Generation>("generation");
        QTest::newRow("immediate") << Generation::Immediate;
        QTest::newRow("scheduled") << Generation::Scheduled;
    }

    QString waiting() const
    {
        return m_room->database().rows(u"SELECT count(*) FROM issue_requests"_qs);
    }

    std::unique_ptr<GenerationRoom> m_room;
};

QTEST_GUILESS_MAIN(GenerationsTest)
#include "generations_test.moc"
