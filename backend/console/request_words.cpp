#include "backend/console/request_words.h"

#include "backend/console/figures.h"

#include <QCoreApplication>

namespace dibs::console {
namespace {

QString placeOf(const FeedRow& request)
{
    return placeWords(request.partition, request.offset);
}

StoryStep acceptedStep(const RequestStory& story)
{
    StoryStep step{{Shape::Disc, Tone::Accent, QCoreApplication::translate("console", "accepted")},
        std::nullopt, QCoreApplication::translate("console", "The request was accepted"),
        QCoreApplication::translate("console", "Request id %1").arg(story.requestId)};
    if (story.decided) step.atMs = story.request.acceptedAtMs;
    return step;
}

StoryStep placeStep(const FeedRow& request)
{
    return {{Shape::Disc, Tone::Accent, QCoreApplication::translate("console", "in the log")},
        std::nullopt,
        QCoreApplication::translate("console", "In the log at %1").arg(placeOf(request)),
        QCoreApplication::translate("console",
            "Partition %1, offset %2. This place decides who is first, not the clock of a phone.")
            .arg(request.partition)
            .arg(count(request.offset))};
}

QString outcomeWords(const FeedRow& request)
{
    switch (request.outcome) {
    case RequestOutcome::Issued:
        return QCoreApplication::translate("console", "Issued: coupon number %1")
            .arg(count(request.sequence));
    case RequestOutcome::SoldOut: return QCoreApplication::translate("console", "Sold out");
    case RequestOutcome::Duplicate:
        return QCoreApplication::translate(
            "console", "Duplicate: user %1 has a coupon of this campaign already")
            .arg(request.userId.value);
    case RequestOutcome::Rejected:
        return QCoreApplication::translate("console", "Rejected: %1")
            .arg(rejectionWords(request.reason));
    }
    Q_UNREACHABLE();
}

StoryStep decidedStep(const FeedRow& request)
{
    return {statusOf(request.outcome), request.decidedAtMs, outcomeWords(request),
        QCoreApplication::translate("console", "Decided %1 after it was accepted")
            .arg(waitTime(request.decidedAtMs - request.acceptedAtMs))};
}

StoryStep waitingStep()
{
    return {waitingStatus(), std::nullopt,
        QCoreApplication::translate("console", "Not decided yet"),
        QCoreApplication::translate("console",
            "It waits for its turn in the log; look again in a moment. If it goes on waiting, the "
            "partitions page says why.")};
}

StoryStep useStep(const UseOfCoupon& use)
{
    if (use.status == QStringLiteral("USED"))
        return {{Shape::Tick, Tone::Good, QCoreApplication::translate("console", "used")},
            use.usedAtMs,
            use.orderId
                ? QCoreApplication::translate("console", "Used by order %1").arg(*use.orderId)
                : QCoreApplication::translate("console", "Used"),
            {}};
    if (use.status == QStringLiteral("EXPIRED"))
        return {{Shape::Empty, Tone::Muted, QCoreApplication::translate("console", "expired")},
            use.expiresAtMs, QCoreApplication::translate("console", "Expired without being used"),
            {}};
    return {{Shape::Dots, Tone::Muted, QCoreApplication::translate("console", "not used")},
        std::nullopt, QCoreApplication::translate("console", "Not used yet"),
        use.expiresAtMs
            ? QCoreApplication::translate("console", "Expires %1").arg(exactTime(*use.expiresAtMs))
            : QCoreApplication::translate("console", "Never expires")};
}

/// "3 ms earlier", "in the same millisecond", "12 ms later".
QString differenceWords(qint64 ms)
{
    if (ms == 0) return QCoreApplication::translate("console", "in the same millisecond");
    return ms < 0 ? QCoreApplication::translate("console", "%1 earlier").arg(waitTime(-ms))
                  : QCoreApplication::translate("console", "%1 later").arg(waitTime(ms));
}

}  // namespace

Status statusOf(RequestOutcome outcome)
{
    switch (outcome) {
    case RequestOutcome::Issued:
        return {Shape::Tick, Tone::Good, QCoreApplication::translate("console", "issued")};
    case RequestOutcome::SoldOut:
        return {Shape::Empty, Tone::Muted, QCoreApplication::translate("console", "sold out")};
    case RequestOutcome::Duplicate:
        return {Shape::Equals, Tone::Muted, QCoreApplication::translate("console", "duplicate")};
    case RequestOutcome::Rejected:
        return {Shape::Diamond, Tone::Bad, QCoreApplication::translate("console", "rejected")};
    }
    Q_UNREACHABLE();
}

Status statusOf(LetterState state)
{
    switch (state) {
    case LetterState::Found: return waitingStatus();
    case LetterState::Replayed:
        return {Shape::Tick, Tone::Good, QCoreApplication::translate("console", "replayed")};
    case LetterState::Discarded:
        return {Shape::Empty, Tone::Muted, QCoreApplication::translate("console", "discarded")};
    }
    Q_UNREACHABLE();
}

Status waitingStatus()
{
    return {Shape::Clock, Tone::Busy, QCoreApplication::translate("console", "waiting")};
}

QString resultWords(const FeedRow& request)
{
    switch (request.outcome) {
    case RequestOutcome::Issued:
        return QCoreApplication::translate("console", "number %1").arg(count(request.sequence));
    case RequestOutcome::SoldOut: return {};
    case RequestOutcome::Duplicate:
        return QCoreApplication::translate("console", "has one already");
    case RequestOutcome::Rejected: return rejectionWords(request.reason);
    }
    Q_UNREACHABLE();
}

QString rejectionWords(const QString& reason)
{
    if (reason == QStringLiteral("no-such-coupon"))
        return QCoreApplication::translate("console", "no such campaign");
    if (reason == QStringLiteral("wrong-partition"))
        return QCoreApplication::translate("console", "on the wrong partition");
    return reason;
}

QString placeWords(int partition, qint64 offset)
{
    return QStringLiteral("p%1@%2").arg(partition).arg(offset);
}

QList<StoryStep> stepsOf(const RequestStory& story)
{
    if (!story.decided) return {acceptedStep(story), waitingStep()};
    QList<StoryStep> steps{
        acceptedStep(story), placeStep(story.request), decidedStep(story.request)};
    if (story.coupon) steps += useStep(*story.coupon);
    return steps;
}

QString verdictOf(const RequestStory& story)
{
    if (!story.decided)
        return QCoreApplication::translate(
            "console", "This request is accepted and not decided yet.");
    const FeedRow& request = story.request;
    const QString campaign = story.campaign.isEmpty()
        ? QCoreApplication::translate("console", "campaign %1").arg(request.couponId.value)
        : QCoreApplication::translate("console", "“%1”").arg(story.campaign);
    const QString user = QString::number(request.userId.value);
    switch (request.outcome) {
    case RequestOutcome::Issued:
        return QCoreApplication::translate("console", "User %1 got coupon number %2 of %3.")
            .arg(user, count(request.sequence), campaign);
    case RequestOutcome::SoldOut:
        return QCoreApplication::translate("console",
            "User %1 got no coupon of %2: all were given to requests that stand earlier in the "
            "log.")
            .arg(user, campaign);
    case RequestOutcome::Duplicate:
        return QCoreApplication::translate("console",
            "User %1 got no second coupon of %2: an earlier request of this user brought one.")
            .arg(user, campaign);
    case RequestOutcome::Rejected:
        return QCoreApplication::translate("console", "User %1 got no coupon of %2: %3.")
            .arg(user, campaign, rejectionWords(request.reason));
    }
    Q_UNREACHABLE();
}

QString neighbourWords(const RequestStory& story)
{
    if (!story.decided) return {};
    const auto accepted = [&story](const FeedRow& neighbour) {
        return differenceWords(neighbour.acceptedAtMs - story.request.acceptedAtMs);
    };
    QStringList sentences;
    if (story.before.isEmpty()) {
        sentences += QCoreApplication::translate(
            "console", "No request for this campaign stands before it in the log.");
    } else {
        const FeedRow& before = story.before.constLast();
        sentences
            += QCoreApplication::translate(
                "console", "Right before it stands user %1 at %2, accepted %3.")
                   .arg(QString::number(before.userId.value), placeOf(before), accepted(before));
    }
    if (!story.after.isEmpty()) {
        const FeedRow& after = story.after.constFirst();
        sentences += QCoreApplication::translate(
            "console", "Right after it stands user %1 at %2, accepted %3.")
                         .arg(QString::number(after.userId.value), placeOf(after), accepted(after));
    }
    return sentences.join(u' ');
}

}  // namespace dibs::console
