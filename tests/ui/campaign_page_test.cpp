// One campaign in the real window: its curve, or what there is instead.
#include "tests/ui/desk.h"
#include "ui/widgets/curves.h"

#include <QScrollBar>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

/// Sold out, and everybody has an answer.
Snapshot soldOut(qint64 afterMs)
{
    Snapshot over = openingNight();
    over.takenAtMs += afterMs;
    over.uptimeMs += afterMs;
    CampaignSnapshot& night = over.campaigns[0];
    night.state = CampaignState::SoldOut;
    night.remaining = 0;
    night.issued = night.totalStock;
    night.lag = 0;
    night.acceptedPerSecond = 0;
    night.issuedPerSecond = 0;
    return over;
}

bool hasCurve(const Desk& desk)
{
    return desk.window->findChild<RateChart*>()->isVisible();
}

bool isStill(const Desk& desk)
{
    return desk.the<QLabel>("standstill").isVisible();
}

}  // namespace

class CampaignPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void theCurveOfASellOutStaysAsLongAsThereIsOne()
    {
        Desk desk{openingNight()};
        QVERIFY(hasCurve(desk) && !isStill(desk));

        desk.show(soldOut(60'000));
        EVENTUALLY_EQUAL(desk.text("remaining"), QStringLiteral("0"));
        QVERIFY(hasCurve(desk) && !isStill(desk));

        desk.show(soldOut(6 * 60'000));
        EVENTUALLY(!hasCurve(desk));
        QVERIFY(isStill(desk));
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(kSampleTakenAtMs + 60'000);
        QCOMPARE(desk.text("standstill"),
            QStringLiteral("Sold out at %1. The report shows how it went.")
                .arg(when.toString(QStringLiteral("HH:mm"))));
    }

    void thereAreNoAxesWithoutACurveUnlessOneMayBeginAnyMoment()
    {
        Snapshot calm = openingNight();
        for (CampaignSnapshot& each : calm.campaigns) {
            each.lag = 0;
            each.acceptedPerSecond = 0;
            each.issuedPerSecond = 0;
        }
        Desk desk{calm};
        for (int row = 0; row < desk.list().model()->rowCount(); ++row) {
            desk.list().setCurrentIndex(desk.list().model()->index(row, 0));
            const bool isOpen = calm.campaigns[row].state == CampaignState::Opened;
            QCOMPARE(hasCurve(desk), isOpen);
            QCOMPARE(isStill(desk), !isOpen);
            QCOMPARE(desk.text("standstill").isEmpty(), isOpen);
        }
    }

    void whileSomebodyWaitsTheCurveIsThere()
    {
        Snapshot next = soldOut(0);
        next.campaigns[0].lag = 12;
        const Desk desk{next};

        QVERIFY(hasCurve(desk) && !isStill(desk));
    }

    void allIsReadWholeInTheSmallestWindow()
    {
        const Desk desk{openingNight()};
        desk.window->resize(desk.window->minimumSize());
        QCOMPARE(desk.window->size(), QSize(960, 600));
        for (const char* name : {"campaignName", "leftOf", "stockOutlook", "queueOutlook"}) {
            const auto& words = desk.the<QLabel>(name);
            EVENTUALLY(words.contentsRect().width()
                >= words.fontMetrics().horizontalAdvance(words.text()));
        }
    }

    void thePartitionsOfTheSmallestWindowStandAboveTheirScrollBar()
    {
        const Desk desk{openingNight()};
        desk.window->resize(desk.window->minimumSize());
        const auto* table
            = desk.window->page()->findChild<QTableView*>(QStringLiteral("partitions"));
        EVENTUALLY(table->horizontalScrollBar()->isVisible());
        const QModelIndex last = table->model()->index(table->model()->rowCount() - 1, 0);

        EVENTUALLY(table->visualRect(last).bottom() < table->viewport()->height());
        QCOMPARE(table->verticalScrollBar()->maximum(), 0);
    }
};

QTEST_MAIN(CampaignPageTest)
#include "campaign_page_test.moc"
