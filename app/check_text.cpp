#include "app/check_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace dibs::app {
namespace {

using server::CheckLine;
using Severity = CheckLine::Severity;

struct Look {
    const char* shape;
    const char* word;
    const char* colour;  // https://en.wikipedia.org/wiki/ANSI_escape_code#SGR
};

Look lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Ok: return {"✓", "ok", "\033[32m"};
    case Severity::Warning: return {"▲", "warning", "\033[33m"};
    case Severity::Error: return {"■", "error", "\033[31m"};
    }
    Q_UNREACHABLE();
}

constexpr int kWordWidth = 7;
constexpr int kTripWidth = 9;  // "1234.5 ms"

qsizetype countOf(const QList<CheckLine>& lines, Severity severity)
{
    return std::count_if(lines.begin(), lines.end(),
        [severity](const CheckLine& line) { return line.severity == severity; });
}

QString counted(qsizetype count, const char* what)
{
    return QStringLiteral("%1 %2%3").arg(count).arg(
        QLatin1String(what), count == 1 ? QString() : u"s"_qs);
}

QString summary(const QList<CheckLine>& lines)
{
    const qsizetype errors = countOf(lines, Severity::Error);
    const qsizetype warnings = countOf(lines, Severity::Warning);
    if (errors == 0 && warnings == 0) return u"All is healthy.\n"_qs;
    return counted(errors, "error") + u", "_qs + counted(warnings, "warning")
        + (errors == 0 ? u". Dibs can be started.\n"_qs
                       : u". Mend the errors before people are let in.\n"_qs);
}

Severity worst(const QList<CheckLine>& lines)
{
    Severity worst = Severity::Ok;
    for (const CheckLine& line : lines) worst = std::max(worst, line.severity);
    return worst;
}

}  // namespace

QString checkText(const QList<CheckLine>& lines, Colours colours)
{
    qsizetype width = 0;
    for (const CheckLine& line : lines) width = std::max(width, line.name.size());

    QString text;
    for (const CheckLine& line : lines) {
        const Look look = lookOf(line.severity);
        const QString mark = QString::fromUtf8(look.shape) + u' '
            + QString(QLatin1String(look.word)).leftJustified(kWordWidth);
        const QString trip = line.roundTripMs
            ? QStringLiteral("%1 ms").arg(*line.roundTripMs, 0, 'f', 1)
            : QString();
        text += colours == Colours::Yes ? QLatin1String(look.colour) + mark + u"\033[0m"_qs : mark;
        text += u"  "_qs + line.name.leftJustified(width) + u"  "_qs
            + trip.rightJustified(kTripWidth) + u"  "_qs + line.what + u'\n';
        if (!line.mend.isEmpty())
            text += QString(kWordWidth + 4, u' ') + u"mend: "_qs + line.mend + u'\n';
    }
    return text + summary(lines);
}

QByteArray checkJson(const QList<CheckLine>& lines)
{
    QJsonArray checks;
    for (const CheckLine& line : lines)
        checks.append(QJsonObject{{u"status"_qs, QLatin1String(lookOf(line.severity).word)},
            {u"name"_qs, line.name}, {u"what"_qs, line.what},
            {u"mend"_qs, line.mend.isEmpty() ? QJsonValue() : QJsonValue(line.mend)},
            {u"roundTripMs"_qs, line.roundTripMs ? QJsonValue(*line.roundTripMs) : QJsonValue()}});
    const QJsonObject object{{u"status"_qs, QLatin1String(lookOf(worst(lines)).word)},
        {u"errors"_qs, countOf(lines, Severity::Error)},
        {u"warnings"_qs, countOf(lines, Severity::Warning)}, {u"checks"_qs, checks}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

bool hasErrors(const QList<CheckLine>& lines)
{
    return worst(lines) == Severity::Error;
}

}  // namespace dibs::app
