// Which dialog stands between an action and the console: one at a time, fed with the newest
// figures.
#pragma once

#include "backend/common/clock.h"
#include "ui/campaign_actions.h"
#include "ui/campaign_choice.h"
#include "ui/dialogs/command_dialog.h"

#include <QPointer>

namespace dibs::ui {

struct Theme;
class CampaignDialog;

class CampaignDialogs final : public QObject
{
    Q_OBJECT

public:
    struct Given {
        console::Console& console;
        const Clock& clock;
        CampaignActions& actions;
        CampaignChoice& choice;
        const Theme& theme;
    };

    CampaignDialogs(const Given& given, QWidget& window);

    void take(const std::shared_ptr<const console::Snapshot>& snapshot);

private:
    void confirm(CampaignCommand command);
    void openReport();
    void openForm(const std::optional<console::CampaignSnapshot>& campaign);
    const console::CampaignSnapshot* chosen() const;

    Given m_given;
    QWidget& m_window;
    std::shared_ptr<const console::Snapshot> m_snapshot;
    QPointer<CommandDialog> m_asking;
    QPointer<CampaignDialog> m_form;
    QPointer<QDialog> m_report;  // which file, and then the report on its way
};

}  // namespace dibs::ui
