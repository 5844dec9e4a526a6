#include "backend/console/alerts.h"

#include "backend/console/figures.h"
#include "backend/console/partition_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace dibs::console {

namespace {

constexpr qint64 kSecondMs = 1'000;

/// What a rule is about, at one moment.
struct Sight {
    Alert alert;
    bool beyond = false;  // its limit
    bool within = false;  // by a margin, so that it may end
};

bool isOpen(const CampaignSnapshot& campaign)
{
    // A rehearsal is there to be sold out.
    return !campaign.rehearsal && campaign.totalStock > 0
        && (campaign.state == CampaignState::Opened || campaign.state == CampaignState::Paused);
}

Sight stockOf(const CampaignSnapshot& campaign, qint64 percent)
{
    const qint64 marginPercent = percent + std::max(qint64{1}, percent / 5);
    const double left = 100.0 * static_cast<double>(campaign.remaining);
    const auto total = static_cast<double>(campaign.totalStock);
    return {
        {AlertKind::StockLow, campaign.couponId.value, campaign.description, campaign.remaining},
        isOpen(campaign) && left < total * static_cast<double>(percent),
        !isOpen(campaign) || left >= total * static_cast<double>(marginPercent)};
}

Sight queueOf(const PartitionSnapshot& partition, AlertKind kind)
{
    const bool holds = kind == AlertKind::NoConsumer
        ? partition.state == PartitionState::NoConsumer
        : partition.state == PartitionState::Stalled || partition.state == PartitionState::Lost;
    return {{kind, partition.partition, {}, partition.lag()}, holds, !holds};
}

Sight waitOf(const PartitionSnapshot& partition, qint64 seconds)
{
    const qint64 waitMs = partition.oldestWaitMs.value_or(0);
    return {{AlertKind::OldestWait, partition.partition, {}, waitMs}, waitMs > seconds * kSecondMs,
        waitMs * 5 < seconds * kSecondMs * 4};
}

QList<Sight> sights(const AlertRules& rules, const Snapshot& now)
{
    QList<Sight> found;
    if (const AlertRule& rule = rules.of(AlertKind::StockLow); rule.on)
        for (const CampaignSnapshot& each : now.campaigns)
            if (each.state != CampaignState::Closed) found += stockOf(each, rule.limit);
    for (const AlertKind kind : {AlertKind::Stalled, AlertKind::NoConsumer})
        if (rules.of(kind).on)
            for (const PartitionSnapshot& each : now.partitions) found += queueOf(each, kind);
    if (const AlertRule& rule = rules.of(AlertKind::DeadLetters); rule.on)
        found += {{AlertKind::DeadLetters, 0, {}, now.deadLettersWaiting},
            now.deadLettersWaiting >= rule.limit, now.deadLettersWaiting < rule.limit};
    if (const AlertRule& rule = rules.of(AlertKind::OldestWait); rule.on)
        for (const PartitionSnapshot& each : now.partitions) found += waitOf(each, rule.limit);
    return found;
}

qint64 raisedAfterMs(AlertKind kind, const AlertRules& rules)
{
    const bool byTime = kind == AlertKind::Stalled || kind == AlertKind::NoConsumer;
    return byTime ? rules.of(kind).limit * kSecondMs : kRaisedAfterMs;
}

const Alert* knownIn(const QList<Alert>& before, const Alert& alert)
{
    const auto found = std::find_if(before.cbegin(), before.cend(),
        [&](const Alert& each) { return each.kind == alert.kind && each.number == alert.number; });
    return found == before.cend() ? nullptr : &*found;
}

}  // namespace

AlertStep follow(const QList<Alert>& before, const AlertRules& rules, const Snapshot& now)
{
    AlertStep step;
    for (const Sight& sight : sights(rules, now)) {
        const Alert* known = knownIn(before, sight.alert);
        if (!known && !sight.beyond) continue;
        Alert alert = sight.alert;
        // A clock set back must not keep an alert from beginning or ending.
        alert.firstMs = known ? std::min(known->firstMs, now.takenAtMs) : now.takenAtMs;
        alert.raised = known && known->raised;
        alert.lastMs = known ? std::min(known->lastMs, now.takenAtMs) : now.takenAtMs;
        if (!sight.within) alert.lastMs = now.takenAtMs;

        if (!alert.raised) {
            if (!sight.beyond) continue;
            alert.raised = now.takenAtMs - alert.firstMs >= raisedAfterMs(alert.kind, rules);
            if (alert.raised) step.raised += alert;
        } else if (now.takenAtMs - alert.lastMs >= kOverAfterMs) {
            step.over += alert;
            continue;
        }
        step.watched += alert;
    }
    return step;
}

AlertRange rangeOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::StockLow: return {1, 99};
    case AlertKind::Stalled:
    case AlertKind::NoConsumer: return {1, 600};
    case AlertKind::DeadLetters: return {1, 1'000'000};
    case AlertKind::OldestWait: return {1, 3'600};
    }
    Q_UNREACHABLE();
}

Problem problemOf(const Alert& alert, const Snapshot& now)
{
    const auto partition = std::find_if(now.partitions.cbegin(), now.partitions.cend(),
        [&](const PartitionSnapshot& each) { return each.partition == alert.number; });
    const QString why = partition == now.partitions.cend() ? QString() : console::why(*partition);
    switch (alert.kind) {
    case AlertKind::StockLow:
        return {{Shape::Triangle, Tone::Busy, QCoreApplication::translate("console", "stock low")},
            QCoreApplication::translate("console", "“%1” has %2 left.")
                .arg(alert.subject, count(alert.value)),
            QCoreApplication::translate(
                "console", "Raise the stock while there is some, or let it sell out.")};
    case AlertKind::Stalled:
    case AlertKind::NoConsumer:
        if (why.isEmpty())
            return {statusOf(alert.kind == AlertKind::Stalled ? PartitionState::Stalled
                                                              : PartitionState::NoConsumer),
                QCoreApplication::translate("console", "Partition %1 does not move.")
                    .arg(alert.number),
                {}};
        return {statusOf(partition->state), why, whatToDo(*partition)};
    case AlertKind::DeadLetters:
        return {{Shape::Diamond, Tone::Lost, QCoreApplication::translate("console", "dead letter")},
            alert.value == 1 ? QCoreApplication::translate(
                "console", "1 record did not decode and waits for somebody to look at it.")
                             : QCoreApplication::translate("console",
                                 "%1 records did not decode and wait for somebody to look at them.")
                                   .arg(count(alert.value)),
            QCoreApplication::translate("console", "Mend and replay them, or discard them.")};
    case AlertKind::OldestWait:
        return {{Shape::Triangle, Tone::Busy, QCoreApplication::translate("console", "long wait")},
            QCoreApplication::translate(
                "console", "On partition %1 the oldest request has waited for %2.")
                .arg(QString::number(alert.number), duration(alert.value)),
            QCoreApplication::translate("console",
                "If it goes on, start another instance to share the partitions, or pause the "
                "campaign.")};
    }
    Q_UNREACHABLE();
}

QString overWords(const Alert& alert)
{
    switch (alert.kind) {
    case AlertKind::StockLow:
        if (alert.value == 0)
            return QCoreApplication::translate("console", "“%1” is sold out.").arg(alert.subject);
        return QCoreApplication::translate("console", "“%1” is no longer low on stock: %2 left.")
            .arg(alert.subject, count(alert.value));
    case AlertKind::Stalled:
        return QCoreApplication::translate("console", "Partition %1 moves again.")
            .arg(alert.number);
    case AlertKind::NoConsumer:
        return QCoreApplication::translate("console", "Partition %1 has a consumer again.")
            .arg(alert.number);
    case AlertKind::DeadLetters:
        return QCoreApplication::translate("console", "The dead letters are handled.");
    case AlertKind::OldestWait:
        return QCoreApplication::translate("console", "Nobody waits long on partition %1 any more.")
            .arg(alert.number);
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::console
