// "I pressed first!" in the real window: one question after the other, and never an old answer.
#include "tests/support/patience.h"
#include "tests/support/sample_records.h"
#include "tests/ui/desk.h"
#include "ui/customer_inquiry.h"
#include "ui/type.h"
#include "ui/widgets/time_line.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QTableView>

using namespace dibs;
using namespace dibs::testing;

namespace {

/// On the customer page, with this typed and asked for.
struct Asking : Desk {
    explicit Asking(const QString& text)
        : Desk(openingNight())
    {
        open(PageKey::Customer);
        ask(text);
    }
    void ask(const QString& text)
    {
        QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(&the<QLineEdit>("customer"), text);
        QTest::keyClick(&the<QLineEdit>("customer"), Qt::Key_Return);
    }
    QStringList line() const
    {
        QStringList words;
        for (const QLabel* label : the<TimeLine>("timeLine").findChildren<QLabel*>())
            if (label->isVisible()) words += label->text();
        return words;
    }
};

}  // namespace

class CustomerPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void digitsAreAUserAndTheRestIsARequestId()
    {
        QCOMPARE(questionIn(QStringLiteral(" 1042 ")), CustomerQuestion{.user = UserId{1042}});
        QCOMPARE(questionIn(QStringLiteral("019b-7.q7Y")),
            CustomerQuestion{.requestId = QStringLiteral("019b-7.q7Y")});
        for (const char* none : {"", "  ", "0", "99999999999999999999"})
            QVERIFY2(!questionIn(QString::fromLatin1(none)), none);
    }

    void beforeAQuestionThePageSaysWhatToAsk()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Customer);

        QVERIFY(desk.text("hint").contains(QStringLiteral("I pressed first")));
        QVERIFY(desk.console.sought.isEmpty());
    }

    void whatIsNoIdIsSaidBelowTheFieldAndNotAsked()
    {
        const Asking desk(QStringLiteral("0"));

        QVERIFY(desk.the<QLabel>("complaint").isVisible());
        QVERIFY(desk.console.sought.isEmpty());
    }

    void aStoryIsToldWithItsNeighbours()
    {
        const Asking desk(QStringLiteral("1042"));
        QCOMPARE(desk.text("hint"), QStringLiteral("User 1042"));

        desk.console.sought[0].answer(sampleStory());

        QVERIFY(desk.text("verdict").startsWith(QStringLiteral("User 1042 got no coupon of")));
        QVERIFY(desk.line().contains(QStringLiteral("In the log at p0@5480")));
        QVERIFY(desk.line().contains(QStringLiteral("Sold out")));
        const QAbstractItemModel& neighbours = *desk.the<QTableView>("neighbours").model();
        QCOMPARE(neighbours.rowCount(), 7);
        QCOMPARE(neighbours.index(0, 0).data().toString(), QStringLiteral("3 before"));
        QCOMPARE(neighbours.index(3, 0).data().toString(), QStringLiteral("this request"));
        QCOMPARE(neighbours.index(4, 4).data().toString(), QStringLiteral("p0@5481"));
    }

    void aStoryBeginsAsFarBelowTheQuestionAsAPageBelowTheTitle()
    {
        const Asking desk(QStringLiteral("1042"));
        desk.console.sought[0].answer(sampleStory());
        const auto& question = desk.the<QLineEdit>("customer");
        const auto& verdict = desk.the<QLabel>("verdict");
        const auto top = [&desk](const QWidget& each) {
            return each.mapTo(desk.window->page(), QPoint()).y();
        };

        QCOMPARE(top(question), kAround);
        EVENTUALLY_EQUAL(top(verdict), kAround + question.height() + kAround);
    }

    void theSmallestWindowCutsNothingThatDecides_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<QString>("find");
        QTest::newRow("English") << int(LanguageChoice::English) << QStringLiteral("Find");
        QTest::newRow("Korean") << int(LanguageChoice::Korean) << QStringLiteral("찾기");
    }
    void theSmallestWindowCutsNothingThatDecides()
    {
        QFETCH(int, language);
        QFETCH(QString, find);
        constexpr int kCampaignColumn = 2;
        const Asking desk(QStringLiteral("1042"));
        const auto& languages = desk.window->findChild<WindowActions*>()->languages;
        languages.actions().at(language)->trigger();
        EVENTUALLY_EQUAL(desk.the<QPushButton>("find").text(), find);
        desk.window->resize(desk.window->minimumSize());
        desk.console.sought[0].answer(sampleStory());

        EVENTUALLY_EQUAL(cutColumns(desk.the<QTableView>("neighbours")), QStringList());
        EVENTUALLY_EQUAL(
            cutColumns(desk.the<QTableView>("requests"), kCampaignColumn), QStringList());
        // A font that steps in for letters which the desktop's lacks has taller lines.
        EVENTUALLY_EQUAL(
            desk.the<QPushButton>("find").height(), desk.the<QLineEdit>("customer").height());
        languages.actions().at(int(LanguageChoice::English))->trigger();
    }

    void anotherRequestOfTheSameCustomerIsChosenByKeys()
    {
        const Asking desk(QStringLiteral("1042"));
        desk.console.sought[0].answer(sampleStory());
        auto& list = desk.the<QTableView>("requests");
        QVERIFY(list.isVisible());

        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Down);

        QCOMPARE(desk.text("verdict"),
            QStringLiteral("User 1042 got coupon number 8,120 of “Breakfast for two”."));
        QVERIFY(desk.line().contains(QStringLiteral("Used by order 77")));
    }

    void anOlderAnswerThatComesLateIsDropped()
    {
        Asking desk(QStringLiteral("7"));
        desk.ask(QStringLiteral("1042"));
        QCOMPARE(desk.console.sought.size(), 2);

        desk.console.sought[1].answer(sampleStory());
        const QString told = desk.text("verdict");
        CustomerStory old = sampleStory();
        old.requests[0].request.userId = UserId{7};
        desk.console.sought[0].answer(old);
        QCOMPARE(desk.text("verdict"), told);
        desk.console.sought[0].answer(fail(ErrorCode::Unavailable, QStringLiteral("late")));

        QCOMPARE(desk.text("verdict"), told);
        QVERIFY(desk.the<QLabel>("verdict").isVisible());
    }

    void whoIsNotFoundIsToldWhatToDo()
    {
        const Asking desk(QStringLiteral("7"));

        desk.console.sought[0].answer(fail(ErrorCode::NotFound, QStringLiteral("no request")));

        QCOMPARE(desk.text("hint"), QStringLiteral("User 7"));
        QVERIFY(desk.text("nextStep").contains(QStringLiteral("look again")));
    }

    void aFailureSaysWhyAndCanBeTriedAgain()
    {
        const Asking desk(QStringLiteral("7"));

        desk.console.sought[0].answer(fail(ErrorCode::Unavailable, QStringLiteral("no database")));
        QCOMPARE(desk.text("hint"), QStringLiteral("User 7"));
        QVERIFY(desk.text("nextStep").endsWith(QStringLiteral("The reason: no database")));
        QTest::mouseClick(&desk.the<QPushButton>("hintButton"), Qt::LeftButton);

        QCOMPARE(desk.console.sought.size(), 2);
        QCOMPARE(desk.console.sought[1].question, CustomerQuestion{.user = UserId{7}});
    }

    void aStoryEndsWhereThePageDoesAndGivesWayToAScrollBar()
    {
        const Asking desk(QStringLiteral("1042"));
        desk.console.sought[0].answer(sampleStory());
        const auto& table = desk.the<QTableView>("neighbours");
        const QWidget& page = *desk.window->page();
        const auto end = [&] { return table.mapTo(&page, QPoint(table.width(), 0)).x(); };
        EVENTUALLY_EQUAL(end(), page.width() - kAround);

        desk.window->resize(desk.window->minimumSize());

        constexpr int kBar = 8;
        EVENTUALLY_EQUAL(end(), page.width() - kAround - kBar - kInside);
    }

    void lookingAgainKeepsTheStoryUntilTheNextIsThere()
    {
        const Asking desk(QStringLiteral("1042"));
        desk.console.sought[0].answer(sampleStory());

        QTest::keyClick(desk.window.get(), Qt::Key_F5);
        QVERIFY(desk.the<QLabel>("verdict").isVisible());
        desk.console.sought[1].answer(fail(ErrorCode::Unavailable, QStringLiteral("no database")));

        QVERIFY(desk.the<QLabel>("verdict").isVisible());
        QCOMPARE(desk.text("inquiry"), QStringLiteral("no database"));
    }

    void theStepsOfAStoryStandTogetherHoweverTallTheWindow()
    {
        const Theme theme = lightTheme();
        TimeLine line(theme);
        line.setSteps({{.what = QStringLiteral("accepted"), .detail = QStringLiteral("as x")},
                          {.what = QStringLiteral("issued"), .detail = QStringLiteral("number 7")},
                          {.what = QStringLiteral("used")}},
            0);
        line.resize(400, line.sizeHint().height());
        line.show();
        const auto tops = [&line] {
            QList<int> all;
            for (const QLabel* each : line.findChildren<QLabel*>())
                if (each->isVisible() && !each->text().isEmpty()) all += each->y();
            return all;
        };
        const QList<int> before = tops();
        QCOMPARE(before.size(), 5);

        line.resize(400, 3 * line.height());

        EVENTUALLY_EQUAL(tops(), before);
    }

    void aRequestThatWaitsIsToldWithoutAPlace()
    {
        const Asking desk(QStringLiteral("019b76da-a800-7000-8000-000000000007.q7Yt0cG1xWk"));

        desk.console.sought[0].answer(waitingStory());

        QVERIFY(desk.line().contains(QStringLiteral("Not decided yet")));
        QVERIFY(!desk.the<QTableView>("neighbours").isVisible());
        QVERIFY(!desk.the<QTableView>("requests").isVisible());
        const QWidget& page = *desk.window->page();
        const auto left = [&](const QWidget& each) { return each.mapTo(&page, QPoint()).x(); };
        QCOMPARE(left(desk.the<QLabel>("verdict")), left(desk.the<QLineEdit>("customer")));
    }

    void aNeighbourIsAskedForByEnter()
    {
        const Asking desk(QStringLiteral("1042"));
        desk.console.sought[0].answer(sampleStory());
        auto& neighbours = desk.the<QTableView>("neighbours");

        neighbours.setFocus();
        QTest::keyClick(&neighbours, Qt::Key_Up);
        QTest::keyClick(&neighbours, Qt::Key_Return);

        QCOMPARE(desk.console.sought.constLast().question, CustomerQuestion{.user = UserId{1041}});
        QCOMPARE(desk.the<QLineEdit>("customer").text(), QStringLiteral("1041"));
    }

    void theRequestAnotherPageAskedForIsTheOneThatIsShown()
    {
        Desk desk{openingNight()};
        const EventId wanted = sampleStory().requests[2].request.event;

        Q_EMIT desk.window->page()->wants({.page = PageKey::Customer,
            .question = CustomerQuestion{.user = UserId{1042}},
            .request = wanted});
        desk.console.sought[0].answer(sampleStory());

        QVERIFY(desk.text("verdict").contains(QStringLiteral("8,120")));
    }

    void requestsAreCopiedAsCsvWithWhatTheListHasNoRoomFor()
    {
        const Asking desk(QStringLiteral("1042"));
        desk.console.sought[0].answer(sampleStory());

        QTest::keyClick(desk.window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);

        const QStringList lines = QApplication::clipboard()->text().split(QStringLiteral("\r\n"));
        QCOMPARE(lines.size(), 6);  // titles, four requests, and nothing behind the last line
        QVERIFY(lines[3].contains(QStringLiteral("\"number 8,120\",1042,p1@5400")));
    }

    void theQuestionIsCopiedAsCurl()
    {
        const Asking desk(QStringLiteral("a b"));

        QTest::keyClick(desk.window.get(), Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);

        QVERIFY(QApplication::clipboard()->text().endsWith(
            QStringLiteral("/api/console/customers?requestId=a%20b'")));
    }

    void everythingThatTakesTheFocusHasANameToSpeak()
    {
        const Asking desk(QStringLiteral("1042"));
        desk.console.sought[0].answer(sampleStory());

        for (const char* name : {"customer", "requests", "neighbours"})
            QVERIFY2(!desk.the<QWidget>(name).accessibleName().isEmpty(), name);
    }
};

QTEST_MAIN(CustomerPageTest)
#include "customer_page_test.moc"
