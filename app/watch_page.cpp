#include "app/watch_page.h"

#include "app/watch_problems.h"
#include "backend/console/campaign_words.h"
#include "backend/console/figures.h"
#include "backend/console/neighbour_words.h"
#include "backend/console/order_words.h"
#include "backend/console/partition_words.h"
#include "backend/console/reason_words.h"
#include "backend/console/request_words.h"

namespace dibs::app {
namespace {

using console::CampaignSnapshot;
using console::Tone;

constexpr int kFigureCells = 11;
constexpr int kNumberCells = 4;
constexpr int kStateCells = 14;
constexpr int kTimeCells = 14;  // "20:59:14.120"
constexpr int kColumnsForAll = 100;  // a narrower terminal has fewer figures at its foot
constexpr int kNeighbourCells = 28;
constexpr int kTripCells = 10;
constexpr int kKeyCells = 8;
constexpr int kNameCellsMax = 48;  // wider, and the eye loses the row
constexpr qsizetype kProblemLines = 2;  // of a neighbour's trouble

constexpr const char* kPageNames[]{QT_TRANSLATE_NOOP("Watch", "campaign"),
    QT_TRANSLATE_NOOP("Watch", "partitions"), QT_TRANSLATE_NOOP("Watch", "feed"),
    QT_TRANSLATE_NOOP("Watch", "customer"), QT_TRANSLATE_NOOP("Watch", "health"),
    QT_TRANSLATE_NOOP("Watch", "dead letters")};

QString figure(const QString& text)
{
    return right(text, kFigureCells);
}

double shareLeft(const CampaignSnapshot& campaign)
{
    return campaign.totalStock > 0
        ? static_cast<double>(campaign.remaining) / static_cast<double>(campaign.totalStock)
        : 0;
}

/// As the window's badge: figures that are not fresh say so in a word.
WatchSpan ageSpan(qint64 ageMs, qint64 nowMs)
{
    const console::Status age = console::statusOfAge(ageMs, nowMs);
    WatchSpan span = console::freshnessOf(ageMs) == console::Freshness::Fresh ? muted(age.word)
                                                                              : statusSpan(age);
    span.text += u"   "_qs;
    return span;
}

WatchLine titleLine(const console::Snapshot& snapshot, const WatchView& view,
    const QList<console::Problem>& problems, qint64 nowMs)
{
    const qint64 ageMs = std::max<qint64>(0, nowMs - snapshot.takenAtMs);
    WatchLine line{{QStringLiteral("Dibs"), {}, true}};
    if (!snapshot.environment.isEmpty())
        line.append({u"  ["_qs + snapshot.environment + u']',
            snapshot.environment == u"production" ? std::optional(Tone::Bad) : std::nullopt, true});
    if (snapshot.readOnly) line.append(muted(u"  "_qs + Watch::tr("read-only")));
    if (view.paused) line.append({u"  "_qs + Watch::tr("‖ view paused"), Tone::Busy});
    const bool begun = snapshot.takenAtMs > 0;
    const WatchSpan age = begun ? ageSpan(ageMs, nowMs) : WatchSpan();
    const WatchSpan state = begun || !problems.isEmpty()
        ? statusSpan(wellbeing(problems))
        : statusSpan({console::Shape::Dots, Tone::Muted, Watch::tr("no figures yet")});
    const int room
        = view.columns - cellsOf(plainText(line)) - cellsOf(state.text) - cellsOf(age.text);
    line.append({QString(std::max(0, room), u' '), {}});
    if (room >= 0) line.append(age);
    line.append(state);
    return line;
}

/// Which pages there are, and where one is.
WatchLine pagesLine(const WatchView& view)
{
    WatchLine line;
    for (int page = 1; page <= WatchView::kPages; ++page) {
        const bool here = page == view.page && !view.help && !view.problems;
        const QString name = Watch::tr(kPageNames[page - 1]);
        line.append({(here ? u"▸%1 %2  "_qs : u" %1 %2  "_qs).arg(page).arg(name),
            here ? std::nullopt : std::optional(Tone::Muted), here});
    }
    return line;
}

QList<WatchLine> campaignHeader(const CampaignSnapshot& campaign, const console::Snapshot& snapshot,
    const WatchView& view, qint64 nowMs)
{
    const int width = view.columns;
    const bool frozen
        = console::freshnessOf(nowMs - snapshot.takenAtMs) == console::Freshness::Frozen;
    const auto estimate = frozen ? console::Estimate::Withheld : console::Estimate::Made;
    const WatchSpan state = statusSpan(statusOf(campaign, snapshot));
    const QString curveName = u"  "_qs + Watch::tr("issued/s");
    const QString left
        = Watch::tr("%1 left of %2")
              .arg(console::count(campaign.remaining), console::count(campaign.totalStock));
    return {{{fitted(campaign.description, std::max(0, width - cellsOf(state.text) - 1)), {}, true},
                {u" "_qs, {}}, state},
        {{left, {}, true},
            muted(u"   "_qs
                + Watch::tr("issued %1   %2 issued/s   %3 accepted/s")
                      .arg(console::count(campaign.issued), console::rate(campaign.issuedPerSecond),
                          console::rate(campaign.acceptedPerSecond)))},
        {{bar(shareLeft(campaign), width), Tone::Accent}},
        {{console::stockOutlook(campaign, nowMs, estimate), {}}},
        {{console::queueOutlook(campaign, snapshot, estimate), {}}},
        {{sparkline(view.issued.value(campaign.couponId), std::max(0, width - cellsOf(curveName))),
             Tone::Accent},
            muted(curveName)}};
}

int nameCells(const WatchView& view)
{
    return std::clamp(view.columns - 2 - 3 * kFigureCells - 16, 10, kNameCellsMax);
}

WatchLine campaignRow(const CampaignSnapshot& campaign, const console::Snapshot& snapshot,
    const WatchView& view, bool chosen)
{
    return {{chosen ? u"▸ "_qs : u"  "_qs, Tone::Accent},
        {fitted(campaign.description, nameCells(view)), {}, chosen},
        {figure(console::count(campaign.remaining))
                + figure(console::rate(campaign.issuedPerSecond))
                + figure(console::count(campaign.lag)) + u"  "_qs,
            {}},
        statusSpan(statusOf(campaign, snapshot))};
}

QList<WatchLine> campaignPage(
    const console::Snapshot& snapshot, const WatchView& view, qint64 nowMs)
{
    const QList<CampaignSnapshot> campaigns = campaignsIn(snapshot, view);
    const CampaignSnapshot* chosen = chosenIn(campaigns, view);
    if (snapshot.takenAtMs == 0)
        return {{muted(Watch::tr("The server is starting. Its first figures will show here."))}};
    if (!chosen)
        return {{muted(snapshot.campaigns.isEmpty()
                ? Watch::tr("No campaign yet: create one with POST /api/coupons, or in the window.")
                : Watch::tr("No campaign is called that: / changes the filter."))}};
    QList<WatchLine> lines = campaignHeader(*chosen, snapshot, view, nowMs);
    lines.append(WatchLine());
    lines.append({muted(u"  "_qs + fitted(Watch::tr("campaign"), nameCells(view))
        + figure(Watch::tr("left")) + figure(Watch::tr("issued/s")) + figure(Watch::tr("waiting"))
        + u"  "_qs + Watch::tr("state"))});
    for (const CampaignSnapshot& each : campaigns)
        lines.append(campaignRow(each, snapshot, view, &each == chosen));
    return lines;
}

QList<WatchLine> partitionPage(const console::Snapshot& snapshot, const WatchView& view)
{
    static const QString kMargin(kNumberCells, u' ');
    QList<WatchLine> lines{
        {muted(fitted(Watch::tr("no."), kNumberCells) + figure(Watch::tr("position"))
            + figure(Watch::tr("end")) + figure(Watch::tr("waiting")) + figure(Watch::tr("oldest"))
            + u"  "_qs + fitted(Watch::tr("state"), kStateCells) + Watch::tr("owner"))}};
    for (const console::PartitionSnapshot& each : snapshot.partitions) {
        lines.append(
            {{fitted(QString::number(each.partition), kNumberCells)
                     + figure(console::count(each.position)) + figure(console::count(each.logEnd))
                     + figure(console::count(each.lag()))
                     + figure(console::duration(each.oldestWaitMs)) + u"  "_qs,
                 {}},
                statusSpan(console::statusOf(each.state), kStateCells),
                muted(each.owner.isEmpty() ? QString(console::kUnknown) : each.owner)});
        const QString why = console::why(each);
        if (why.isEmpty()) continue;
        for (const QString& line : wrapped(why + u' ' + console::whatToDo(each),
                 view.columns - static_cast<int>(kMargin.size()), 2 * kProblemLines))
            lines.append({muted(kMargin + line)});
    }
    return lines;
}

QString campaignName(const console::Snapshot& snapshot, CouponId id)
{
    for (const CampaignSnapshot& each : snapshot.campaigns)
        if (each.couponId == id) return each.description;
    return Watch::tr("campaign %1").arg(id.value);
}

/// To the millisecond; of another day to the minute, which is as long.
QString decidedAt(const console::FeedRow& row, qint64 nowMs)
{
    const QString moment = console::momentTime(row.decidedAtMs, nowMs);
    return cellsOf(moment) < kTimeCells ? moment : console::clockTime(row.decidedAtMs, nowMs);
}

QList<WatchLine> feedPage(const console::Feed& feed, const console::Snapshot& snapshot,
    const WatchView& view, qint64 nowMs)
{
    constexpr int kOutcomeCells = 13;
    constexpr int kUserCells = 9;
    constexpr int kPlaceCells = 10;
    const int result = std::clamp(view.columns / 5, 17, 24);
    const int name = std::clamp(
        view.columns - kTimeCells - kOutcomeCells - kUserCells - result - kPlaceCells - 3, 10,
        kNameCellsMax);
    QList<WatchLine> lines{
        {muted(feed.isSampled()
                ? Watch::tr("A sample: %1 of %2 decided in the last second")
                      .arg(console::count(feed.rowsInSample), console::count(feed.decidedInSample))
                : Watch::tr("Every decided request, the newest first"))},
        {muted(fitted(Watch::tr("decided"), kTimeCells)
            + fitted(Watch::tr("outcome"), kOutcomeCells) + right(Watch::tr("user"), kUserCells)
            + u"  "_qs + fitted(Watch::tr("campaign"), name) + u' '
            + fitted(Watch::tr("result"), result) + Watch::tr("place"))}};
    const qsizetype shown = std::min<qsizetype>(feed.rows.size(), view.rows);
    for (qsizetype i = 0; i < shown; ++i) {
        const console::FeedRow& row = feed.rows[feed.rows.size() - 1 - i];
        lines.append({muted(fitted(decidedAt(row, nowMs), kTimeCells)),
            statusSpan(console::statusOf(row.outcome), kOutcomeCells),
            {right(QString::number(row.userId.value), kUserCells) + u"  "_qs
                    + fitted(campaignName(snapshot, row.couponId), name) + u' '
                    + fitted(console::resultWords(row), result),
                {}},
            muted(console::placeWords(row.partition, row.offset))});
    }
    return lines;
}

WatchLine ordersLine(const console::OrdersSnapshot& orders)
{
    return {{Watch::tr("orders %1/s   paid %2   failed %3   recovering %4")
                        .arg(console::rate(orders.placedPerSecond),
                            console::count(static_cast<qint64>(orders.paid)),
                            console::count(static_cast<qint64>(orders.failed)),
                            console::count(static_cast<qint64>(orders.recovering)))
                    + u"   "_qs,
                {}},
        statusSpan(console::statusOf(orders.circuit))};
}

QList<WatchLine> healthPage(const console::Snapshot& snapshot, const WatchView& view, qint64 nowMs)
{
    QList<WatchLine> lines;
    if (snapshot.orders) lines = {ordersLine(*snapshot.orders), WatchLine()};
    if (snapshot.neighbours.isEmpty())
        return lines
            + QList<WatchLine>{
                {muted(Watch::tr("This server has not said yet which services it uses."))}};
    lines.append({muted(fitted(Watch::tr("state"), kTroubleCells)
        + fitted(Watch::tr("neighbour"), kNeighbourCells)
        + right(Watch::tr("round trip"), kTripCells) + u"  "_qs + Watch::tr("since"))});
    for (const console::NeighbourSnapshot& each : snapshot.neighbours) {
        const QString since = each.sinceMs > 0 ? console::pastTime(each.sinceMs, nowMs)
                                               : QString(console::kUnknown);
        lines.append({statusSpan(statusOf(each), kTroubleCells),
            {fitted(each.name, kNeighbourCells) + right(console::roundTrip(each), kTripCells)
                    + u"  "_qs,
                {}},
            muted(since)});
        for (const QString& line :
            wrapped(console::reasonWords(each.problem), view.columns - 2, kProblemLines))
            lines.append({{u"  "_qs + line, {}}});
    }
    return lines;
}

QList<WatchLine> helpPage()
{
    QList<WatchLine> lines;
    const std::pair<QString, QString> keys[]{
        {u"1…6"_qs, Watch::tr("campaign, partitions, feed, customer, health, dead letters")},
        {u"↑ ↓"_qs, Watch::tr("another campaign, request or dead letter")},
        {u"/"_qs, Watch::tr("campaigns whose name has a text; on 4: a user id or a request id")},
        {u"r"_qs, Watch::tr("look again, on 4 and 6")},
        {u"s"_qs, Watch::tr("dead letters of another state, on 6")},
        {Watch::tr("space"), Watch::tr("pause the view, and resume it")},
        {u"!"_qs, Watch::tr("all that is wrong, and what to do")},
        {u"p"_qs, Watch::tr("pause or resume the campaign; asks first")},
        {u"?"_qs, Watch::tr("this page")},
        {u"q"_qs, Watch::tr("leave; the server elsewhere goes on")}};
    for (const auto& [key, what] : keys)
        lines.append({{fitted(key, kKeyCells), {}, true}, {what, {}}});
    return lines;
}

WatchLine footLine(const console::Snapshot& snapshot, const WatchView& view)
{
    const QString keys = u"  "_qs + Watch::tr("? keys  q quit");
    if (view.customer.typing)
        return {{Watch::tr("user or request id: %1").arg(view.customer.text + u'_'), {}, true}};
    if (view.filtering) return {{u"/"_qs + view.filter + u"_"_qs, {}, true}};
    if (!view.notice.isEmpty()) return {{view.notice, Tone::Busy}};
    QString figures = snapshot.takenAtMs == 0
        ? QString()
        : Watch::tr("%1 issued/s · %2 waiting · %3 dead letters waiting")
              .arg(console::rate(snapshot.issuedPerSecond), console::count(snapshot.lag()),
                  console::count(snapshot.deadLettersWaiting));
    if (snapshot.takenAtMs > 0 && view.columns >= kColumnsForAll)
        figures.prepend(
            Watch::tr("%1 accepted/s · ").arg(console::rate(snapshot.acceptedPerSecond)));
    return {muted(fitted(figures, std::max(0, view.columns - cellsOf(keys))) + keys)};
}

QList<WatchLine> pageLines(const console::Console& console, const console::Snapshot& snapshot,
    const WatchView& view, int rows, qint64 nowMs)
{
    if (view.help) return helpPage();
    switch (static_cast<WatchView::Page>(view.page)) {
    case WatchView::Campaign: return campaignPage(snapshot, view, nowMs);
    case WatchView::Partitions: return partitionPage(snapshot, view);
    case WatchView::Feed: return feedPage(*console.feed(), snapshot, view, nowMs);
    case WatchView::Customer: return customerPage(view.customer, view.columns, rows, nowMs);
    case WatchView::Health: return healthPage(snapshot, view, nowMs);
    case WatchView::Letters: return lettersPage(view.letters, view.columns, rows, nowMs);
    }
    Q_UNREACHABLE();
}

/// Figures that stopped must not look alive.
void grey(QList<WatchLine>& lines)
{
    for (WatchLine& line : lines)
        for (WatchSpan& span : line) {
            span.tone = Tone::Muted;
            span.onlyShape = false;
        }
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
    const bool lettersShown = view.page == WatchView::Letters && !view.problems;
    const QList<console::Problem> problems = problemsNow(console, lettersShown, nowMs);
    QList<WatchLine> lines{
        titleLine(*snapshot, view, problems, nowMs), pagesLine(view), WatchLine()};
    if (!view.problems) lines += problemLines(problems, view.columns, view.rows);
    // Below the page one line is left free, and the last one is the foot's.
    const int room = std::max(0, view.rows - 2 - static_cast<int>(lines.size()));
    if (view.problems) {
        lines += problemsPage(problems, view.problem, view.columns, room);
    } else {
        QList<WatchLine> page = pageLines(console, *snapshot, view, room, nowMs);
        if (console::freshnessOf(ageMs) == console::Freshness::Frozen) grey(page);
        lines += page.first(std::min<qsizetype>(page.size(), room));
    }
    lines.resize(std::max(0, view.rows - 1));
    lines.append(footLine(*snapshot, view));
    for (WatchLine& line : lines) line = cut(line, view.columns);
    return lines;
}

}  // namespace dibs::app
