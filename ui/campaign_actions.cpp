#include "ui/campaign_actions.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"

#include <QPointer>
#include <QTimer>

namespace dibs::ui {

namespace {

using console::CampaignState;

Notice failure(const QString& words)
{
    return {{console::Shape::Square, console::Tone::Bad, CampaignActions::tr("failed")}, words};
}

/// Away from the campaign, as in the palette, an action says what it acts on.
struct Words {
    QString text;
    QString onButton;
    QString hint;
};

void describe(QAction& action, const QKeySequence& key, const Words& words)
{
    action.setText(words.text);
    action.setIconText(words.onButton);
    action.setShortcut(key);
    action.setToolTip(
        CampaignActions::tr("%1 (%2)").arg(words.hint, key.toString(QKeySequence::NativeText)));
    action.setStatusTip({});
}

}  // namespace

bool isOver(const console::CampaignSnapshot& campaign)
{
    const bool ended
        = campaign.state == CampaignState::SoldOut || campaign.state == CampaignState::Closed;
    return ended && campaign.lag == 0;
}

CampaignActions::CampaignActions(
    console::Console& console, QObject* parent, std::chrono::milliseconds answerWithin)
    : QObject(parent)
    , m_console(console)
    , m_answerWithin(answerWithin)
{
    m_create.setObjectName(QStringLiteral("createCampaign"));
    retranslate();
    enable();
}

void CampaignActions::retranslate()
{
    describe(m_create, Qt::CTRL | Qt::Key_N,
        {tr("&New campaign…"), tr("New campaign…"), tr("Make a campaign")});
    describe(m_change, Qt::CTRL | Qt::Key_E,
        {tr("C&hange the campaign…"), tr("Change…"), tr("Change name, stock or opening times")});
    describe(m_pause, Qt::CTRL | Qt::SHIFT | Qt::Key_P,
        {tr("&Pause the campaign…"), tr("Pause…"),
            tr("Refuse new requests until resumed; what is accepted is still decided")});
    describe(m_resume, Qt::CTRL | Qt::SHIFT | Qt::Key_R,
        {tr("&Resume the campaign…"), tr("Resume…"), tr("Accept new requests again")});
    describe(m_close, Qt::CTRL | Qt::SHIFT | Qt::Key_W,
        {tr("&Close the campaign…"), tr("Close…"), tr("Refuse new requests for good; asks first")});
    describe(m_report, Qt::CTRL | Qt::Key_R,
        {tr("Repor&t of the campaign…"), tr("Report…"),
            tr("Figures and proof as PDF, CSV or JSON, once the campaign is over")});
    describe(m_rehearse, Qt::CTRL | Qt::SHIFT | Qt::Key_H,
        {tr("Re&hearse an opening night…"), tr("Rehearse…"),
            tr("Play an opening night against this server, and prove that nobody is wronged")});
    if (m_readOnly.isEmpty()) return;
    for (QAction* each : {&m_create, &m_change, &m_pause, &m_resume, &m_close, &m_rehearse})
        each->setToolTip(m_readOnly);
}

void CampaignActions::setReadOnly(const QString& why)
{
    if (why == m_readOnly) return;
    m_readOnly = why;
    retranslate();
    enable();
}

void CampaignActions::setCampaign(const std::optional<console::CampaignSnapshot>& campaign)
{
    const bool another = !m_campaign || !campaign || m_campaign->couponId != campaign->couponId;
    m_campaign = campaign;
    enable();
    if (another) Q_EMIT noticeChanged();
}

CampaignActions::Wish CampaignActions::wishOf(CampaignCommand command, const QString& reason)
{
    switch (command) {
    case CampaignCommand::Pause:
        return {&console::Console::pauseCampaign, reason, tr("Pausing…"),
            tr("The campaign is not paused: %1")};
    case CampaignCommand::Resume:
        return {&console::Console::resumeCampaign, reason, tr("Resuming…"),
            tr("The campaign is not resumed: %1")};
    case CampaignCommand::Close:
        return {&console::Console::closeCampaign, reason, tr("Closing…"),
            tr("The campaign is not closed: %1")};
    }
    Q_UNREACHABLE();
}

void CampaignActions::confirmed(CampaignCommand command, CouponId campaign, const QString& reason)
{
    if (m_readOnly.isEmpty()) ask(campaign, wishOf(command, reason));
}

std::optional<Notice> CampaignActions::notice() const
{
    if (!m_campaign || !m_notices.contains(m_campaign->couponId)) return std::nullopt;
    return m_notices.value(m_campaign->couponId);
}

void CampaignActions::dismissNotice()
{
    if (!m_campaign || m_notices.value(m_campaign->couponId).pending) return;
    m_notices.remove(m_campaign->couponId);
    Q_EMIT noticeChanged();
}

void CampaignActions::ask(CouponId campaign, const Wish& wish)
{
    if (m_notices.value(campaign).pending) return;
    const quint64 serial = ++m_lastSerial;
    m_serials.insert(campaign, serial);
    m_notices.insert(
        campaign, {{console::Shape::Clock, console::Tone::Muted, {}}, wish.doing, true});
    enable();
    Q_EMIT noticeChanged();

    const QPointer<CampaignActions> self(this);  // the answer may come after the window is gone
    (m_console.*wish.command)(campaign, wish.reason,
        [self, campaign, serial, failed = wish.failed](const Result<void>& result) {
            if (!self) return;
            self->answer(campaign, serial,
                result ? std::nullopt
                       : std::optional(
                           failure(failed.arg(console::reasonWords(result.error().detail)))));
        });
    QTimer::singleShot(m_answerWithin, this, [this, campaign, serial] {
        answer(campaign, serial,
            failure(tr("No answer for %1; the figures show whether it happened.")
                        .arg(console::duration(m_answerWithin.count()))));
    });
}

void CampaignActions::answer(CouponId campaign, quint64 serial, const std::optional<Notice>& notice)
{
    if (m_serials.value(campaign) != serial) return;
    m_serials.remove(campaign);
    if (notice)
        m_notices.insert(campaign, *notice);
    else
        m_notices.remove(campaign);
    enable();
    Q_EMIT noticeChanged();
}

void CampaignActions::enable()
{
    m_create.setEnabled(m_readOnly.isEmpty());
    m_rehearse.setEnabled(m_readOnly.isEmpty());
    const bool free
        = m_readOnly.isEmpty() && m_campaign && !m_notices.value(m_campaign->couponId).pending;
    const auto state = m_campaign ? m_campaign->state : CampaignState::Closed;
    m_change.setEnabled(free && state != CampaignState::Closed);
    m_pause.setEnabled(free && state == CampaignState::Opened);
    m_resume.setEnabled(free && state == CampaignState::Paused);
    m_close.setEnabled(free && state != CampaignState::Closed);
    m_report.setEnabled(m_campaign && isOver(*m_campaign));
}

}  // namespace dibs::ui
