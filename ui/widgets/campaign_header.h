// One campaign at a glance: what is left, how fast it goes, who waits, and what can be done.
#pragma once

#include "backend/console/campaign_words.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace dibs::ui {

struct Notice;
struct Theme;
class BigNumber;
class CampaignActions;
class ElidedLabel;
class Figure;
class StatusLabel;
class StockBar;

class CampaignHeader final : public QFrame
{
    Q_OBJECT

public:
    CampaignHeader(const Theme& theme, CampaignActions& actions, QWidget* parent = nullptr);

    void setCampaign(const console::CampaignSnapshot& campaign, const console::Snapshot& snapshot);

    /// Figures that stopped are greyed, so that they do not look alive.
    void setFrozen(bool frozen);
    void retranslate();

    /// Read from across the room: the number alone, and nothing to press.
    void setWall(bool wall);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeNameLine();
    QWidget* makeNoticeLine(const Theme& theme);
    QWidget* makeNumberLine();
    QWidget* makeOutlookLine();
    void setLarge(bool large);
    void fit();
    void showNotice();

    CampaignActions& m_actions;
    QString m_total;
    bool m_large = false;
    console::Estimate m_estimate = console::Estimate::Made;
    ElidedLabel* m_name;
    QLabel* m_rehearsal;
    StatusLabel* m_status;
    QToolButton* m_pauseOrResume;
    QToolButton* m_report;  // once it is over
    QWidget* m_buttons;
    QWidget* m_noticeLine;
    StatusLabel* m_noticeStatus;
    QLabel* m_noticeWords;
    QToolButton* m_dismiss;
    BigNumber* m_remaining;
    ElidedLabel* m_leftOf;
    Figure* m_issued;
    Figure* m_acceptedRate;
    Figure* m_issuedRate;
    StockBar* m_bar;
    ElidedLabel* m_stockOutlook;
    ElidedLabel* m_queueOutlook;
};

}  // namespace dibs::ui
