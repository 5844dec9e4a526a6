#include "backend/rehearsal/report.h"

#include <QLocale>

#include <sysexits.h>

#include <algorithm>

namespace dibs::rehearsal {

namespace {

QString number(qint64 value)
{
    return QLocale(QLocale::English).toString(value);
}

QString countLine(const char16_t* label, qint64 count, const QString& remark = {})
{
    QString line
        = QStringLiteral("  %1 %2").arg(QString::fromUtf16(label), -12).arg(number(count), 11);
    if (!remark.isEmpty()) line += QStringLiteral("   ") + remark;
    return line + u'\n';
}

QString milliseconds(Histogram::Duration value)
{
    const double ms = static_cast<double>(value.count()) / 1000.0;
    return QStringLiteral("%1 ms").arg(QLocale(QLocale::English).toString(ms, 'f', 1), 11);
}

QString latencyLine(const char16_t* label, const Histogram& latency)
{
    return QStringLiteral("  %1%2%3%4\n")
        .arg(QString::fromUtf16(label), -12)
        .arg(milliseconds(latency.quantile(0.5)), milliseconds(latency.quantile(0.99)),
            milliseconds(latency.max()));
}

QString codesText(const Load& load)
{
    QStringList codes;
    for (const auto& [code, count] : load.refusals)
        codes += QString::fromUtf8(code) + u' ' + number(count);
    return codes.isEmpty() ? QString() : QStringLiteral("  by code: %1\n").arg(codes.join(u", "));
}

QString loadText(const Load& load)
{
    const auto refused = static_cast<qint64>(
        load.soldOut.size() + load.alreadyIssued.size() + load.otherwiseRefused.size());
    const double seconds = std::max(0.001, static_cast<double>(load.duration.count()) / 1000.0);
    const auto perSecond = static_cast<qint64>(static_cast<double>(load.sent) / seconds);

    return countLine(u"presses", load.sent,
               QStringLiteral("of %1 planned, %2 a second")
                   .arg(number(load.planned), number(perSecond)))
        + countLine(u"accepted", static_cast<qint64>(load.accepted.size()))
        + countLine(u"refused", refused) + countLine(u"unavailable", load.unavailable)
        + countLine(u"unknown", static_cast<qint64>(load.unknown.size())) + codesText(load) + u'\n';
}

QString outcomeText(const Proof& proof)
{
    return countLine(
               u"issued", proof.issued, QStringLiteral("of %1 in stock").arg(number(proof.stock)))
        + countLine(u"sold out", proof.soldOut) + countLine(u"duplicate", proof.duplicate)
        + countLine(u"rejected", proof.rejected) + countLine(u"no outcome", proof.withoutOutcome)
        + u'\n';
}

QString latencyText(const Report& report)
{
    return QStringLiteral("  %1%2%3%4\n")
               .arg(QString(), -12)
               .arg(QStringLiteral("p50"), 14)
               .arg(QStringLiteral("p99"), 14)
               .arg(QStringLiteral("max"), 14)
        + latencyLine(u"answered", report.load.answerLatency)
        + latencyLine(u"accepted", report.load.acceptLatency)
        + latencyLine(u"decided", report.proof.decideLatency)
        + QStringLiteral(
            "  answered, accepted: from the planned time; decided: from accepted.\n\n");
}

QString wordFor(const Verdict& verdict)
{
    if (!verdict.isClaimed) return QStringLiteral("not claimed");
    return verdict.holds() ? QStringLiteral("ok") : QStringLiteral("violated");
}

QString verdictText(const Verdict& verdict)
{
    QString text = QStringLiteral("  %1  %2 %3\n")
                       .arg(verdict.guarantee)
                       .arg(verdict.title, -40)
                       .arg(wordFor(verdict));
    for (const Finding& finding : verdict.findings) {
        if (finding.count == 0) continue;
        text += QStringLiteral("        %1 %2\n").arg(number(finding.count), finding.what);
        for (const QString& example : finding.examples)
            text += QStringLiteral("          %1\n").arg(example);
    }
    return text;
}

QString conclusion(const Report& report)
{
    if (!report.proof.holds()) return QStringLiteral("  Guarantees were violated.\n");
    if (std::ranges::all_of(report.proof.verdicts, &Verdict::isClaimed))
        return QStringLiteral("  Nobody was wronged: all guarantees hold.\n");
    return QStringLiteral("  All that --issue %1 claims holds; the rest it cannot give.\n")
        .arg(report.issue);
}

}  // namespace

QString renderText(const Report& report)
{
    QString text = QStringLiteral("Rehearsal of coupon %1 at %2, seed %3\n\n")
                       .arg(report.load.coupon.value)
                       .arg(report.url.toString())
                       .arg(report.seed);
    text += loadText(report.load) + outcomeText(report.proof) + latencyText(report);
    for (const Verdict& verdict : report.proof.verdicts) text += verdictText(verdict);
    text += u'\n' + conclusion(report);
    for (const QString& note : report.notes) text += QStringLiteral("  Note: %1\n").arg(note);
    return text;
}

int exitCodeOf(const Result<Report>& result)
{
    if (result) return result->proof.holds() ? EX_OK : 1;
    return result.error().code == ErrorCode::BadRequest ? EX_USAGE : EX_UNAVAILABLE;
}

}  // namespace dibs::rehearsal
