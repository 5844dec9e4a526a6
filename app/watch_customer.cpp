#include "app/watch_customer.h"

#include "backend/console/figures.h"
#include "backend/console/request_words.h"

namespace dibs::app {

namespace {

using console::FeedRow;
using console::RequestStory;
using console::Shape;
using console::StoryStep;
using console::Tone;

constexpr int kStateCells = 14;
constexpr int kMomentCells = 20;  // "30 Nov 21:00:00.000"
constexpr int kPlaceCells = 14;
constexpr int kUserCells = 12;
constexpr qsizetype kVerdictLines = 3;
constexpr int kRowsForDetails = 30;  // a lower terminal has the neighbours instead

QList<WatchLine> hint(const console::Status& status, const QStringList& words, int columns)
{
    QList<WatchLine> lines{{statusSpan(status)}, WatchLine()};
    for (const QString& each : words)
        for (const QString& line : wrapped(each, columns, 4)) lines.append({{line, {}}});
    return lines;
}

QString whoIsAskedFor(const console::CustomerQuestion& question)
{
    return question.user ? Watch::tr("User %1").arg(question.user->value)
                         : Watch::tr("Request %1").arg(question.requestId);
}

QList<WatchLine> withoutStory(const WatchCustomer& customer, int columns)
{
    if (customer.typing)
        return hint({Shape::Dots, Tone::Muted, Watch::tr("who is it?")},
            {Watch::tr(
                "Type a user id, as 1042, or the request id that was answered. Enter searches, Esc "
                "leaves it.")},
            columns);
    if (customer.searching)
        return hint({Shape::Clock, Tone::Muted, Watch::tr("searching")},
            {whoIsAskedFor(customer.question)}, columns);
    if (!customer.problem.isEmpty())
        return hint(customer.failed
                ? console::Status{Shape::Square, Tone::Bad, Watch::tr("failed")}
                : console::Status{Shape::Empty, Tone::Muted, Watch::tr("not found")},
            QStringList{whoIsAskedFor(customer.question)}
                + (customer.failed ? QStringList{customer.problem} : QStringList())
                + QStringList{Watch::tr(
                    "One that was accepted a moment ago may still wait: r looks again, / asks for "
                    "another.")},
            columns);
    return hint({Shape::Dots, Tone::Muted, Watch::tr("nobody searched for yet")},
        {Watch::tr("“I pressed first!”"),
            Watch::tr("Press / and type a user id or a request id. You see when the request was "
                      "accepted, where it stands in the log, what was decided, and who stands "
                      "before and after it.")},
        columns);
}

WatchLine askedLine(const WatchCustomer& customer, int columns, qint64 nowMs)
{
    const console::CustomerStory& story = *customer.story;
    const QString who
        = story.user ? Watch::tr("User %1").arg(story.user->value) : Watch::tr("Request");
    const QString which = story.requests.size() > 1 ? u"   "_qs
            + Watch::tr("request %1 of %2%3   ↑ ↓ others")
                  .arg(customer.request + 1)
                  .arg(story.requests.size())
                  .arg(story.more ? u"+"_qs : QString())
                                                    : QString();
    const QString read = customer.searching ? Watch::tr("searching")
        : !customer.problem.isEmpty()
        ? customer.problem
        : Watch::tr("read %1").arg(console::pastTime(customer.toldAtMs, nowMs));
    const int left = cellsOf(who + which) + 2;
    return {{who, {}, true}, muted(which + u"  "_qs + right(read, std::max(0, columns - left)))};
}

QList<WatchLine> stepLines(const StoryStep& step, qint64 nowMs, int columns, bool details)
{
    const int margin = kStateCells + kMomentCells;
    const QString when
        = step.atMs ? console::momentTime(*step.atMs, nowMs) : QString(console::kUnknown);
    QList<WatchLine> lines;
    for (const QString& each : wrapped(step.what, columns - margin, 2))
        lines.append(lines.isEmpty() ? WatchLine{statusSpan(step.status, kStateCells),
                         {fitted(when, kMomentCells) + each, {}}}
                                     : WatchLine{{QString(margin, u' ') + each, {}}});
    if (!details) return lines;
    for (const QString& each : wrapped(step.detail, columns - margin, 2))
        lines.append({muted(QString(margin, u' ') + each)});
    return lines;
}

WatchLine neighbourLine(const FeedRow& row, bool self, qint64 nowMs)
{
    return {{self ? u"▸ "_qs : u"  "_qs, Tone::Accent},
        {fitted(console::placeWords(row.partition, row.offset), kPlaceCells)
                + right(QString::number(row.userId.value), kUserCells) + u"  "_qs
                + fitted(console::momentTime(row.acceptedAtMs, nowMs), kMomentCells),
            {}, self},
        statusSpan(console::statusOf(row.outcome), kStateCells),
        {console::resultWords(row), {}, self}};
}

QList<WatchLine> neighbourLines(const RequestStory& story, qint64 nowMs)
{
    QList<WatchLine> lines{{{Watch::tr("In the order of the log"), {}, true}},
        {muted(u"  "_qs + fitted(Watch::tr("place"), kPlaceCells)
            + right(Watch::tr("user"), kUserCells) + u"  "_qs
            + fitted(Watch::tr("accepted"), kMomentCells)
            + fitted(Watch::tr("outcome"), kStateCells) + Watch::tr("result"))}};
    for (const FeedRow& each : story.before) lines.append(neighbourLine(each, false, nowMs));
    lines.append(neighbourLine(story.request, true, nowMs));
    for (const FeedRow& each : story.after) lines.append(neighbourLine(each, false, nowMs));
    return lines;
}

}  // namespace

QList<WatchLine> customerPage(const WatchCustomer& customer, int columns, int rows, qint64 nowMs)
{
    if (!customer.story || customer.story->requests.isEmpty())
        return withoutStory(customer, columns);
    const QList<RequestStory>& requests = customer.story->requests;
    const RequestStory& story
        = requests[std::clamp<qsizetype>(customer.request, 0, requests.size() - 1)];
    QList<WatchLine> lines{askedLine(customer, columns, nowMs)};
    for (const QString& each : wrapped(console::verdictOf(story), columns, kVerdictLines))
        lines.append({{each, {}, true}});
    lines.append(WatchLine());
    const bool details = rows >= kRowsForDetails || !story.decided;
    const QList<StoryStep> steps = console::stepsOf(story);
    for (const StoryStep& step : steps)  // the first has the request id
        lines += stepLines(step, nowMs, columns, details || &step == &steps.constFirst());
    if (!story.decided) return lines;
    lines.append(WatchLine());
    return lines + neighbourLines(story, nowMs);
}

}  // namespace dibs::app
