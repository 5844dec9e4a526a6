#include "ui/report/report_pdf.h"

#include "backend/console/figures.h"
#include "ui/report/report_curve.h"
#include "ui/report/report_words.h"
#include "ui/theme.h"
#include "ui/type.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>

namespace dibs::ui {

namespace {

using console::CampaignReport;

constexpr int kResolution = 300;
constexpr QChar kCurvePlace(0xe0d1);  // no letter of any language

struct ReportPdf {
    Q_DECLARE_TR_FUNCTIONS(ReportPdf)
};

QString css(const Theme& theme)
{
    return QStringLiteral("h1 { font-size: 20pt; margin-bottom: 2pt; }"
                          "h2 { font-size: 12pt; margin-top: 14pt; margin-bottom: 4pt; }"
                          "p { font-size: 10pt; } td { font-size: 10pt; }"
                          "p.muted, td.muted { color: %1; }")
        .arg(theme.muted.name());
}

QString headHtml(const CampaignReport& report)
{
    return QStringLiteral("<h1>%1</h1><p class=\"muted\">%2</p>")
        .arg(QString(report.description).remove(kCurvePlace).toHtmlEscaped(),
            ReportPdf::tr("Campaign %1 · report of %2")
                .arg(report.couponId.value)
                .arg(console::exactTime(report.madeAtMs))
                .toHtmlEscaped());
}

QString proofHtml(const CampaignReport& report, const Theme& theme)
{
    const console::Status status = proofStatus(report);
    QString html = QStringLiteral("<h2>%1</h2><p><span style=\"color: %2\"><b>%3 %4</b></span> "
                                  "&nbsp; %5</p>")
                       .arg(ReportPdf::tr("Proof").toHtmlEscaped(), theme.of(status.tone).name(),
                           QString(console::glyph(status.shape)), status.word.toHtmlEscaped(),
                           proofWords(report).toHtmlEscaped());
    for (const QString& each : report.firstDifferences)
        html += QStringLiteral("<p>– %1</p>").arg(each.toHtmlEscaped());
    return html;
}

QString partHtml(const ReportPart& part)
{
    QString html = QStringLiteral("<h2>%1</h2><table width=\"100%\" cellpadding=\"2\" "
                                  "cellspacing=\"0\">")
                       .arg(part.title.toHtmlEscaped());
    for (const ReportPart::Line& line : part.lines)
        html += QStringLiteral("<tr><td class=\"muted\" width=\"45%\">%1</td><td>%2</td></tr>")
                    .arg(line.name.toHtmlEscaped(), line.value.toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

QString htmlOf(const CampaignReport& report, const Theme& theme)
{
    QString html = headHtml(report) + proofHtml(report, theme);
    if (!report.issuedPerStep.isEmpty())
        html += QStringLiteral("<h2>%1</h2><p>%2</p>")
                    .arg(ReportPdf::tr("Issued a second").toHtmlEscaped(), QString(kCurvePlace));
    for (const ReportPart& part : partsOf(report)) html += partHtml(part);
    return html;
}

}  // namespace

void writePdf(const CampaignReport& report, QIODevice& file)
{
    const Theme theme = lightTheme();  // paper is white
    QPdfWriter writer(&file);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());  // the document has its own
    writer.setTitle(report.description);
    writer.setCreator(QStringLiteral("Dibs %1").arg(QStringLiteral(DIBS_VERSION)));

    QTextDocument document;
    ReportCurve curve(report, theme);
    document.setDefaultFont(textFont(kBodyPt));
    document.setDefaultStyleSheet(css(theme));
    document.documentLayout()->registerHandler(ReportCurve::kObjectType, &curve);
    document.setHtml(htmlOf(report, theme));
    if (QTextCursor place = document.find(QString(kCurvePlace)); !place.isNull())
        curve.insertInto(place);
    document.print(&writer);
}

}  // namespace dibs::ui
