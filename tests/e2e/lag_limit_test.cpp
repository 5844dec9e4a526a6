// A database that falls behind: the door shuts before the lag grows without end.
#include "tests/support/campaign.h"
#include "tests/support/opening_night.h"
#include "tests/support/patience.h"
#include "tests/support/services.h"

#include <QElapsedTimer>
#include <QTest>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

class LagLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beyondTheLimitAdmissionAnswers503WithRetryAfterUntilTheLagIsGone()
    {
        if (!haveServices()) QSKIP("needs the servers of ./dev services");
        RealParts parts;
        ServiceFaults faults;
        DibsProcess server(parts.flags() + QStringList{u"--lag-limit"_qs, u"100"_qs});
        QVERIFY2(server.start(), server.errors().constData());
        OpeningNight night({server.port()}, {.stocks = {1'000'000, 1'000'000, 1'000'000}});
        QVERIFY2(night.isOpen(), server.errors().constData());
        EVENTUALLY(night.accepted() > 300);

        QVERIFY2(faults.pause(Service::MariaDb), qPrintable(faults.errors()));
        HttpAnswer refused;
        const auto isRefused = [&] {
            const CouponId coupon = night.crowds()[0]->load().coupon;
            refused = HttpClient(server.port())
                          .post("/api/coupons/" + QByteArray::number(coupon.value)
                              + "/issue?userId=" + QByteArray::number(++m_lastUser));
            return refused.status == 503;
        };
        EVENTUALLY(isRefused());
        QCOMPARE(refused.code(), u"overloaded"_qs);
        QVERIFY(refused.head.contains("Retry-After: "));
        // Every partition is full a moment later; then none of them grows any more.
        qint64 before = -1;
        QElapsedTimer still;
        const auto isStill = [&] {
            if (std::exchange(before, night.accepted()) != night.accepted() || !still.isValid())
                still.start();
            return still.elapsed() > 1'000;
        };
        EVENTUALLY(isStill());

        QVERIFY2(faults.resume(Service::MariaDb), qPrintable(faults.errors()));
        const auto back = night.timeToDecide(server.port(), 60s);
        QVERIFY(back);
        qInfo("accepted and decided again within %s", inSeconds(*back).constData());
        const qint64 shut = night.accepted();
        EVENTUALLY(night.accepted() > shut + 300);
        for (const auto& crowd : night.crowds()) crowd->stop();
        for (const auto& crowd : night.crowds())
            QCOMPARE(promisesWithoutOutcome(server.port(), crowd->load()), QStringList());
        const Finished audit = parts.verify();
        QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());
    }

private:
    qint64 m_lastUser = 1'000'000'000;
};

QTEST_GUILESS_MAIN(LagLimitTest)
#include "lag_limit_test.moc"
