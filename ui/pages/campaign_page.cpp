#include "ui/pages/campaign_page.h"

#include "ui/campaign_choice.h"
#include "ui/pages/empty_page.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/campaign_delegate.h"
#include "ui/widgets/campaign_header.h"
#include "ui/widgets/curves.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/partition_table.h"

#include <QListView>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kListWidth = 288;
constexpr int kDetailWidth = 992;

const auto kSplitterKey = QStringLiteral("campaign/splitter");

}  // namespace

CampaignPage::CampaignPage(const PageGiven& given, QWidget* parent)
    : Page(parent)
    , m_settings(given.settings)
    , m_choice(given.choice)
    , m_rates(given.rates)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage(given))
    , m_splitter(new QSplitter)
{
    m_splitter->setObjectName(QStringLiteral("splitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeList(given));
    m_splitter->addWidget(makeDetail(given));
    m_splitter->setStretchFactor(1, 1);
    resetLayout();
    m_splitter->restoreState(m_settings.value(kSplitterKey).toByteArray());
    m_splitter->setHandleWidth(1);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(&m_choice, &CampaignChoice::changed, this, &CampaignPage::showChosen);
    retranslate();
}

QString CampaignPage::title() const
{
    return tr("Campaign");
}

QWidget* CampaignPage::makeList(const PageGiven& given)
{
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("campaigns"));
    m_list->setModel(&m_campaigns);
    m_list->setItemDelegate(new CampaignDelegate(given.theme, given.rates, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(kListWidth - 2 * kGroups);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &CampaignPage::choose);
    return m_list;
}

QWidget* CampaignPage::makeDetail(const PageGiven& given)
{
    m_header = new CampaignHeader(given.theme, given.actions);
    m_partitionsTitle = new QLabel;
    m_partitionsTitle->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_where = new ElidedLabel;
    setRole(*m_where, "muted");

    m_chart = new RateChart(given.theme);

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
    layout->addWidget(m_chart);
    layout->addSpacing(kBetween);
    layout->addWidget(m_partitionsPart);
    layout->addStretch(1);
    part->addLayout(heading);
    part->addWidget(new PartitionTable(given.theme, m_partitions));

    auto* scroll = new QScrollArea;  // a small window scrolls rather than cut something off
    scroll->setWidget(detail);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void CampaignPage::setSnapshot(const SnapshotPointer& snapshot)
{
    m_snapshot = snapshot;
    m_campaigns.take(*snapshot);
    m_partitions.take(*snapshot);
    m_empty->setSnapshot(*snapshot);
    m_stack->setCurrentWidget(
        snapshot->campaigns.isEmpty() ? static_cast<QWidget*>(m_empty) : m_splitter);
    showChosen();
}

void CampaignPage::showChosen()
{
    if (!m_snapshot) return;
    const console::CampaignSnapshot* campaign = m_choice.in(*m_snapshot);
    if (!campaign) return;
    m_header->setCampaign(*campaign, *m_snapshot);
    m_chart->setCurves(m_rates.of(campaign->couponId));
    m_where->setText(tr("this campaign is on partition %1").arg(campaign->partition));
    const QModelIndex row = m_campaigns.indexOf(campaign->couponId);
    if (row != m_list->currentIndex()) m_list->setCurrentIndex(row);
}

void CampaignPage::choose(const QModelIndex& index)
{
    if (const CouponId id = m_campaigns.idAt(index); id.isValid()) m_choice.choose(id);
}

void CampaignPage::setFrozen(bool frozen)
{
    m_header->setFrozen(frozen);
}

void CampaignPage::setWall(bool wall)
{
    m_list->setVisible(!wall);
    m_partitionsPart->setVisible(!wall);
    m_header->setWall(wall);
}

QString CampaignPage::route() const
{
    return QStringLiteral("/api/coupons/%1").arg(m_choice.campaign().value);
}

void CampaignPage::retranslate()
{
    m_header->retranslate();
    m_empty->retranslate();
    m_list->setAccessibleName(tr("Campaigns"));
    m_partitionsTitle->setText(tr("Partitions"));
    if (m_snapshot) setSnapshot(m_snapshot);
}

bool CampaignPage::find()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void CampaignPage::resetLayout()
{
    m_splitter->setSizes({kListWidth, kDetailWidth});
}

void CampaignPage::saveLayout()
{
    m_settings.setValue(kSplitterKey, m_splitter->saveState());
}

}  // namespace dibs::ui
