// What is said about a request: no outcome without a word and a shape, and no doubt who was first.
#include "backend/console/request_words.h"

#include <QSet>
#include <QTest>

using namespace dibs;
using namespace dibs::console;

namespace {

constexpr qint64 kNoonMs = 1'772'539'200'000;

FeedRow request(RequestOutcome outcome, const QString& reason = {})
{
    return {.couponId = CouponId{7},
        .userId = UserId{42},
        .outcome = outcome,
        .reason = reason,
        .sequence = outcome == RequestOutcome::Issued ? 8'120 : 0,
        .partition = 1,
        .offset = 5'231,
        .acceptedAtMs = kNoonMs,
        .decidedAtMs = kNoonMs + 25};
}

RequestStory storyOf(const FeedRow& row)
{
    return {.requestId = QStringLiteral("id.signed"),
        .decided = true,
        .request = row,
        .campaign = QStringLiteral("Night")};
}

QStringList whatOf(const RequestStory& story)
{
    QStringList words;
    for (const StoryStep& step : stepsOf(story)) words += step.what;
    return words;
}

constexpr RequestOutcome kOutcomes[]{RequestOutcome::Issued, RequestOutcome::SoldOut,
    RequestOutcome::Duplicate, RequestOutcome::Rejected};

}  // namespace

class RequestWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void everyOutcomeHasAWordAndAShapeOfItsOwn()
    {
        QSet<QString> words;
        QSet<QChar> glyphs;
        for (const RequestOutcome outcome : kOutcomes) {
            words.insert(statusOf(outcome).word);
            glyphs.insert(glyph(statusOf(outcome).shape));
        }
        QCOMPARE(words.size(), 4);
        QCOMPARE(glyphs.size(), 4);
    }

    void everyLetterStateHasAWordAndAShapeOfItsOwn()
    {
        QSet<QString> words;
        QSet<QChar> glyphs;
        for (const LetterState state :
            {LetterState::Found, LetterState::Replayed, LetterState::Discarded}) {
            words.insert(statusOf(state).word);
            glyphs.insert(glyph(statusOf(state).shape));
        }
        QCOMPARE(words.size(), 3);
        QCOMPARE(glyphs.size(), 3);
    }

    void aStoryGoesFromAcceptedToUsed()
    {
        RequestStory story = storyOf(request(RequestOutcome::Issued));
        story.coupon
            = {.status = QStringLiteral("USED"), .usedAtMs = kNoonMs + 60'000, .orderId = 77};

        QCOMPARE(whatOf(story),
            (QStringList{QStringLiteral("The request was accepted"),
                QStringLiteral("In the log at p1@5231"),
                QStringLiteral("Issued: coupon number 8,120"),
                QStringLiteral("Used by order 77")}));
        QCOMPARE(stepsOf(story)[2].detail, QStringLiteral("Decided 25 ms after it was accepted"));
        QCOMPARE(stepsOf(story)[3].atMs, std::optional(kNoonMs + 60'000));
    }

    void whoWasRefusedIsToldWhy()
    {
        QCOMPARE(whatOf(storyOf(request(RequestOutcome::SoldOut))).constLast(),
            QStringLiteral("Sold out"));
        QCOMPARE(whatOf(storyOf(request(RequestOutcome::Duplicate))).constLast(),
            QStringLiteral("Duplicate: user 42 has a coupon of this campaign already"));
        QCOMPARE(
            whatOf(storyOf(request(RequestOutcome::Rejected, QStringLiteral("wrong-partition"))))
                .constLast(),
            QStringLiteral("Rejected: on the wrong partition"));
    }

    void theVerdictNamesUserAndCampaign()
    {
        for (const RequestOutcome outcome : kOutcomes) {
            const QString verdict = verdictOf(storyOf(request(outcome)));
            QVERIFY2(verdict.contains(QStringLiteral("User 42")), qPrintable(verdict));
            QVERIFY2(verdict.contains(QStringLiteral("“Night”")), qPrintable(verdict));
        }
    }

    void whatIsNotDecidedClaimsNoPlaceAndNoTime()
    {
        const RequestStory waiting{.requestId = QStringLiteral("id.signed")};

        QCOMPARE(whatOf(waiting),
            (QStringList{
                QStringLiteral("The request was accepted"), QStringLiteral("Not decided yet")}));
        for (const StoryStep& step : stepsOf(waiting)) QVERIFY(!step.atMs);
        QVERIFY(neighbourWords(waiting).isEmpty());
    }

    void whoPressedFirstIsSaidWithItsDistance()
    {
        RequestStory story = storyOf(request(RequestOutcome::SoldOut));
        FeedRow before = request(RequestOutcome::Issued);
        before.userId = UserId{5};
        before.offset = 5'230;
        before.acceptedAtMs -= 3;
        FeedRow after = before;
        after.userId = UserId{9};
        after.offset = 5'232;
        after.acceptedAtMs = kNoonMs;
        story.before = {before};
        story.after = {after};

        QCOMPARE(neighbourWords(story),
            QStringLiteral("Right before it stands user 5 at p1@5230, accepted 3 ms earlier. "
                           "Right after it stands user 9 at p1@5232, accepted in the same "
                           "millisecond."));
    }

    void theFirstOfAllHasNobodyBefore()
    {
        QCOMPARE(neighbourWords(storyOf(request(RequestOutcome::Issued))),
            QStringLiteral("No request for this campaign stands before it in the log."));
    }

    void aReasonThatIsNotKnownIsShownAsItCame()
    {
        QCOMPARE(rejectionWords(QStringLiteral("new-reason")), QStringLiteral("new-reason"));
    }
};

QTEST_APPLESS_MAIN(RequestWordsTest)
#include "request_words_test.moc"
