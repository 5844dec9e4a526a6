#include "app/watch_page.h"

#include "backend/console/campaign_words.h"
#include "backend/console/figures.h"
#include "backend/console/link_words.h"
#include "backend/console/order_words.h"
#include "backend/console/partition_words.h"
#include "backend/console/problems.h"

namespace dibs::app {
namespace {

using console::CampaignSnapshot;
using console::Tone;

constexpr int kRightColumns = 11;

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0x1F300 && c <= 0x1FAFF);
}

WatchSpan muted(const QString& text)
{
    return {text, Tone::Muted};
}

WatchSpan statusSpan(const console::Status& status)
{
    return {QString(console::glyph(status.shape)) + u' ' + status.word, status.tone};
}

QString right(const QString& text, int cells = kRightColumns)
{
    return fitted(text, cells, Qt::AlignRight);
}

QString bar(double share, int cells)
{
    static constexpr char16_t kEighths[] = u" ▏▎▍▌▋▊▉";
    const int eighths = static_cast<int>(std::clamp(share, 0.0, 1.0) * cells * 8);
    QString text(eighths / 8, u'█');
    if (eighths % 8 > 0) text += QChar(kEighths[eighths % 8]);
    return fitted(text, cells).replace(u' ', u'░');
}

QString sparkline(const QList<double>& values, int cells)
{
    static constexpr char16_t kSteps[] = u"▁▂▃▄▅▆▇█";
    const QList<double> shown = values.last(std::min<qsizetype>(values.size(), cells));
    const double most = shown.isEmpty() ? 0 : *std::ranges::max_element(shown);
    QString text;
    for (const double value : shown)
        text += QChar(kSteps[most > 0 ? static_cast<int>(value / most * 7) : 0]);
    return fitted(text, cells);
}

double shareLeft(const CampaignSnapshot& campaign)
{
    return campaign.totalStock > 0
        ? static_cast<double>(campaign.remaining) / static_cast<double>(campaign.totalStock)
        : 0;
}

WatchLine titleLine(const console::Snapshot& snapshot, const WatchView& view, qint64 ageMs)
{
    WatchLine line{{QStringLiteral("Dibs"), {}, true}};
    if (!snapshot.environment.isEmpty())
        line.append({u"  ["_qs + snapshot.environment + u']',
            snapshot.environment == u"production" ? std::optional(Tone::Bad) : std::nullopt, true});
    if (snapshot.readOnly) line.append(muted(u"  read-only"_qs));
    if (view.frozen) line.append({u"  ‖ view paused"_qs, Tone::Busy});
    const bool fresh = console::freshnessOf(ageMs) == console::Freshness::Fresh;
    const QString age = snapshot.takenAtMs == 0 ? u"no figures yet"_qs
                                                : u"%1 ago"_qs.arg(console::duration(ageMs));
    line.append({right(age, std::max(0, view.columns - cellsOf(plainText(line)))),
        fresh ? Tone::Muted : Tone::Bad});
    return line;
}

/// The gravest problem; how many more there are.
WatchLine problemLine(const console::Snapshot& snapshot, const console::Link& link, qint64 ageMs)
{
    if (const QString why = console::whyOf(link); !link.isWell() && !why.isEmpty())
        return {{u"■ "_qs + link.server + u": "_qs + why, Tone::Bad}};
    QList<console::Problem> problems = console::problemsOf(snapshot);
    if (snapshot.takenAtMs > 0 && console::freshnessOf(ageMs) == console::Freshness::Frozen)
        problems.prepend(console::frozenProblem(ageMs));
    if (problems.isEmpty()) return {};
    const console::Problem& first = problems.constFirst();
    const QString more = problems.size() > 1 ? u" (+%1)"_qs.arg(problems.size() - 1) : QString();
    return {statusSpan(first.status), {u"  "_qs + first.what + u' ' + first.whatToDo + more, {}}};
}

QList<WatchLine> campaignHeader(const CampaignSnapshot& campaign, const console::Snapshot& snapshot,
    const WatchView& view, qint64 nowMs)
{
    const int width = view.columns;
    WatchLine name{{fitted(campaign.description, width - 20), {}, true}};
    name.append(statusSpan(statusOf(campaign, snapshot)));
    const QString left = u"%1 left of %2"_qs.arg(
        console::count(campaign.remaining), console::count(campaign.totalStock));
    return {name,
        {{left, {}, true},
            muted(u"   issued %1   %2/s"_qs.arg(
                console::count(campaign.issued), console::rate(campaign.issuedPerSecond)))},
        {{bar(shareLeft(campaign), width - 2), Tone::Accent}},
        {{console::stockOutlook(campaign, nowMs), {}}},
        {{console::queueOutlook(campaign, snapshot), {}}},
        {{sparkline(view.issued.value(campaign.couponId), width - 12), Tone::Accent},
            muted(u"  issued/s"_qs)}};
}

WatchLine campaignRow(const CampaignSnapshot& campaign, const console::Snapshot& snapshot,
    const WatchView& view, bool chosen)
{
    const int name = std::max(10, view.columns - 2 - 3 * kRightColumns - 16);
    return {{chosen ? u"▸ "_qs : u"  "_qs, Tone::Accent},
        {fitted(campaign.description, name), {}, chosen},
        {right(console::count(campaign.remaining)) + right(console::rate(campaign.issuedPerSecond))
                + right(console::count(campaign.lag)) + u"  "_qs,
            {}},
        statusSpan(statusOf(campaign, snapshot))};
}

QList<WatchLine> campaignPage(
    const console::Snapshot& snapshot, const WatchView& view, qint64 nowMs)
{
    const QList<CampaignSnapshot> campaigns = campaignsIn(snapshot, view);
    const CampaignSnapshot* chosen = chosenIn(campaigns, view);
    if (!chosen)
        return {{muted(snapshot.campaigns.isEmpty()
                ? u"No campaign yet: create one with POST /api/coupons, or in the window."_qs
                : u"No campaign is called that: / changes the filter."_qs)}};
    QList<WatchLine> lines = campaignHeader(*chosen, snapshot, view, nowMs);
    const int name = std::max(10, view.columns - 2 - 3 * kRightColumns - 16);
    lines.append(WatchLine());
    lines.append({muted(u"  "_qs + fitted(u"Campaign"_qs, name) + right(u"left"_qs)
        + right(u"issued/s"_qs) + right(u"waiting"_qs))});
    for (const CampaignSnapshot& each : campaigns)
        lines.append(campaignRow(each, snapshot, view, &each == chosen));
    return lines;
}

QList<WatchLine> partitionPage(const console::Snapshot& snapshot, const WatchView&)
{
    QList<WatchLine> lines{{muted(fitted(u"Partition"_qs, 10) + right(u"position"_qs)
        + right(u"end"_qs) + right(u"waiting"_qs) + right(u"oldest"_qs, 9) + u"  "_qs
        + fitted(u"state"_qs, 14) + u"owner"_qs)}};
    for (const console::PartitionSnapshot& each : snapshot.partitions) {
        const console::Status status = console::statusOf(each.state);
        lines.append(
            {{fitted(QString::number(each.partition), 10) + right(console::count(each.position))
                     + right(console::count(each.logEnd)) + right(console::count(each.lag()))
                     + right(console::duration(each.oldestWaitMs), 9) + u"  "_qs,
                 {}},
                {fitted(QString(console::glyph(status.shape)) + u' ' + status.word, 14),
                    status.tone},
                muted(each.owner.isEmpty() ? QString(console::kUnknown) : each.owner)});
        if (const QString why = console::why(each); !why.isEmpty())
            lines.append({muted(u"          "_qs + why + u' ' + console::whatToDo(each.state))});
    }
    return lines;
}

std::pair<QString, Tone> outcomeWord(console::RequestOutcome outcome)
{
    switch (outcome) {
    case console::RequestOutcome::Issued: return {u"✓ issued"_qs, Tone::Good};
    case console::RequestOutcome::SoldOut: return {u"― sold out"_qs, Tone::Muted};
    case console::RequestOutcome::Duplicate: return {u"◐ has one"_qs, Tone::Accent};
    case console::RequestOutcome::Rejected: return {u"✕ rejected"_qs, Tone::Bad};
    }
    Q_UNREACHABLE();
}

QList<WatchLine> feedPage(const console::Feed& feed, const WatchView& view)
{
    QList<WatchLine> lines{
        {muted(feed.isSampled() ? u"A sample: %1 of %2 decided in the last second"_qs.arg(
                   console::count(feed.rowsInSample), console::count(feed.decidedInSample))
                                : u"Every decided request, the newest first"_qs)}};
    const qsizetype shown = std::min<qsizetype>(feed.rows.size(), view.rows);
    for (qsizetype i = 0; i < shown; ++i) {
        const console::FeedRow& row = feed.rows[feed.rows.size() - 1 - i];
        const auto [word, tone] = outcomeWord(row.outcome);
        lines.append({{fitted(word, 13), tone},
            {u"user "_qs + fitted(QString::number(row.userId.value), 12) + u"campaign "_qs
                    + fitted(QString::number(row.couponId.value), 8)
                    + (row.sequence > 0 ? u"no. %1"_qs.arg(console::count(row.sequence))
                                        : row.reason),
                {}},
            muted(u"  p%1@%2"_qs.arg(row.partition).arg(row.offset))});
    }
    return lines;
}

WatchLine ordersLine(const console::OrdersSnapshot& orders)
{
    return {{u"orders %1/s   paid %2   failed %3   recovering %4   "_qs.arg(
                 console::rate(orders.placedPerSecond),
                 console::count(static_cast<qint64>(orders.paid)),
                 console::count(static_cast<qint64>(orders.failed)),
                 console::count(static_cast<qint64>(orders.recovering))),
                {}},
        statusSpan(console::statusOf(orders.circuit))};
}

QList<WatchLine> healthPage(const console::Snapshot& snapshot, qint64 nowMs)
{
    QList<WatchLine> lines;
    if (snapshot.orders) lines = {ordersLine(*snapshot.orders), WatchLine()};
    for (const console::NeighbourSnapshot& each : snapshot.neighbours) {
        const QString trip = each.roundTripMs ? u"%1 ms"_qs.arg(*each.roundTripMs, 0, 'f', 1)
                                              : QString(console::kUnknown);
        const QString since = each.sinceMs > 0
            ? u"since %1"_qs.arg(console::clockTime(each.sinceMs, nowMs))
            : QString();
        lines.append({{each.isWell() ? u"● "_qs : u"■ "_qs, each.isWell() ? Tone::Good : Tone::Bad},
            {fitted(each.name, 28) + right(trip, 10) + u"  "_qs, {}},
            muted(since + (each.isWell() ? QString() : u"  "_qs + each.problem))});
    }
    return lines;
}

QList<WatchLine> helpPage()
{
    QList<WatchLine> lines;
    for (const auto& [key, what] :
        {std::pair("1…4", "campaign, partitions, feed, health"),
            std::pair("↑ ↓", "another campaign"), std::pair("/", "campaigns whose name has a text"),
            std::pair("space", "stop the view, and let it go on"),
            std::pair("p", "pause or resume the campaign; asks first"), std::pair("?", "this page"),
            std::pair("q", "leave; the server elsewhere goes on")})
        lines.append(
            {{fitted(QString::fromUtf8(key), 8), {}, true}, {QString::fromUtf8(what), {}}});
    return lines;
}

WatchLine footLine(const console::Snapshot& snapshot, const WatchView& view)
{
    if (view.filtering) return {{u"/"_qs + view.filter + u"▏"_qs, {}, true}};
    if (!view.notice.isEmpty()) return {{view.notice, Tone::Busy}};
    return {muted(u"%1 accepted/s · %2 issued/s · %3 waiting · %4 dead letters"_qs.arg(
                console::rate(snapshot.acceptedPerSecond), console::rate(snapshot.issuedPerSecond),
                console::count(snapshot.lag()), console::count(snapshot.deadLettersWaiting))),
        muted(u"   ? keys  q quit"_qs)};
}

/// Each line cut where the terminal ends.
WatchLine cut(const WatchLine& line, int columns)
{
    WatchLine fits;
    int free = columns;
    for (const WatchSpan& span : line) {
        const int cells = cellsOf(span.text);
        fits.append({cells <= free ? span.text : fitted(span.text, free), span.tone, span.bold});
        free -= std::min(cells, free);
        if (free == 0) break;
    }
    return fits;
}

}  // namespace

void WatchView::remember(const console::Snapshot& snapshot)
{
    QHash<CouponId, QList<double>> kept;
    for (const CampaignSnapshot& each : snapshot.campaigns) {
        QList<double> values = issued.value(each.couponId);
        values.append(each.issuedPerSecond);
        if (values.size() > kHistoryMax) values.removeFirst();
        kept.insert(each.couponId, values);
    }
    issued = kept;
}

QList<CampaignSnapshot> campaignsIn(const console::Snapshot& snapshot, const WatchView& view)
{
    QList<CampaignSnapshot> campaigns = snapshot.campaigns;
    campaigns.removeIf([&](const CampaignSnapshot& each) {
        return !each.description.contains(view.filter, Qt::CaseInsensitive);
    });
    return campaigns;
}

const CampaignSnapshot* chosenIn(const QList<CampaignSnapshot>& campaigns, const WatchView& view)
{
    for (const CampaignSnapshot& each : campaigns)
        if (each.couponId == view.campaign) return &each;
    return campaigns.isEmpty() ? nullptr : &campaigns.constFirst();
}

QList<WatchLine> watchLines(const console::Console& console, const WatchView& view, qint64 nowMs)
{
    const auto snapshot = console.snapshot();
    const qint64 ageMs = std::max<qint64>(0, nowMs - snapshot->takenAtMs);
    QList<WatchLine> lines{
        titleLine(*snapshot, view, ageMs), problemLine(*snapshot, console.link(), ageMs)};
    QList<WatchLine> page = view.help ? helpPage()
        : view.page == 2              ? partitionPage(*snapshot, view)
        : view.page == 3              ? feedPage(*console.feed(), view)
        : view.page == 4              ? healthPage(*snapshot, nowMs)
                                      : campaignPage(*snapshot, view, nowMs);
    lines += page;
    lines.resize(std::max(0, view.rows - 1));
    lines.append(footLine(*snapshot, view));
    for (WatchLine& line : lines) line = cut(line, view.columns);
    return lines;
}

int cellsOf(const QString& text)
{
    int cells = 0;
    for (const char32_t c : text.toUcs4()) cells += isWide(c) ? 2 : 1;
    return cells;
}

QString fitted(const QString& text, int cells, Qt::AlignmentFlag side)
{
    QString fits = text;
    if (cellsOf(fits) > cells) {
        while (!fits.isEmpty() && cellsOf(fits) > cells - 1) fits.chop(1);
        fits += cells > 0 ? u"…"_qs : QString();
    }
    const QString blanks(std::max(0, cells - cellsOf(fits)), u' ');
    return side == Qt::AlignRight ? blanks + fits : fits + blanks;
}

QString plainText(const WatchLine& line)
{
    QString text;
    for (const WatchSpan& span : line) text += span.text;
    return text;
}

}  // namespace dibs::app
