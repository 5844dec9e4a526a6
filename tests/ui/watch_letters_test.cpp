// Dead letters in a terminal.
#include "app/watch_letters.h"
#include "tests/support/sample_records.h"
#include "tests/support/sample_snapshots.h"

#include <QTest>

using namespace dibs;
using namespace dibs::app;
using namespace dibs::testing;

namespace {

constexpr int kColumns = 80;
constexpr int kRows = 20;

QStringList shown(const WatchLetters& letters)
{
    QStringList lines;
    for (const WatchLine& line : lettersPage(letters, kColumns, kRows, kSampleTakenAtMs))
        lines.append(plainText(line));
    return lines;
}

WatchLetters listed(const QList<console::DeadLetter>& letters, qint64 chosen = 0)
{
    return {.letters = letters, .toldAtMs = kSampleTakenAtMs, .chosen = chosen};
}

QList<console::DeadLetter> many(qint64 count)
{
    QList<console::DeadLetter> letters;
    for (qint64 id = 1; id <= count; ++id)
        letters.append({.id = id, .payload = "?", .reason = QStringLiteral("it is not JSON")});
    return letters;
}

}  // namespace

class WatchLettersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChosenOneSaysWhyItDoesNotDecodeAndShowsItsBytes()
    {
        const QString page = shown(listed(sampleLetters(), 3)).join(u'\n');

        QVERIFY2(page.contains(u"▸      3  ◷ waiting"), qPrintable(page));
        QVERIFY(page.contains(u"It does not decode: member \"userId\" is missing"));
        QVERIFY(page.contains(u"key      coupon-7"));
        QVERIFY(page.contains(u"\"couponId\":7"));
    }

    void whatIsNoTextIsShownInDigits()
    {
        const QString page = shown(listed(sampleLetters(), 4)).join(u'\n');

        QVERIFY(page.contains(u"key      none"));
        QVERIFY2(page.contains(u"000000  08 96 01 12"), qPrintable(page));
    }

    void whoGaveItUpAndWhyIsSaid()
    {
        const QString page = shown(listed(sampleLetters(), 6)).join(u'\n');

        QVERIFY2(page.contains(u"∅ discarded"), qPrintable(page));
        QVERIFY(page.contains(u"Discarded on "));
        QVERIFY(page.contains(u": a test of the sender"));
        QVERIFY(shown(listed(sampleLetters(), 5)).join(u'\n').contains(u"Replayed on "));
    }

    void theChosenOneIsInSightHoweverManyThereAre()
    {
        for (const qint64 chosen : {1, 30, 100}) {
            const QStringList lines = shown(listed(many(100), chosen));

            QVERIFY(lines.size() <= kRows);
            QVERIFY(
                lines.join(u'\n').contains(u"▸ "_qs + QString::number(chosen).rightJustified(6)));
        }
    }

    void noneIsGoodNewsAndAFailureIsNot()
    {
        QVERIFY(shown(listed({})).join(u'\n').contains(u"✓ none"));

        WatchLetters failed = listed({});
        failed.problem = QStringLiteral("the database did not answer");
        QVERIFY(shown(failed).constFirst().contains(u"not read: the database did not answer"));
        QVERIFY(!shown(failed).join(u'\n').contains(u"✓ none"));
    }
};

QTEST_GUILESS_MAIN(WatchLettersTest)
#include "watch_letters_test.moc"
