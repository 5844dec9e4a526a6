#include "ui/pages/health_page.h"

#include "backend/console/figures.h"
#include "ui/alarms.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/history_panel.h"
#include "ui/widgets/orders_line.h"
#include "ui/widgets/plain_table.h"
#include "ui/widgets/selectable_words.h"
#include "ui/window_actions.h"

#include <QAction>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

using console::Snapshot;

constexpr int kNeighboursShown = 6;

const auto kShapeRoom = QStringLiteral("      ");  // of a state beside its word

/// "partitions: 1 no consumer · 2 caught up", the worst first.
QString partitionsInWords(const Snapshot& snapshot)
{
    QStringList words;
    for (int state = static_cast<int>(console::PartitionState::Lost); state >= 0; --state) {
        const auto named = static_cast<console::PartitionState>(state);
        const auto many = std::count_if(snapshot.partitions.cbegin(), snapshot.partitions.cend(),
            [named](const console::PartitionSnapshot& each) { return each.state == named; });
        if (many > 0)
            words += HealthPage::tr("%1 %2", "how many partitions, in which state")
                         .arg(console::count(many), console::statusOf(named).word)
                         .replace(QChar(u' '), QChar(QChar::Nbsp));  // a line ends between two
    }
    if (words.isEmpty()) return {};
    return HealthPage::tr("partitions: %1").arg(words.join(QStringLiteral(" · ")));
}

}  // namespace

HealthPage::HealthPage(const PageGiven& given, QWidget* parent)
    : Page(parent)
    , m_alarms(given.alarms)
    , m_lookback(given.history)
    , m_now(new QAction(this))
    , m_earlier(new QAction(this))
    , m_later(new QAction(this))
{
    m_neighbourTable = new PlainTable(given.theme, m_neighbours);
    m_neighbourTable->setObjectName(QStringLiteral("neighbours"));
    m_neighbourTable->setRowsShown(kNeighboursShown);
    m_neighbourTable->narrowToRows();
    m_noNeighbours = makeSelectable(QStringLiteral("noNeighbours"), "muted");
    m_words = makeSelectable(QStringLiteral("neighbourWords"));
    connect(m_neighbourTable->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &HealthPage::showChosen);

    m_panel = new HistoryPanel({given.theme, given.settings, given.history, m_lookback});
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addWidget(makePastStrip());
    layout->addWidget(makeFigures());
    m_orders = new OrdersLine(given.theme);
    layout->addWidget(m_orders);
    layout->addWidget(m_neighbourTable);
    layout->addWidget(m_noNeighbours);
    layout->addWidget(m_words);
    layout->addSpacing(kBetween);
    layout->addWidget(m_panel, 1);
    auto* scroll = new QScrollArea;  // a small window scrolls rather than cut something off
    scroll->setWidget(column);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);

    makeActions();
    connect(&m_lookback, &Lookback::changed, this, &HealthPage::showMoment);
    retranslate();
}

QString HealthPage::title() const
{
    return tr("Health");
}

void HealthPage::makeActions()
{
    m_now->setShortcut(QKeySequence(Qt::Key_N));
    m_earlier->setShortcut(QKeySequence(Qt::Key_BracketLeft));
    m_later->setShortcut(QKeySequence(Qt::Key_BracketRight));
    connect(m_now, &QAction::triggered, &m_lookback, &Lookback::backToNow);
    connect(m_earlier, &QAction::triggered, &m_lookback, &Lookback::toEarlierEvent);
    connect(m_later, &QAction::triggered, &m_lookback, &Lookback::toLaterEvent);
    for (QAction* each : {m_now, m_earlier, m_later})
        connect(each, &QAction::triggered, this, [this] {
            if (!isVisible()) Q_EMIT wants({.page = PageKey::Health});
        });
}

QWidget* HealthPage::makePastStrip()
{
    m_pastStrip = new QFrame;
    m_pastStrip->setObjectName(QStringLiteral("pastStrip"));
    setRole(*m_pastStrip, "past");
    m_pastWords = makeSelectable(QStringLiteral("pastWords"));
    m_pastWords->setFont(textFont(kBodyPt, QFont::DemiBold));
    auto* back = new QToolButton;
    back->setObjectName(QStringLiteral("backToNow"));
    back->setDefaultAction(m_now);
    back->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QHBoxLayout(m_pastStrip);
    layout->setContentsMargins(kAround, kInside, kInside, kInside);
    layout->addWidget(m_pastWords, 1);
    layout->addWidget(back);
    m_pastStrip->hide();
    return m_pastStrip;
}

QWidget* HealthPage::makeFigures()
{
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGroups);
    for (const char* widest : {"000,000", "000,000", "0,000,000", "59 min 59 s", "0,000"}) {
        m_figures += new Figure(QString::fromLatin1(widest), Qt::AlignLeft);
        layout->addWidget(m_figures.last());
    }
    m_service = makeSelectable(QStringLiteral("serviceWords"), "muted");
    m_service->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(m_service, 1);
    auto* rules = new QToolButton;
    rules->setObjectName(QStringLiteral("alertRules"));
    rules->setDefaultAction(m_alarms.edit());
    rules->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(rules);
    return line;
}

void HealthPage::setSnapshot(const SnapshotPointer& snapshot)
{
    m_lookback.setLive(snapshot);
}

/// Neighbours and figures of the moment one looks at.
void HealthPage::showMoment()
{
    const SnapshotPointer& shown = m_lookback.shown();
    const std::optional<qint64> atMs = m_lookback.lookingAtMs();
    m_pastStrip->setVisible(atMs.has_value());
    m_now->setEnabled(atMs.has_value());
    if (atMs) {
        const QString ago = console::duration(std::max(qint64{0}, m_lookback.nowMs() - *atMs));
        m_pastWords->setText(shown ? tr("The past: %1, %2 ago. Figures and neighbours are as they "
                                        "were then, the line above as it is now.")
                                         .arg(console::exactTime(*atMs), ago)
                                   : tr("The past: %1, %2 ago. Nothing is kept of that time.")
                                         .arg(console::exactTime(*atMs), ago));
    }
    const Snapshot nothing;
    const Snapshot& snapshot = shown ? *shown : nothing;
    const QString values[]{console::rate(snapshot.acceptedPerSecond),
        console::rate(snapshot.issuedPerSecond), console::count(snapshot.lag()),
        console::duration(snapshot.oldestWaitMs()), console::count(snapshot.deadLettersWaiting)};
    for (int at = 0; at < m_figures.size(); ++at)
        m_figures[at]->setValue(shown ? values[at] : QString(console::kUnknown));
    m_service->setText(partitionsInWords(snapshot));
    m_orders->take(snapshot.orders);
    m_neighbours.take(snapshot);
    m_noNeighbours->setVisible(snapshot.neighbours.isEmpty());
    m_neighbourTable->setVisible(!snapshot.neighbours.isEmpty());
    // The one that is ill explains itself, unless somebody reads in the table.
    if (!m_neighbourTable->hasFocus())
        m_neighbourTable->setCurrentIndex(m_neighbours.index(m_neighbours.firstIll(), 0));
    showChosen();
    m_panel->showHistory();
}

void HealthPage::showChosen()
{
    const QString words = m_neighbours.wordsAt(m_neighbourTable->currentIndex());
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
}

void HealthPage::setFrozen(bool frozen)
{
    for (Figure* each : std::as_const(m_figures)) each->setFrozen(frozen);
    m_orders->setFrozen(frozen);
}

void HealthPage::setWall(bool wall)
{
    m_panel->setWall(wall);
    for (Figure* each : std::as_const(m_figures)) each->setLarge(wall);
    m_orders->setLarge(wall);
    m_orders->standBelow(m_figures);
    findChild<QToolButton*>(QStringLiteral("alertRules"))->setVisible(!wall);
    m_neighbourTable->setColumnHidden(NeighbourModel::Kind, wall);
    m_neighbourTable->setBodyPt(wall ? kWallBodyPt : kBodyPt);
    for (QLabel* each : {m_words, m_noNeighbours})
        each->setFont(textFont(wall ? kWallBodyPt : kBodyPt));
    m_service->setFont(textFont(wall ? kWallCaptionPt : kBodyPt));  // in one line with the figures
}

QList<QAction*> HealthPage::commands()
{
    return {m_now, m_earlier, m_later, m_alarms.edit(), m_alarms.snooze()};
}

bool HealthPage::find()
{
    m_panel->find();
    return true;
}

void HealthPage::resetLayout()
{
    m_panel->resetLayout();
}

void HealthPage::saveLayout()
{
    m_panel->saveLayout();
}

void HealthPage::retranslate()
{
    setWords(*m_now, tr("Back to &now"));
    m_earlier->setText(tr("&Earlier event"));
    m_later->setText(tr("&Later event"));
    const QString captions[]{
        tr("accepted/s"), tr("issued/s"), tr("waiting"), tr("oldest"), tr("dead letters")};
    for (int at = 0; at < m_figures.size(); ++at) m_figures[at]->setCaption(captions[at]);
    m_orders->retranslate();
    m_orders->standBelow(m_figures);
    m_neighbourTable->setAccessibleName(tr("Neighbours"));
    const QString widestState = console::statusOf(console::NeighbourSnapshot{
                                                      .problem = QStringLiteral("-"), .sinceMs = 1})
                                    .word
        + kShapeRoom;
    m_neighbourTable->fitColumns({widestState, QStringLiteral("campaigns-a:8081"),
        console::kindWord(console::NeighbourKind::Instance), QStringLiteral("000 ms"),
        QStringLiteral("30 Sep 00:00"), {}});
    m_noNeighbours->setText(tr("This server has not said yet which services it uses."));
    m_panel->retranslate();
    showMoment();
}

}  // namespace dibs::ui
