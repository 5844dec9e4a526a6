// The one truth an operator sees. The window, /metrics, the status line and the snapshot route all
// render this value; nothing else about the backend is known to them.
#pragma once

#include "backend/common/ids.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <optional>

namespace dibs::console {

enum class CampaignState { Scheduled, Opened, Paused, SoldOut, Closed };

/// Words of CONSOLE.md; the rules are those of partition_state.h.
enum class PartitionState { CaughtUp, Draining, Growing, Stalled, NoConsumer, Lost };

struct CampaignSnapshot {
    CouponId couponId;
    QString description;
    CampaignState state = CampaignState::Scheduled;
    bool rehearsal = false;
    int partition = 0;
    qint64 totalStock = 0;
    qint64 remaining = 0;
    qint64 issued = 0;
    qint64 lag = 0;  // accepted and not yet decided, in requests
    double acceptedPerSecond = 0;
    double issuedPerSecond = 0;
    qint64 opensAtMs = 0;
    std::optional<qint64> closesAtMs;
    std::optional<qint64> expiresAtMs;  // all its coupons, at this moment

    bool operator==(const CampaignSnapshot&) const = default;
};

struct PartitionSnapshot {
    int partition = 0;
    qint64 logEnd = 0;  // the offset the next record will get
    qint64 position = 0;  // the offset the consumer will decide next
    double inPerSecond = 0;
    double outPerSecond = 0;
    std::optional<qint64> oldestWaitMs;  // age of the oldest undecided record; none when caught up
    QString owner;  // the instance that decides it; empty: nobody, or not known
    PartitionState state = PartitionState::CaughtUp;
    qint64 stuckMs = 0;  // how long the position has stood still with records behind it
    QString stoppedBecause;  // not empty: the consumer gave up, a human must look

    /// Never negative: a position beyond the log's end is Lost, not a debt.
    qint64 lag() const { return std::max(qint64{0}, logEnd - position); }
    bool operator==(const PartitionSnapshot&) const = default;
};

/// Counted since this process started.
struct Totals {
    quint64 accepted = 0;
    quint64 issued = 0;
    quint64 soldOut = 0;
    quint64 duplicate = 0;
    quint64 rejected = 0;
    quint64 deadLetters = 0;
    quint64 refused = 0;  // answered with a refusal at admission, nothing was accepted
    quint64 unavailable = 0;  // answered 503 or 504

    bool operator==(const Totals&) const = default;
};

enum class NeighbourKind { Log, Database, Redis, Instance };

/// What this server leans on, and other servers of its group, as last asked.
struct NeighbourSnapshot {
    NeighbourKind kind = NeighbourKind::Log;
    QString name;  // as people call it: "Kafka", "MariaDB", "host-b:8081"
    QString problem;  // empty, or why it does not do its work right now
    std::optional<double> roundTripMs;  // of the last question; none: not asked, or not answered
    qint64 sinceMs = 0;  // when it became well, or ill; 0: not known

    bool isWell() const { return problem.isEmpty(); }
    bool operator==(const NeighbourSnapshot&) const = default;
};

/// CLOSED: the coupon role answers. OPEN: it has not lately, and is not asked. HALF_OPEN: one asks.
enum class Circuit { Closed, Open, HalfOpen };

/// What becomes of orders in the core role of the same process, counted since it started.
struct OrdersSnapshot {
    double placedPerSecond = 0;
    quint64 placed = 0;
    quint64 paid = 0;
    quint64 failed = 0;
    quint64 cancelled = 0;
    quint64 recovering = 0;  // left half done, and not yet finished or undone
    Circuit circuit = Circuit::Closed;  // to the coupon role

    bool operator==(const OrdersSnapshot&) const = default;
};

struct Snapshot {
    qint64 takenAtMs = 0;  // 0: none has been taken yet
    QString instance;  // host:port of the server this was taken on
    QString version;  // of the program that took it
    QString environment;  // "production", as the server was told with --environment; may be empty
    bool readOnly = false;  // commands are refused
    qint64 uptimeMs = 0;
    QList<CampaignSnapshot> campaigns;  // newest campaign first
    QList<PartitionSnapshot> partitions;  // by number
    QList<NeighbourSnapshot> neighbours;  // log, database, Redis, then instances by name
    double acceptedPerSecond = 0;
    double issuedPerSecond = 0;
    double decidedPerSecond = 0;
    Totals totals;
    std::optional<OrdersSnapshot> orders;  // none: this process has no core role
    qint64 deadLettersWaiting = 0;  // records that did not decode, for an operator to handle
    QString logProblem;  // empty, or why appending fails right now
    QString storeProblem;  // empty, or why deciding fails right now
    QString lockProblem;  // empty, or why issuing does without the lock: slower, as safe

    /// The same in every snapshot of one life of the server: a server that was restarted has
    /// another.
    qint64 startedAtMs() const { return takenAtMs - uptimeMs; }

    /// Those that decide at least one partition.
    qsizetype owners() const;

    qint64 lag() const;
    std::optional<qint64> oldestWaitMs() const;
    bool operator==(const Snapshot&) const = default;
};

}  // namespace dibs::console
