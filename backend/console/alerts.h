// When an operator is to be called: rules, and which of them hold. A pure function of snapshots, so
// that a noisy figure is judged in one place and the same everywhere.
#pragma once

#include "backend/console/problems.h"

#include <array>

namespace dibs::console {

enum class AlertKind { StockLow, Stalled, NoConsumer, DeadLetters, OldestWait };
inline constexpr int kAlertKinds = 5;

struct AlertRule {
    bool on = true;
    /// StockLow: percent left. Stalled, NoConsumer: for how many seconds. DeadLetters: how many
    /// wait. OldestWait: seconds.
    qint64 limit = 0;

    bool operator==(const AlertRule&) const = default;
};

struct AlertRules {
    std::array<AlertRule, kAlertKinds> rules{
        {{true, 10}, {true, 5}, {true, 5}, {true, 1}, {true, 10}}};

    AlertRule& of(AlertKind kind) { return rules[static_cast<size_t>(kind)]; }
    const AlertRule& of(AlertKind kind) const { return rules[static_cast<size_t>(kind)]; }
    bool operator==(const AlertRules&) const = default;
};

/// What a rule's limit may be.
struct AlertRange {
    qint64 least = 1;
    qint64 most = 1;
};
AlertRange rangeOf(AlertKind kind);

struct Alert {
    AlertKind kind = AlertKind::StockLow;
    qint64 number = 0;  // of the campaign or partition
    QString subject;  // the campaign's name, else empty
    qint64 value = 0;  // coupons left; records or letters that wait; milliseconds of OldestWait
    qint64 firstMs = 0;  // since when it holds without a break
    qint64 lastMs = 0;  // when it held last, with its margin
    bool raised = false;

    bool operator==(const Alert&) const = default;
};

struct AlertStep {
    QList<Alert> watched;  // for the next step
    QList<Alert> raised;  // of them, those that began just now
    QList<Alert> over;  // those that ended just now
};

/// Beyond its limit for a while it is raised; well within it for kOverAfterMs it is over: a figure
/// that trembles around the limit calls once. A rule that is switched off, and a campaign or
/// partition that is gone, end their alerts without a word.
AlertStep follow(const QList<Alert>& before, const AlertRules& rules, const Snapshot& now);

inline constexpr qint64 kRaisedAfterMs = 2'000;
inline constexpr qint64 kOverAfterMs = 5'000;

/// For the banner and the notification.
Problem problemOf(const Alert& alert, const Snapshot& now);
QString overWords(const Alert& alert);

}  // namespace dibs::console
