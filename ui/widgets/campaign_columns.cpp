#include "ui/widgets/campaign_columns.h"

#include "backend/console/figures.h"
#include "backend/console/status.h"
#include "ui/models/campaign_model.h"

#include <QDateTime>

#include <algorithm>
#include <numeric>

namespace dibs::ui {

namespace {

const auto kClock = QStringLiteral("00:00");
const auto kDayAndClock = QStringLiteral("30 Sep 00:00");

/// Found once for all campaigns, as a date takes its time to be found.
struct Day {
    explicit Day(qint64 epochMs)
    {
        const QDate date = QDateTime::fromMSecsSinceEpoch(epochMs).date();
        fromMs = date.startOfDay().toMSecsSinceEpoch();
        toMs = date.addDays(1).startOfDay().toMSecsSinceEpoch();
    }
    bool has(std::optional<qint64> atMs) const
    {
        return atMs.value_or(0) <= 0 || (*atMs >= fromMs && *atMs < toMs);
    }

    qint64 fromMs;
    qint64 toMs;
};

int sumOf(const QList<int>& widths)
{
    return std::accumulate(widths.cbegin(), widths.cend(), 0);
}

/// As much of what each could give as is missing; returns what is still missing.
int give(QList<int>& widths, const QList<int>& needed, int missing)
{
    int all = 0;
    for (qsizetype at = 0; at < widths.size(); ++at)
        if (at != CampaignModel::Name) all += widths[at] - needed[at];
    const int given = std::min(missing, all);
    int before = 0;
    for (qsizetype at = 0; at < widths.size(); ++at) {
        if (at == CampaignModel::Name || all == 0) continue;
        const int could = widths[at] - needed[at];
        widths[at] -= given * (before + could) / all - given * before / all;
        before += could;
    }
    return missing - given;
}

void spread(QList<int>& widths, int over)
{
    const int toNames = std::min(over, widths[CampaignModel::Name]);
    widths[CampaignModel::Name] += toNames;
    over -= toNames;
    const int many = int(widths.size());
    for (int at = 0; at < many; ++at) widths[at] += over * (at + 1) / many - over * at / many;
}

}  // namespace

QStringList usualTexts()
{
    return {QStringLiteral("Winter clearance, all sizes"),
        console::statusOf(console::PartitionState::NoConsumer).word + QStringLiteral("      "),
        QStringLiteral("9,999,999"), QStringLiteral("9,999,999"), QStringLiteral("9,999,999"),
        QStringLiteral("99,999"), QStringLiteral("99,999"), QStringLiteral("000000000000"),
        QStringLiteral("9,999,999"), QStringLiteral("59 min 59 s"), kDayAndClock, kDayAndClock,
        QStringLiteral("000"), QStringLiteral("00000")};
}

QStringList neededTexts(const console::Snapshot& snapshot)
{
    qint64 stock = 9'999;
    qint64 waiting = 99'999;
    qint64 number = 999;
    double rate = 9'999;
    const Day today(snapshot.takenAtMs);
    QString opens = kClock;
    QString closes = kClock;
    for (const console::CampaignSnapshot& each : snapshot.campaigns) {
        stock = std::max({stock, each.totalStock, each.remaining, each.issued});
        waiting = std::max(waiting, each.lag);
        number = std::max(number, each.couponId.value);
        rate = std::max({rate, each.acceptedPerSecond, each.issuedPerSecond});
        if (!today.has(each.opensAtMs)) opens = kDayAndClock;
        if (!today.has(each.closesAtMs)) closes = kDayAndClock;
    }
    QStringList texts = usualTexts();
    texts[CampaignModel::Name] = QStringLiteral("Winter clear");
    for (const int column : {CampaignModel::Left, CampaignModel::Total, CampaignModel::Issued})
        texts[column] = console::count(stock);
    for (const int column : {CampaignModel::Accepting, CampaignModel::Issuing})
        texts[column] = console::rate(rate);
    texts[CampaignModel::Trend] = QString();
    texts[CampaignModel::Waiting] = console::count(waiting);
    texts[CampaignModel::Opens] = opens;
    texts[CampaignModel::Closes] = closes;
    texts[CampaignModel::Number] = QString::number(number);
    for (QString& each : texts)
        for (QChar& letter : each)
            if (letter.isDigit()) letter = u'0';
    return texts;
}

QList<int> columnWidths(const QList<int>& usual, const QList<int>& needed, int room)
{
    QList<int> widths;
    for (qsizetype at = 0; at < usual.size(); ++at) widths += std::max(usual[at], needed[at]);
    const int over = room - sumOf(widths);
    if (over >= 0) {
        spread(widths, over);
        return widths;
    }
    const int missing = give(widths, needed, -over);
    int& names = widths[CampaignModel::Name];
    names = std::max(needed[CampaignModel::Name], names - missing);
    return widths;
}

}  // namespace dibs::ui
