// Dead letters in the real window: read, mended, replayed and given up, each with its guard rails.
#include "tests/support/patience.h"
#include "tests/support/sample_records.h"
#include "tests/ui/desk.h"
#include "ui/dialogs/letter_dialog.h"
#include "ui/type.h"
#include "ui/widgets/bytes_view.h"
#include "ui/widgets/status_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFontInfo>
#include <QLabel>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

using namespace dibs;
using namespace dibs::testing;

namespace {

/// On the page, with the two letters that wait.
struct Sorting : Desk {
    explicit Sorting(Snapshot snapshot = openingNight())
        : Desk(std::move(snapshot))
    {
        open(PageKey::DeadLetters);
        answer({sampleLetters().first(2), {}});
    }
    void answer(const DeadLetterPage& page) { console.listed.constLast().answer(page); }
    QTableView& table() const { return the<QTableView>("letters"); }
    LetterDialog* letterDialog() const { return window->findChild<LetterDialog*>(); }
    template <class Widget>
    Widget& in(const char* name) const
    {
        return *letterDialog()->findChild<Widget*>(QString::fromLatin1(name));
    }
    QPlainTextEdit& editor(const char* name) const
    {
        return *in<BytesView>(name).template findChild<QPlainTextEdit*>();
    }
    void discard() const
    {
        QTest::keyClick(window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    }
    void replay() const { QTest::keyClick(window.get(), Qt::Key_Y, Qt::ControlModifier); }
};

const auto kMended
    = QStringLiteral(R"({"eventId":"019b76da-a800-7000-8000-000000000007","userId":9,)"
                     R"("couponId":7,"timestamp":1,"version":1})");

}  // namespace

class LettersPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void headersAreInAFixedFontAndALetterEndsWhereThePageDoes()
    {
        const Sorting desk;
        QVERIFY(QFontInfo(desk.the<QLabel>("letterHeaders").font()).fixedPitch());

        const auto& payload = desk.the<BytesView>("payload");
        const QWidget& page = *desk.window->page();
        QCOMPARE(payload.mapTo(&page, QPoint(payload.width(), 0)).x(), page.width() - kAround);
    }

    void whileNoneWaitsThePageSaysSo()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::DeadLetters);
        QCOMPARE(desk.text("hint"), QStringLiteral("Dead letters"));

        desk.console.listed.constLast().answer(DeadLetterPage());

        QCOMPARE(desk.text("hint"), QStringLiteral("No dead letter waits"));
    }

    void whatBecameOfALetterIsNamed()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::DeadLetters);
        DeadLetter letter = sampleLetters()[2];
        letter.note.clear();

        desk.console.listed.constLast().answer(DeadLetterPage{{letter}, {}});

        QVERIFY(desk.text("letterNote").startsWith(QStringLiteral("Replayed on ")));
        QVERIFY(desk.text("letterNote").endsWith(QStringLiteral(", without a reason")));
    }

    void howItIsSaidOnceWhereNoneIsListed()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::DeadLetters);
        const auto said = [&desk] {
            QStringList words;
            for (const StatusLabel* each : desk.window->page()->findChildren<StatusLabel*>())
                if (each->isVisible()) words += each->status().word;
            return words;
        };
        QCOMPARE(said(), QStringList{QStringLiteral("reading")});

        desk.console.listed.constLast().answer(
            fail(ErrorCode::Unavailable, QStringLiteral("no database")));

        QCOMPARE(said(), QStringList{QStringLiteral("not read")});
    }

    void aFailureSaysWhyAndCanBeTriedAgain()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::DeadLetters);

        desk.console.listed.constLast().answer(
            fail(ErrorCode::Unavailable, QStringLiteral("no database")));
        QCOMPARE(desk.text("hint"), QStringLiteral("Dead letters"));
        QVERIFY(desk.text("nextStep").endsWith(QStringLiteral("The reason: no database")));
        const qsizetype asked = desk.console.listed.size();
        QTest::mouseClick(&desk.the<QPushButton>("hintButton"), Qt::LeftButton);

        QCOMPARE(desk.console.listed.size(), asked + 1);
    }

    void afterAFailureThePageComesBackByItselfButNotAtOnce()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::DeadLetters);
        desk.console.listed.constLast().answer(
            fail(ErrorCode::Unavailable, QStringLiteral("no database")));
        const qsizetype asked = desk.console.listed.size();

        Snapshot next = openingNight();
        next.takenAtMs += 500;
        desk.show(next);
        QCOMPARE(desk.console.listed.size(), asked);
        desk.clock.advance(6s);
        next.takenAtMs += 6'000;
        desk.show(next);

        EVENTUALLY_EQUAL(desk.console.listed.size(), asked + 1);
        desk.console.listed.constLast().answer(DeadLetterPage{{sampleLetters()[0]}, {}});
        QVERIFY(desk.the<QTableView>("letters").isVisible());
    }

    void aLetterIsReadAsTextOrAsDigits()
    {
        const Sorting desk;
        QCOMPARE(desk.table().model()->rowCount(), 2);
        const auto& payload = *desk.the<BytesView>("payload").findChild<QPlainTextEdit*>();
        QVERIFY(payload.toPlainText().startsWith(QStringLiteral("{\"eventId\"")));
        QVERIFY(desk.text("letterReason").contains(QStringLiteral("\"userId\" is missing")));
        QVERIFY(desk.text("letterHeaders").contains(QStringLiteral("source: ff 00 12")));

        desk.table().setFocus();
        QTest::keyClick(&desk.table(), Qt::Key_Down);

        QVERIFY(payload.toPlainText().startsWith(QStringLiteral("000000  08 96 01 12")));
        QVERIFY(payload.isReadOnly());
    }

    void theSmallestWindowCutsOnlyWhyALetterDoesNotDecode()
    {
        constexpr int kReasonColumn = 4;
        Sorting desk;
        desk.window->resize(desk.window->minimumSize());
        QList<DeadLetter> letters = sampleLetters();
        letters[0].reason = QString(200, u'x');
        letters[0].id = 1'234'567;

        QTest::keyClick(desk.window.get(), Qt::Key_F5);
        desk.answer({letters, {}});

        EVENTUALLY_EQUAL(cutColumns(desk.table(), kReasonColumn), QStringList());
        QVERIFY(desk.table().columnWidth(kReasonColumn) > desk.table().columnWidth(0));
    }

    void newsAreAskedForOnceAndThenOnlyWhenThereIsMore()
    {
        Sorting desk;
        const qsizetype asked = desk.console.listed.size();
        Snapshot next = openingNight();
        next.takenAtMs += 500;
        desk.show(next);
        QCOMPARE(desk.console.listed.size(), asked);

        next.takenAtMs += 500;
        next.deadLettersWaiting = 3;
        desk.show(next);

        EVENTUALLY_EQUAL(desk.console.listed.size(), asked + 1);
    }

    void theChosenLetterStaysChosenWhileOthersCome()
    {
        Sorting desk;
        desk.table().setCurrentIndex(desk.table().model()->index(1, 0));

        QTest::keyClick(desk.window.get(), Qt::Key_F5);
        QList<DeadLetter> more = sampleLetters().first(2);
        more.prepend(more[0]);
        more[0].id = 1;
        desk.answer({more, {}});

        QCOMPARE(
            desk.table().currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("4"));
    }

    void anotherStateIsAskedForAndAnOlderAnswerDropped()
    {
        Sorting desk;
        desk.the<QComboBox>("letterStates").setFocus();
        QTest::keyClick(&desk.the<QComboBox>("letterStates"), Qt::Key_Down);
        QTest::keyClick(&desk.the<QComboBox>("letterStates"), Qt::Key_Down);
        const auto& asked = desk.console.listed;
        QCOMPARE(asked.constLast().state, std::optional(LetterState::Discarded));

        asked.constLast().answer(DeadLetterPage{{sampleLetters()[3]}, {}});
        asked[asked.size() - 2].answer(DeadLetterPage{{sampleLetters()[2]}, {}});

        QCOMPARE(desk.text("letterTitle"), QStringLiteral("Dead letter 6"));
        QVERIFY(desk.text("letterNote").startsWith(QStringLiteral("Discarded on ")));
        QVERIFY(desk.text("letterNote").endsWith(QStringLiteral(": a test of the sender")));
        desk.discard();
        QVERIFY(!desk.letterDialog());
    }

    void aSecondPageIsAskedForAndBothStayOnceMore()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::DeadLetters);
        QList<DeadLetter> first;
        for (qint64 id = 1; id <= DeadLetterPage::kLettersMax; ++id)
            first.append({.id = id, .reason = QStringLiteral("it is not JSON")});
        const auto& listed = desk.console.listed;
        listed.constLast().answer(DeadLetterPage{first, 100});

        QTest::mouseClick(&desk.the<QPushButton>("moreLetters"), Qt::LeftButton);
        listed.constLast().answer(DeadLetterPage{first, 100});
        QCOMPARE(listed.constLast().after, 100);
        listed.constLast().answer(DeadLetterPage{{{.id = 101}}, {}});

        QCOMPARE(desk.the<QTableView>("letters").model()->rowCount(), 101);
        QVERIFY(!desk.the<QPushButton>("moreLetters").isVisible());
    }

    void discardingWantsTheNumberAndAReason()
    {
        const Sorting desk;
        desk.discard();
        QVERIFY(desk.letterDialog());
        auto& confirm = desk.in<QPushButton>("confirm");

        QTest::keyClicks(&desk.in<QLineEdit>("number"), QStringLiteral("3"));
        QVERIFY(!confirm.isEnabled());
        QVERIFY(desk.in<QLineEdit>("reason").placeholderText().contains(QStringLiteral("needed")));
        QTest::keyClicks(&desk.in<QLineEdit>("reason"), QStringLiteral("a test"));
        QVERIFY(confirm.isEnabled());
        QTest::keyClick(&desk.in<QLineEdit>("reason"), Qt::Key_Return);

        QCOMPARE(desk.console.handled.size(), 1);
        QCOMPARE(desk.console.handled[0].command, QStringLiteral("discard"));
        QCOMPARE(desk.console.handled[0].letter, 3);
        QCOMPARE(desk.console.handled[0].reason, QStringLiteral("a test"));
        QVERIFY(!confirm.isEnabled());
        const qsizetype asked = desk.console.listed.size();
        desk.console.handled[0].done({});
        EVENTUALLY(!desk.letterDialog());
        QCOMPARE(desk.console.listed.size(), asked + 1);
    }

    void whatFailsIsSaidInTheDialogWhichKeepsWhatWasTyped()
    {
        const Sorting desk;
        desk.discard();
        QTest::keyClicks(&desk.in<QLineEdit>("number"), QStringLiteral("3"));
        QTest::keyClicks(&desk.in<QLineEdit>("reason"), QStringLiteral("a test"));
        QTest::mouseClick(&desk.in<QPushButton>("confirm"), Qt::LeftButton);

        desk.console.handled[0].done(
            fail(ErrorCode::Conflict, QStringLiteral("dead letter 3 is REPLAYED already")));

        QVERIFY(desk.in<QLabel>("complaint").isVisible());
        QVERIFY(desk.in<QLabel>("complaint").text().contains(QStringLiteral("REPLAYED already")));
        QCOMPARE(desk.in<QLineEdit>("reason").text(), QStringLiteral("a test"));
        QVERIFY(desk.in<QPushButton>("confirm").isEnabled());
    }

    void aMendedPayloadIsJudgedWhileOneTypesAndSentAlone()
    {
        const Sorting desk;
        desk.replay();
        QVERIFY(desk.letterDialog());
        QVERIFY(desk.in<QLabel>("verdict").text().contains(QStringLiteral("userId")));
        QVERIFY(!desk.in<QPushButton>("confirm").isEnabled());

        desk.editor("mendedPayload").setPlainText(kMended);
        QCOMPARE(desk.in<QLabel>("verdict").text(),
            QStringLiteral("User 9 asks for a coupon of campaign 7"));
        QTest::mouseClick(&desk.in<QPushButton>("confirm"), Qt::LeftButton);

        QCOMPARE(desk.console.handled[0].command, QStringLiteral("replay"));
        QCOMPARE(desk.console.handled[0].mended.payload, kMended.toUtf8());
        QVERIFY(desk.console.handled[0].mended.key.isNull());
    }

    void whatIsToBeMendedHasTheFocus()
    {
        const Sorting desk;
        desk.replay();

        QCOMPARE(desk.letterDialog()->focusWidget(), &desk.editor("mendedPayload"));
    }

    void whatStillDoesNotDecodeWantsAnExtraWord()
    {
        const Sorting desk;
        desk.table().setCurrentIndex(desk.table().model()->index(1, 0));
        desk.replay();

        QVERIFY(!desk.in<QPushButton>("confirm").isEnabled());
        desk.in<QCheckBox>("evenSo").setChecked(true);
        QTest::mouseClick(&desk.in<QPushButton>("confirm"), Qt::LeftButton);

        // Untouched, so the server takes its own bytes.
        QVERIFY(desk.console.handled[0].mended.payload.isNull());
    }

    void aWrongKeyIsNoticedBeforeItLandsOnAnotherPartition()
    {
        const Sorting desk;
        desk.replay();
        desk.editor("mendedPayload").setPlainText(kMended);

        desk.editor("mendedKey").setPlainText(QStringLiteral("coupon-8"));

        QVERIFY(desk.in<QLabel>("verdict").text().contains(QStringLiteral("coupon-7")));
        QVERIFY(!desk.in<QPushButton>("confirm").isEnabled());
    }

    void aReadOnlyWindowReadsAndChangesNothing()
    {
        Snapshot night = openingNight();
        night.readOnly = true;
        const Sorting desk(night);

        desk.discard();
        desk.replay();
        QTest::keyClick(&desk.table(), Qt::Key_Return);

        QVERIFY(!desk.letterDialog());
    }

    void elsewhereInTheWindowItsKeysDoNothing()
    {
        const Sorting desk;
        desk.open(PageKey::Feed);

        desk.discard();

        QVERIFY(!desk.letterDialog());
    }

    void lettersAreCopiedAsCsvAndAsCurl()
    {
        const Sorting desk;

        QTest::keyClick(desk.window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("p1@5231")));
        QTest::keyClick(desk.window.get(), Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QApplication::clipboard()->text().endsWith(
            QStringLiteral("/api/console/dead-letters?state=FOUND'")));
    }
};

QTEST_MAIN(LettersPageTest)
#include "letters_page_test.moc"
