#include "app/terminal.h"

#include "backend/console/figures.h"
#include "backend/console/problems.h"

#include <QDateTime>

#include <cstdio>

namespace dibs::app {
namespace {

qint64 leftInOpenCampaigns(const console::Snapshot& snapshot)
{
    qint64 left = 0;
    for (const console::CampaignSnapshot& campaign : snapshot.campaigns)
        if (campaign.state == console::CampaignState::Opened) left += campaign.remaining;
    return left;
}

QString problemText(const console::Snapshot& snapshot)
{
    QStringList lines;
    for (const console::Problem& problem : console::problemsOf(snapshot))
        lines.append(problem.what + u' ' + problem.whatToDo);
    return lines.join(u" / "_qs);
}

quint64 decided(const console::Totals& totals)
{
    return totals.issued + totals.soldOut + totals.duplicate + totals.rejected;
}

}  // namespace

void logLine(const char* level, const QString& text)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    std::fprintf(stderr, "%s %s %s\n", qUtf8Printable(now), level, qUtf8Printable(text));
}

StatusLine::~StatusLine()
{
    if (m_lineIsOpen) std::fputc('\n', stderr);
}

void StatusLine::show(const console::Snapshot& snapshot)
{
    if (snapshot.takenAtMs == 0) return;
    if (m_onTerminal)
        rewrite(snapshot);
    else
        append(snapshot);
}

void StatusLine::rewrite(const console::Snapshot& snapshot)
{
    const QString problems = problemText(snapshot);
    const QString text = problems.isEmpty() ? statusText(snapshot) : problems;
    std::fprintf(stderr, "\r\033[K%s", qUtf8Printable(text));
    std::fflush(stderr);
    m_lineIsOpen = true;
}

void StatusLine::append(const console::Snapshot& snapshot)
{
    const QString problems = problemText(snapshot);
    if (problems != m_problems) {
        if (problems.isEmpty())
            logLine("info", QStringLiteral("all is healthy again"));
        else
            logLine("error", problems);
        m_problems = problems;
    }
    const bool isDue = snapshot.takenAtMs - m_appendedAtMs >= kLineIntervalMs;
    if (!isDue || decided(snapshot.totals) == m_decided) return;
    m_appendedAtMs = snapshot.takenAtMs;
    m_decided = decided(snapshot.totals);
    logLine("info", statusText(snapshot));
}

QString statusText(const console::Snapshot& snapshot)
{
    return QStringLiteral("%1 issued/s · %2 accepted/s · %3 left · lag %4 · oldest wait %5")
        .arg(console::rate(snapshot.issuedPerSecond), console::rate(snapshot.acceptedPerSecond),
            console::count(leftInOpenCampaigns(snapshot)), console::count(snapshot.lag()),
            console::duration(snapshot.oldestWaitMs()));
}

}  // namespace dibs::app
