// What can be done with campaigns: the actions behind menu, key and button, and what became of
// them.
#pragma once

#include "backend/console/console.h"
#include "backend/console/status.h"
#include "ui/dialogs/command_dialog.h"

#include <QAction>
#include <QHash>

#include <chrono>

namespace dibs::ui {

/// What became of a command, kept with its campaign until the next command or until dismissed, so
/// that no refresh wipes it away.
struct Notice {
    console::Status status;
    QString words;
    bool pending = false;

    bool operator==(const Notice&) const = default;
};

/// Nothing more will be given out, so that a report says all.
bool isOver(const console::CampaignSnapshot& campaign);

class CampaignActions final : public QObject
{
    Q_OBJECT

public:
    /// After that we say that no answer came, and let the operator act again.
    static constexpr std::chrono::seconds kAnswerWithin{10};

    explicit CampaignActions(console::Console& console, QObject* parent = nullptr,
        std::chrono::milliseconds answerWithin = kAnswerWithin);

    QAction* create() { return &m_create; }
    QAction* change() { return &m_change; }
    QAction* pause() { return &m_pause; }
    QAction* resume() { return &m_resume; }
    QAction* close() { return &m_close; }
    QAction* report() { return &m_report; }
    QAction* rehearse() { return &m_rehearse; }

    void setCampaign(const std::optional<console::CampaignSnapshot>& campaign);

    /// Nothing can be done from here; `why` is said on hover. Empty: all can.
    void setReadOnly(const QString& why);

    /// The one way to give a command: the operator has seen what it does and confirmed it.
    void confirmed(CampaignCommand command, CouponId campaign, const QString& reason);

    void retranslate();

    std::optional<Notice> notice() const;
    void dismissNotice();

Q_SIGNALS:
    void noticeChanged();

private:
    using Command
        = void (console::Console::*)(CouponId, const QString& reason, console::Console::Done);

    struct Wish {
        Command command;
        QString reason;
        QString doing;
        QString failed;
    };

    void ask(CouponId campaign, const Wish& wish);
    void answer(CouponId campaign, quint64 serial, const std::optional<Notice>& notice);
    static Wish wishOf(CampaignCommand command, const QString& reason);
    void enable();

    console::Console& m_console;
    const std::chrono::milliseconds m_answerWithin;
    QAction m_create;
    QAction m_change;
    QAction m_pause;
    QAction m_resume;
    QAction m_close;
    QAction m_report;  // changes nothing, so it is there in a read-only window, too
    QAction m_rehearse;
    std::optional<console::CampaignSnapshot> m_campaign;
    QString m_readOnly;  // not empty: why nothing can be done
    QHash<CouponId, Notice> m_notices;  // at most one a campaign
    QHash<CouponId, quint64> m_serials;  // of the newest command; late answers to older ones drop
    quint64 m_lastSerial = 0;
};

}  // namespace dibs::ui
