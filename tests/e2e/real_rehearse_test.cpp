// Opening night on three instances, one of which is killed while another is frozen.
#include "backend/eventlog/event_log.h"
#include "tests/support/http_client.h"
#include "tests/support/patience.h"
#include "tests/support/real_parts.h"
#include "tests/support/services.h"

#include <QDeadlineTimer>
#include <QTest>

#include <sysexits.h>

#include <algorithm>
#include <array>
#include <thread>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

// Longer than the group waits for a member, and than the rehearsal waits for an answer.
constexpr auto kFrozen = 15s;

qint64 acceptedBy(quint16 port)
{
    static const QByteArray name = "\ndibs_requests_total{answer=\"accepted\"} ";
    const QByteArray text = HttpClient(port).get("/metrics").body;
    const qsizetype at = text.indexOf(name);
    return at < 0 ? 0 : text.mid(at + name.size(), 20).split('\n').first().toLongLong();
}

}  // namespace

class RealRehearseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsWrongedWhenOneInstanceIsKilledAndAnotherFrozenOnOpeningNight()
    {
        if (!haveServices()) QSKIP("needs the servers of ./dev services");
        const RealParts parts;
        DibsProcess one(parts.flags());
        DibsProcess two(parts.flags());
        DibsProcess three(parts.flags());
        QStringList urls;
        for (DibsProcess* each : {&one, &two, &three}) {
            QVERIFY2(each->start(), each->errors().constData());
            urls += u"http://127.0.0.1:%1"_qs.arg(each->port());
        }
        EVENTUALLY_EQUAL(parts.owners(), 3);

        // The first campaign is coupon 1. Who decides it is killed, who might take over is frozen.
        const int home = eventlog::partitionOf("coupon-1", RealParts::kPartitions);
        std::array<DibsProcess*, 3> all{&one, &two, &three};
        const auto owner = std::ranges::find_if(
            all, [&](const DibsProcess* each) { return parts.owns(*each, home); });
        QVERIFY(owner != all.end());
        std::iter_swap(all.begin(), owner);
        Finished night;
        std::atomic<bool> isOver = false;
        std::thread rehearsal([&] {
            night = runDibs({u"rehearse"_qs, u"--url"_qs, urls.join(u','), u"--users"_qs,
                                u"40000"_qs, u"--stock"_qs, u"30000"_qs, u"--rate"_qs, u"2000"_qs,
                                u"--duplicates"_qs, u"5"_qs},
                bareEnvironment(), 100s);
            isOver = true;
        });
        const auto isUnderWay = [&] {
            return isOver || (acceptedBy(one.port()) > 500 && acceptedBy(three.port()) > 500);
        };
        const bool began = QTest::qWaitFor(isUnderWay, 20'000) && !isOver;
        all[1]->freeze();
        all[0]->kill();
        const QDeadlineTimer frozen(kFrozen);
        const bool froze = QTest::qWaitFor([&] { return frozen.hasExpired(); }, 60'000);
        const bool endedEarly = isOver;
        all[1]->thaw();
        rehearsal.join();
        qInfo("%s", night.out.constData());
        QVERIFY(began && froze && !endedEarly);
        QCOMPARE(night.exitCode, EX_OK);

        const Finished audit = parts.verify();
        QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());
    }
};

QTEST_GUILESS_MAIN(RealRehearseTest)
#include "real_rehearse_test.moc"
