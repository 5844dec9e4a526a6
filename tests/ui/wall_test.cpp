// The window on a wall, read from across the room.
#include "tests/ui/desk.h"
#include "ui/window_actions.h"

#include <QToolButton>

using namespace dibs;
using namespace dibs::testing;

namespace {

/// Whatever of the title has words of its own.
QList<QWidget*> wordsOf(const Desk& desk)
{
    const auto* strip = desk.window->findChild<QWidget*>(QStringLiteral("titleStrip"));
    QList<QWidget*> words;
    for (QWidget* each : strip->findChildren<QWidget*>()) words += each;
    return words;
}

QStringList tabsOf(const Desk& desk)
{
    QStringList shown;
    const auto* strip = desk.window->findChild<QWidget*>(QStringLiteral("titleStrip"));
    for (const QToolButton* each : strip->findChildren<QToolButton*>())
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

    void aStateStandsOnTheLineOfItsWords_data()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("English") << int(LanguageChoice::English);
        QTest::newRow("Korean") << int(LanguageChoice::Korean);
    }
    void aStateStandsOnTheLineOfItsWords()
    {
        QFETCH(int, language);
        Desk desk{inTrouble()};
        desk.window->findChild<WindowActions*>()->languages.actions().at(language)->trigger();
        const auto* status = desk.banner().findChild<StatusLabel*>();
        const auto* what = status->parentWidget()->findChild<QLabel*>();
        for (const bool wall : {false, true}) {
            if (wall) goToWall(desk);
            desk.window->setWindowState(Qt::WindowNoState);  // as wide as it takes for one line
            desk.window->resize(2'400, 1'000);
            EVENTUALLY(
                what->width() > 2'000 && status->font().pointSizeF() == what->font().pointSizeF());
            QVERIFY(what->fontMetrics().horizontalAdvance(what->text()) < what->width());
            EVENTUALLY(qAbs(status->geometry().center().y() - what->geometry().center().y()) <= 1);
        }
        desk.window->findChild<WindowActions*>()->languages.actions().at(1)->trigger();
    }
};

QTEST_MAIN(WallTest)
#include "wall_test.moc"
