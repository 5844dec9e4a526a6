#include "ui/report/report_csv.h"

#include "ui/copying.h"

#include <QDateTime>

namespace dibs::ui {

namespace {

class Lines
{
public:
    void add(const char* section, const QString& name, const QString& value)
    {
        m_text += QLatin1String(section) + u',' + csvCell(name) + u',' + csvCell(value)
            + QStringLiteral("\r\n");
    }
    void add(const char* section, const char* name, const QString& value)
    {
        add(section, QString::fromLatin1(name), value);
    }
    void add(const char* section, const char* name, qint64 value)
    {
        add(section, name, QString::number(value));
    }
    void addTime(const char* section, const char* name, std::optional<qint64> ms)
    {
        add(section, name,
            ms ? QDateTime::fromMSecsSinceEpoch(*ms, Qt::UTC).toString(Qt::ISODateWithMs)
               : QString());
    }
    QByteArray bytes() const { return m_text.toUtf8(); }

private:
    QString m_text = QStringLiteral("section,name,value\r\n");
};

void addFigures(Lines& lines, const console::CampaignReport& report)
{
    lines.add("campaign", "couponId", report.couponId.value);
    lines.add("campaign", "description", report.description);
    lines.addTime("campaign", "madeAt", report.madeAtMs);
    lines.addTime("campaign", "firstAcceptedAt", report.firstAcceptedMs);
    lines.addTime("campaign", "lastDecidedAt", report.lastDecidedMs);
    lines.add("figures", "totalStock", report.totalStock);
    lines.add("figures", "issued", report.issued);
    lines.add("refusals", "soldOut", report.soldOut);
    lines.add("refusals", "duplicate", report.duplicate);
    for (const auto& [reason, count] : report.rejected)
        lines.add("refusals", reason, QString::number(count));
}

}  // namespace

QByteArray csvOf(const console::CampaignReport& report)
{
    Lines lines;
    addFigures(lines, report);
    if (report.waits) {
        lines.add("waits", "p50Ms", report.waits->p50Ms);
        lines.add("waits", "p95Ms", report.waits->p95Ms);
        lines.add("waits", "p99Ms", report.waits->p99Ms);
        lines.add("waits", "maxMs", report.waits->maxMs);
    }
    lines.add("proof", "recordsReplayed", report.recordsReplayed);
    lines.add("proof", "differences", report.differences);
    lines.add("proof", "notVerified", report.notVerified);
    for (const QString& each : report.firstDifferences) lines.add("proof", "difference", each);
    // By the second from the first accepted request on.
    for (qsizetype step = 0; step < report.issuedPerStep.size(); ++step)
        lines.add("issuedFromSecond", QString::number(step * report.secondsPerStep),
            QString::number(report.issuedPerStep[step]));
    return lines.bytes();
}

}  // namespace dibs::ui
