#include "backend/rehearsal/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dibs::rehearsal {

namespace {

QJsonObject latencyJson(const Histogram& latency)
{
    const auto ms
        = [](Histogram::Duration value) { return static_cast<double>(value.count()) / 1000.0; };
    return {
        {QStringLiteral("p50"), ms(latency.quantile(0.5))},
        {QStringLiteral("p99"), ms(latency.quantile(0.99))},
        {QStringLiteral("max"), ms(latency.max())},
    };
}

QJsonObject loadJson(const Load& load)
{
    QJsonObject codes;
    for (const auto& [code, count] : load.refusals) codes.insert(QString::fromUtf8(code), count);
    return {
        {QStringLiteral("planned"), load.planned},
        {QStringLiteral("sent"), load.sent},
        {QStringLiteral("overdue"), load.overdue},
        {QStringLiteral("accepted"), static_cast<qint64>(load.accepted.size())},
        {QStringLiteral("soldOut"), static_cast<qint64>(load.soldOut.size())},
        {QStringLiteral("alreadyIssued"), static_cast<qint64>(load.alreadyIssued.size())},
        {QStringLiteral("otherwiseRefused"), static_cast<qint64>(load.otherwiseRefused.size())},
        {QStringLiteral("unavailable"), load.unavailable},
        {QStringLiteral("unknown"), static_cast<qint64>(load.unknown.size())},
        {QStringLiteral("codes"), codes},
        {QStringLiteral("durationMs"), static_cast<qint64>(load.duration.count())},
    };
}

QJsonObject outcomesJson(const Proof& proof)
{
    return {
        {QStringLiteral("issued"), proof.issued},
        {QStringLiteral("soldOut"), proof.soldOut},
        {QStringLiteral("duplicate"), proof.duplicate},
        {QStringLiteral("rejected"), proof.rejected},
        {QStringLiteral("withoutOutcome"), proof.withoutOutcome},
    };
}

QJsonObject verdictJson(const Verdict& verdict)
{
    QJsonArray findings;
    for (const Finding& finding : verdict.findings)
        if (finding.count > 0)
            findings += QJsonObject{
                {QStringLiteral("what"), finding.what},
                {QStringLiteral("count"), finding.count},
                {QStringLiteral("examples"), QJsonArray::fromStringList(finding.examples)},
            };
    return {
        {QStringLiteral("id"), verdict.guarantee},
        {QStringLiteral("title"), verdict.title},
        {QStringLiteral("claimed"), verdict.isClaimed},
        {QStringLiteral("holds"), verdict.holds()},
        {QStringLiteral("violations"), verdict.violations()},
        {QStringLiteral("findings"), findings},
    };
}

}  // namespace

QByteArray renderJson(const Report& report)
{
    QJsonArray guarantees;
    for (const Verdict& verdict : report.proof.verdicts) guarantees += verdictJson(verdict);
    const QJsonObject json{
        {QStringLiteral("url"), report.url.toString()},
        {QStringLiteral("issue"), report.issue},
        {QStringLiteral("couponId"), report.load.coupon.value},
        {QStringLiteral("seed"), QString::number(report.seed)},  // 64 bits do not fit into a double
        {QStringLiteral("stock"), report.proof.stock},
        {QStringLiteral("holds"), report.proof.holds()},
        {QStringLiteral("load"), loadJson(report.load)},
        {QStringLiteral("outcomes"), outcomesJson(report.proof)},
        {QStringLiteral("latencyMs"),
            QJsonObject{
                {QStringLiteral("answered"), latencyJson(report.load.answerLatency)},
                {QStringLiteral("accepted"), latencyJson(report.load.acceptLatency)},
                {QStringLiteral("decided"), latencyJson(report.proof.decideLatency)},
            }},
        {QStringLiteral("decidingMs"), static_cast<qint64>(report.decidingTime.count())},
        {QStringLiteral("guarantees"), guarantees},
        {QStringLiteral("notes"), QJsonArray::fromStringList(report.notes)},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

}  // namespace dibs::rehearsal
