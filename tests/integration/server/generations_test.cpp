// The two earlier generations behind the same interface: what they do, and what they cannot.
#include "backend/server/audit.h"
#include "backend/server/server.h"
#include "tests/support/patience.h"
#include "tests/support/table_text.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using coupon::Generation;
using server::Server;

Q_DECLARE_METATYPE(Generation)

namespace {

struct Answer {
    int status = 0;
    QByteArray body;

    QString member(QStringView name) const
    {
        return QJsonDocument::fromJson(body)[name].toVariant().toString();
    }
};

}  // namespace

class GenerationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory.emplace(); }
    void cleanup()
    {
        m_server.reset();
        m_directory.reset();
    }

    void theFirstAnswersWithTheCouponItself()
    {
        start(Generation::Immediate);

        const Answer won = press(7);
        QCOMPARE(won.status, 201);
        QCOMPARE(won.member(u"sequence"), u"1"_qs);
        QCOMPARE(press(7).member(u"code"), u"already-issued"_qs);
        QCOMPARE(press(8).status, 201);
        QCOMPARE(press(9).member(u"code"), u"sold-out"_qs);
        QCOMPARE(outcomes(), u"0|7|ISSUED\n1|8|ISSUED"_qs);
    }

    void aRetryMeetsItsOwnOutcomeInTheFirst()
    {
        start(Generation::Immediate);

        QCOMPARE(press(7, "key").status, 201);

        QCOMPARE(press(7, "key").status, 201);
        QCOMPARE(outcomes(), u"0|7|ISSUED"_qs);
    }

    void theSecondAcceptsAndATimerDecidesInTheOrderOfTheTable()
    {
        start(Generation::Scheduled);

        const Answer first = press(9);
        QCOMPARE(first.status, 202);
        QCOMPARE(press(7).status, 202);
        QCOMPARE(press(9).status, 202);
        QCOMPARE(press(8).status, 202);
        QCOMPARE(outcomes(), QString());

        const Answer decided
            = ask("GET", u"/api/coupons/requests/%1?wait=20"_qs.arg(first.member(u"requestId")));
        QCOMPARE(decided.member(u"status"), u"ISSUED"_qs);
        QCOMPARE(outcomes(), u"0|9|ISSUED\n1|7|ISSUED\n2|9|DUPLICATE\n3|8|SOLD_OUT"_qs);
    }

    void whatTheSecondHasAcceptedOutlivesIt()
    {
        start(Generation::Scheduled);
        QCOMPARE(press(9).status, 202);
        m_server.reset();
        const bool waited = rows(u"SELECT count(*) FROM issue_requests"_qs) == u"1";

        start(Generation::Scheduled);

        EVENTUALLY_EQUAL(outcomes(), u"0|9|ISSUED"_qs);
        QVERIFY(waited);  // or the restart proves nothing
        QCOMPARE(rows(u"SELECT count(*) FROM issue_requests"_qs), u"0"_qs);
    }

    void aThousandPeopleAtOnceGetWhatThereIs_data()
    {
        QTest::addColumn<Generation>("generation");
        QTest::newRow("immediate") << Generation::Immediate;
        QTest::newRow("scheduled") << Generation::Scheduled;
    }

    void aThousandPeopleAtOnceGetWhatThereIs()
    {
        QFETCH(Generation, generation);
        start(generation, 100);
        QList<QNetworkReply*> replies;
        for (int user = 1; user <= 1'000; ++user)
            replies.append(send("POST", u"/api/coupons/50/issue?userId=%1&wait=20"_qs.arg(user)));
        int won = 0;
        for (QNetworkReply* reply : replies) won += answerOf(reply).status == 201;

        QCOMPARE(won, 100);
        QCOMPARE(
            rows(u"SELECT count(*), max(sequence), count(DISTINCT user_id) FROM user_coupons"_qs),
            u"100|100|100"_qs);
        QCOMPARE(rows(u"SELECT remaining FROM coupons WHERE coupon_id = 50"_qs), u"0"_qs);
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
        start(generation);
        const auto away
            = generation == Generation::Scheduled ? u"issue_requests"_qs : u"outcomes"_qs;
        test::meddle(file(), u"ALTER TABLE %1 RENAME TO hidden"_qs.arg(away));

        const Answer first = press(7);

        test::meddle(file(), u"ALTER TABLE hidden RENAME TO "_qs + away);
        QTEST(first.status, "status");
        if (generation == Generation::Event)
            EVENTUALLY_EQUAL(outcomes(), u"0|7|ISSUED"_qs);
        else
            QCOMPARE(outcomes(), QString());
    }

    void withoutALogNothingProvesWhoCameFirst()
    {
        start(Generation::Immediate);
        QCOMPARE(press(7).status, 201);
        m_server.reset();

        const auto audit = server::Audit::open({.dataDirectory = m_directory->path()});

        QVERIFY(!audit);
        QCOMPARE(audit.error().detail,
            u"this database was made with --issue immediate: there is no log to replay, so nothing "
            "proves who came first. dibs rehearse holds a load's answers against its outcomes there"_qs);
    }

    void aDirectoryOfOneGenerationIsRefusedByAnother_data()
    {
        QTest::addColumn<Generation>("made");
        QTest::addColumn<Generation>("started");
        QTest::newRow("1") << Generation::Event << Generation::Immediate;
        QTest::newRow("2") << Generation::Immediate << Generation::Event;
        QTest::newRow("3") << Generation::Scheduled << Generation::Immediate;
    }

    void aDirectoryOfOneGenerationIsRefusedByAnother()
    {
        QFETCH(Generation, made);
        QFETCH(Generation, started);
        start(made);
        m_server.reset();

        const auto refused = Server::start(options(started));

        QVERIFY(!refused);
        QCOMPARE(refused.error().detail,
            u"%1 was made with --issue %2 and cannot go on with --issue %3: start it with --issue "
            u"%2, "
            "or name another data directory or database"_qs.arg(file(), word(made), word(started)));
    }

private:
    Server::Options options(Generation generation) const
    {
        return {.backing = {.dataDirectory = m_directory->path(), .issue = generation},
            .port = 0,
            .httpThreads = 1,
            .users = coupon::UserPolicy::Any};
    }

    /// With a campaign 50, unless it is there.
    void start(Generation generation, int stock = 2)
    {
        auto started = Server::start(options(generation));
        if (!started) qFatal("%s", qUtf8Printable(started.error().detail));
        m_server = std::move(*started);
        ask("POST", u"/api/coupons"_qs,
            R"({"couponId":50,"description":"Night","discountAmount":1,"totalStock":)"
                + QByteArray::number(stock) + '}');
    }

    Answer press(qint64 user, const QByteArray& key = {})
    {
        return ask("POST", u"/api/coupons/50/issue?userId=%1"_qs.arg(user), {}, key);
    }

    Answer ask(const QByteArray& method, const QString& target, const QByteArray& body = {},
        const QByteArray& key = {})
    {
        return answerOf(send(method, target, body, key));
    }

    QNetworkReply* send(const QByteArray& method, const QString& target,
        const QByteArray& body = {}, const QByteArray& key = {})
    {
        QNetworkRequest request(QUrl(m_server->url() + target));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_qs);
        if (!key.isEmpty()) request.setRawHeader("Idempotency-Key", key);
        return m_client.sendCustomRequest(request, method, body);
    }

    static Answer answerOf(QNetworkReply* reply)
    {
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 60'000)) return {};
        return {
            reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
    }

    QString file() const { return m_directory->filePath(u"coupon.db"_qs); }
    QString rows(const QString& select) const { return test::rows(file(), select); }
    QString outcomes() const
    {
        return rows(u"SELECT record_offset, user_id, outcome FROM outcomes ORDER BY 1"_qs);
    }

    std::optional<QTemporaryDir> m_directory;
    std::unique_ptr<Server> m_server;
    QNetworkAccessManager m_client;
};

QTEST_GUILESS_MAIN(GenerationsTest)
#include "generations_test.moc"
