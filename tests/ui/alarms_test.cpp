#include "tests/support/patience.h"
#include "tests/ui/desk.h"
#include "ui/dialogs/alerts_dialog.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSpinBox>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;
using namespace std::chrono_literals;

namespace {

/// Writes down what the desktop would show.
struct Paper {
    QStringList lines;
    int sounds = 0;
    qsizetype badge = 0;

    Desktop desktop()
    {
        return {[this](const QString& title, const QString& words, bool) {
                    lines += title + QStringLiteral(": ") + words;
                },
            [this] { ++sounds; }, [this](qsizetype alerts) { badge = alerts; }};
    }
};

Snapshot lettersAt(qint64 seconds, qint64 letters)
{
    Snapshot snapshot = nothingYet();
    snapshot.takenAtMs += seconds * 1'000;
    snapshot.deadLettersWaiting = letters;
    return snapshot;
}

QString bannerOf(const Desk& desk)
{
    QStringList words;
    for (const QLabel* each : desk.banner().findChildren<QLabel*>())
        if (each->isVisible()) words += each->text();
    return words.join(u'\n');
}

}  // namespace

class AlarmsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    ManualClock m_clock{kSampleTakenAtMs};

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void theDesktopIsToldOnceAndWhenItIsOver()
    {
        QSettings settings(file(), QSettings::IniFormat);
        Paper paper;
        Alarms alarms(settings, m_clock, paper.desktop());
        for (const qint64 second : {0, 1, 2, 3, 4}) alarms.take(lettersAt(second, 2));
        QCOMPARE(paper.lines.size(), 1);
        QVERIFY(paper.lines[0].startsWith(
            QStringLiteral("Dead letters wait: 2 records did not decode")));
        QCOMPARE(paper.sounds, 1);
        QCOMPARE(paper.badge, 1);

        for (const qint64 second : {5, 7, 9, 11}) alarms.take(lettersAt(second, 0));
        QCOMPARE(paper.lines.size(), 2);
        QCOMPARE(paper.lines[1], QStringLiteral("It is over: The dead letters are handled."));
        QCOMPARE(paper.sounds, 1);
        QCOMPARE(paper.badge, 0);
        QCOMPARE(alarms.over().size(), 1);

        m_clock.advance(31s);
        alarms.take(lettersAt(12, 0));
        QVERIFY(alarms.over().isEmpty());
    }

    void quietAlertsAreInTheBannerOnlyAndSpeakAgainLater()
    {
        QSettings settings(file(), QSettings::IniFormat);
        Paper paper;
        Alarms alarms(settings, m_clock, paper.desktop());
        alarms.snooze()->trigger();
        for (const qint64 second : {0, 3}) alarms.take(lettersAt(second, 2));
        QVERIFY(paper.lines.isEmpty());
        QCOMPARE(paper.sounds, 0);
        QCOMPARE(paper.badge, 1);
        QCOMPARE(alarms.problems(lettersAt(3, 2), {}).size(), 1);

        m_clock.advance(15min + 1s);
        alarms.take(lettersAt(4, 2));
        QVERIFY(!alarms.snooze()->isChecked());
        for (const qint64 second : {5, 20}) alarms.take(lettersAt(second, 0));
        QCOMPARE(paper.lines.size(), 1);
    }

    void wishesAreKeptAndNonsenseInTheFileIsNotTaken()
    {
        QSettings settings(file(), QSettings::IniFormat);
        Alarms::Wishes wishes;
        wishes.rules.of(AlertKind::StockLow) = {false, 25};
        wishes.withSound = false;
        Alarms(settings, m_clock, {}).setWishes(wishes);
        QCOMPARE(Alarms(settings, m_clock, {}).wishes(), wishes);

        settings.setValue(QStringLiteral("alerts/stockLow/limit"), QStringLiteral("many"));
        settings.setValue(QStringLiteral("alerts/oldestWait/limit"), -3);
        const Alarms again(settings, m_clock, {});
        QCOMPARE(again.wishes().rules.of(AlertKind::StockLow).limit, 10);
        QCOMPARE(again.wishes().rules.of(AlertKind::OldestWait).limit, 10);
    }

    void theBannerTellsAndSaysWhenItIsOver()
    {
        Desk desk{lettersAt(0, 0)};
        QVERIFY(!desk.banner().isVisible());
        for (const qint64 second : {1, 2, 3, 4}) desk.show(lettersAt(second, 3));
        EVENTUALLY(desk.banner().isVisible());
        QVERIFY(bannerOf(desk).contains(
            QStringLiteral("3 records did not decode and wait for somebody to look at them.")));
        QVERIFY(desk.window->windowTitle().startsWith(QStringLiteral("(1) ")));

        for (const qint64 second : {5, 8, 11, 12}) desk.show(lettersAt(second, 0));
        EVENTUALLY(bannerOf(desk).contains(QStringLiteral("The dead letters are handled.")));
        QVERIFY(!desk.window->windowTitle().startsWith(u'('));
        QCOMPARE(desk.window->findChild<StatusLabel*>(QStringLiteral("health"))->status().word,
            QStringLiteral("healthy"));

        desk.clock.advance(31s);
        desk.show(lettersAt(13, 0));
        EVENTUALLY(!bannerOf(desk).contains(QStringLiteral("handled")));
    }

    void theWordsOfTheBannerBeginInOneLine()
    {
        Snapshot bad = inTrouble();
        bad.storeProblem = QStringLiteral("disk full");
        const Desk desk{bad};
        EVENTUALLY(bannerOf(desk).contains(QStringLiteral("disk full")));
        const auto firstLetters = [&] {
            QSet<int> found;
            for (const QLabel* each : desk.banner().findChildren<QLabel*>())
                if (each->isVisible() && !each->text().contains(u" more: "))
                    found += each->mapTo(&desk.banner(), QPoint()).x();
            return found;
        };

        EVENTUALLY_EQUAL(firstLetters().size(), qsizetype{1});
    }

    void whatTheBannerHasNoRoomForIsNamed()
    {
        Snapshot bad = inTrouble();
        bad.storeProblem = QStringLiteral("disk full");
        const Desk desk{bad};

        EVENTUALLY(bannerOf(desk).contains(QStringLiteral("2 more: coupons away · lock degraded")));
    }

    void theBannerIsAsGraveAsWhatItSays()
    {
        Snapshot slow = openingNight();
        slow.lockProblem = QStringLiteral("Redis refuses the connection");
        Desk desk{slow};
        const auto role = [&] { return desk.banner().property("role").toString(); };
        EVENTUALLY_EQUAL(role(), QStringLiteral("banner-busy"));

        slow.partitions[0].state = PartitionState::Stalled;
        desk.show(slow);
        EVENTUALLY_EQUAL(role(), QStringLiteral("banner-bad"));
        slow.partitions[0].state = PartitionState::Lost;
        desk.show(slow);
        EVENTUALLY_EQUAL(role(), QStringLiteral("banner-lost"));
    }

    void whatTheBannerSaysAlreadyIsNotSaidTwice()
    {
        Desk desk{inTrouble()};
        Snapshot later = inTrouble();
        for (const qint64 second : {3, 6, 9}) {
            later.takenAtMs = kSampleTakenAtMs + second * 1'000;
            desk.show(later);
        }
        EVENTUALLY(desk.window->windowTitle().startsWith(u'('));
        QCOMPARE(bannerOf(desk).count(QStringLiteral("Nobody consumes partition 1")), 1);
        QVERIFY(!bannerOf(desk).contains(QStringLiteral("On partition 1 the oldest")));
    }

    void rulesAreEditedWithTheKeyboardAndKept()
    {
        Desk desk{openingNight()};
        QTest::keyClick(desk.window.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = desk.window->findChild<AlertsDialog*>();
        QVERIFY(dialog);
        auto* stock = dialog->findChild<QSpinBox*>(QStringLiteral("limit0"));
        QVERIFY(!stock->accessibleName().isEmpty());
        stock->setFocus();
        stock->selectAll();
        QTest::keyClicks(stock, QStringLiteral("40"));
        QTest::keyClick(stock, Qt::Key_Return);
        EVENTUALLY(!desk.window->findChild<AlertsDialog*>());
        QCOMPARE(desk.settings.value(QStringLiteral("alerts/stockLow/limit")).toInt(), 40);

        // 3,120 of 10,000 is below 40 %.
        Snapshot later = openingNight();
        for (const qint64 second : {1, 4}) {
            later.takenAtMs = kSampleTakenAtMs + second * 1'000;
            desk.show(later);
        }
        EVENTUALLY(bannerOf(desk).contains(QStringLiteral("has 3,120 left")));
    }

    void leavingTheDialogChangesNothing()
    {
        Desk desk{openingNight()};
        desk.window->findChild<Alarms*>()->edit()->trigger();
        auto* dialog = desk.window->findChild<AlertsDialog*>();
        dialog->findChild<QCheckBox*>()->click();
        QTest::keyClick(dialog, Qt::Key_Escape);

        QVERIFY(!desk.settings.contains(QStringLiteral("alerts/stockLow/on")));
    }

private:
    QString file() const
    {
        return m_directory.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    }
};

QTEST_MAIN(AlarmsTest)
#include "alarms_test.moc"
