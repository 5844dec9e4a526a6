// Holds what people were told against what was decided, and says for each guarantee whether it
// held.
#pragma once

#include "backend/common/histogram.h"
#include "backend/rehearsal/load.h"
#include "backend/rehearsal/outcome_row.h"

#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace dibs::rehearsal {

inline constexpr qsizetype kExampleCountMax = 3;  // a finding

/// One way to be wrong, and how often it was seen.
struct Finding {
    QString what;
    qint64 count = 0;
    QStringList examples;  // the first few
};

struct Verdict {
    QString guarantee;  // "G1"
    QString title;
    std::vector<Finding> findings;  // those that were looked for, also if not seen
    bool isClaimed = true;  // by the server; what it does not claim is told and not held against it

    bool holds() const;
    qint64 violations() const;
};

struct Proof {
    qint64 stock = 0;
    qint64 issued = 0;
    qint64 soldOut = 0;
    qint64 duplicate = 0;
    qint64 rejected = 0;
    qint64 withoutOutcome = 0;  // accepted, but nothing was decided

    std::array<Verdict, 6> verdicts;  // G1 … G6
    Histogram decideLatency;  // from accepted to decided, by the server's clock

    bool holds() const;  // all that is claimed does
};

/// `rows` in the order the server listed them, all of one coupon of which `stock` were offered.
Proof prove(const Load& load, const std::vector<OutcomeRow>& rows, qint64 stock);

}  // namespace dibs::rehearsal
