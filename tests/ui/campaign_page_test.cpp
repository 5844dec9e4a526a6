// One campaign in the real window: its curve, or what there is instead.
#include "tests/ui/desk.h"
#include "ui/models/partition_model.h"
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

/// The titles of columns that are not read whole; each cell has a status, and one column shows it.
QString cutPartitions(const QTableView& table)
{
    const QFontMetrics text(figureFont(kBodyPt));
    QStringList cut;
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (table.isColumnHidden(column) || column == PartitionModel::Decided) continue;
        const int shape = column == PartitionModel::State ? kShapeSize + kInside : 0;
        const int room = table.columnWidth(column) - 2 * kBetween - shape;
        const int right = table.columnViewportPosition(column) + table.columnWidth(column);
        bool whole = right <= table.viewport()->width();
        for (int row = 0; row < table.model()->rowCount(); ++row)
            whole = whole
                && text.horizontalAdvance(table.model()->index(row, column).data().toString())
                    <= room;
        if (!whole) cut += table.model()->headerData(column, Qt::Horizontal).toString();
    }
    return cut.join(u' ');
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

    void whereRoomIsShortPlacesInTheLogGoFirst()
    {
        const Desk desk{openingNight()};
        const auto& table = desk.the<QTableView>("partitions");
        desk.window->resize(1'600, 900);
        EVENTUALLY_EQUAL(table.isColumnHidden(PartitionModel::Position), false);
        EVENTUALLY_EQUAL(cutPartitions(table), QString());

        desk.window->resize(desk.window->minimumSize());
        EVENTUALLY(table.isColumnHidden(PartitionModel::Position));
        QVERIFY(table.isColumnHidden(PartitionModel::LogEnd));
        EVENTUALLY_EQUAL(cutPartitions(table), QString());
        QVERIFY(!table.horizontalScrollBar()->isVisible());
        QCOMPARE(table.verticalScrollBar()->maximum(), 0);
        QVERIFY(!table.isColumnHidden(PartitionModel::Owner));

        desk.window->resize(1'600, 900);
        EVENTUALLY(!table.isColumnHidden(PartitionModel::Position));
        QVERIFY(!table.isColumnHidden(PartitionModel::Decided));
        QVERIFY(table.isColumnHidden(PartitionModel::Trend));
    }
};

QTEST_MAIN(CampaignPageTest)
#include "campaign_page_test.moc"
