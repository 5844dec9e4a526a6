// What is left to say when a campaign is over: the figures, and the proof that nobody was wronged.
#pragma once

#include "backend/console/snapshot.h"

namespace dibs::console {

struct WaitFigures {  // accepted to decided
    qint64 p50Ms = 0;
    qint64 p95Ms = 0;
    qint64 p99Ms = 0;
    qint64 maxMs = 0;

    bool operator==(const WaitFigures&) const = default;
};

struct CampaignReport {
    CouponId couponId;
    QString description;
    qint64 madeAtMs = 0;
    qint64 totalStock = 0;
    qint64 issued = 0;
    qint64 soldOut = 0;
    qint64 duplicate = 0;
    QList<std::pair<QString, qint64>> rejected;  // reason, how many
    std::optional<qint64> firstAcceptedMs;
    std::optional<qint64> lastDecidedMs;
    std::optional<WaitFigures> waits;  // none when nothing was decided
    qint64 secondsPerStep = 1;  // of the curve
    QList<qint64> issuedPerStep;  // from the first accepted request on, at most kStepsMax

    // The log replayed and compared with the database, as `dibs verify` does.
    qint64 recordsReplayed = 0;
    qint64 differences = 0;
    QStringList firstDifferences;
    QString notVerified;  // not empty: why the log could not be replayed

    static constexpr int kStepsMax = 600;
    bool operator==(const CampaignReport&) const = default;
};

}  // namespace dibs::console
