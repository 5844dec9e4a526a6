#include "ui/widgets/campaign_header.h"

#include "backend/console/campaign_words.h"
#include "backend/console/figures.h"
#include "backend/console/status.h"
#include "ui/campaign_actions.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/big_number.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/selectable_words.h"
#include "ui/widgets/status_label.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace dibs::ui {

namespace {

QToolButton* makeButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

double numberPt(bool large)
{
    return large ? kWallNumberPt : kNumberPt;
}

double titlePt(bool large)
{
    return large ? kWallTitlePt : kTitlePt;
}

double bodyPt(bool large)
{
    return large ? kWallBodyPt : kBodyPt;
}

int numberWidth(double pt, const QString& number)
{
    return QFontMetrics(figureFont(pt)).horizontalAdvance(number) + 1;
}

/// All stand on one line: the smaller get below them what their descent lacks.
int dropBelow(double number, double smaller)
{
    return QFontMetrics(figureFont(number)).descent() - QFontMetrics(textFont(smaller)).descent();
}

QHBoxLayout* makeLine(QWidget* line, int spacing)
{
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

}  // namespace

CampaignHeader::CampaignHeader(const Theme& theme, CampaignActions& actions, QWidget* parent)
    : QFrame(parent)
    , m_actions(actions)
    , m_name(new ElidedLabel)
    , m_rehearsal(new QLabel)
    , m_status(new StatusLabel(theme))
    , m_pauseOrResume(makeButton(actions.pause()))
    , m_report(makeButton(actions.report()))
    , m_buttons(new QWidget)
    , m_noticeLine(makeNoticeLine(theme))
    , m_remaining(new BigNumber)
    , m_leftOf(new ElidedLabel)
    , m_issued(new Figure(QStringLiteral("0,000,000")))
    , m_acceptedRate(new Figure(QStringLiteral("000,000")))
    , m_issuedRate(new Figure(QStringLiteral("000,000")))
    , m_bar(new StockBar(theme))
    , m_stockOutlook(new ElidedLabel)
    , m_queueOutlook(new ElidedLabel)
{
    setRole(*this, "card");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kBetween, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addWidget(makeNameLine());
    layout->addWidget(m_noticeLine);
    layout->addWidget(makeNumberLine());
    layout->addWidget(m_bar);
    layout->addWidget(makeOutlookLine());

    connect(&actions, &CampaignActions::noticeChanged, this, &CampaignHeader::showNotice);
    setLarge(false);
    retranslate();
    showNotice();
}

void CampaignHeader::retranslate()
{
    m_rehearsal->setText(tr("rehearsal"));
    m_dismiss->setText(tr("Dismiss"));
    m_remaining->setAccessibleName(tr("Left"));
    m_issued->setCaption(tr("issued"));
    m_acceptedRate->setCaption(tr("accepted/s"));
    m_issuedRate->setCaption(tr("issued/s"));
    fit();
}

void CampaignHeader::setWall(bool wall)
{
    m_buttons->setVisible(!wall);
    setLarge(wall);
}

void CampaignHeader::setLarge(bool large)
{
    m_large = large;
    const double number = numberPt(large);
    const double title = titlePt(large);
    const double body = bodyPt(large);
    m_remaining->setLargest(number);
    m_bar->setLarge(large);
    m_name->setFont(textFont(title, QFont::DemiBold));
    m_status->setFont(figureFont(body));
    for (QLabel* outlook : {m_stockOutlook, m_queueOutlook}) outlook->setFont(figureFont(body));
    for (Figure* figure : {m_issued, m_acceptedRate, m_issuedRate}) {
        figure->setLarge(large);
        figure->setContentsMargins(0, 0, 0, dropBelow(number, title));
    }
    fit();
}

/// Where room is short "issued" goes, as it is what is gone of all; then the words beside the
/// number get smaller, and then the number: none is cut. It depends on the stock, not on what is
/// left, so that nothing moves while that falls.
void CampaignHeader::fit()
{
    const auto wordsAt = [this](double pt) {
        return QFontMetrics(textFont(pt)).horizontalAdvance(m_leftOf->text()) + 1;
    };
    int figures = 0;
    for (const Figure* each : {m_issued, m_acceptedRate, m_issuedRate})
        figures += kAround + kBetween + each->sizeHint().width();
    const int issued = kBetween + m_issued->sizeHint().width();
    const int room = contentsRect().width() - 2 * kAround - kBetween - figures;
    const double title = titlePt(m_large);
    const int number = numberWidth(numberPt(m_large), m_total);
    const bool hasAll = number + wordsAt(title) <= room;
    const bool isTight = number / 2 + wordsAt(title) > room + issued;
    const double pt = isTight ? bodyPt(m_large) : title;
    const bool isWhole = numberWidth(kTitlePt, m_total) + wordsAt(pt) <= room + issued;

    m_issued->setVisible(hasAll);
    m_leftOf->setFont(textFont(pt));
    m_leftOf->setContentsMargins(0, 0, 0, dropBelow(numberPt(m_large), pt));
    m_leftOf->setMinimumWidth(isWhole ? wordsAt(pt) : 0);
}

void CampaignHeader::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

QWidget* CampaignHeader::makeNameLine()
{
    m_name->setObjectName(QStringLiteral("campaignName"));
    m_name->setElide(Qt::ElideMiddle);
    m_status->setObjectName(QStringLiteral("campaignStatus"));
    setRole(*m_rehearsal, "muted");

    auto* line = new QWidget;
    auto* layout = makeLine(line, kBetween);
    layout->addWidget(m_name);
    layout->addSpacing(kBetween);
    layout->addWidget(m_status);
    layout->addWidget(m_rehearsal);
    layout->addStretch(1);
    auto* buttons = makeLine(m_buttons, kBetween);
    buttons->addWidget(makeButton(m_actions.change()));
    buttons->addWidget(m_pauseOrResume);
    buttons->addWidget(makeButton(m_actions.close()));
    buttons->addWidget(m_report);
    layout->addWidget(m_buttons);
    return line;
}

QWidget* CampaignHeader::makeNoticeLine(const Theme& theme)
{
    m_noticeStatus = new StatusLabel(theme);
    m_noticeWords = makeSelectable(QStringLiteral("notice"));
    m_dismiss = new QToolButton;
    m_dismiss->setFocusPolicy(Qt::StrongFocus);
    connect(m_dismiss, &QToolButton::clicked, &m_actions, &CampaignActions::dismissNotice);

    auto* line = new QWidget;
    auto* layout = makeLine(line, kBetween);
    layout->addWidget(m_noticeStatus);
    layout->addWidget(m_noticeWords, 1);
    layout->addWidget(m_dismiss);
    return line;
}

QWidget* CampaignHeader::makeNumberLine()
{
    m_leftOf->setObjectName(QStringLiteral("leftOf"));
    setRole(*m_leftOf, "muted");

    auto* line = new QWidget;
    auto* layout = makeLine(line, kGroups);
    layout->addWidget(m_remaining, 0, Qt::AlignBottom);
    layout->setSpacing(kBetween);
    layout->addWidget(m_leftOf, 1, Qt::AlignBottom);
    for (Figure* figure : {m_issued, m_acceptedRate, m_issuedRate}) {
        layout->addSpacing(kAround);
        layout->addWidget(figure, 0, Qt::AlignBottom);
    }
    return line;
}

QWidget* CampaignHeader::makeOutlookLine()
{
    m_stockOutlook->setObjectName(QStringLiteral("stockOutlook"));
    m_queueOutlook->setObjectName(QStringLiteral("queueOutlook"));
    m_queueOutlook->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* line = new QWidget;
    auto* layout = makeLine(line, kAround);
    layout->addWidget(m_stockOutlook);
    layout->addStretch(1);
    layout->addWidget(m_queueOutlook);
    return line;
}

void CampaignHeader::setCampaign(
    const console::CampaignSnapshot& campaign, const console::Snapshot& snapshot)
{
    const bool paused = campaign.state == console::CampaignState::Paused;
    QAction* action = paused ? m_actions.resume() : m_actions.pause();
    if (m_pauseOrResume->defaultAction() != action) {
        m_pauseOrResume->removeAction(m_pauseOrResume->defaultAction());
        m_pauseOrResume->setDefaultAction(action);
    }

    m_report->setVisible(isOver(campaign));
    m_name->setText(campaign.description);
    m_rehearsal->setVisible(campaign.rehearsal);
    m_status->setStatus(console::statusOf(campaign, snapshot));
    m_remaining->setNumber(console::count(campaign.remaining));
    m_total = console::count(campaign.totalStock);
    m_leftOf->setText(tr("left of %1").arg(m_total));
    fit();
    m_issued->setValue(console::count(campaign.issued));
    m_acceptedRate->setValue(console::rate(campaign.acceptedPerSecond));
    m_issuedRate->setValue(console::rate(campaign.issuedPerSecond));
    m_bar->setStock(
        campaign.remaining, campaign.totalStock, campaign.state == console::CampaignState::Opened);
    m_stockOutlook->setText(console::stockOutlook(campaign, snapshot.takenAtMs, m_estimate));
    m_queueOutlook->setText(console::queueOutlook(campaign, snapshot, m_estimate));
}

void CampaignHeader::setFrozen(bool frozen)
{
    m_estimate = frozen ? console::Estimate::Withheld : console::Estimate::Made;
    const char* role = frozen ? "muted" : "figure";
    for (QLabel* label : {static_cast<QLabel*>(m_remaining), static_cast<QLabel*>(m_stockOutlook),
             static_cast<QLabel*>(m_queueOutlook)})
        setRole(*label, role);
    for (Figure* figure : {m_issued, m_acceptedRate, m_issuedRate}) figure->setFrozen(frozen);
    if (m_large) setLarge(true);  // a new role brings the first font back
}

void CampaignHeader::showNotice()
{
    const std::optional<Notice> notice = m_actions.notice();
    m_noticeLine->setVisible(notice.has_value());
    if (!notice) return m_noticeWords->clear();
    m_noticeStatus->setStatus(notice->status);
    m_noticeWords->setText(notice->words);
    m_dismiss->setVisible(!notice->pending);
}

}  // namespace dibs::ui
