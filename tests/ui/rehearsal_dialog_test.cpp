#include "tests/support/fake_coupon_server.h"
#include "tests/support/patience.h"
#include "tests/ui/desk.h"
#include "ui/dialogs/rehearsal_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

Snapshot emptyServerAt(const QUrl& url, const QString& environment = {})
{
    Snapshot snapshot = nothingYet();
    snapshot.instance = url.authority();
    snapshot.environment = environment;
    return snapshot;
}

/// The dialog over an empty Dibs, and a server of a few lines to rehearse with.
struct Stage {
    explicit Stage(test::Sin sin = test::Sin::None, const QString& environment = {})
        : server(sin)
        , desk(emptyServerAt(server.url(), environment))
    {
    }

    RehearsalDialog* dialog() const { return desk.window->findChild<RehearsalDialog*>(); }
    template <class Field>
    Field& field(const char* name) const
    {
        return *dialog()->findChild<Field*>(QString::fromLatin1(name));
    }
    /// As high as what is shown needs, and no higher.
    bool isFilled() const
    {
        return dialog()->height() == dialog()->layout()->totalHeightForWidth(dialog()->width());
    }
    void open() const
    {
        QTest::keyClick(desk.window.get(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        static_cast<void>(QTest::qWaitForWindowActive(dialog()));
    }
    void start(int users, int stock, int rate) const
    {
        field<QSpinBox>("users").setValue(users);
        field<QSpinBox>("stock").setValue(stock);
        field<QSpinBox>("rate").setValue(rate);
        QTest::mouseClick(&field<QPushButton>("go"), Qt::LeftButton);
    }

    test::FakeCouponServer server;
    Desk desk;
};

}  // namespace

class RehearsalDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void theFirstFigureIsReplacedByWhatOneTypes()
    {
        const Stage stage;
        stage.open();
        QWidget* focused = stage.dialog()->focusWidget();
        QVERIFY(focused);
        QTest::keyClicks(focused, QStringLiteral("70"));

        QCOMPARE(stage.field<QSpinBox>("users").value(), 70);
    }

    void anEmptyDibsOffersARehearsalThatEndsInItsProof()
    {
        const Stage stage;
        stage.desk.window->findChild<QToolButton*>(QStringLiteral("rehearse"))->click();
        QVERIFY(stage.dialog());
        static_cast<void>(QTest::qWaitForWindowActive(stage.dialog()));
        stage.start(200, 50, 0);
        QVERIFY(stage.field<QPushButton>("stop").isVisible());
        QVERIFY(stage.isFilled());

        EVENTUALLY(stage.field<QLabel>("verdict").isVisible());
        QVERIFY(stage.isFilled());
        QCOMPARE(stage.field<QLabel>("verdict").text(),
            QStringLiteral("Nobody was wronged: all guarantees hold."));
        QCOMPARE(stage.dialog()->findChildren<StatusLabel*>().size(), 6);
        QVERIFY(stage.field<QLabel>("outcomes")
                    .text()
                    .contains(QStringLiteral("50 of 50 coupons issued")));
        QVERIFY(stage.server.isClosed());

        stage.field<QPushButton>("copyReport").click();
        QVERIFY(
            QApplication::clipboard()->text().startsWith(QStringLiteral("Rehearsal of coupon 77")));
    }

    void aServerThatWrongsSomebodyIsNotCalledFair()
    {
        const Stage stage(test::Sin::Oversells);
        stage.open();
        stage.start(200, 50, 0);

        EVENTUALLY(stage.field<QLabel>("verdict").isVisible());
        QCOMPARE(
            stage.field<QLabel>("verdict").text(), QStringLiteral("Guarantees were violated."));
        QVERIFY(stage.dialog()->findChildren<StatusLabel*>()[0]->status().word.contains(
            QStringLiteral("violated")));
    }

    void aServerThatIsNotReadyIsToldWhereOneTriesAgain()
    {
        const Stage stage(test::Sin::NotReady);
        stage.open();
        stage.start(200, 50, 0);

        EVENTUALLY(stage.field<QLabel>("problem").isVisible());
        QVERIFY(stage.field<QPushButton>("go").isVisible());
        QCOMPARE(stage.field<QSpinBox>("users").value(), 200);
    }

    void stoppingProvesWhatWasAskedSoFar()
    {
        const Stage stage;
        stage.open();
        stage.start(100'000, 50, 200);
        EVENTUALLY(stage.server.presses() > 50);
        stage.field<QPushButton>("stop").click();

        EVENTUALLY(stage.field<QLabel>("verdict").isVisible());
        QVERIFY(stage.field<QLabel>("outcomes").text().contains(QStringLiteral("Interrupted")));
    }

    void closingTheDialogBreaksOffAndClosesTheCampaign()
    {
        const Stage stage;
        stage.open();
        stage.start(100'000, 50, 200);
        EVENTUALLY(stage.server.presses() > 50);
        QTest::keyClick(stage.dialog(), Qt::Key_Escape);

        EVENTUALLY(!stage.dialog());
        EVENTUALLY(stage.server.isClosed());
        EVENTUALLY(!stage.desk.window->findChild<RehearsalRun*>());
    }

    void productionAsksOnceMoreAndReadOnlyOffersNothing()
    {
        const Stage stage(test::Sin::None, QStringLiteral("production"));
        stage.open();
        QVERIFY(!stage.field<QPushButton>("go").isEnabled());
        stage.field<QCheckBox>("sure").click();
        QVERIFY(stage.field<QPushButton>("go").isEnabled());

        Snapshot readOnly = nothingYet();
        readOnly.readOnly = true;
        const Desk desk{readOnly};
        QVERIFY(!desk.actions().rehearse()->isEnabled());
    }
};

QTEST_MAIN(RehearsalDialogTest)
#include "rehearsal_dialog_test.moc"
