#include "app/watch_letters.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"
#include "backend/console/request_words.h"
#include "ui/bytes_text.h"

namespace dibs::app {

namespace {

using console::DeadLetter;
using console::Shape;
using console::Tone;

constexpr int kAboveList = 2;  // what is listed, and the columns' names
constexpr qsizetype kReasonLines = 2;
constexpr int kLabelCells = 9;
constexpr qsizetype kPayloadBytes = 4'096;

QString stateWord(const WatchLetters& letters)
{
    return letters.state ? console::statusOf(*letters.state).word : Watch::tr("all");
}

WatchLine listedLine(const WatchLetters& letters, int columns, qint64 nowMs)
{
    const QString count = console::count(letters.letters.size());
    const QString what = Watch::tr("Dead letters: %1").arg(stateWord(letters));
    const QString many = u"   "_qs
        + (letters.more ? Watch::tr("the first %1") : Watch::tr("%1", "dead letters")).arg(count);
    const QString read = !letters.problem.isEmpty() ? Watch::tr("not read: %1").arg(letters.problem)
        : letters.toldAtMs == 0
        ? Watch::tr("reading")
        : Watch::tr("read %1").arg(console::pastTime(letters.toldAtMs, nowMs));
    const int left = cellsOf(what + many) + 2;
    return {{what, {}, true}, muted(many + u"  "_qs),
        {right(read, std::max(0, columns - left)),
            letters.problem.isEmpty() ? Tone::Muted : Tone::Bad}};
}

QList<WatchLine> withoutLetters(const WatchLetters& letters, int columns)
{
    if (letters.toldAtMs == 0 || !letters.problem.isEmpty()) return {};
    QList<WatchLine> lines{WatchLine()};
    lines.append({statusSpan({Shape::Tick, Tone::Good, Watch::tr("none")})});
    const QString words = Watch::tr(
        "A record that does not decode is kept here, and its partition goes on. s shows those "
        "of another state.");
    for (const QString& each : wrapped(words, columns, 3)) lines.append({muted(each)});
    return lines;
}

WatchLine letterRow(const DeadLetter& letter, bool chosen, qint64 nowMs)
{
    return {{chosen ? u"▸ "_qs : u"  "_qs, Tone::Accent},
        {right(QString::number(letter.id), 6) + u"  "_qs, {}, chosen},
        statusSpan(console::statusOf(letter.state), 14),
        {fitted(console::pastTime(letter.foundAtMs, nowMs), 14)
                + fitted(console::placeWords(letter.partition, letter.offset), 16)
                + console::reasonWords(letter.reason),
            {}, chosen}};
}

/// As text where it is text, else as digits.
QStringList linesOf(const QByteArray& bytes, int columns, qsizetype most)
{
    const QByteArray shown = bytes.left(kPayloadBytes);
    const bool text = ui::isPlainText(shown);
    QStringList lines;
    for (const QString& line :
        (text ? QString::fromUtf8(shown) : ui::hexDumpOf(shown)).split(u'\n'))
        for (qsizetype at = 0; lines.size() < most && at < line.size(); at += columns)
            lines.append(line.mid(at, columns));
    return lines;
}

QList<WatchLine> detailOf(const DeadLetter& letter, int columns, int rows)
{
    QList<WatchLine> lines{WatchLine(),
        {{Watch::tr("Dead letter %1").arg(letter.id), {}, true}, muted(u"   "_qs),
            statusSpan(console::statusOf(letter.state))}};
    for (const QString& each :
        wrapped(Watch::tr("It does not decode: %1").arg(console::reasonWords(letter.reason)),
            columns, kReasonLines))
        lines.append({{each, {}}});
    if (letter.handledAtMs)
        lines.append(
            {muted((letter.state == console::LetterState::Replayed ? Watch::tr("Replayed on %1%2")
                                                                   : Watch::tr("Discarded on %1%2"))
                       .arg(console::exactTime(*letter.handledAtMs),
                           letter.note.isEmpty() ? QString() : u": "_qs + letter.note))});
    const QString key
        = letter.key.isNull() ? Watch::tr("none") : linesOf(letter.key, columns, 1).value(0);
    lines.append({muted(fitted(Watch::tr("key"), kLabelCells)), {key, {}}});
    lines.append({muted(fitted(Watch::tr("payload"), kLabelCells)
        + Watch::tr("%1 bytes").arg(console::count(letter.payload.size())))});
    for (const QString& each : linesOf(letter.payload, columns, rows - lines.size()))
        lines.append({{each, {}}});
    return lines;
}

}  // namespace

qsizetype chosenIn(const WatchLetters& letters)
{
    for (qsizetype row = 0; row < letters.letters.size(); ++row)
        if (letters.letters[row].id == letters.chosen) return row;
    return letters.letters.isEmpty() ? -1 : 0;
}

QList<WatchLine> lettersPage(const WatchLetters& letters, int columns, int rows, qint64 nowMs)
{
    QList<WatchLine> lines{listedLine(letters, columns, nowMs)};
    const qsizetype chosen = chosenIn(letters);
    if (chosen < 0) return lines + withoutLetters(letters, columns);
    lines.append({muted(u"  "_qs + right(Watch::tr("number"), 6) + u"  "_qs
        + fitted(Watch::tr("state"), 14) + fitted(Watch::tr("found"), 14)
        + fitted(Watch::tr("place"), 16) + Watch::tr("why it does not decode"))});
    const qsizetype room = std::clamp<qsizetype>(rows / 2 - kAboveList, 1, letters.letters.size());
    const qsizetype top = std::clamp<qsizetype>(
        chosen - room / 2, 0, std::max<qsizetype>(0, letters.letters.size() - room));
    for (qsizetype row = top; row < top + room; ++row)
        lines.append(letterRow(letters.letters[row], row == chosen, nowMs));
    return lines
        + detailOf(letters.letters[chosen], columns, rows - static_cast<int>(lines.size()));
}

}  // namespace dibs::app
