#include "ui/dialogs/campaign_dialogs.h"

#include "ui/dialogs/campaign_dialog.h"

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

}  // namespace dibs::ui
