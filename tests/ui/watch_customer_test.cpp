// "I pressed first!", in a terminal.
#include "app/watch_customer.h"
#include "tests/support/sample_records.h"
#include "tests/support/sample_snapshots.h"

#include <QTest>

using namespace dibs;
using namespace dibs::app;
using namespace dibs::testing;

namespace {

constexpr int kColumns = 80;
constexpr int kRows = 20;  // what a terminal of 24 leaves a page

QStringList shown(const WatchCustomer& customer, int columns = kColumns, int rows = kRows)
{
    QStringList lines;
    for (const WatchLine& line : customerPage(customer, columns, rows, kSampleTakenAtMs))
        lines.append(plainText(line));
    return lines;
}

WatchCustomer found(const console::CustomerStory& story, qsizetype request = 0)
{
    return {.text = QStringLiteral("1042"),
        .story = story,
        .toldAtMs = kSampleTakenAtMs,
        .request = request};
}

qsizetype rowWith(const QStringList& lines, const QString& words)
{
    for (qsizetype row = 0; row < lines.size(); ++row)
        if (lines[row].contains(words)) return row;
    return -1;
}

}  // namespace

class WatchCustomerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVerdictStandsAboveTheNeighboursInLogOrder()
    {
        const QStringList lines = shown(found(sampleStory()));

        const qsizetype verdict = rowWith(lines, QStringLiteral("User 1042 got no coupon of"));
        QVERIFY2(verdict >= 0, qPrintable(lines.join(u'\n')));
        qsizetype before = verdict;
        for (const char* place :
            {"p0@5477", "p0@5478", "p0@5479", "▸ p0@5480", "p0@5481", "p0@5482", "p0@5483"}) {
            const qsizetype row = rowWith(lines, QString::fromUtf8(place));
            QVERIFY2(row > before, place);
            before = row;
        }
    }

    void aSmallTerminalHasAllOfIt()
    {
        for (qsizetype request = 0; request < sampleStory().requests.size(); ++request) {
            const QStringList lines = shown(found(sampleStory(), request));

            QVERIFY2(lines.size() <= kRows, qPrintable(lines.join(u'\n')));
            for (const QString& line : lines) QVERIFY2(cellsOf(line) <= kColumns, qPrintable(line));
        }
    }

    void whatBecameOfTheCouponIsSaid()
    {
        const QString page = shown(found(sampleStory(), 2)).join(u'\n');

        QVERIFY(page.contains(u"request 3 of 4"));
        QVERIFY(page.contains(u"Issued: coupon number 8,120"));
        QVERIFY(page.contains(u"Used by order 77"));
    }

    void whatIsNotDecidedYetSaysThatItWaits()
    {
        const QString page = shown(found(waitingStory())).join(u' ').simplified();

        QVERIFY2(page.contains(u"accepted and not decided yet"), qPrintable(page));
        QVERIFY2(page.contains(u"It waits for its turn in the log"), qPrintable(page));
        QVERIFY(!page.contains(u"In the order of the log"));
    }

    void whoIsNotFoundAndASearchThatFailedAreNotTheSame()
    {
        const QString why = QStringLiteral("no request of user 9 is decided");

        const console::CustomerQuestion nine{.user = UserId{9}};
        const QString nobody = shown({.question = nine, .problem = why}).join(u' ');
        QVERIFY(nobody.contains(u"not found"));
        QVERIFY(nobody.contains(u"User 9"));
        const QString failed = shown({.question = nine, .problem = why, .failed = true}).join(u' ');
        QVERIFY(failed.contains(u"■ failed"));
        QVERIFY(failed.contains(why));
    }

    void whatIsKnownStaysWhileItIsAskedForAgain()
    {
        WatchCustomer customer = found(sampleStory());
        customer.searching = true;

        QVERIFY(shown(customer).join(u' ').contains(u"User 1042 got no coupon of"));
        QVERIFY(shown(customer).constFirst().endsWith(u"searching"));
    }
};

QTEST_GUILESS_MAIN(WatchCustomerTest)
#include "watch_customer_test.moc"
