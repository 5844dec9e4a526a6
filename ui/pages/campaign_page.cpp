#include "ui/pages/campaign_page.h"

#include "backend/console/campaign_words.h"
#include "backend/history/history.h"
#include "ui/campaign_choice.h"
#include "ui/pages/empty_page.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/campaign_browser.h"
#include "ui/widgets/campaign_header.h"
#include "ui/widgets/curves.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/feed_panel.h"
#include "ui/widgets/feed_view.h"
#include "ui/widgets/partition_table.h"
#include "ui/widgets/selectable_words.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kListWidth = 304;
constexpr int kDetailWidth = 976;
constexpr int kFeedWidth = 528;
constexpr int kFeedWidthMin = 440;
constexpr int kWideFrom = kListWidth + kDetailWidth + kFeedWidthMin;

const auto kSplitterKey = QStringLiteral("campaign/splitter");
const auto kBesideKey = QStringLiteral("campaign/feedSplitter");
const auto kFeedKey = QStringLiteral("campaign/feed");

}  // namespace

CampaignPage::CampaignPage(const PageGiven& given, QWidget* parent)
    : Page(parent)
    , m_choice(given.choice)
    , m_rates(given.rates)
    , m_history(given.history)
    , m_settings(given.settings)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage(given))
    , m_campaigns(new CampaignBrowser(given.theme, given.rates, given.settings))
    , m_detail(makeDetail(given))
    , m_splitter(new SplitPane(m_campaigns, m_detail,
          {given.settings, kSplitterKey, {kListWidth, kDetailWidth}, {0, 1}}))
    , m_feedPanel(new FeedPanel(given.theme, given.clock))
    , m_beside(new SplitPane(m_splitter, m_feedPanel,
          {given.settings, kBesideKey, {kListWidth + kDetailWidth, kFeedWidth}, {1, 0}}))
    , m_asTable(new QAction(this))
    , m_feedBeside(new QAction(this))
{
    m_campaigns->setMinimumWidth(kListWidth - 2 * kGroups);
    m_splitter->setObjectName(QStringLiteral("splitter"));

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_beside);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_asTable->setCheckable(true);
    m_asTable->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    connect(m_asTable, &QAction::triggered, this, [this](bool table) {
        setTable(table);
        if (!isVisible()) Q_EMIT wants({.page = PageKey::Campaign});
    });
    connect(m_campaigns, &CampaignBrowser::chosen, &m_choice, &CampaignChoice::choose);
    connect(m_campaigns, &CampaignBrowser::opened, this, [this] { setTable(false); });
    connect(&m_choice, &CampaignChoice::changed, this, &CampaignPage::showChosen);
    m_feedPanel->setMinimumWidth(kFeedWidthMin);
    m_feedBeside->setObjectName(QStringLiteral("feedBeside"));
    m_feedBeside->setCheckable(true);
    m_feedBeside->setChecked(m_settings.value(kFeedKey, true).toBool());
    m_feedBeside->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    connect(m_feedBeside, &QAction::triggered, this, &CampaignPage::setFeedWanted);
    connect(m_feedPanel, &FeedPanel::unwanted, m_feedBeside, &QAction::trigger);
    connect(&m_feedPanel->view(), &FeedView::opened, this,
        [this](const console::FeedRow& row) { Q_EMIT wants(customerOf(row)); });
    setTable(m_campaigns->isTable());
    retranslate();
}

QString CampaignPage::title() const
{
    return tr("Campaign");
}

QWidget* CampaignPage::makeDetail(const PageGiven& given)
{
    m_header = new CampaignHeader(given.theme, given.actions);
    m_partitionsTitle = new QLabel;
    m_partitionsTitle->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_where = new ElidedLabel;
    setRole(*m_where, "muted");

    m_chart = new RateChart(given.theme);
    m_standstill = makeSelectable(QStringLiteral("standstill"), "muted");

    m_partitionsPart = new QWidget;
    auto* part = new QVBoxLayout(m_partitionsPart);
    part->setContentsMargins(0, 0, 0, 0);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(kBetween);
    heading->addWidget(m_partitionsTitle);
    heading->addWidget(m_where, 1);
    auto* detail = new QWidget;
    auto* layout = new QVBoxLayout(detail);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addWidget(m_header);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_standstill);
    layout->addSpacing(kBetween);
    layout->addWidget(m_partitionsPart);
    layout->addStretch(0);  // what room is left is the chart's, while there is one
    part->addLayout(heading);
    auto* partitions = new PartitionTable(given.theme, m_partitions);
    partitions->hideTrends();
    part->addWidget(partitions);

    auto* scroll = new QScrollArea;  // a small window scrolls rather than cut something off
    scroll->setWidget(detail);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void CampaignPage::setSnapshot(const SnapshotPointer& snapshot)
{
    m_snapshot = snapshot;
    m_campaigns->setSnapshot(*snapshot);
    m_partitions.take(*snapshot);
    m_empty->setSnapshot(*snapshot);
    m_stack->setCurrentWidget(
        snapshot->campaigns.isEmpty() ? static_cast<QWidget*>(m_empty) : m_beside);
    if (!m_feedPanel->isHidden()) m_feedPanel->view().setSnapshot(*snapshot);
    showChosen();
}

void CampaignPage::showChosen()
{
    if (!m_snapshot) return;
    const console::CampaignSnapshot* campaign = m_choice.in(*m_snapshot);
    if (!campaign) return;
    m_header->setCampaign(*campaign, *m_snapshot);
    showCurve(*campaign);
    m_where->setText(tr("this campaign is on partition %1").arg(campaign->partition));
    m_campaigns->choose(campaign->couponId);
}

/// Axes without a curve would say nothing.
void CampaignPage::showCurve(const console::CampaignSnapshot& campaign)
{
    const RateCurves curves = m_rates.of(campaign.couponId);
    const QString words
        = console::standstillWords(campaign, m_history.events(), m_snapshot->takenAtMs);
    const bool stands = !words.isEmpty() && campaign.lag == 0 && !curves.hasMoved();
    m_chart->setCurves(curves);
    m_chart->setVisible(!stands);
    m_standstill->setText(words);
    m_standstill->setVisible(stands);
}

void CampaignPage::setFeed(const FeedPointer& feed)
{
    m_feed = feed;
    if (!m_feedPanel->isHidden()) m_feedPanel->view().setFeed(feed);
}

void CampaignPage::showFeed()
{
    const bool hasRoom = width() >= kWideFrom && !m_wall && !m_campaigns->isTable();
    const bool shown = hasRoom && m_feedBeside->isChecked();
    if (shown == !m_feedPanel->isHidden()) return;
    m_feedPanel->setVisible(shown);
    if (!shown || !m_snapshot || !m_feed) return;
    m_feedPanel->view().setSnapshot(*m_snapshot);
    m_feedPanel->view().setFeed(m_feed);
}

void CampaignPage::setFeedWanted(bool wanted)
{
    m_settings.setValue(kFeedKey, wanted);
    if (!isVisible()) Q_EMIT wants({.page = PageKey::Campaign});
    showFeed();
    if (wanted && m_feedPanel->isHidden())
        Q_EMIT says(tr("The feed shows beside one campaign as soon as the window is wide enough"));
}

void CampaignPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    showFeed();
}

void CampaignPage::setTable(bool table)
{
    m_campaigns->setTable(table);
    m_detail->setVisible(!table);
    m_asTable->setChecked(table);
    showFeed();
}

const QAbstractItemModel* CampaignPage::table() const
{
    return m_campaigns->isTable() ? &m_campaigns->rows() : &m_partitions;
}

void CampaignPage::setFrozen(bool frozen)
{
    m_header->setFrozen(frozen);
    m_chart->setFrozen(frozen);
    m_feedPanel->view().setStopped(frozen);
    if (m_snapshot) setSnapshot(m_snapshot);  // for what is told of what is to come
}

void CampaignPage::setWall(bool wall)
{
    m_wall = wall;
    m_campaigns->setVisible(!wall);
    if (wall) m_detail->show();
    if (!wall) setTable(m_campaigns->isTable());
    showFeed();
    m_partitionsPart->setVisible(!wall);
    m_header->setWall(wall);
    m_chart->setLarge(wall);
    m_standstill->setFont(textFont(wall ? kWallBodyPt : kBodyPt));
}

QString CampaignPage::route() const
{
    return QStringLiteral("/api/coupons/%1").arg(m_choice.campaign().value);
}

void CampaignPage::retranslate()
{
    m_header->retranslate();
    m_empty->retranslate();
    m_campaigns->retranslate();
    m_asTable->setText(tr("All campaigns as a &table"));
    m_feedBeside->setText(tr("Feed &beside the campaign"));
    m_feedPanel->retranslate();
    m_partitionsTitle->setText(tr("Partitions"));
    if (m_snapshot) setSnapshot(m_snapshot);
}

bool CampaignPage::find()
{
    m_campaigns->find();
    return true;
}

void CampaignPage::resetLayout()
{
    m_splitter->resetLayout();
    m_beside->resetLayout();
    m_feedBeside->setChecked(true);
    m_settings.remove(kFeedKey);
    showFeed();
    m_campaigns->resetLayout();
}

void CampaignPage::saveLayout()
{
    m_splitter->saveLayout();
    m_beside->saveLayout();
    m_campaigns->saveLayout();
}

}  // namespace dibs::ui
