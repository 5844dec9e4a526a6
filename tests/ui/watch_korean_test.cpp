// The terminal speaks Korean where the desktop does, in every page and within its columns.
#include "app/watch_desk.h"
#include "backend/console/neighbour_words.h"
#include "tests/support/fake_console.h"
#include "tests/support/sample_records.h"
#include "tests/support/sample_snapshots.h"
#include "ui/language.h"

#include <QRegularExpression>
#include <QTest>

using namespace dibs;
using namespace dibs::app;
using namespace dibs::testing;

namespace {

constexpr int kColumns = 80;
constexpr int kRows = 24;

/// What is called so in every language, and what is quoted.
const QRegularExpression kNames(QStringLiteral(
    "Opening night|Breakfast for[a-z …]*|Lunch|Spring|Winter [a-z, ]*|campaigns-[abc]|Dibs|dibs|"
    "Kafka|MariaDB|Redis|JSON|ID|POST|KST|Enter|Esc|space|ms|“[^”…]*[”…]|\\{.*|\\S+\\}|coupon-\\d|"
    "[pqrs]@?\\d*|/\\S+|[0-9a-f-]{30,}\\S*"));

QStringList englishIn(QString text)
{
    static const QRegularExpression kWord(QStringLiteral("[A-Za-z]{2,}"));
    text.remove(kNames);
    QStringList words;
    for (auto match = kWord.globalMatch(text); match.hasNext();) words += match.next().captured();
    return words;
}

}  // namespace

class WatchKoreanTest : public QObject
{
    Q_OBJECT

    ui::Language m_language;

private Q_SLOTS:
    void initTestCase() { m_language.speak(ui::LanguageChoice::Korean); }

    void everyPageIsKoreanAndFits_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("word");
        QTest::newRow("campaign") << QString() << QStringLiteral("남은 수량 3,120 / 10,000");
        QTest::newRow("partitions") << QStringLiteral("2") << QStringLiteral("처리 위치");
        QTest::newRow("feed") << QStringLiteral("3") << QStringLiteral("이미 보유");
        QTest::newRow("nobody") << QStringLiteral("4") << QStringLiteral("제가 먼저 눌렀어요");
        QTest::newRow("customer") << QStringLiteral("4/1042\n") << QStringLiteral("로그 순서");
        QTest::newRow("health") << QStringLiteral("5") << QStringLiteral("연결 대상");
        QTest::newRow("letters") << QStringLiteral("6") << QStringLiteral("페이로드");
        QTest::newRow("how many letters") << QStringLiteral("6") << QStringLiteral("대기   4건");
        QTest::newRow("problems") << QStringLiteral("!") << QStringLiteral("심각한 순");
        QTest::newRow("keys") << QStringLiteral("?") << QStringLiteral("일시 중지와 재개");
    }
    void everyPageIsKoreanAndFits()
    {
        QFETCH(QString, keys);
        FakeConsole fake;
        fake.show(inTrouble());
        fake.show(sampleFeed(100, 500, 12'480));
        const ManualClock clock(kSampleTakenAtMs + 400);
        WatchDesk desk(fake, clock);
        for (const QChar key : keys)
            desk.press(key == u'\n' ? WatchKey::Enter : WatchKey::Letter, key);
        for (const auto& each : std::as_const(fake.sought)) each.answer(sampleStory());
        for (const auto& each : std::as_const(fake.listed))
            each.answer(console::DeadLetterPage{sampleLetters(), {}});

        QString page;
        for (const WatchLine& line : desk.lines(kColumns, kRows)) {
            const QString text = plainText(line);
            QVERIFY2(cellsOf(text) <= kColumns, qPrintable(text));
            page += text + u'\n';
        }
        QFETCH(QString, word);
        QVERIFY2(page.contains(word), qPrintable(page));
        QCOMPARE(englishIn(page), QStringList());
        QVERIFY2(!page.contains(QStringLiteral("“”")), qPrintable(page));
    }

    void aHairOfAMillisecondIsSaidAsAKoreanSaysIt()
    {
        const console::NeighbourSnapshot near{.roundTripMs = 0.01};
        QCOMPARE(console::roundTrip(near), QStringLiteral("0.1ms 미만"));
    }

    void whyNothingCameIsSaidInKoreanToo()
    {
        FakeConsole fake;
        fake.show(openingNight());
        const ManualClock clock(kSampleTakenAtMs + 400);
        WatchDesk desk(fake, clock);
        const auto shown = [&desk] {
            QString page;
            for (const WatchLine& line : desk.lines(kColumns, kRows)) page += plainText(line);
            return page;
        };
        const auto failure
            = fail(ErrorCode::Unavailable, QStringLiteral("no answer from kafka-1:9092"));
        const auto words = QStringLiteral("kafka-1:9092에서 응답이 없습니다.");

        for (const QChar key : QStringLiteral("py")) desk.press(WatchKey::Letter, key);
        fake.asked[0].done(failure);
        QVERIFY2(shown().contains(words), qPrintable(shown()));

        for (const QChar key : QStringLiteral("4/7")) desk.press(WatchKey::Letter, key);
        desk.press(WatchKey::Enter);
        fake.sought[0].answer(failure);
        QVERIFY2(shown().contains(words), qPrintable(shown()));

        desk.press(WatchKey::Letter, u'6');
        fake.listed[0].answer(failure);
        QVERIFY2(shown().contains(words), qPrintable(shown()));
    }

    void aCampaignIsFoundByItsKoreanName()
    {
        FakeConsole fake;
        fake.show(openingNight());
        const ManualClock clock(kSampleTakenAtMs + 400);
        WatchDesk desk(fake, clock);
        for (const QChar key : QStringLiteral("/첫 구매")) desk.press(WatchKey::Letter, key);
        desk.press(WatchKey::Enter);

        QString page;
        for (const WatchLine& line : desk.lines(kColumns, kRows)) page += plainText(line);
        QVERIFY2(page.contains(QStringLiteral("첫 구매 감사 쿠폰")), qPrintable(page));
        QVERIFY2(!page.contains(QStringLiteral("Spring")), qPrintable(page));
    }
};

QTEST_GUILESS_MAIN(WatchKoreanTest)
#include "watch_korean_test.moc"
