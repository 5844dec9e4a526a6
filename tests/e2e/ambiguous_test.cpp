// A bad network between Dibs and its servers: what was done but not answered, what is slow, and
// connections that say nothing any more.
#include "tests/support/campaign.h"
#include "tests/support/opening_night.h"
#include "tests/support/patience.h"
#include "tests/support/services.h"
#include "tests/support/tcp_proxy.h"

#include <QTest>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

// No answer of a server is waited for any longer; then it is begun anew.
constexpr auto kDeadline = 5s;
constexpr auto kRecovery = kDeadline + 5s;

std::unique_ptr<TcpProxy> proxyBefore(const QUrl& server)
{
    return std::make_unique<TcpProxy>(static_cast<quint16>(server.port()));
}

bool hasMetric(quint16 port, const QByteArray& line)
{
    return HttpClient(port).get("/metrics").body.contains('\n' + line + '\n');
}

}  // namespace

class AmbiguousTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!haveServices()) QSKIP("needs the servers of ./dev services");
        m_database = proxyBefore(databaseUrl());
        m_redis = proxyBefore(redisUrl());
        m_log = std::make_unique<TcpProxy>(static_cast<quint16>(proxiedLogTarget().port()),
            static_cast<quint16>(proxiedLogUrl().port()));
        QVERIFY(m_database->port() != 0 && m_redis->port() != 0 && m_log->port() != 0);
    }

    void init()
    {
        m_parts = std::make_unique<RealParts>();
        m_server = std::make_unique<DibsProcess>(
            m_parts->flags({m_database->port(), m_redis->port(), true}));
        QVERIFY2(m_server->start(), m_server->errors().constData());
        m_night = std::make_unique<OpeningNight>(std::vector{m_server->port()});
        QVERIFY2(m_night->isOpen(), m_server->errors().constData());
        EVENTUALLY(m_night->accepted() > 200);
    }

    void cleanup()
    {
        for (TcpProxy* each : {m_database.get(), m_redis.get(), m_log.get()}) each->heal();
        m_night.reset();
        m_server.reset();
        m_parts.reset();
    }

    void aBatchWhoseCommitWasDoneButNotAnsweredIsNotDecidedAgain()
    {
        const int before = m_database->swallowed();
        m_database->swallowAnswerTo("\x03"
                                    "COMMIT");  // the command byte of a query, and its text
        EVENTUALLY(m_database->swallowed() > before);
        recovers("the answer to COMMIT was lost");
    }

    void aRequestThatIsInTheLogUnansweredIsUnknownAndItsKeyFindsItsOneOutcome()
    {
        const CouponId coupon = createCampaign(m_server->port(), 10);
        QVERIFY(coupon.isValid());
        const QByteArray press
            = "/api/coupons/" + QByteArray::number(coupon.value) + "/issue?userId=1";
        const QByteArray key = "Idempotency-Key: night-1\r\n";
        // Behind others that are unanswered it might not be sent at all: no ambiguity, 503.
        for (const auto& crowd : m_night->crowds()) crowd->stop();
        m_log->swallowAnswers();
        const HttpAnswer first = HttpClient(m_server->port()).post(press, {}, key);
        QCOMPARE(first.status, 504);
        QCOMPARE(first.code(), u"delivery-unknown"_qs);
        QCOMPARE(m_parts->records().count("coupon-" + QByteArray::number(coupon.value)), 1);
        m_log->heal();

        HttpAnswer again;
        const auto hasOutcome = [&] {
            again = HttpClient(m_server->port()).post(press, {}, key + "Prefer: wait=5\r\n");
            return again.status == 201;
        };
        EVENTUALLY(hasOutcome());
        recovers("the producer's report was lost");
        const auto outcomes = outcomesOf(m_server->port(), coupon);
        QVERIFY(outcomes);
        QCOMPARE(outcomes->size(), size_t(1));
        QCOMPARE(QString::fromLatin1(outcomes->front().requestId),
            first.json().value(u"requestId").toString());
    }

    void withARedisThatIsSlowIssuingGoesOnAndTheLockIsSaidToBeDegraded()
    {
        QVERIFY(hasMetric(m_server->port(), "dibs_lock_up 1"));
        m_redis->delay(TcpProxy::Answers, 500ms);
        const auto slow = m_night->timeToDecide(m_server->port(), 60s);
        QVERIFY(slow);
        qInfo("decided within %s with a slow Redis", inSeconds(*slow).constData());
        QVERIFY(*slow <= 3s);
        EVENTUALLY(hasMetric(m_server->port(), "dibs_lock_up 0"));
        QCOMPARE(readiness(m_server->port()), 200);
        m_redis->heal();
        // A lock that was given without our hearing of it is nobody's until it expires, in 10 s.
        EVENTUALLY(hasMetric(m_server->port(), "dibs_lock_up 1"));
        recovers("Redis was slow");
    }

    void connectionsToMariaDbThatSayNothingEndByTheirDeadline()
    {
        m_database->stopReading(TcpProxy::Requests);
        EVENTUALLY_EQUAL(readiness(m_server->port()), 503);
        m_database->heal();
        recovers("MariaDB's connections were half open");
        EVENTUALLY_EQUAL(readiness(m_server->port()), 200);
    }

    void connectionsToKafkaThatSayNothingEndByTheirDeadline()
    {
        m_log->stopReading(TcpProxy::Requests);
        const qint64 before = m_night->unavailable() + m_night->unknown();
        EVENTUALLY(m_night->unavailable() + m_night->unknown() > before);
        EVENTUALLY_EQUAL(readiness(m_server->port()), 503);
        m_log->heal();
        recovers("Kafka's connections were half open");
        EVENTUALLY_EQUAL(readiness(m_server->port()), 200);
    }

private:
    void recovers(const char* after)
    {
        const auto back = m_night->timeToDecide(m_server->port(), kRecovery);
        QVERIFY2(back, after);
        qInfo("recovered within %s after %s", inSeconds(*back).constData(), after);
        const QString wrong = m_night->whatIsWrong(m_server->port(), *m_parts);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        qInfo("%s", m_night->summary().constData());
    }

    std::unique_ptr<TcpProxy> m_database;
    std::unique_ptr<TcpProxy> m_redis;
    std::unique_ptr<TcpProxy> m_log;
    std::unique_ptr<RealParts> m_parts;
    std::unique_ptr<DibsProcess> m_server;
    std::unique_ptr<OpeningNight> m_night;
};

QTEST_GUILESS_MAIN(AmbiguousTest)
#include "ambiguous_test.moc"
