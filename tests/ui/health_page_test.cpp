#include "tests/support/patience.h"
#include "tests/ui/desk.h"
#include "ui/models/event_model.h"
#include "ui/pages/health_page.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/past_chart.h"
#include "ui/widgets/plain_table.h"

#include <QComboBox>
#include <QSlider>
#include <QToolButton>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;
using namespace std::chrono_literals;

namespace {

/// The health page, after three quarters of a minute in which the first campaign was paused.
struct HealthDesk : Desk {
    HealthDesk()
        : Desk(openingNight())
    {
        QTest::keyClick(window.get(), Qt::Key_5, Qt::ControlModifier);
        Snapshot next = openingNight();
        for (const qint64 second : {10, 20, 30, 40}) {
            next.takenAtMs = kSampleTakenAtMs + second * 1'000;
            next.uptimeMs = openingNight().uptimeMs + second * 1'000;
            next.acceptedPerSecond = 100 * double(second);
            if (second >= 20) next.campaigns[0].state = CampaignState::Paused;
            if (second >= 30) {
                next.neighbours[0].problem = QStringLiteral("broker a:9092 refuses");
                next.neighbours[0].sinceMs = next.takenAtMs;
                next.neighbours[0].roundTripMs.reset();
            }
            show(next);
        }
    }

    Page& page() const { return *window->page(); }
    PlainTable& table(const char* name) const
    {
        return *page().findChild<PlainTable*>(QString::fromLatin1(name));
    }
    QSlider& slider() const { return *page().findChild<QSlider*>(); }
    QString cell(const char* name, int row, int column) const
    {
        return table(name).model()->index(row, column).data().toString();
    }
    /// The first: accepted/s.
    QString figure() const
    {
        return page().findChild<Figure*>()->findChildren<QLabel*>().last()->text();
    }
    bool inThePast() const
    {
        return page().findChild<QWidget*>(QStringLiteral("pastStrip"))->isVisible();
    }
};

}  // namespace

class HealthPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void eachNeighbourSaysHowItIsSinceWhenAndWhatToDo()
    {
        const HealthDesk desk;
        QCOMPARE(desk.page().key(), PageKey::Health);
        EVENTUALLY_EQUAL(
            desk.cell("neighbours", 0, NeighbourModel::State), QStringLiteral("does not work"));
        QCOMPARE(desk.cell("neighbours", 0, NeighbourModel::RoundTrip), QStringLiteral("—"));
        QCOMPARE(desk.cell("neighbours", 1, NeighbourModel::RoundTrip), QStringLiteral("1.1 ms"));
        QCOMPARE(desk.cell("neighbours", 3, NeighbourModel::Since), QStringLiteral("54 s ago"));

        desk.table("neighbours").setCurrentIndex(desk.table("neighbours").model()->index(0, 0));
        QVERIFY(desk.text("neighbourWords").contains(QStringLiteral("broker a:9092 refuses")));
        QVERIFY(desk.cell("neighbours", 0, NeighbourModel::Meaning)
                    .contains(QStringLiteral("Nothing can be accepted")));
        QVERIFY(desk.text("neighbourWords").contains(QStringLiteral("Check that it runs")));
    }

    void ordersAreShownWhereTheServerHasTheCoreRole()
    {
        Desk desk{openingNight()};
        QTest::keyClick(desk.window.get(), Qt::Key_5, Qt::ControlModifier);
        const auto line
            = [&] { return desk.window->page()->findChild<QWidget*>(QStringLiteral("orders")); };
        const auto figure = [&](const char* caption) {
            for (const QLabel* each : line()->findChildren<QLabel*>())
                if (each->accessibleName() == QLatin1String(caption)) return each->text();
            return QString();
        };
        EVENTUALLY_EQUAL(figure("orders paid"), QStringLiteral("11,902"));
        QCOMPARE(figure("orders/s"), QStringLiteral("39"));

        Snapshot away = openingNight();
        away.orders->circuit = Circuit::Open;
        away.orders->recovering = 12;
        desk.show(away);
        EVENTUALLY_EQUAL(figure("recovering"), QStringLiteral("12"));
        QVERIFY(line()
                    ->findChild<StatusLabel*>(QStringLiteral("circuit"))
                    ->toolTip()
                    .contains(QStringLiteral("those without go on")));

        Snapshot elsewhere = openingNight();
        elsewhere.orders.reset();
        desk.show(elsewhere);
        EVENTUALLY(!line()->isVisible());
    }

    void figuresStandInColumnsInBothLanguages_data()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("English") << int(LanguageChoice::English);
        QTest::newRow("Korean") << int(LanguageChoice::Korean);
    }
    void figuresStandInColumnsInBothLanguages()
    {
        QFETCH(int, language);
        const QTemporaryDir directory;
        QSettings settings(directory.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("view/language"), language);
        FakeConsole console;
        console.show(openingNight());
        const ManualClock clock{kSampleTakenAtMs};
        MainWindow window({console, clock, settings});
        window.showPage(PageKey::Health);
        window.show();
        QApplication::processEvents();

        const auto figures = window.page()->findChildren<Figure*>();
        QCOMPARE(figures.size(), 10);
        const auto edge = [&](const Figure* each) {
            return each->mapTo(window.page(), each->rect().bottomLeft());
        };
        for (int at = 0; at < 5; ++at) {
            QCOMPARE(edge(figures[at]).y(), edge(figures[0]).y());
            QCOMPARE(figures[at]->height(), figures[0]->height());
            QCOMPARE(edge(figures[5 + at]).x(), edge(figures[at]).x());
        }
        for (const QLabel* each : figures[0]->findChildren<QLabel*>())
            QVERIFY(each->alignment() & Qt::AlignLeft);
    }

    void figuresBeginWhereEveryPageBegins()
    {
        const HealthDesk desk;
        const auto* figure = desk.page().findChild<Figure*>();
        EVENTUALLY_EQUAL(figure->mapTo(&desk.page(), QPoint()), QPoint(kAround, kAround));
    }

    void bothCurvesAreNamedWhereTheyEnd()
    {
        const HealthDesk desk;
        auto* chart = desk.page().findChild<PastChart*>();
        EVENTUALLY(chart->isVisible());
        const QImage ends = chart
                                ->grab(QRect(chart->width() - chart->roomRight() + 1, 0,
                                    chart->roomRight(), chart->height()))
                                .toImage();
        const auto has = [&ends](const QColor& colour) {
            for (int x = 0; x < ends.width(); ++x)
                for (int y = 0; y < ends.height(); ++y)
                    if (ends.pixelColor(x, y) == colour) return true;
            return false;
        };
        QVERIFY(has(lightTheme().accent) && has(lightTheme().muted));
    }

    void marksAreListedTheNewestFirst()
    {
        const HealthDesk desk;
        EVENTUALLY_EQUAL(desk.table("events").model()->rowCount(), 2);

        QCOMPARE(desk.cell("events", 0, EventModel::What), QStringLiteral("Kafka does not answer"));
        QCOMPARE(
            desk.cell("events", 1, EventModel::What), QStringLiteral("“Opening night” was paused"));
    }

    void theSliderLooksBackAndAKeyComesToNow()
    {
        HealthDesk desk;
        EVENTUALLY_EQUAL(
            desk.cell("neighbours", 0, NeighbourModel::State), QStringLiteral("does not work"));
        desk.slider().setFocus();
        QTest::keyClick(&desk.slider(), Qt::Key_Left);
        QTest::keyClick(&desk.slider(), Qt::Key_Left);

        QVERIFY(desk.inThePast());
        EVENTUALLY_EQUAL(
            desk.cell("neighbours", 0, NeighbourModel::State), QStringLiteral("healthy"));
        QVERIFY(desk.text("pastWords").contains(QStringLiteral("20 s ago")));
        QCOMPARE(desk.figure(), QStringLiteral("2,000"));

        // What comes meanwhile does not take one back to now.
        Snapshot next = openingNight();
        next.takenAtMs += 41'000;
        next.uptimeMs += 41'000;
        next.neighbours[0].problem = QStringLiteral("still refuses");
        desk.show(next);
        QVERIFY(desk.inThePast());
        QCOMPARE(desk.cell("neighbours", 0, NeighbourModel::State), QStringLiteral("healthy"));
        QCOMPARE(desk.figure(), QStringLiteral("2,000"));

        QTest::keyClick(desk.window.get(), Qt::Key_N);
        QVERIFY(!desk.inThePast());
        QCOMPARE(desk.figure(), QStringLiteral("820"));
        QCOMPARE(desk.slider().value(), desk.slider().maximum());
    }

    void keysStepFromMarkToMark()
    {
        HealthDesk desk;
        EVENTUALLY_EQUAL(desk.table("events").model()->rowCount(), 2);

        QTest::keyClick(desk.window.get(), Qt::Key_BracketLeft);
        QVERIFY(desk.text("pastWords").contains(QStringLiteral("10 s ago")));
        QTest::keyClick(desk.window.get(), Qt::Key_BracketLeft);
        QVERIFY(desk.text("pastWords").contains(QStringLiteral("20 s ago")));
        QTest::keyClick(desk.window.get(), Qt::Key_BracketLeft);
        QVERIFY(desk.text("pastWords").contains(QStringLiteral("20 s ago")));
        QTest::keyClick(desk.window.get(), Qt::Key_BracketRight);
        QVERIFY(desk.text("pastWords").contains(QStringLiteral("10 s ago")));
        QTest::keyClick(desk.window.get(), Qt::Key_BracketRight);

        QVERIFY(!desk.inThePast());
    }

    void aRowOfTheListLooksAtItsMoment()
    {
        HealthDesk desk;
        EVENTUALLY_EQUAL(desk.table("events").model()->rowCount(), 2);
        PlainTable& events = desk.table("events");

        QTest::mouseClick(events.viewport(), Qt::LeftButton, {},
            events.visualRect(events.model()->index(1, EventModel::What)).center());
        QVERIFY(desk.text("pastWords").contains(QStringLiteral("20 s ago")));

        desk.page().findChild<QToolButton*>(QStringLiteral("backToNow"))->click();
        QVERIFY(!desk.inThePast());
    }

    void aClickOnTheCurveLooksThere()
    {
        HealthDesk desk;
        auto* chart = desk.page().findChild<PastChart*>();
        QTest::mouseClick(
            chart, Qt::LeftButton, {}, QPoint(chart->roomLeft() + 1, chart->height() / 2));

        QVERIFY(desk.inThePast());
        EVENTUALLY(desk.text("pastWords").contains(QStringLiteral("Nothing is kept")));
        QVERIFY(desk.text("noNeighbours").size() > 0);
    }

    void withoutMarksTheListSaysWhatItWouldShow()
    {
        Desk desk{openingNight()};
        desk.window->showPage(PageKey::Health);

        QVERIFY(desk.window->findChild<QLabel*>(QStringLiteral("noEvents"))->isVisible());
    }

    void aServerThatHasNotSaidWhatItLeansOnIsToldApartFromOneThatIsWell()
    {
        Desk desk{nothingYet()};
        desk.window->showPage(PageKey::Health);

        QVERIFY(desk.window->findChild<QLabel*>(QStringLiteral("noNeighbours"))->isVisible());
    }

    void theSpanIsRemembered()
    {
        HealthDesk desk;
        desk.page().findChild<QComboBox*>(QStringLiteral("span"))->setCurrentIndex(3);
        desk.window->close();

        MainWindow again({desk.console, desk.clock, desk.settings});
        QCOMPARE(again.page()->findChild<QComboBox*>(QStringLiteral("span"))->currentIndex(), 3);
    }

    void whatCanBeFocusedHasANameToSpeak()
    {
        const HealthDesk desk;
        for (const QWidget* each : desk.page().findChildren<QWidget*>()) {
            const bool isOurs = qobject_cast<const QSlider*>(each)
                || qobject_cast<const QComboBox*>(each) || qobject_cast<const PlainTable*>(each);
            if (isOurs) QVERIFY2(!each->accessibleName().isEmpty(), qPrintable(each->objectName()));
        }
    }

    void aDamagedHistoryIsToldAndTheWindowGoesOn()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("history-a.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5'000, 'x'));
        file.close();
        FakeConsole console;
        console.show(openingNight());
        const ManualClock clock{kSampleTakenAtMs};
        QSettings settings(directory.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);

        MainWindow window({console, clock, settings, false, path});
        window.showPage(PageKey::Health);
        window.show();

        const auto* trouble = window.findChild<QLabel*>(QStringLiteral("historyTrouble"));
        EVENTUALLY(trouble->isVisible());
        QVERIFY(trouble->text().contains(QStringLiteral("history-a.db.damaged")));
    }
};

QTEST_MAIN(HealthPageTest)
#include "health_page_test.moc"
