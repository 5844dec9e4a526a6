#include "app/watch_problems.h"

#include "backend/console/alerts.h"
#include "backend/console/figures.h"
#include "backend/console/link_words.h"

namespace dibs::app {

using console::Problem;
using console::Tone;

namespace {

constexpr qsizetype kLinesEach = 2;  // of what is wrong, and of what to do
constexpr qsizetype kLinesEachMax = 6;  // where they have the page for themselves
constexpr int kRowsForAll = 40;  // a lower terminal has the gravest alone
constexpr int kShareForAll = 3;  // and none gives them more than a third

/// Told from the first one on: a terminal has no rules of when to call.
Problem lettersWaiting(const console::Snapshot& snapshot, bool shown)
{
    Problem problem = console::problemOf(
        {.kind = console::AlertKind::DeadLetters, .value = snapshot.deadLettersWaiting}, snapshot);
    problem.whatToDo = shown
        ? Watch::tr("Replay or discard them in the window.")
        : Watch::tr("Press 6 to read them; replay or discard them in the window.");
    return problem;
}

/// What it is, and below it what to do.
QList<WatchLine> linesOf(
    const Problem& problem, int columns, int cells = 0, qsizetype most = kLinesEach)
{
    const WatchSpan state = statusSpan(problem.status, cells);
    const int margin = cellsOf(state.text) + 2;
    QList<WatchLine> lines;
    for (const QString& each : wrapped(problem.what, columns - margin, most))
        lines.append(lines.isEmpty() ? WatchLine{state, {u"  "_qs + each, {}}}
                                     : WatchLine{{QString(margin, u' ') + each, {}}});
    for (const QString& each : wrapped(problem.whatToDo, columns - margin, most))
        lines.append({muted(QString(margin, u' ') + each)});
    return lines;
}

QList<WatchLine> linesOfAll(const QList<Problem>& problems, int columns)
{
    QList<WatchLine> lines;
    for (const Problem& each : problems) lines += linesOf(each, columns, kTroubleCells);
    return lines + QList<WatchLine>{WatchLine()};
}

/// All but the gravest, by their words: "also ■ stalled ×3   ▲ lock degraded   ! tells all".
WatchLine othersLine(const QList<Problem>& problems, int columns)
{
    const QString key = u"   "_qs + Watch::tr("! tells all");
    QList<std::pair<console::Status, int>> words;
    for (const Problem& each : problems.mid(1)) {
        if (words.isEmpty() || words.constLast().first.word != each.status.word)
            words.append({each.status, 0});
        ++words.last().second;
    }
    WatchLine line{muted(Watch::tr("also"))};
    for (const auto& [status, count] : words) {
        line.append({line.size() == 1 ? u" "_qs : u"   "_qs, {}});
        line.append(statusSpan(status));
        if (count > 1) line.append({u" ×%1"_qs.arg(count), {}});
    }
    line = cut(line, std::max(0, columns - cellsOf(key)));
    line.append({key, {}, true});
    return line;
}

}  // namespace

QList<Problem> problemsNow(const console::Console& console, bool lettersShown, qint64 nowMs)
{
    const auto snapshot = console.snapshot();
    QList<Problem> known = console::problemsOf(*snapshot);
    if (snapshot->deadLettersWaiting > 0) known.append(lettersWaiting(*snapshot, lettersShown));
    const qint64 takenAtMs = snapshot->takenAtMs > 0 ? snapshot->takenAtMs : nowMs;
    return console::problemsNow(
        known, console.link(), std::max<qint64>(0, nowMs - takenAtMs), nowMs);
}

console::Status wellbeing(const QList<Problem>& problems)
{
    if (problems.isEmpty()) return {console::Shape::Disc, Tone::Good, Watch::tr("healthy")};
    const console::Status& first = problems.constFirst().status;
    return {first.shape, first.tone,
        problems.size() == 1 ? Watch::tr("1 problem")
                             : Watch::tr("%1 problems").arg(problems.size())};
}

QList<WatchLine> problemLines(const QList<Problem>& problems, int columns, int rows)
{
    if (problems.isEmpty()) return {};
    if (rows >= kRowsForAll)
        if (const auto all = linesOfAll(problems, columns); all.size() <= rows / kShareForAll)
            return all;
    QList<WatchLine> lines = linesOf(problems.constFirst(), columns);
    if (problems.size() > 1) lines.append(othersLine(problems, columns));
    return lines + QList<WatchLine>{WatchLine()};
}

QList<WatchLine> problemsPage(
    const QList<Problem>& problems, qsizetype first, int columns, int rows)
{
    if (problems.isEmpty()) return {{statusSpan(wellbeing(problems))}};
    const QString keys = Watch::tr("↑ ↓ the others   ! back");
    const QString title = problems.size() == 1
        ? Watch::tr("1 problem")
        : Watch::tr("%1 problems, the gravest first").arg(problems.size());
    QList<WatchLine> lines{
        {{title, {}, true}, muted(right(keys, std::max(0, columns - cellsOf(title))))}};
    const qsizetype from = std::clamp<qsizetype>(first, 0, problems.size() - 1);
    if (from > 0) lines.append({muted(Watch::tr("↑ %1 before").arg(from))});
    for (qsizetype at = from; at < problems.size(); ++at) {
        const QList<WatchLine> next = QList<WatchLine>{WatchLine()}
            + linesOf(problems[at], columns, kTroubleCells, kLinesEachMax);
        const bool last = at == problems.size() - 1;
        if (at > from && lines.size() + next.size() + (last ? 0 : 1) > rows) {
            lines.append({muted(Watch::tr("↓ %1 more").arg(problems.size() - at))});
            break;
        }
        lines += next;
    }
    return lines;
}

}  // namespace dibs::app
