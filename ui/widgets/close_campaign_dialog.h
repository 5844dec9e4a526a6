// Asks before a campaign is closed, because that cannot be undone.
#pragma once

#include "backend/console/snapshot.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace dibs::ui {

/// Shown with open(), never exec(): the figures behind it go on. accepted() means: close it.
class CloseCampaignDialog final : public QDialog
{
    Q_OBJECT

public:
    CloseCampaignDialog(const console::CampaignSnapshot& campaign, QWidget* parent);

    CouponId campaign() const { return m_campaign; }

    /// Says what will happen with the newest figures.
    void setCampaign(const console::CampaignSnapshot& campaign);

private:
    bool isConfirmed() const;

    const CouponId m_campaign;
    QLabel* m_consequences;
    QLineEdit* m_number;
    QPushButton* m_close;
};

}  // namespace dibs::ui
