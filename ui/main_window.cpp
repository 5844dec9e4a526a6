#include "ui/main_window.h"

#include "backend/console/figures.h"
#include "backend/console/link_words.h"
#include "backend/console/problems.h"
#include "ui/copying.h"
#include "ui/dialogs/alerts_dialog.h"
#include "ui/dialogs/key_sheet.h"
#include "ui/dialogs/palette_dialog.h"
#include "ui/dialogs/rehearsal_dialog.h"
#include "ui/pages/page_list.h"
#include "ui/style_sheet.h"
#include "ui/tray.h"
#include "ui/type.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/title_strip.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr QSize kFirstSize{1280, 720};
constexpr QSize kSmallest{960, 600};
constexpr int kSaidForMs = 4'000;

const auto kGeometryKey = QStringLiteral("window/geometry");
const auto kPageKey = QStringLiteral("window/page");

}  // namespace

MainWindow::MainWindow(const Given& given, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(given.settings)
    , m_console(given.console)
    , m_clock(given.clock)
    , m_readOnly(given.readOnly)
    , m_preferences(given.settings)
    , m_figureTheme(m_preferences.theme())
    , m_source(given.console, given.clock, this)
    , m_actions(given.console, this)
    , m_windowActions(m_preferences, this)
    , m_dialogs({given.console, given.clock, m_actions, m_choice, m_preferences.theme()}, *this)
    , m_history(given.historyFile)
    , m_alarms(given.settings, given.clock, desktopOf(*this), this)
{
    m_title = new TitleStrip(m_preferences.theme());
    m_banner = new Banner(m_preferences.theme());
    m_stack = new QStackedWidget;

    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    setCentralWidget(column);
    addPages(given);
    connectActions();
    makeStatusBar();
    retranslate();
    restoreLayout();

    connect(&m_choice, &CampaignChoice::changed, this, &MainWindow::setChosen);
    connect(&m_source, &SnapshotSource::updated, this, &MainWindow::take);
    connect(&m_source, &SnapshotSource::aged, this, &MainWindow::setAge);
    m_source.start();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPages(const Given& given)
{
    m_pages = makePages({given.console, given.clock, given.settings, m_figureTheme, m_source,
        m_choice, m_actions, m_rates, m_history, m_alarms});
    for (Page* page : std::as_const(m_pages)) {
        m_stack->addWidget(page);
        const int number = static_cast<int>(page->key()) + 1;
        auto* action = new QAction(&m_pageActions);
        action->setCheckable(true);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
        connect(action, &QAction::triggered, this, [this, page] { showPage(page->key()); });
        connect(page, &Page::wants, this, &MainWindow::follow);
        connect(page, &Page::says, statusBar(),
            [this](const QString& words) { statusBar()->showMessage(words, kSaidForMs); });
        m_title->addPage(action);
    }
}

Page* MainWindow::page() const
{
    return static_cast<Page*>(m_stack->currentWidget());
}

void MainWindow::showPage(PageKey key)
{
    for (int at = 0; at < m_pages.size(); ++at) {
        if (m_pages[at]->key() != key) continue;
        m_pageActions.actions().at(at)->setChecked(true);
        m_stack->setCurrentIndex(at);
    }
    m_title->passFocus();
    tellPage();
}

void MainWindow::follow(const PageWish& wish)
{
    if (wish.campaign) m_choice.choose(*wish.campaign);
    showPage(wish.page);
    page()->open(wish);
}

void MainWindow::connectActions()
{
    WindowActions& actions = m_windowActions;
    connect(&actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(&actions.palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(&actions.keys, &QAction::triggered, this,
        [this] { (new KeySheet(partsOf(*menuBar()), this))->open(); });
    connect(&actions.find, &QAction::triggered, this, [this] { page()->find(); });
    connect(&actions.lookAgain, &QAction::triggered, this, [this] { page()->lookAgain(); });
    connect(m_actions.rehearse(), &QAction::triggered, this, &MainWindow::openRehearsal);
    connect(m_alarms.edit(), &QAction::triggered, this,
        [this] { (new AlertsDialog(m_alarms, this))->open(); });
    connect(&actions.pauseView, &QAction::toggled, this, &MainWindow::setViewPaused);
    connect(&actions.wall, &QAction::toggled, this, &MainWindow::setWall);
    connect(&actions.resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
    connect(&actions.csv, &QAction::triggered, this, [this] {
        if (const QAbstractItemModel* table = page()->table())
            copy(csvOf(*table), tr("Table copied as CSV"));
    });
    connect(&actions.curl, &QAction::triggered, this,
        [this] { copy(curlOf(server(), page()->route()), tr("Page copied as curl")); });
    connect(&m_preferences, &Preferences::themeChanged, this, &MainWindow::retheme);
}

void MainWindow::openPalette()
{
    QList<PaletteDialog::Entry> entries;
    for (QAction* action : actionsOf(*menuBar()))
        if (action->isEnabled() && action != &m_windowActions.palette)
            entries.append(
                {plainText(*action), action->shortcut().toString(QKeySequence::NativeText),
                    [action] { action->trigger(); }});
    for (const console::CampaignSnapshot& each : m_snapshot->campaigns)
        entries.append({tr("Campaign: %1").arg(each.description), {},
            [this, id = each.couponId] { follow({.page = PageKey::Campaign, .campaign = id}); }});
    (new PaletteDialog(entries, this))->open();
}

/// One at a time; it stays beside the pages that show it.
void MainWindow::openRehearsal()
{
    auto* dialog = findChild<RehearsalDialog*>();
    if (!dialog)
        dialog = new RehearsalDialog({m_figureTheme, server(), m_snapshot->environment}, this);
    dialog->show();
    dialog->activateWindow();
}

/// With a scheme.
QString MainWindow::server() const
{
    const QString asked = m_console.link().server;
    const QString server = asked.isEmpty() ? m_snapshot->instance : asked;
    return server.contains(QStringLiteral("://")) ? server : QStringLiteral("http://") + server;
}

void MainWindow::copy(const QString& text, const QString& said)
{
    QApplication::clipboard()->setText(text);
    statusBar()->showMessage(said, kSaidForMs);
}

void MainWindow::setViewPaused(bool paused)
{
    m_title->setPaused(paused);
    if (!paused && m_newest) display(m_newest);
}

void MainWindow::setWall(bool wall)
{
    menuBar()->setVisible(!wall);
    statusBar()->setVisible(!wall);
    m_title->setWall(wall);
    m_banner->setLarge(wall);
    for (Page* each : std::as_const(m_pages)) each->setWall(wall);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, wall));
}

void MainWindow::resetLayout()
{
    resize(kFirstSize);
    for (Page* each : std::as_const(m_pages)) each->resetLayout();
}

void MainWindow::makeStatusBar()
{
    m_instance = new ElidedLabel;
    m_instance->setObjectName(QStringLiteral("instance"));
    m_totals = new ElidedLabel;
    m_totals->setObjectName(QStringLiteral("totals"));
    m_totals->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (ElidedLabel* label : {m_instance, m_totals}) {
        label->setFont(figureFont(kCaptionPt));
        label->setMinimumHeight(kRowHeight);
        setRole(*label, "muted");
    }
    m_instance->setText(console::kUnknown);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(kAround - 2, 0, kAround, 0);
    m_instance->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    statusBar()->addWidget(m_instance, 1);
    statusBar()->addPermanentWidget(m_totals);
}

void MainWindow::retranslate()
{
    m_windowActions.retranslate();
    m_actions.retranslate();
    m_alarms.retranslate();
    QList<QAction*> commands;
    for (Page* each : std::as_const(m_pages)) commands += each->commands();
    m_windowActions.fill(*menuBar(), m_actions, m_pageActions, commands);
    addActions(actionsOf(*menuBar()));  // their keys work while the menus are hidden
    m_title->retranslate();
    m_banner->retranslate();
    if (!m_snapshot || m_snapshot->takenAtMs == 0) setWindowTitle(tr("Dibs"));
    for (int at = 0; at < m_pages.size(); ++at)
        m_pageActions.actions().at(at)->setText(m_pages[at]->title());
    m_totals->setAccessibleName(
        tr("Counted since the server started, but for dead letters: those that wait"));
    for (Page* each : std::as_const(m_pages)) each->retranslate();
    if (m_snapshot) display(m_snapshot);
}

void MainWindow::restoreLayout()
{
    setMinimumSize(kSmallest);
    resize(kFirstSize);
    restoreGeometry(m_settings.value(kGeometryKey).toByteArray());
    showPage(static_cast<PageKey>(m_settings.value(kPageKey, 0).toInt()));
    if (!m_pageActions.checkedAction()) showPage(PageKey::Campaign);
}

bool MainWindow::event(QEvent* event)
{
    // Space presses a button that has the focus; else it pauses the view.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space
        && qobject_cast<QAbstractButton*>(focusWidget())) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ThemeChange) m_preferences.followDesktop();
    return QMainWindow::event(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setValue(kGeometryKey, saveGeometry());
    m_settings.setValue(kPageKey, static_cast<int>(page()->key()));
    for (Page* each : std::as_const(m_pages)) each->saveLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::take(const SnapshotPointer& snapshot)
{
    if (snapshot->takenAtMs > 0) m_rates.take(*snapshot);
    m_history.take(snapshot);
    m_alarms.take(*snapshot);
    m_newest = snapshot;
    if (!m_windowActions.pauseView.isChecked() || !m_snapshot) display(snapshot);
}

void MainWindow::display(const SnapshotPointer& snapshot)
{
    m_snapshot = snapshot;
    m_choice.follow(*snapshot);
    m_dialogs.take(snapshot);
    setChosen();
    tellPage();
    if (snapshot->takenAtMs == 0) return;

    const bool readOnly = m_readOnly || snapshot->readOnly;
    m_actions.setReadOnly(
        readOnly ? tr("This window is read-only: it changes nothing") : QString());
    for (Page* each : std::as_const(m_pages)) each->setReadOnly(readOnly);
    m_title->setSnapshot(*snapshot, readOnly);
    showTotals();
    showProblems();
}

void MainWindow::tellPage()
{
    if (!m_snapshot || !page()) return;
    page()->setSnapshot(m_snapshot);
    page()->setFeed(m_console.feed());
    page()->setFrozen(m_frozen);
}

void MainWindow::setAge(qint64 takenAtMs, qint64 ageMs)
{
    // What is shown is older than what came, while the view is paused.
    m_ageMs = ageMs;
    const qint64 shownAtMs = m_snapshot->takenAtMs;
    m_title->setAge(shownAtMs, ageMs + std::max(qint64{0}, takenAtMs - shownAtMs));
    setFrozen(console::freshnessOf(ageMs) == console::Freshness::Frozen);
    showProblems();
}

void MainWindow::setFrozen(bool frozen)
{
    if (frozen == m_frozen) return;
    m_frozen = frozen;
    page()->setFrozen(frozen);
    retheme();
}

void MainWindow::retheme()
{
    const Theme& theme = m_preferences.theme();
    m_figureTheme = m_frozen ? theme.greyed() : theme;
    for (Page* each : std::as_const(m_pages)) each->retheme();
    for (QWidget* each : findChildren<QWidget*>()) each->update();
}

void MainWindow::setChosen()
{
    const console::CampaignSnapshot* campaign = m_choice.in(*m_snapshot);
    m_actions.setCampaign(campaign ? std::optional(*campaign) : std::nullopt);
}

void MainWindow::showProblems()
{
    QList<console::Problem> known = console::problemsOf(*m_snapshot);
    known += m_alarms.problems(*m_snapshot, known);
    const QList<console::Problem> problems
        = console::problemsNow(known, m_console.link(), m_ageMs, m_clock.nowMs());
    m_title->setProblems(problems);
    m_banner->setProblems(problems + m_alarms.over());
    if (m_snapshot->takenAtMs == 0) return;
    const QString title = tr("%1 – Dibs").arg(m_snapshot->instance);
    const qsizetype alerts = m_alarms.raised();
    setWindowTitle(alerts > 0 ? QStringLiteral("(%1) %2").arg(alerts).arg(title) : title);
}

void MainWindow::showTotals()
{
    QString instance
        = tr("%1 · up %2").arg(m_snapshot->instance, console::duration(m_snapshot->uptimeMs));
    if (const qsizetype owners = m_snapshot->owners(); owners > 1)
        instance += tr(" · %1 instances share the partitions").arg(owners);
    m_instance->setText(instance);
    // Where it is narrow the totals end sooner: an address without its port is none.
    m_instance->setMinimumWidth(
        m_instance->fontMetrics().horizontalAdvance(m_snapshot->instance + QStringLiteral(" …"))
        + 1);

    const console::Totals& totals = m_snapshot->totals;
    const std::pair<QString, quint64> parts[]{{tr("accepted"), totals.accepted},
        {tr("issued"), totals.issued}, {tr("sold out"), totals.soldOut},
        {tr("duplicate"), totals.duplicate}, {tr("rejected"), totals.rejected},
        {tr("refused"), totals.refused}, {tr("unavailable"), totals.unavailable},
        {tr("dead letters waiting"), static_cast<quint64>(m_snapshot->deadLettersWaiting)}};
    QStringList words;
    for (const auto& [name, value] : parts)
        words += name + u' ' + console::count(static_cast<qint64>(value));
    m_totals->setText(words.join(QStringLiteral(" · ")));
}

}  // namespace dibs::ui
