// What others may do to the topic: records that do not decode, a topic that is made anew, one with
// more partitions. Nothing is decided wrongly, and nobody is told "accepted" who would wait for
// ever.
#include "tests/support/campaign.h"
#include "tests/support/opening_night.h"
#include "tests/support/patience.h"
#include "tests/support/services.h"

#include <QTest>

#include <csignal>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

class PoisonTest : public QObject
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
        m_server = std::make_unique<DibsProcess>(m_parts->flags());
        QVERIFY2(m_server->start(), m_server->errors().constData());
    }

    void cleanup()
    {
        m_night.reset();
        m_server.reset();
        m_parts.reset();
    }

    void recordsThatDoNotDecodeAtTheHeadOfPartitionsAreSetAsideAndTheOthersDecided()
    {
        const QByteArrayList poison{"not json", "{}", R"({"userId":"seven","couponId":[]})"};
        for (int partition = 0; partition < RealParts::kPartitions; ++partition)
            QCOMPARE(m_parts->produce(partition, "coupon-1", poison[partition]), "");
        press();
        const QString wrong = m_night->whatIsWrong(m_server->port(), *m_parts);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QCOMPARE(m_parts->database().rows(
                     u"SELECT partition_number, record_offset FROM dead_letters ORDER BY 1"_qs),
            u"0|0\n1|0\n2|0"_qs);
    }

    void aTopicThatWasMadeAnewWhileNobodyRanIsNotServed()
    {
        press();
        m_server->signal(SIGTERM);
        QCOMPARE(m_server->exitCode(60s), 0);
        const QString before = decided();
        makeAnew();
        QVERIFY(!m_server->start());
        QVERIFY2(m_server->errors().contains("does not go with"), m_server->errors().constData());
        QVERIFY(m_parts->verify().exitCode != 0);
        QCOMPARE(decided(), before);
    }

    void aTopicThatWasMadeAnewAndIsLongerNowIsKnownByItsRecords()
    {
        press();
        m_server->signal(SIGTERM);
        QCOMPARE(m_server->exitCode(60s), 0);
        const QString before = decided();
        const auto length = m_parts->records().size();
        makeAnew();
        QCOMPARE(m_parts->produce(0, "coupon-1", QByteArray("another\n").repeated(length)), "");
        QCOMPARE(m_parts->produce(1, "coupon-1", QByteArray("another\n").repeated(length)), "");
        QCOMPARE(m_parts->produce(2, "coupon-1", QByteArray("another\n").repeated(length)), "");

        QVERIFY(!m_server->start());
        QVERIFY2(m_server->errors().contains("made anew"), m_server->errors().constData());
        QCOMPARE(decided(), before);
    }

    void aTopicThatIsMadeAnewWhileAnInstanceRunsIsAnAlarmAndTakesNoRequests()
    {
        press();
        for (const auto& crowd : m_night->crowds()) crowd->stop();
        EVENTUALLY(isAllDecided(m_server->port(), m_night->crowds()[0]->load().coupon));
        const QString before = decided();
        const auto length = m_parts->records().size();
        makeAnew();
        QVERIFY(pressOnce() != 202);
        EVENTUALLY_EQUAL(readiness(m_server->port()), 503);
        EVENTUALLY_EQUAL(pressOnce(), 503);
        // Once it is longer than the old one was, its records still are not taken for its own.
        for (int partition = 0; partition < RealParts::kPartitions; ++partition)
            QCOMPARE(
                m_parts->produce(partition, "coupon-1", QByteArray("another\n").repeated(length)),
                "");
        EVENTUALLY_EQUAL(readiness(m_server->port()), 503);
        QVERIFY(m_parts->verify().exitCode != 0);
        QCOMPARE(decided(), before);
    }

    void aTopicThatGrowsTakesNoMoreRequestsAndIsNotServedAfterwards()
    {
        press();
        for (const auto& crowd : m_night->crowds()) crowd->stop();
        m_parts->stranger().growTo(m_parts->topic(), RealParts::kPartitions + 1);
        EVENTUALLY_EQUAL(pressOnce(), 503);
        EVENTUALLY_EQUAL(readiness(m_server->port()), 503);
        // What was accepted before is decided.
        const rehearsal::Load load = m_night->crowds()[0]->load();
        QCOMPARE(promisesWithoutOutcome(m_server->port(), load), QStringList());

        m_server->signal(SIGTERM);
        QCOMPARE(m_server->exitCode(60s), 0);
        QVERIFY(!m_server->start());
        QVERIFY2(m_server->errors().contains("partitions"), m_server->errors().constData());
    }

private:
    void press()
    {
        m_night = std::make_unique<OpeningNight>(std::vector{m_server->port()});
        QVERIFY2(m_night->isOpen(), m_server->errors().constData());
        EVENTUALLY(m_night->accepted() > 300);
    }

    int pressOnce()
    {
        const CouponId coupon = m_night->crowds()[0]->load().coupon;
        const QByteArray path = "/api/coupons/" + QByteArray::number(coupon.value);
        return HttpClient(m_server->port())
            .post(path + "/issue?userId=" + QByteArray::number(++m_lastUser))
            .status;
    }

    void makeAnew()
    {
        m_parts->stranger().remove(m_parts->topic());
        m_parts->stranger().create(m_parts->topic(), RealParts::kPartitions);
    }

    QString decided() const
    {
        return m_parts->database().rows(u"SELECT count(*) FROM outcomes"_qs);
    }

    std::unique_ptr<RealParts> m_parts;
    std::unique_ptr<DibsProcess> m_server;
    std::unique_ptr<OpeningNight> m_night;
    qint64 m_lastUser = 1'000'000'000;
};

QTEST_GUILESS_MAIN(PoisonTest)
#include "poison_test.moc"
