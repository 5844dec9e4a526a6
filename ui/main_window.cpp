#include "ui/main_window.h"

#include "backend/console/figures.h"
#include "backend/console/problems.h"
#include "ui/pages/campaign_page.h"
#include "ui/pages/empty_page.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/campaign_delegate.h"
#include "ui/widgets/close_campaign_dialog.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/title_strip.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QMenuBar>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr QSize kFirstSize{1280, 720};
constexpr QSize kSmallest{960, 600};
constexpr int kListWidth = 288;

const auto kGeometryKey = QStringLiteral("window/geometry");
const auto kSplitterKey = QStringLiteral("window/splitter");

}  // namespace

MainWindow::MainWindow(const Given& given, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(given.settings)
    , m_theme(given.theme)
    , m_figureTheme(given.theme)
    , m_source(given.console, given.clock, this)
    , m_actions(given.console, this)
{
    apply(m_theme);
    m_title = new TitleStrip(m_theme);
    m_banner = new Banner(m_theme);
    m_empty = new EmptyPage;
    m_page = new CampaignPage(m_figureTheme, m_actions, m_partitions);
    m_splitter = new QSplitter;
    m_splitter->setObjectName(QStringLiteral("splitter"));
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeCampaignList());
    auto* scroll = new QScrollArea;  // a small window scrolls rather than cut something off
    scroll->setWidget(m_page);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_splitter->addWidget(scroll);
    m_splitter->setStretchFactor(1, 1);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_splitter);

    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    setCentralWidget(column);
    makeMenus();
    makeStatusBar();
    restoreLayout();

    connect(&m_source, &SnapshotSource::updated, this, &MainWindow::take);
    connect(&m_source, &SnapshotSource::aged, this, &MainWindow::setAge);
    m_source.start();
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::makeCampaignList()
{
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("campaigns"));
    m_list->setAccessibleName(tr("Campaigns"));
    m_list->setModel(&m_campaigns);
    m_list->setItemDelegate(new CampaignDelegate(m_figureTheme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(kListWidth - 2 * kGroups);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &MainWindow::showSelected);
    return m_list;
}

void MainWindow::makeMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close);

    QMenu* campaign = menuBar()->addMenu(tr("&Campaign"));
    campaign->addAction(m_actions.pause());
    campaign->addAction(m_actions.resume());
    campaign->addSeparator();
    campaign->addAction(m_actions.close());
    connect(m_actions.close(), &QAction::triggered, this, &MainWindow::confirmClose);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addAction(tr("Go to &campaigns"), QKeySequence(Qt::CTRL | Qt::Key_L), this,
        [this] { m_list->setFocus(Qt::ShortcutFocusReason); });
}

void MainWindow::makeStatusBar()
{
    m_instance = new ElidedLabel;
    m_instance->setObjectName(QStringLiteral("instance"));
    m_totals = new ElidedLabel;
    m_totals->setObjectName(QStringLiteral("totals"));
    m_totals->setAccessibleName(tr("Counted since the server started"));
    m_totals->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (ElidedLabel* label : {m_instance, m_totals}) {
        label->setFont(figureFont(kCaptionPt));
        label->setMinimumHeight(kRowHeight);
        setRole(*label, "muted");
    }
    m_instance->setText(console::kUnknown);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(kAround - 2, 0, kAround, 0);
    statusBar()->addWidget(m_instance);
    statusBar()->addPermanentWidget(m_totals);
}

void MainWindow::restoreLayout()
{
    setWindowTitle(tr("Dibs"));
    setMinimumSize(kSmallest);
    resize(kFirstSize);
    m_splitter->setSizes({kListWidth, kFirstSize.width() - kListWidth});
    restoreGeometry(m_settings.value(kGeometryKey).toByteArray());
    m_splitter->restoreState(m_settings.value(kSplitterKey).toByteArray());
    m_splitter->setHandleWidth(1);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setValue(kGeometryKey, saveGeometry());
    m_settings.setValue(kSplitterKey, m_splitter->saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::take(const std::shared_ptr<const console::Snapshot>& snapshot)
{
    m_snapshot = snapshot;
    m_campaigns.take(*snapshot);
    m_partitions.take(*snapshot);
    m_empty->setSnapshot(*snapshot);
    if (!m_list->currentIndex().isValid() && m_campaigns.rowCount() > 0)
        m_list->setCurrentIndex(m_campaigns.index(0, 0));
    m_pages->setCurrentWidget(
        snapshot->campaigns.isEmpty() ? static_cast<QWidget*>(m_empty) : m_splitter);
    showSelected();
    if (snapshot->takenAtMs == 0) return;

    m_title->setSnapshot(*snapshot);
    showTotals();
    showProblems();
}

void MainWindow::setAge(qint64 takenAtMs, qint64 ageMs)
{
    m_ageMs = ageMs;
    m_title->setAge(takenAtMs, ageMs);
    setFrozen(console::freshnessOf(ageMs) == console::Freshness::Frozen);
    showProblems();
}

void MainWindow::setFrozen(bool frozen)
{
    const Theme next = frozen ? m_theme.greyed() : m_theme;
    if (next == m_figureTheme) return;
    m_figureTheme = next;
    m_page->setFrozen(frozen);
    for (QWidget* each : m_splitter->findChildren<QWidget*>()) each->update();
}

void MainWindow::showSelected()
{
    const console::CampaignSnapshot* campaign = selected();
    m_actions.setCampaign(campaign ? std::optional(*campaign) : std::nullopt);
    if (campaign) m_page->setCampaign(*campaign, *m_snapshot);
    if (!m_closing) return;

    const auto closing = std::find_if(m_snapshot->campaigns.cbegin(), m_snapshot->campaigns.cend(),
        [this](const auto& each) { return each.couponId == m_closing->campaign(); });
    if (closing == m_snapshot->campaigns.cend())
        m_closing->reject();
    else
        m_closing->setCampaign(*closing);
}

void MainWindow::showProblems()
{
    QList<console::Problem> problems = console::problemsOf(*m_snapshot);
    if (console::freshnessOf(m_ageMs) == console::Freshness::Frozen)
        problems.prepend(console::frozenProblem(m_ageMs));
    m_banner->setProblems(problems);
    m_title->setProblems(problems);
}

void MainWindow::showTotals()
{
    setWindowTitle(tr("%1 – Dibs").arg(m_snapshot->instance));
    m_instance->setText(
        tr("%1 · up %2").arg(m_snapshot->instance, console::duration(m_snapshot->uptimeMs)));

    const console::Totals& totals = m_snapshot->totals;
    const std::pair<QString, quint64> parts[]{{tr("accepted"), totals.accepted},
        {tr("issued"), totals.issued}, {tr("sold out"), totals.soldOut},
        {tr("duplicate"), totals.duplicate}, {tr("rejected"), totals.rejected},
        {tr("dead letters"), totals.deadLetters}, {tr("refused"), totals.refused},
        {tr("unavailable"), totals.unavailable}};
    QStringList words;
    for (const auto& [name, value] : parts)
        words += name + u' ' + console::count(static_cast<qint64>(value));
    m_totals->setText(words.join(QStringLiteral(" · ")));
}

void MainWindow::confirmClose()
{
    const console::CampaignSnapshot* campaign = selected();
    if (!campaign || m_closing) return;
    m_closing = new CloseCampaignDialog(*campaign, this);
    connect(m_closing, &QDialog::accepted, this,
        [this, id = campaign->couponId] { m_actions.closeConfirmed(id); });
    m_closing->open();
}

const console::CampaignSnapshot* MainWindow::selected() const
{
    const CouponId id = m_campaigns.idAt(m_list->currentIndex());
    if (!m_snapshot || !id.isValid()) return nullptr;
    const auto found = std::find_if(m_snapshot->campaigns.cbegin(), m_snapshot->campaigns.cend(),
        [id](const auto& each) { return each.couponId == id; });
    return found == m_snapshot->campaigns.cend() ? nullptr : &*found;
}

}  // namespace dibs::ui
