// The form of a new campaign, or of one that is to change. It says what is wrong below the field
// that is wrong, and what will happen before it happens.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/console.h"
#include "ui/dialogs/campaign_entry.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace dibs::ui {

/// Shown with open(). It stays until the server has said yes, so that nothing typed is lost.
class CampaignDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `campaign`: the one to change; none: a new one.
    CampaignDialog(console::Console& console, const Clock& clock,
        const std::optional<console::CampaignSnapshot>& campaign, QWidget* parent);

    std::optional<CouponId> campaign() const;

    /// New figures for the preview; what is typed stays as it is.
    void setCampaign(const console::CampaignSnapshot& campaign);

Q_SIGNALS:
    void created(dibs::CouponId campaign);

private:
    /// A moment, or none when the box is ticked.
    struct Moment {
        QCheckBox* none = nullptr;
        QDateTimeEdit* at = nullptr;
    };

    QFormLayout* makeForm();
    QWidget* makeDiscount();
    QWidget* makeMoment(Moment& moment, const QString& noneWords);
    void fill(const CampaignEntry& entry);
    CampaignEntry entry() const;
    Complaints complaints(const CampaignEntry& entry) const;
    void check();
    void submit();
    void answered(const Result<CouponId>& result);

    console::Console& m_console;
    const Clock& m_clock;
    const std::optional<console::CampaignSnapshot> m_base;  // what the form was filled from
    std::optional<console::CampaignSnapshot> m_campaign;  // with the newest figures
    bool m_tried = false;  // from then on every complaint is shown
    bool m_pending = false;

    QLineEdit* m_description;
    QComboBox* m_discount = nullptr;
    QLineEdit* m_amount = nullptr;
    QLineEdit* m_minOrder = nullptr;
    QLineEdit* m_stock;
    Moment m_opens;
    Moment m_closes;
    QLineEdit* m_validDays = nullptr;
    Moment m_expires;
    QLineEdit* m_reason;
    QMap<CampaignField, QLabel*> m_complaints;
    QMap<CampaignField, QWidget*> m_fields;
    QLabel* m_preview;
    QLabel* m_problem;
    QPushButton* m_submit;
};

}  // namespace dibs::ui
