// The window on a wall, read from across the room.
#include "tests/ui/desk.h"
#include "ui/models/partition_model.h"
#include "ui/window_actions.h"

#include <QToolButton>

using namespace dibs;
using namespace dibs::testing;

namespace {

/// Whatever of the title has words of its own.
QList<QWidget*> wordsOf(const Desk& desk)
{
    return desk.the<QWidget>("titleStrip").findChildren<QWidget*>();
}

QStringList tabsOf(const Desk& desk)
{
    QStringList shown;
    for (const QToolButton* each : desk.the<QWidget>("titleStrip").findChildren<QToolButton*>())
        if (each->isVisible()) shown += each->text();
    return shown;
}

void goToWall(const Desk& desk)
{
    QTest::keyClick(desk.window.get(), Qt::Key_F11);
}

}  // namespace

class WallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void theTitleGrowsLikeTheRestAndShrinksAgain()
    {
        Snapshot night = openingNight();
        night.environment = QStringLiteral("production");
        Desk desk{night};
        QList<double> before;
        for (const QWidget* each : wordsOf(desk)) before += each->font().pointSizeF();

        goToWall(desk);
        for (const QWidget* each : wordsOf(desk))
            QVERIFY2(each->font().pointSizeF() >= kWallBodyPt, qPrintable(each->objectName()));
        night.environment = QStringLiteral("staging");  // looks another way
        desk.show(night);
        EVENTUALLY_EQUAL(desk.text("environment"), QStringLiteral("staging"));
        QCOMPARE(desk.the<QLabel>("environment").font().pointSizeF(), kWallBodyPt);
        goToWall(desk);

        QList<double> after;
        for (const QWidget* each : wordsOf(desk)) after += each->font().pointSizeF();
        QCOMPARE(after, before);
    }

    void ofTheTabsOnlyThePageThatIsShownIsNamed()
    {
        const Desk desk{openingNight()};
        QCOMPARE(tabsOf(desk).size(), 6);

        goToWall(desk);
        QCOMPARE(tabsOf(desk), QStringList{QStringLiteral("Campaign")});
        desk.open(PageKey::Health);
        QCOMPARE(tabsOf(desk), QStringList{QStringLiteral("Health")});
        goToWall(desk);

        QCOMPARE(tabsOf(desk).size(), 6);
    }

    void aHeadingOnTheWallIsMeasuredInItsOwnSize()
    {
        const Desk desk{openingNight()};
        desk.open(PageKey::Health);
        goToWall(desk);
        const auto& table = desk.the<QTableView>("neighbours");
        const QString title = QStringLiteral("Round trip");
        for (int column = 0; column < table.model()->columnCount(); ++column)
            if (table.model()->headerData(column, Qt::Horizontal) == title)
                EVENTUALLY(table.columnWidth(column)
                    < QFontMetrics(figureFont(kWallBodyPt)).horizontalAdvance(title)
                        + 2 * kBetween);
    }

    void partitionsOnTheWallAndBackHaveTheirColumnsAgain()
    {
        const Desk desk{openingNight()};
        desk.window->resize(1'600, 900);
        desk.open(PageKey::Partitions);
        const auto& table = desk.the<QTableView>("allPartitions");
        const auto hidden = [&] {
            QList<int> columns;
            for (int column = 0; column < table.model()->columnCount(); ++column)
                if (table.isColumnHidden(column)) columns += column;
            return columns;
        };
        EVENTUALLY_EQUAL(hidden(), QList<int>());

        goToWall(desk);
        const QList<int> wall{PartitionModel::Position, PartitionModel::LogEnd,
            PartitionModel::Trend, PartitionModel::Skew, PartitionModel::Owner};
        for (const int column : wall) QVERIFY(table.isColumnHidden(column));
        goToWall(desk);

        desk.window->resize(1'600, 900);
        EVENTUALLY_EQUAL(hidden(), QList<int>());
    }
};

QTEST_MAIN(WallTest)
#include "wall_test.moc"
