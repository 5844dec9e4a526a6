#include "backend/console/campaign_words.h"

#include "backend/console/figures.h"
#include "backend/console/status.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace dibs::console {

namespace {

/// Further ahead than this a rate of the last seconds says nothing.
constexpr double kEstimateSecondsMax = 24 * 60 * 60;

QString separator()
{
    return QStringLiteral(" · ");
}

std::optional<QString> estimate(double amount, double perSecond)
{
    if (!(perSecond > 0) || amount / perSecond > kEstimateSecondsMax) return std::nullopt;
    const double seconds = amount / perSecond;
    // Never "0 s": what is not done yet takes a moment.
    if (seconds < 10)
        return QCoreApplication::translate("console", "%1 s")
            .arg(std::max(qint64{1}, qRound64(seconds)));
    return duration(qRound64(seconds * 1'000));
}

QString openOutlook(const CampaignSnapshot& campaign, Estimate made)
{
    if (campaign.remaining <= 0) return QCoreApplication::translate("console", "nothing is left");
    if (made == Estimate::Withheld)
        return QCoreApplication::translate("console", "no estimate: the figures stopped");
    const auto soldOutIn
        = estimate(static_cast<double>(campaign.remaining), campaign.issuedPerSecond);
    if (soldOutIn)
        return QCoreApplication::translate("console", "sold out in ≈ %1 at %2/s")
            .arg(*soldOutIn, rate(campaign.issuedPerSecond));
    if (campaign.issuedPerSecond > 0)
        return QCoreApplication::translate("console", "at this rate it lasts for more than a day");
    return QCoreApplication::translate("console", "no estimate: nothing is being issued");
}

QString clearing(const PartitionSnapshot& partition)
{
    switch (partition.state) {
    case PartitionState::CaughtUp:
    case PartitionState::Draining: {
        const auto clearsIn = estimate(
            static_cast<double>(partition.lag()), partition.outPerSecond - partition.inPerSecond);
        return clearsIn
            ? QCoreApplication::translate("console", "clears in ≈ %1").arg(*clearsIn)
            : QCoreApplication::translate("console", "no estimate: as many come as are decided");
    }
    case PartitionState::Growing:
        return QCoreApplication::translate("console", "not clearing: %1/s in, %2/s out")
            .arg(rate(partition.inPerSecond), rate(partition.outPerSecond));
    case PartitionState::Stalled:
        return QCoreApplication::translate("console", "not clearing: nothing is being decided");
    case PartitionState::NoConsumer:
        return QCoreApplication::translate("console", "not clearing: nobody consumes");
    case PartitionState::Lost:
        return QCoreApplication::translate("console", "not clearing: somebody must look");
    }
    Q_UNREACHABLE();
}

}  // namespace

QString stockOutlook(const CampaignSnapshot& campaign, qint64 nowMs, Estimate made)
{
    switch (campaign.state) {
    case CampaignState::Scheduled:
        return QCoreApplication::translate("console", "opens %1")
            .arg(clockTime(campaign.opensAtMs, nowMs));
    case CampaignState::Opened:
        if (!campaign.closesAtMs) return openOutlook(campaign, made);
        return openOutlook(campaign, made) + separator()
            + QCoreApplication::translate("console", "closes %1")
                  .arg(clockTime(*campaign.closesAtMs, nowMs));
    case CampaignState::Paused:
    case CampaignState::Closed:
        return QCoreApplication::translate("console", "new requests are refused");
    case CampaignState::SoldOut:
        return QCoreApplication::translate("console", "everything is issued");
    }
    Q_UNREACHABLE();
}

QString standstillWords(const CampaignSnapshot& campaign, const QList<Event>& events, qint64 nowMs)
{
    const auto told = [&](EventKind kind, const char* withTime, const char* otherwise) {
        const auto last = std::find_if(events.crbegin(), events.crend(), [&](const Event& each) {
            return each.kind == kind && each.number == campaign.couponId.value;
        });
        return last == events.crend()
            ? QCoreApplication::translate("console", otherwise)
            : QCoreApplication::translate("console", withTime).arg(clockTime(last->atMs, nowMs));
    };
    switch (campaign.state) {
    case CampaignState::Scheduled:
        return QCoreApplication::translate("console", "The curve begins when it opens.");
    case CampaignState::Opened: return {};
    case CampaignState::Paused:
        return told(EventKind::Paused,
            QT_TRANSLATE_NOOP("console", "Paused at %1. The curve goes on when it is resumed."),
            QT_TRANSLATE_NOOP("console", "Paused. The curve goes on when it is resumed."));
    case CampaignState::SoldOut:
        return told(EventKind::SoldOut,
            QT_TRANSLATE_NOOP("console", "Sold out at %1. The report shows how it went."),
            QT_TRANSLATE_NOOP("console", "Sold out. The report shows how it went."));
    case CampaignState::Closed:
        return told(EventKind::Closed,
            QT_TRANSLATE_NOOP("console", "Closed at %1. The report shows how it went."),
            QT_TRANSLATE_NOOP("console", "Closed. The report shows how it went."));
    }
    Q_UNREACHABLE();
}

QString queueOutlook(const CampaignSnapshot& campaign, const Snapshot& snapshot, Estimate made)
{
    if (campaign.lag <= 0) return QCoreApplication::translate("console", "nobody waits");

    const PartitionSnapshot* partition = partitionOf(campaign, snapshot);
    if (partition && partition->state == PartitionState::CaughtUp)
        return QCoreApplication::translate("console", "%1 under way, none for a second")
            .arg(count(campaign.lag));

    QStringList parts{
        QCoreApplication::translate("console", "%1 waiting").arg(count(campaign.lag))};
    if (partition && partition->oldestWaitMs)
        parts += QCoreApplication::translate("console", "oldest %1")
                     .arg(duration(*partition->oldestWaitMs));
    if (made == Estimate::Withheld) return parts.join(separator());
    parts += partition
        ? clearing(*partition)
        : QCoreApplication::translate("console", "no estimate: its partition is not seen");
    return parts.join(separator());
}

}  // namespace dibs::console
