// Clients that leave, stammer or talk nonsense cost nobody else anything.
#include "tests/support/campaign.h"
#include "tests/support/crowd.h"
#include "tests/support/dibs_process.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>
#include <QTest>

#include <deque>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kStock = 1'000'000;
constexpr int kLeavers = 3'000;
constexpr qint64 kLeaversStock = 500;

QByteArray pressFor(CouponId coupon, int user)
{
    return "POST /api/coupons/" + QByteArray::number(coupon.value) + "/issue?userId="
        + QByteArray::number(user) + " HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n";
}

}  // namespace

class HttpAbuseTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<DibsProcess> m_server;
    std::unique_ptr<Crowd> m_crowd;

    /// The others were all answered while that happened, and still are.
    void compareUnharmed()
    {
        const qint64 before = m_crowd->accepted();
        EVENTUALLY(m_crowd->accepted() > before + 100);
        m_crowd->stop();
        const rehearsal::Load load = m_crowd->load();
        QCOMPARE(load.unknown.size(), size_t(0));
        QCOMPARE(load.unavailable, 0);
        QCOMPARE(promisesWithoutOutcome(m_server->port(), load), QStringList());
        QCOMPARE(violations(m_server->port(), load, kStock), QStringList());
        QCOMPARE(readiness(m_server->port()), 200);
        const Finished audit = verify(m_data->path());
        QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());
    }

private Q_SLOTS:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<DibsProcess>(m_data->path());
        QVERIFY2(m_server->start(), m_server->errors().constData());
        const CouponId coupon = createCampaign(m_server->port(), kStock);
        m_crowd = std::make_unique<Crowd>(m_server->port(), coupon);
    }

    void cleanup()
    {
        m_crowd.reset();
        m_server.reset();
    }

    void thousandsLeaveBeforeTheAnswer()
    {
        const CouponId coupon = createCampaign(m_server->port(), kLeaversStock);
        rehearsal::Load left{.coupon = coupon};

        for (int user = 1; user <= kLeavers; ++user) {
            RawClient(m_server->port()).send(pressFor(coupon, user));
            left.unknown.push_back({user});
        }

        compareUnharmed();
        EVENTUALLY(isAllDecided(m_server->port(), coupon));
        QCOMPARE(violations(m_server->port(), left, kLeaversStock), QStringList());
    }

    void manyLeaveWhileTheyWaitForAnOutcome()
    {
        const CouponId coupon = createCampaign(m_server->port(), kLeaversStock);

        for (int user = 1; user <= 500; ++user)
            RawClient(m_server->port())
                .send("POST /api/coupons/" + QByteArray::number(coupon.value)
                    + "/issue?userId=" + QByteArray::number(user)
                    + " HTTP/1.1\r\nHost: h\r\nPrefer: wait=30\r\nContent-Length: 0\r\n\r\n");

        compareUnharmed();
    }

    void nonsense()
    {
        std::minstd_rand random(7);
        for (int i = 0; i < 300; ++i) {
            QByteArray bytes(static_cast<qsizetype>(random() % 5'000), Qt::Uninitialized);
            for (char& byte : bytes) byte = static_cast<char>(random());
            RawClient client(m_server->port());
            client.send(i % 2 == 0 ? bytes : "GET /livez HTTP/1.1\r\n" + bytes + "\r\n\r\n");
        }

        compareUnharmed();
    }

    void halfRequestsThatStay()
    {
        const QByteArray press = pressFor({1}, 1);
        std::deque<RawClient> stammerers;
        for (int i = 0; i < 200; ++i) {
            stammerers.emplace_back(m_server->port());
            stammerers.back().send(press.left(1 + i % (press.size() - 1)));
        }

        compareUnharmed();
    }

    void onesWhoNeverReadTheirAnswers()
    {
        std::deque<RawClient> deaf;
        const QByteArray asks = RawClient::requestFor("GET", "/metrics").repeated(50);
        for (int i = 0; i < 20; ++i) {
            deaf.emplace_back(m_server->port(), "127.0.0.1", 4'096);
            deaf.back().send(asks);
        }

        compareUnharmed();
    }
};

QTEST_GUILESS_MAIN(HttpAbuseTest)
#include "http_abuse_test.moc"
