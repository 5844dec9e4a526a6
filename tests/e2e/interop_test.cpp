// A Java client writes to the same topic and reads it: the same partitions for the same keys, and
// its events are decided like our own.
#include "backend/eventlog/event_log.h"
#include "tests/support/campaign.h"
#include "tests/support/crowd.h"
#include "tests/support/patience.h"
#include "tests/support/real_parts.h"
#include "tests/support/services.h"

#include <QProcess>
#include <QTest>

using namespace dibs;
using namespace dibs::testing;

namespace {

constexpr int kEvents = 1'000;
constexpr qint64 kFirstForeignUser = 1'000'000'000;

struct JavaRun {
    QByteArrayList lines;  // "partition offset key value"
    QByteArray problem;
};

}  // namespace

class InteropTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsOfAJavaClientAreDecidedBesideOurOwnAndItReadsOurs()
    {
        if (!haveServices()) QSKIP("needs the servers of ./dev services");
        const RealParts parts;
        DibsProcess server(parts.flags());
        QVERIFY2(server.start(), server.errors().constData());
        QStringList coupons;
        for (int i = 0; i < 6; ++i)
            coupons += QString::number(createCampaign(server.port(), 150).value);
        const CouponId contested{coupons[0].toLongLong()};

        Crowd ours(server.port(), contested, {.people = 3});
        const JavaRun written = java(parts,
            QStringList{u"produce"_qs, QString::number(kEvents), QString::number(kFirstForeignUser)}
                + coupons);
        QCOMPARE(written.problem, "");
        QCOMPARE(written.lines.size(), kEvents);
        EVENTUALLY(ours.answered() > 500);
        ours.stop();

        const QString decided = QStringLiteral("SELECT count(*) FROM outcomes WHERE user_id >= %1")
                                    .arg(kFirstForeignUser);
        EVENTUALLY_EQUAL(parts.database().rows(decided), QString::number(kEvents));
        QCOMPARE(promisesWithoutOutcome(server.port(), ours.load()), QStringList());
        QCOMPARE(parts.database().rows(
                     u"SELECT DISTINCT remaining FROM coupons"_qs),  // more asked than there were
            u"0"_qs);
        const Finished audit = parts.verify();
        QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());

        const auto all = qsizetype(written.lines.size() + qsizetype(ours.load().accepted.size()));
        const JavaRun read = java(parts, {u"consume"_qs, QString::number(all)});
        QCOMPARE(read.problem, "");
        QCOMPARE(read.lines.size(), all);
        for (const QByteArray& line : read.lines) {
            const QByteArrayList fields = line.split(' ');
            QCOMPARE(fields[0].toInt(), eventlog::partitionOf(fields[2], RealParts::kPartitions));
        }
    }

private:
    static JavaRun java(const RealParts& parts, const QStringList& arguments)
    {
        QProcess java;
        java.start(u"java"_qs,
            QStringList{u"-cp"_qs, kafkaJars() + u"/*"_qs, QStringLiteral(JAVA_CLIENT),
                parts.brokers(), parts.topic()}
                + arguments);
        if (!java.waitForFinished(kPatienceMs) || java.exitCode() != 0)
            return {{}, java.errorString().toUtf8() + java.readAllStandardError()};
        return {java.readAllStandardOutput().trimmed().split('\n'), {}};
    }
};

QTEST_GUILESS_MAIN(InteropTest)
#include "interop_test.moc"
