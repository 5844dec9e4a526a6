// A Korean window on an English server: why something does not work is said in Korean where it is
// Dibs that says it, and quoted where it is a neighbour.
#include "backend/console/link_words.h"
#include "backend/console/neighbour_words.h"
#include "backend/console/partition_words.h"
#include "backend/console/problems.h"
#include "backend/console/reason_words.h"
#include "tests/support/sample_records.h"
#include "tests/ui/desk.h"
#include "ui/models/neighbour_model.h"

#include <QFileDialog>
#include <QPushButton>
#include <QToolButton>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

QString stoppedBy(const QString& reason)
{
    return why({.partition = 2, .state = PartitionState::Lost, .stoppedBecause = reason});
}

QString shownInBanner(const Desk& desk)
{
    QStringList words;
    for (const QLabel* each : desk.window->findChild<Banner*>()->findChildren<QLabel*>())
        words += each->text();
    return words.join(u'\n');
}

const auto kNoAnswer = QStringLiteral("no answer from kafka-1:9092");
const auto kNoAnswerShown = QStringLiteral(" kafka-1:9092에서 응답이 없습니다.");

/// A Korean window in which what was asked for fails.
struct KoreanDesk : Desk {
    explicit KoreanDesk(Snapshot snapshot)
        : Desk(std::move(snapshot))
    {
        window->findChild<WindowActions*>()
            ->languages.actions()
            .at(int(LanguageChoice::Korean))
            ->trigger();
    }
    void openLetters() const
    {
        open(PageKey::DeadLetters);
        console.listed.constLast().answer(DeadLetterPage{sampleLetters(), {}});
    }
    void askForReport()
    {
        QTest::keyClick(window.get(), Qt::Key_R, Qt::ControlModifier);
        auto* file = window->findChild<QFileDialog*>();
        file->selectFile(directory.filePath(QStringLiteral("report.csv")));
        QMetaObject::invokeMethod(file, "accept");
    }
    void type(const char* name, const char* text) const
    {
        QTest::keyClicks(
            window->findChild<QLineEdit*>(QString::fromLatin1(name)), QString::fromLatin1(text));
    }
    void confirm() const
    {
        QTest::mouseClick(
            window->findChild<QPushButton*>(QStringLiteral("confirm")), Qt::LeftButton);
    }
    QStringList labels() const
    {
        QStringList texts;
        for (const QLabel* each : window->findChildren<QLabel*>()) texts += each->text();
        return texts;
    }
};

Snapshot over()
{
    Snapshot night = openingNight();
    night.campaigns[0].state = CampaignState::Closed;
    night.campaigns[0].lag = 0;
    return night;
}

}  // namespace

class ReasonsShownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_korean = std::make_unique<OurWords>();
        QVERIFY(m_korean->load(QStringLiteral(":/translations/dibs_ko.qm")));
        QCoreApplication::installTranslator(m_korean.get());
    }
    void cleanup() { m_korean.reset(); }

    void whatDibsSaysIsTranslatedAndWhatANeighbourSaysIsQuoted_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, const char* reason, const char* shown) {
            QTest::newRow(name) << QString::fromUtf8(reason) << QString::fromUtf8(shown);
        };
        row("a sentence", "records 5 to 9 are missing from the log", "로그에 없는 레코드: 5~9.");
        row("with a colon of its own",
            "topic orders has 6 partitions now instead of 3: requests of one coupon would come to "
            "lie on two of them",
            "토픽 orders의 파티션 수가 바뀌었습니다(3 → 6). 한 쿠폰의 요청이 두 파티션에 "
            "나뉘게 됩니다.");
        row("with a neighbour's words behind it",
            "no answer from kafka-1:9092: Local: Broker transport failure",
            "kafka-1:9092에서 응답이 없습니다. 세부: “Local: Broker transport failure”");
        row("of two sentences",
            "other instances learn late what is decided here: redis://cache:6379: no answer in "
            "time",
            "여기서 처리한 결과를 다른 인스턴스가 늦게 압니다. redis://cache:6379: 제때 응답이 "
            "없습니다.");
        row("with advice of ours",
            "database or disk is full: free some space, it goes on by itself",
            "디스크 공간을 비우면 저절로 이어집니다. 세부: “database or disk is full”");
        row("a neighbour's", "UNIQUE constraint failed: outcomes.event_id",
            "세부: “UNIQUE constraint failed: outcomes.event_id”");
        row("a dead letter's", "member \"userId\" is missing or not a number",
            "“userId” 항목이 없거나 숫자가 아님");
        row("a file and a neighbour's", "/data/log.db: unable to open database file",
            "세부: “/data/log.db: unable to open database file”");
    }

    void whatDibsSaysIsTranslatedAndWhatANeighbourSaysIsQuoted()
    {
        QFETCH(QString, reason);
        QFETCH(QString, shown);

        QCOMPARE(reasonWords(reason), shown);
    }

    void noEnglishIsInTheMiddleOfAKoreanSentence()
    {
        QCOMPARE(stoppedBy(QStringLiteral("disk I/O error")),
            QStringLiteral("파티션 2 중단. 세부: “disk I/O error”"));
        Snapshot bad;
        bad.logProblem = bad.storeProblem = bad.lockProblem = QStringLiteral("disk I/O error");
        for (const Problem& each : problemsOf(bad))
            QVERIFY2(each.what.endsWith(u". 세부: “disk I/O error”"), qPrintable(each.what));
    }

    void whatTheNetworkSaysIsQuoted()
    {
        const Link gone{.state = LinkState::Gone,
            .server = QStringLiteral("host:8081"),
            .fault = LinkFault::Unreachable,
            .detail = QStringLiteral("connection refused"),
            .sinceMs = kSampleTakenAtMs};

        QCOMPARE(problemOf(gone, kSampleTakenAtMs + 14'000)->what,
            QStringLiteral("host:8081 응답 없음(14초째). 세부: “connection refused”"));
    }

    void aNeighboursWordsEndWithOneFullStop()
    {
        Snapshot ill;
        ill.takenAtMs = kSampleTakenAtMs;
        ill.neighbours = {{.kind = NeighbourKind::Redis,
            .name = QStringLiteral("Redis"),
            .problem = QStringLiteral("connection refused")}};
        NeighbourModel model;
        model.take(ill);

        QCOMPARE(model.wordsAt(model.index(0, 0)).section(u'\n', 0, 0),
            QStringLiteral("Redis에 문제가 있습니다. 세부: “connection refused”"));
    }

    void inEnglishItIsTheServersOwnSentence()
    {
        QCoreApplication::removeTranslator(m_korean.get());

        QCOMPARE(stoppedBy(QStringLiteral("records 5 to 9 are missing from the log")),
            QStringLiteral("Partition 2 stopped: records 5 to 9 are missing from the log."));
        QCOMPARE(reasonWords(QStringLiteral("no answer from a:1: Local: Timed out")),
            QStringLiteral("no answer from a:1: Local: Timed out"));
    }

    void theWindowSaysIt()
    {
        Snapshot bad = openingNight();
        bad.storeProblem = QStringLiteral("no answer from kafka-1:9092");
        const KoreanDesk desk{bad};

        EVENTUALLY(shownInBanner(desk).contains(u"kafka-1:9092에서 응답이 없습니다."));
    }

    void aDialogSaysIt()
    {
        KoreanDesk desk{over()};
        desk.askForReport();
        desk.console.reported.constLast().answer(fail(ErrorCode::Unavailable, kNoAnswer));
        QCOMPARE(desk.text("reportWords"), kNoAnswerShown.trimmed());

        desk.directory.remove();
        QTest::mouseClick(
            desk.window->findChild<QPushButton*>(QStringLiteral("again")), Qt::LeftButton);
        desk.console.reported.constLast().answer(sampleReport());
        QVERIFY2(desk.text("reportWords").contains(u"저장하지 못했습니다. 세부: “"),
            qPrintable(desk.text("reportWords")));
    }

    void aFormSaysIt()
    {
        KoreanDesk desk{openingNight()};
        desk.actions().create()->trigger();
        desk.type("description", "Spring");
        desk.type("amount", "1000");
        desk.type("stock", "500");
        desk.confirm();
        QCOMPARE(desk.console.created.size(), 1);
        desk.console.created[0].answer(fail(ErrorCode::Unavailable, kNoAnswer));

        QVERIFY(
            desk.labels().contains(QStringLiteral("캠페인을 만들지 못했습니다.") + kNoAnswerShown));
    }

    void aDeadLetterInHandSaysIt()
    {
        const KoreanDesk desk{openingNight()};
        desk.openLetters();
        QTest::keyClick(desk.window.get(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(desk.text("verdict"), QStringLiteral("“userId” 항목이 없거나 숫자가 아님"));
    }

    void aDeadLetterThatIsNotDiscardedSaysIt()
    {
        const KoreanDesk desk{openingNight()};
        desk.openLetters();
        QTest::keyClick(desk.window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        desk.type("number", "3");
        desk.type("reason", "a test");
        desk.confirm();
        desk.console.handled[0].done(fail(ErrorCode::Unavailable, kNoAnswer));

        QCOMPARE(desk.text("complaint"), QStringLiteral("폐기하지 못했습니다.") + kNoAnswerShown);
    }

    void anEmptyWindowSaysIt()
    {
        const KoreanDesk desk{nothingYet()};
        desk.window->findChild<QToolButton*>(QStringLiteral("loadSample"))->click();
        desk.console.created[0].answer(fail(ErrorCode::Unavailable, kNoAnswer));

        QVERIFY(
            desk.labels().contains(QStringLiteral("예시를 불러오지 못했습니다.") + kNoAnswerShown));
    }

private:
    std::unique_ptr<OurWords> m_korean;
};

QTEST_MAIN(ReasonsShownTest)
#include "reasons_shown_test.moc"
