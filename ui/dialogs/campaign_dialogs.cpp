#include "ui/dialogs/campaign_dialogs.h"

#include "ui/dialogs/campaign_dialog.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/report/report_file.h"

#include <QFileDialog>

namespace dibs::ui {

CampaignDialogs::CampaignDialogs(const Given& given, QWidget& window)
    : QObject(&window)
    , m_given(given)
    , m_window(window)
{
    CampaignActions& actions = given.actions;
    connect(actions.create(), &QAction::triggered, this, [this] { openForm(std::nullopt); });
    connect(actions.change(), &QAction::triggered, this, [this] {
        if (const auto* campaign = chosen()) openForm(*campaign);
    });
    connect(actions.report(), &QAction::triggered, this, &CampaignDialogs::openReport);
    for (const auto& [action, command] : {std::pair(actions.pause(), CampaignCommand::Pause),
             std::pair(actions.resume(), CampaignCommand::Resume),
             std::pair(actions.close(), CampaignCommand::Close)})
        connect(action, &QAction::triggered, this, [this, which = command] { confirm(which); });
}

void CampaignDialogs::take(const std::shared_ptr<const console::Snapshot>& snapshot)
{
    m_snapshot = snapshot;
    if (m_asking) {
        if (const auto* asked = campaignOf(*snapshot, m_asking->campaign()))
            m_asking->setCampaign(*asked);
        else
            m_asking->reject();
    }
    // A form stays even when its campaign is gone: what is typed is the operator's.
    if (m_form && m_form->campaign())
        if (const auto* changing = campaignOf(*snapshot, *m_form->campaign()))
            m_form->setCampaign(*changing);
}

const console::CampaignSnapshot* CampaignDialogs::chosen() const
{
    return m_snapshot ? m_given.choice.in(*m_snapshot) : nullptr;
}

void CampaignDialogs::confirm(CampaignCommand command)
{
    const console::CampaignSnapshot* campaign = chosen();
    if (!campaign || m_asking) return;
    m_asking = new CommandDialog(command, *campaign, &m_window);
    connect(m_asking, &QDialog::accepted, this, [this, command] {
        m_given.actions.confirmed(command, m_asking->campaign(), m_asking->reason());
    });
    m_asking->open();
}

void CampaignDialogs::openForm(const std::optional<console::CampaignSnapshot>& campaign)
{
    if (m_form) return m_form->activateWindow();
    m_form = new CampaignDialog(m_given.console, m_given.clock, campaign, &m_window);
    connect(m_form, &CampaignDialog::created, &m_given.choice, &CampaignChoice::expect);
    m_form->open();
}

void CampaignDialogs::openReport()
{
    const console::CampaignSnapshot* campaign = chosen();
    if (!campaign) return;
    if (m_report) return m_report->activateWindow();
    auto* file = new QFileDialog(&m_window, tr("Save the report"));
    file->setObjectName(QStringLiteral("reportFile"));
    file->setAttribute(Qt::WA_DeleteOnClose);
    file->setAcceptMode(QFileDialog::AcceptSave);
    file->setLabelText(QFileDialog::LookIn, tr("Save in:"));
    const std::pair<QString, ReportForm> forms[]{{tr("PDF (*.pdf)"), ReportForm::Pdf},
        {tr("CSV (*.csv)"), ReportForm::Csv}, {tr("JSON (*.json)"), ReportForm::Json}};
    QStringList filters;
    for (const auto& [words, form] : forms) filters += words;
    file->setNameFilters(filters);
    file->setDefaultSuffix(suffixOf(ReportForm::Pdf));
    file->selectFile(fileNameFor(campaign->description, ReportForm::Pdf));
    connect(file, &QFileDialog::filterSelected, file, [file, filters](const QString& filter) {
        const auto form = static_cast<ReportForm>(filters.indexOf(filter));
        file->setDefaultSuffix(suffixOf(form));
        // The name goes with the form, as far as it is still ours.
        const QFileInfo typed(file->selectedFiles().value(0));
        file->selectFile(typed.completeBaseName() + u'.' + suffixOf(form));
    });
    connect(file, &QFileDialog::fileSelected, this, [this, asked = *campaign](const QString& path) {
        auto* report = new ReportDialog(m_given.console, asked, m_given.theme, &m_window);
        m_report = report;
        report->open();
        report->makeInto(path);
    });
    m_report = file;
    file->open();
}

}  // namespace dibs::ui
