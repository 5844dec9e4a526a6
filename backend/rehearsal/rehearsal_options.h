// What `dibs rehearse` is told: how many people, how many coupons, how hard they press.
#pragma once

#include "backend/common/result.h"

#include <QUrl>

#include <chrono>
#include <optional>

namespace dibs::rehearsal {

inline constexpr int kUserCountMax = 1'000'000;
inline constexpr int kStockMax = 10'000'000;
inline constexpr int kRateMax = 200'000;
inline constexpr int kConnectionCountMax = 1'000;  // a process may open 1,024 files by default
inline constexpr int kDuplicatePercentMax = 90;
inline constexpr std::chrono::seconds kSendingTimeMax{24 * 3600};

struct RehearsalOptions {
    QUrl url{QStringLiteral("http://127.0.0.1:8081")};
    QList<QUrl> others;  // more instances of the same service; they may come and go meanwhile
    int users = 10'000;
    int stock = 1'000;
    std::optional<int> rate;  // presses a second; none: as fast as the connections allow
    int connections = 64;
    int duplicates = 5;  // percent of the presses that are a second press of the same user
    std::optional<std::chrono::seconds> seconds;  // of sending; none: until everybody has pressed
    std::optional<quint64> seed;  // none: drawn, and named in the report

    // Patience, no flags: for an answer; for the queue to move on; for the last outcomes to show.
    std::chrono::milliseconds requestDeadline{10'000};
    std::chrono::milliseconds drainStallMax{30'000};
    std::chrono::milliseconds settleMax{3'000};
};

/// The error names the flag that is wrong and what it may be.
Result<void> validate(const RehearsalOptions& options);

}  // namespace dibs::rehearsal
