// What all dialogs have in common.
#include "tests/support/sample_records.h"
#include "tests/ui/desk.h"

#include <QDialog>
#include <QFileDialog>
#include <QPushButton>

using namespace dibs;
using namespace dibs::testing;

namespace {

QAction* commandOf(const Desk& desk, int number)
{
    return desk.window->page()->commands().at(number);
}

/// Reports are made of what is over.
Snapshot over()
{
    Snapshot night = openingNight();
    night.campaigns[0].state = CampaignState::Closed;
    night.campaigns[0].lag = 0;
    return night;
}

/// Opened by its action, and on the screen.
const QDialog* opened(const Desk& desk, const QString& name)
{
    if (name == u"alerts") desk.window->findChild<Alarms*>()->edit()->trigger();
    if (name == u"keySheet") desk.window->findChild<WindowActions*>()->keys.trigger();
    if (name == u"command") desk.actions().close()->trigger();
    if (name == u"campaignForm") desk.actions().create()->trigger();
    if (name == u"rehearsal") desk.actions().rehearse()->trigger();
    if (name == u"replay" || name == u"discard") {
        desk.open(PageKey::DeadLetters);
        desk.console.listed.constLast().answer(DeadLetterPage{sampleLetters(), {}});
        commandOf(desk, name == u"replay" ? 0 : 1)->trigger();
    }
    if (name == u"report") {
        QTest::keyClick(desk.window.get(), Qt::Key_R, Qt::ControlModifier);
        auto* file = desk.window->findChild<QFileDialog*>();
        file->selectFile(desk.directory.filePath(QStringLiteral("report.csv")));
        QMetaObject::invokeMethod(file, "accept");
        desk.console.reported.constLast().answer(sampleReport());
    }
    auto* dialog = desk.window->findChild<QDialog*>(name);
    if (dialog) static_cast<void>(QTest::qWaitForWindowExposed(dialog));
    return dialog;
}

/// By its words, as people know it.
const QPushButton* leaving(const QDialog& dialog)
{
    const QStringList words{QStringLiteral("Cancel"), QStringLiteral("Close"),
        QStringLiteral("취소"), QStringLiteral("닫기")};
    for (const QPushButton* each : dialog.findChildren<QPushButton*>())
        if (each->isVisibleTo(&dialog) && words.contains(each->text())) return each;
    return nullptr;
}

/// Where it is in the dialog.
QRect placeOf(const QWidget& widget, const QDialog& dialog)
{
    return {widget.mapTo(&dialog, QPoint()), widget.size()};
}

}  // namespace

class DialogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void inEachDialogTheButtonThatLeavesComesFirstAndNoHoleIsAboveIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<LanguageChoice>("language");
        for (const char* name : {"alerts", "keySheet", "command", "campaignForm", "rehearsal",
                 "replay", "discard", "report"}) {
            QTest::newRow(name) << QString::fromLatin1(name) << LanguageChoice::English;
            QTest::addRow("%s in Korean", name)
                << QString::fromLatin1(name) << LanguageChoice::Korean;
        }
    }

    void inEachDialogTheButtonThatLeavesComesFirstAndNoHoleIsAboveIt()
    {
        QFETCH(QString, name);
        QFETCH(LanguageChoice, language);
        const Desk desk{name == u"report" ? over() : openingNight()};
        const auto& windowActions = *desk.window->findChild<WindowActions*>();
        windowActions.languages.actions().at(static_cast<int>(language))->trigger();
        const QDialog* dialog = opened(desk, name);
        QVERIFY(dialog);
        const QPushButton* leave = leaving(*dialog);
        QVERIFY(leave);
        const QRect buttons = placeOf(*leave, *dialog);

        int lowest = 0;
        for (const QWidget* each : dialog->findChildren<QWidget*>()) {
            if (!each->isVisibleTo(dialog) || each == leave) continue;
            const QRect place = placeOf(*each, *dialog);
            if (qobject_cast<const QPushButton*>(each))
                QVERIFY2(place.left() > buttons.right(), qPrintable(each->objectName()));
            else if (place.bottom() < buttons.top())
                lowest = std::max(lowest, place.bottom());
        }
        QVERIFY(lowest > 0);
        QVERIFY2(buttons.top() - lowest <= kGroups + 1, qPrintable(QString::number(lowest)));
    }
};

QTEST_MAIN(DialogsTest)
#include "dialogs_test.moc"
