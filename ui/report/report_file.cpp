#include "ui/report/report_file.h"

#include "backend/console/console_json.h"
#include "ui/report/report_csv.h"
#include "ui/report/report_pdf.h"

#include <QFileInfo>
#include <QSaveFile>

namespace dibs::ui {

namespace {

void write(const console::CampaignReport& report, ReportForm form, QIODevice& file)
{
    switch (form) {
    case ReportForm::Pdf: return writePdf(report, file);
    case ReportForm::Csv: file.write(csvOf(report)); return;
    case ReportForm::Json: file.write(console::toJson(report) + '\n'); return;
    }
    Q_UNREACHABLE();
}

}  // namespace

ReportForm formOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == suffixOf(ReportForm::Csv)) return ReportForm::Csv;
    return suffix == suffixOf(ReportForm::Json) ? ReportForm::Json : ReportForm::Pdf;
}

QString suffixOf(ReportForm form)
{
    switch (form) {
    case ReportForm::Pdf: return QStringLiteral("pdf");
    case ReportForm::Csv: return QStringLiteral("csv");
    case ReportForm::Json: return QStringLiteral("json");
    }
    Q_UNREACHABLE();
}

QString fileNameFor(const QString& description, ReportForm form)
{
    constexpr qsizetype kLettersMax = 60;
    QString name;
    for (const QChar c : description.toLower()) {
        if (c.isLetterOrNumber())
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    name.truncate(kLettersMax);
    if (!name.isEmpty() && !name.endsWith(u'-')) name += u'-';
    return name + QStringLiteral("report.") + suffixOf(form);
}

Result<void> saveReport(const console::CampaignReport& report, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return fail(ErrorCode::Unavailable, file.errorString());
    write(report, formOf(path), file);
    if (!file.commit()) return fail(ErrorCode::Unavailable, file.errorString());
    return {};
}

}  // namespace dibs::ui
