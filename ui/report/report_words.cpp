#include "ui/report/report_words.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"
#include "backend/console/request_words.h"

#include <QCoreApplication>

#include <numeric>

namespace dibs::ui {

namespace {

using console::CampaignReport;
using console::RequestOutcome;

struct Report {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

qint64 rejectedCount(const CampaignReport& report)
{
    return std::accumulate(report.rejected.cbegin(), report.rejected.cend(), qint64{0},
        [](qint64 sum, const auto& each) { return sum + each.second; });
}

/// "1,200 (12 %)"
QString share(qint64 part, qint64 whole)
{
    if (whole <= 0) return console::count(part);
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return Report::tr("%1 (%2 %)").arg(console::count(part)).arg(percent, 0, 'f', 1);
}

QString timeOrNone(std::optional<qint64> ms)
{
    return ms ? console::exactTime(*ms) : QString(console::kUnknown);
}

ReportPart figuresOf(const CampaignReport& report)
{
    ReportPart part{Report::tr("Figures"),
        {{Report::tr("Stock"), console::count(report.totalStock)},
            {Report::tr("Issued"), share(report.issued, report.totalStock)},
            {Report::tr("Left over"),
                console::count(std::max<qint64>(0, report.totalStock - report.issued))},
            {Report::tr("Requests decided"), console::count(decidedCount(report))},
            {Report::tr("First accepted"), timeOrNone(report.firstAcceptedMs)},
            {Report::tr("Last decided"), timeOrNone(report.lastDecidedMs)}}};
    if (report.firstAcceptedMs && report.lastDecidedMs)
        part.lines.append({Report::tr("Duration"),
            console::duration(*report.lastDecidedMs - *report.firstAcceptedMs)});
    return part;
}

ReportPart waitsOf(const CampaignReport& report)
{
    ReportPart part{Report::tr("Waits, from accepted to decided"), {}};
    if (!report.waits) return part;
    const console::WaitFigures& waits = *report.waits;
    part.lines = {{Report::tr("Half waited at most"), console::waitTime(waits.p50Ms)},
        {Report::tr("95 % waited at most"), console::waitTime(waits.p95Ms)},
        {Report::tr("99 % waited at most"), console::waitTime(waits.p99Ms)},
        {Report::tr("The longest"), console::waitTime(waits.maxMs)}};
    return part;
}

ReportPart refusalsOf(const CampaignReport& report)
{
    const qint64 all = decidedCount(report);
    ReportPart part{Report::tr("Refusals by reason"), {}};
    if (all == report.issued) return part;
    part.lines = {{console::statusOf(RequestOutcome::SoldOut).word, share(report.soldOut, all)},
        {console::statusOf(RequestOutcome::Duplicate).word, share(report.duplicate, all)}};
    for (const auto& [reason, count] : report.rejected)
        part.lines.append({console::rejectionWords(reason), share(count, all)});
    return part;
}

}  // namespace

console::Status proofStatus(const CampaignReport& report)
{
    if (!report.notVerified.isEmpty())
        return {console::Shape::Square, console::Tone::Bad, Report::tr("not proved")};
    if (report.differences > 0)
        return {console::Shape::Cross, console::Tone::Lost, Report::tr("differs")};
    return {console::Shape::Tick, console::Tone::Good, Report::tr("proved")};
}

QString proofWords(const CampaignReport& report)
{
    if (!report.notVerified.isEmpty())
        return Report::tr("The log could not be replayed, so nothing is proved: %1")
            .arg(console::reasonWords(report.notVerified));
    const QString records = console::count(report.recordsReplayed);
    if (report.differences > 0)
        return Report::tr("%1 records of the log were replayed, and %2 differences from the "
                          "database were found. A human must look.")
            .arg(records, console::count(report.differences));
    return Report::tr("%1 records of the log were replayed: the database says of each request what "
                      "the log gives. First come was first served, and no coupon too many.")
        .arg(records);
}

qint64 decidedCount(const CampaignReport& report)
{
    return report.issued + report.soldOut + report.duplicate + rejectedCount(report);
}

QList<ReportPart> partsOf(const CampaignReport& report)
{
    QList<ReportPart> parts{figuresOf(report), waitsOf(report), refusalsOf(report)};
    parts.removeIf([](const ReportPart& part) { return part.lines.isEmpty(); });
    return parts;
}

}  // namespace dibs::ui
