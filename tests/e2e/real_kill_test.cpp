// The servers that Dibs stands on are killed, emptied and stopped under load; whoever was told
// "accepted" has one outcome afterwards.
#include "tests/support/opening_night.h"
#include "tests/support/patience.h"
#include "tests/support/services.h"

#include <QTcpSocket>
#include <QTest>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

constexpr auto kRecovery = 15s;  // from the moment the server is ready again

bool flushRedis()
{
    QTcpSocket redis;
    redis.connectToHost(redisUrl().host(), static_cast<quint16>(redisUrl().port()));
    redis.write("FLUSHALL\r\n");
    return redis.waitForReadyRead(2'000) && redis.readAll() == "+OK\r\n";
}

}  // namespace

class RealKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!haveServices()) QSKIP("needs the servers of ./dev services");
    }

    void init()
    {
        m_parts = std::make_unique<RealParts>();
        m_faults = std::make_unique<ServiceFaults>();
        m_one = std::make_unique<DibsProcess>(m_parts->flags());
        m_two = std::make_unique<DibsProcess>(m_parts->flags());
        QVERIFY2(m_one->start(), m_one->errors().constData());
        QVERIFY2(m_two->start(), m_two->errors().constData());
        m_night = std::make_unique<OpeningNight>(std::vector{m_one->port(), m_two->port()});
        QVERIFY2(m_night->isOpen(), m_one->errors().constData());
        EVENTUALLY(m_night->accepted() > 500);
    }

    void cleanup()
    {
        m_night.reset();
        m_two.reset();
        m_one.reset();
        m_faults.reset();
        m_parts.reset();
    }

    void whoeverWasAcceptedBeforeOrWhileMariaDbWasAwayHasOneOutcome()
    {
        QVERIFY2(m_faults->kill(Service::MariaDb), qPrintable(m_faults->errors()));
        // The log is there: people are still accepted, and will be decided.
        const qint64 before = m_night->accepted();
        EVENTUALLY(m_night->accepted() > before + 500);
        QVERIFY2(m_faults->restart(Service::MariaDb), qPrintable(m_faults->errors()));
        recovers("MariaDB was killed");
    }

    void whenMariaDbIsKilledInTheMiddleOfLargeBatchesTheyAreDecidedOnce()
    {
        QVERIFY2(m_faults->pause(Service::MariaDb), qPrintable(m_faults->errors()));
        const qint64 before = m_night->accepted();
        EVENTUALLY(m_night->accepted() > before + 2'000);
        // What has piled up is being decided when it is killed.
        QVERIFY2(m_faults->resume(Service::MariaDb), qPrintable(m_faults->errors()));
        QVERIFY2(m_faults->kill(Service::MariaDb), qPrintable(m_faults->errors()));
        QVERIFY2(m_faults->restart(Service::MariaDb), qPrintable(m_faults->errors()));
        recovers("MariaDB was paused and killed");
    }

    void withoutRedisIssuingGoesOn()
    {
        QVERIFY2(m_faults->kill(Service::Redis), qPrintable(m_faults->errors()));
        const auto without = m_night->timeToDecide(m_one->port(), 60s);
        QVERIFY(without);
        qInfo("decided within %s without Redis", inSeconds(*without).constData());
        QVERIFY(*without <= 4s);
        QVERIFY2(m_faults->restart(Service::Redis), qPrintable(m_faults->errors()));
        recovers("Redis was killed");
    }

    void aRedisThatForgetsAllThatItHasAgainAndAgainChangesNothing()
    {
        const qint64 before = m_night->accepted();
        int flushes = 0;
        while (m_night->accepted() < before + 3'000 && flushes < 1'000'000) {
            QVERIFY(flushRedis());
            ++flushes;
        }
        qInfo("%d times FLUSHALL", flushes);
        recovers("Redis was emptied");
    }

    void whileTheBrokerIsAwayNobodyIsToldAcceptedAndAfterwardsAllAreDecided()
    {
        const qint64 unavailable = m_night->unavailable();
        QVERIFY2(m_faults->kill(Service::Kafka), qPrintable(m_faults->errors()));
        EVENTUALLY(m_night->unavailable() + m_night->unknown() > unavailable);
        QVERIFY2(m_faults->restart(Service::Kafka), qPrintable(m_faults->errors()));
        recovers("the broker was killed");
    }

private:
    void recovers(const char* after)
    {
        const auto back = m_night->timeToDecide(m_one->port(), kRecovery);
        QVERIFY2(back, after);
        qInfo("recovered within %s after %s", inSeconds(*back).constData(), after);
        const QString wrong = m_night->whatIsWrong(m_one->port(), *m_parts);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        qInfo("%s", m_night->summary().constData());
    }

    // In this order, so that the servers run again before the database is dropped.
    std::unique_ptr<RealParts> m_parts;
    std::unique_ptr<ServiceFaults> m_faults;
    std::unique_ptr<DibsProcess> m_one;
    std::unique_ptr<DibsProcess> m_two;
    std::unique_ptr<OpeningNight> m_night;
};

QTEST_GUILESS_MAIN(RealKillTest)
#include "real_kill_test.moc"
