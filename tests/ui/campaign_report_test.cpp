// The report of a campaign that is over: what it says, in which form, and how it gets into a file.
#include "backend/console/console_json.h"
#include "tests/support/patience.h"
#include "tests/support/sample_records.h"
#include "tests/ui/desk.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/report/report_csv.h"
#include "ui/report/report_file.h"
#include "ui/report/report_words.h"

#include <QFile>
#include <QFileDialog>
#include <QPushButton>
#include <QToolButton>

using namespace dibs;
using namespace dibs::testing;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Snapshot overNight()
{
    Snapshot night = openingNight();
    night.campaigns[0].state = CampaignState::SoldOut;
    night.campaigns[0].remaining = 0;
    night.campaigns[0].lag = 0;
    return night;
}

/// With the report of the first campaign asked for, into this file.
struct Reporting : Desk {
    explicit Reporting(const QString& name)
        : Desk(overNight())
        , path(directory.filePath(name))
    {
        QTest::keyClick(window.get(), Qt::Key_R, Qt::ControlModifier);
        auto* file = window->findChild<QFileDialog*>();
        file->selectFile(path);
        QMetaObject::invokeMethod(file, "accept");
    }
    ReportDialog* report() const { return window->findChild<ReportDialog*>(); }
    QString words() const { return text("reportWords"); }

    const QString path;
};

}  // namespace

class CampaignReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void aProofIsSaidOnlyWhenThereIsOne()
    {
        CampaignReport report = sampleReport();
        QCOMPARE(proofStatus(report).word, QStringLiteral("proved"));
        QVERIFY(proofWords(report).startsWith(QStringLiteral("49,626 records")));

        report.differences = 2;
        QCOMPARE(proofStatus(report).word, QStringLiteral("differs"));
        report.notVerified = QStringLiteral("the log is away");

        QCOMPARE(proofStatus(report).word, QStringLiteral("not proved"));
        QVERIFY(proofWords(report).contains(QStringLiteral("the log is away")));
    }

    void refusalsAreSharesOfAllThatWasDecided()
    {
        const QList<ReportPart> parts = partsOf(sampleReport());

        QCOMPARE(parts.size(), 3);
        QCOMPARE(decidedCount(sampleReport()), 49'626);
        QCOMPARE(parts[2].lines[0].value, QStringLiteral("38,412 (77.4 %)"));
        QCOMPARE(parts[2].lines[2].name, QStringLiteral("no such campaign"));
        QCOMPARE(parts[1].lines[2].value, QStringLiteral("210 ms"));
    }

    void aCampaignWithoutAnyRequestHasFiguresAndNothingElse()
    {
        CampaignReport report;
        report.totalStock = 10;

        const QList<ReportPart> parts = partsOf(report);

        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts[0].lines[4].value, QStringLiteral("—"));
    }

    void theCsvIsForMachines()
    {
        CampaignReport report = sampleReport();
        report.description = QStringLiteral("=cmd,\"x\"");
        const QByteArray csv = csvOf(report);

        QVERIFY(csv.startsWith("section,name,value\r\ncampaign,couponId,7\r\n"));
        QVERIFY(csv.contains("campaign,description,\"'=cmd,\"\"x\"\"\"\r\n"));
        QVERIFY(csv.contains("refusals,no-such-coupon,3\r\n"));
        QVERIFY(csv.contains("waits,p99Ms,210\r\n"));
        QVERIFY(csv.contains("proof,differences,0\r\n"));
        QVERIFY(csv.contains("issuedFromSecond,120,"));
        QVERIFY(csv.contains("campaign,firstAcceptedAt,2026-03-03T11:00:00.000Z\r\n"));
    }

    void theNameOfTheFileDecidesItsForm()
    {
        QCOMPARE(formOf(QStringLiteral("/tmp/a.CSV")), ReportForm::Csv);
        QCOMPARE(formOf(QStringLiteral("/tmp/a.json")), ReportForm::Json);
        QCOMPARE(formOf(QStringLiteral("/tmp/a")), ReportForm::Pdf);
        QCOMPARE(fileNameFor(QStringLiteral("Lunch 20 % / a:b"), ReportForm::Pdf),
            QStringLiteral("lunch-20-a-b-report.pdf"));
        QCOMPARE(fileNameFor(QStringLiteral("첫 구매"), ReportForm::Csv),
            QStringLiteral("첫-구매-report.csv"));
        QCOMPARE(fileNameFor(QStringLiteral("///"), ReportForm::Csv), QStringLiteral("report.csv"));
    }

    void whatIsSavedAsJsonIsTheReportItself()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("r.json"));

        QVERIFY(saveReport(sampleReport(), path));

        const Result<CampaignReport> read = reportFrom(contentOf(path));
        QVERIFY(read && *read == sampleReport());
    }

    void aPdfIsWrittenAlsoOfAReportWithHardlyAnything_data()
    {
        QTest::addColumn<bool>("full");
        QTest::newRow("full") << true;
        QTest::newRow("bare") << false;
    }

    void aPdfIsWrittenAlsoOfAReportWithHardlyAnything()
    {
        QFETCH(bool, full);
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("r.pdf"));

        QVERIFY(saveReport(full ? sampleReport() : CampaignReport(), path));

        const QByteArray pdf = contentOf(path);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
        QVERIFY(pdf.size() > 1'000);
    }

    void whereNothingCanBeWrittenIsSaid()
    {
        const Result<void> saved
            = saveReport(sampleReport(), QStringLiteral("/nowhere/at/all/r.pdf"));

        QVERIFY(!saved);
        QVERIFY(!saved.error().detail.isEmpty());
    }

    void onlyACampaignThatIsOverHasAReport()
    {
        Desk desk{openingNight()};
        QVERIFY(!desk.actions().report()->isEnabled());
        Snapshot almost = overNight();
        almost.campaigns[0].lag = 1;  // one more will be refused, and belongs into it
        desk.show(almost);
        QVERIFY(!desk.actions().report()->isEnabled());

        desk.show(overNight());

        EVENTUALLY(desk.actions().report()->isEnabled());
        bool shown = false;
        for (const QToolButton* button : desk.window->findChildren<QToolButton*>())
            shown = shown
                || (button->defaultAction() == desk.actions().report() && button->isVisible());
        QVERIFY(shown);
    }

    void aReportIsMadeAndSavedUnderTheChosenName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("pdf") << QStringLiteral("r.pdf") << QByteArray("%PDF");
        QTest::newRow("csv") << QStringLiteral("r.csv") << QByteArray("section,");
        QTest::newRow("json") << QStringLiteral("r.json") << QByteArray("{");
    }

    void aReportIsMadeAndSavedUnderTheChosenName()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, begin);
        const Reporting desk(name);
        QVERIFY(desk.report());
        QCOMPARE(desk.console.reported.constLast().campaign, CouponId{7});
        QVERIFY(!QFile::exists(desk.path));

        desk.console.reported.constLast().answer(sampleReport());

        QVERIFY(desk.words().startsWith(QStringLiteral("49,626 records")));
        QVERIFY(contentOf(desk.path).startsWith(begin));
        QTest::mouseClick(&desk.the<QPushButton>("leave"), Qt::LeftButton);
        EVENTUALLY(!desk.report());
    }

    void aReportThatFailsLeavesNoFileAndCanBeTriedAgain()
    {
        const Reporting desk(QStringLiteral("r.csv"));

        desk.console.reported[0].answer(
            fail(ErrorCode::Unavailable, QStringLiteral("other reports are being made")));
        QVERIFY(desk.words().contains(QStringLiteral("other reports are being made")));
        QVERIFY(!QFile::exists(desk.path));
        QTest::mouseClick(&desk.the<QPushButton>("again"), Qt::LeftButton);
        desk.console.reported[1].answer(sampleReport());

        QVERIFY(QFile::exists(desk.path));
    }

    void whileItIsMadeItIsStoppedAndThenClosed()
    {
        const Reporting desk(QStringLiteral("r.csv"));
        const auto& leave = desk.the<QPushButton>("leave");
        QCOMPARE(leave.text(), QStringLiteral("Stop"));

        desk.console.reported[0].answer(fail(ErrorCode::Unavailable, QStringLiteral("busy")));
        QCOMPARE(leave.text(), QStringLiteral("Close"));
        QCOMPARE(desk.words(), QStringLiteral("The reason: busy"));

        QTest::mouseClick(&desk.the<QPushButton>("again"), Qt::LeftButton);
        QCOMPARE(leave.text(), QStringLiteral("Stop"));
    }

    void whoClosesEarlyGivesTheReportUp()
    {
        const Reporting desk(QStringLiteral("r.csv"));

        QTest::keyClick(desk.report(), Qt::Key_Escape);
        EVENTUALLY(!desk.report());
        desk.console.reported[0].answer(sampleReport());

        QVERIFY(!QFile::exists(desk.path));
    }
};

QTEST_MAIN(CampaignReportTest)
#include "campaign_report_test.moc"
