// What became of a request, in words: the feed, a customer's story and a report say the same.
#pragma once

#include "backend/console/customer.h"
#include "backend/console/dead_letter.h"
#include "backend/console/status.h"

namespace dibs::console {

Status statusOf(RequestOutcome outcome);
Status statusOf(LetterState state);

/// Accepted and not decided.
Status waitingStatus();

/// "number 8,120", or why there is none; empty where the state says it all.
QString resultWords(const FeedRow& request);

/// Of a rejection's code, or of one that is not known here the code itself.
QString rejectionWords(const QString& reason);

/// "p1@5231", as tools name a place in the log: to be copied, so without groups.
QString placeWords(int partition, qint64 offset);

/// One moment in the life of a request.
struct StoryStep {
    Status status;
    std::optional<qint64> atMs;  // none: when is not known
    QString what;
    QString detail;

    bool operator==(const StoryStep&) const = default;
};

/// In the order in which they happened.
QList<StoryStep> stepsOf(const RequestStory& story);

/// The answer in one sentence: "User 7 got coupon number 8,120 of “Opening night”."
QString verdictOf(const RequestStory& story);

/// Who stands right before and right after it in the log, and how much earlier or later they were
/// accepted. Empty when nothing is known of it.
QString neighbourWords(const RequestStory& story);

}  // namespace dibs::console
