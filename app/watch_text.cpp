#include "app/watch_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace dibs::app {

using console::Tone;

namespace {

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0x1F300 && c <= 0x1FAFF);
}

/// What a line may be broken between: a figure keeps its unit, "14 s", a time its zone.
QStringList partsOf(const QString& text)
{
    static const QRegularExpression kUnit(u"^(ms|s|min|h|d|[A-Z]{3,4})[.,;:]?$"_qs);
    QStringList parts;
    for (const QString& word : text.split(u' ')) {
        if (!parts.isEmpty() && parts.constLast().back().isDigit() && kUnit.match(word).hasMatch())
            parts.last() += u' ' + word;
        else
            parts.append(word);
    }
    return parts;
}

}  // namespace

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

QString right(const QString& text, int cells)
{
    return fitted(text, cells, Qt::AlignRight);
}

QStringList wrapped(const QString& text, int cells, qsizetype most)
{
    QStringList lines;
    QString rest = text.simplified();
    while (!rest.isEmpty() && lines.size() < most) {
        QString line;
        const bool last = lines.size() == most - 1;
        for (const QString& word : partsOf(rest)) {
            const QString longer = line.isEmpty() ? word : line + u' ' + word;
            if (!last && !line.isEmpty() && cellsOf(longer) > cells) break;
            line = longer;
        }
        rest = rest.mid(line.size()).trimmed();
        lines.append(fitted(line, cells).trimmed());
    }
    return lines;
}

WatchSpan muted(const QString& text)
{
    return {text, Tone::Muted};
}

WatchSpan statusSpan(const console::Status& status, int cells)
{
    const QString text = QString(console::glyph(status.shape)) + u' ' + status.word;
    return {cells > 0 ? fitted(text, cells) : text, status.tone, false, status.tone != Tone::Muted};
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
    return right(text, cells);
}

QString plainText(const WatchLine& line)
{
    QString text;
    for (const WatchSpan& span : line) text += span.text;
    return text;
}

WatchLine cut(const WatchLine& line, int columns)
{
    WatchLine fits;
    int free = columns;
    for (const WatchSpan& span : line) {
        const int cells = cellsOf(span.text);
        fits.append({cells <= free ? span.text : fitted(span.text, free), span.tone, span.bold,
            span.onlyShape});
        free -= std::min(cells, free);
        if (free == 0) break;
    }
    return fits;
}

}  // namespace dibs::app
