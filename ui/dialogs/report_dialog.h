// A campaign's report on its way into a file: being made, saved, or why not.
#pragma once

#include "backend/console/console.h"
#include "backend/console/status.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace dibs::ui {

struct Theme;
class StatusLabel;

/// Shown with open(); closed early, the answer is dropped.
class ReportDialog final : public QDialog
{
    Q_OBJECT

public:
    ReportDialog(console::Console& console, const console::CampaignSnapshot& campaign,
        const Theme& theme, QWidget* parent);

    /// Asks the server for it, and writes what comes to this file.
    void makeInto(const QString& path);

private:
    void take(const Result<console::CampaignReport>& report);
    void save(const console::CampaignReport& report);
    void say(const console::Status& status, const QString& words, const QString& next);

    console::Console& m_console;
    const CouponId m_campaign;
    QString m_path;
    StatusLabel* m_status;
    QLabel* m_words;
    QLabel* m_next;
    QPushButton* m_again;
    QPushButton* m_open;
    QPushButton* m_close;
};

}  // namespace dibs::ui
