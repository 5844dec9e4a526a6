// Asks before a campaign is paused, resumed or closed: what will happen, why it is done, and for
// what cannot be undone, the campaign's number.
#pragma once

#include "backend/console/snapshot.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace dibs::ui {

enum class CampaignCommand { Pause, Resume, Close };

/// Shown with open(), never exec(): the figures behind it go on. accepted() means: do it.
class CommandDialog final : public QDialog
{
    Q_OBJECT

public:
    CommandDialog(
        CampaignCommand command, const console::CampaignSnapshot& campaign, QWidget* parent);

    CouponId campaign() const { return m_campaign; }
    QString reason() const;

    /// Says what will happen with the newest figures; nothing typed is touched.
    void setCampaign(const console::CampaignSnapshot& campaign);

private:
    bool isConfirmed() const;

    const CampaignCommand m_command;
    const CouponId m_campaign;
    QLabel* m_consequences;
    QLineEdit* m_number = nullptr;  // only where it cannot be undone
    QLineEdit* m_reason;
    QPushButton* m_confirm;
};

}  // namespace dibs::ui
