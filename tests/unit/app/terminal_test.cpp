#include "app/terminal.h"

#include "tests/support/sample_snapshots.h"
#include "tests/unit/app/captured_stderr.h"

#include <QRegularExpression>
#include <QTest>

using namespace dibs;
using namespace dibs::app;

namespace {

const QString kGoing
    = QStringLiteral("722 issued/s · 820 accepted/s · 51,331 left · lag 2,170 · oldest wait 6.2 s");

/// The lines with the time they begin with taken off.
QStringList untimed(const QString& text)
{
    static const QRegularExpression kTime(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z "));
    QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (QString& line : lines) line.remove(kTime);
    return lines;
}

/// What a log file gets to see.
QStringList logOf(const QList<console::Snapshot>& snapshots)
{
    const CapturedStderr captured;
    StatusLine status(false);
    for (const console::Snapshot& snapshot : snapshots) status.show(snapshot);
    return untimed(captured.text());
}

console::Snapshot later(console::Snapshot snapshot, qint64 ms, quint64 moreIssued)
{
    snapshot.takenAtMs += ms;
    snapshot.totals.issued += moreIssued;
    return snapshot;
}

console::Snapshot withFullDisk(console::Snapshot snapshot)
{
    snapshot.logProblem = QStringLiteral("disk full");
    return snapshot;
}

}  // namespace

class TerminalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theStatusInOneLine() { QCOMPARE(statusText(testing::openingNight()), kGoing); }

    void whatNobodyWaitsForHasNoAge()
    {
        QCOMPARE(statusText(testing::nothingYet()),
            QStringLiteral("0 issued/s · 0 accepted/s · 0 left · lag 0 · oldest wait —"));
    }

    void aLogLineBeginsWithItsTimeAndItsLevel()
    {
        const CapturedStderr captured;

        logLine("info", QStringLiteral("listening"));

        const QRegularExpression whole(QStringLiteral(
            "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z info listening\\n$"));
        QVERIFY2(whole.match(captured.text()).hasMatch(), qPrintable(captured.text()));
    }

    void beforeTheFirstLookThereIsNothingToShow()
    {
        const CapturedStderr captured;
        {
            StatusLine onTerminal(true);
            onTerminal.show({});
            StatusLine elsewhere(false);
            elsewhere.show(withFullDisk({}));
        }
        QCOMPARE(captured.text(), QString());
    }

    void onATerminalOneLineIsRewrittenAndEndsInTheEnd()
    {
        const CapturedStderr captured;
        {
            StatusLine status(true);
            status.show(testing::openingNight());
            status.show(testing::openingNight());
        }
        QCOMPARE(captured.text(), u"\r\033[K%1\r\033[K%1\n"_qs.arg(kGoing));
    }

    void onATerminalAProblemTakesTheLine()
    {
        const CapturedStderr captured;
        {
            StatusLine status(true);
            status.show(withFullDisk(testing::nothingYet()));
        }
        QVERIFY(captured.text().startsWith(u"\r\033[KNothing can be accepted: disk full."));
        QCOMPARE(captured.text().count(u'\n'), 1);
    }

    void aLogFileGetsALineEveryTenSecondsWhileSomethingIsDecided()
    {
        const console::Snapshot start = testing::openingNight();
        const qint64 due = StatusLine::kLineIntervalMs;

        QCOMPARE(logOf({start, later(start, 1'000, 5), later(start, due - 1, 9)}),
            QStringList(u"info "_qs + kGoing));
        QCOMPARE(logOf({start, later(start, due, 9), later(start, 2 * due, 10)}).size(), 3);
    }

    void aServerThatDecidesNothingIsSilent()
    {
        const console::Snapshot start = testing::nothingYet();

        QCOMPARE(logOf({start, later(start, StatusLine::kLineIntervalMs, 0)}), QStringList());
    }

    void aProblemIsToldOnceWhenItComesAndOnceWhenItGoes()
    {
        const console::Snapshot well = testing::nothingYet();
        const console::Snapshot ill = withFullDisk(well);

        QCOMPARE(logOf({well, ill, later(ill, 1'000, 0), well, later(well, 1'000, 0)}),
            (QStringList{u"error Nothing can be accepted: disk full. New requests are told to come "
                         "back later. Check that the event log is running and its disk is not "
                         "full."_qs,
                u"info all is healthy again"_qs}));
    }

    void severalProblemsShareALine()
    {
        const QStringList log = logOf({testing::inTrouble()});

        QCOMPARE(log.value(0).count(u" / "_qs), 3);
        QVERIFY(log.value(0).startsWith(u"error Nobody consumes partition 1;"));
    }
};

QTEST_GUILESS_MAIN(TerminalTest)
#include "terminal_test.moc"
