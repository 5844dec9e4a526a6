#include "ui/pages/feed_page.h"

#include "backend/common/clock.h"
#include "backend/console/figures.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/hint.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/status_label.h"

#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr qsizetype kStretched = 3;  // the campaign's name

}  // namespace

FeedPage::FeedPage(const PageGiven& given, QWidget* parent)
    : Page(parent)
    , m_clock(given.clock)
    , m_feed(std::make_shared<const console::Feed>())
    , m_filter(new FeedFilterBar)
    , m_sample(new StatusLabel(given.theme))
    , m_words(new ElidedLabel)
    , m_stack(new QStackedWidget)
    , m_table(new RowTable(given.theme, m_rows))
    , m_hint(new Hint(given.theme))
{
    m_table->setObjectName(QStringLiteral("feed"));
    m_table->holdPlace();
    m_words->setObjectName(QStringLiteral("feedWords"));
    m_sample->setObjectName(QStringLiteral("feedSample"));
    setRole(*m_words, "muted");
    m_freeze.setObjectName(QStringLiteral("freezeFeed"));
    m_freeze.setCheckable(true);
    m_freeze.setShortcut(QKeySequence(Qt::Key_F));
    auto* freeze = new QToolButton;
    freeze->setDefaultAction(&m_freeze);
    freeze->setFocusPolicy(Qt::StrongFocus);
    m_filter->addAtEnd(freeze);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_table);

    auto* state = new QHBoxLayout;
    state->setSpacing(kBetween);
    state->addWidget(m_sample);
    state->addWidget(m_words, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addWidget(m_filter);
    layout->addLayout(state);
    layout->addWidget(m_stack, 1);

    connect(m_filter, &FeedFilterBar::changed, this, [this](const FeedFilter& filter) {
        m_rows.setFilter(filter);
        showState();
    });
    connect(m_hint, &Hint::pressed, m_filter, &FeedFilterBar::clear);
    connect(&m_freeze, &QAction::toggled, this, &FeedPage::setHeld);
    connect(m_table, &QAbstractItemView::activated, this, &FeedPage::openStory);
    // Who puts the cursor on a row wants to read it; it must not run away.
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& current) {
            if (current.isValid() && m_table->hasFocus()) m_freeze.setChecked(true);
        });
    retranslate();
}

QString FeedPage::title() const
{
    return tr("Feed");
}

void FeedPage::setSnapshot(const SnapshotPointer& snapshot)
{
    m_rows.setSnapshot(*snapshot);
    m_filter->setPartitions(snapshot->partitions.size());
}

void FeedPage::setFeed(const FeedPointer& feed)
{
    m_feed = feed;
    if (!m_freeze.isChecked()) m_rows.take(*feed);
    showState();
}

void FeedPage::setFrozen(bool frozen)
{
    m_stopped = frozen;
    showState();
}

void FeedPage::setHeld(bool held)
{
    if (!isVisible()) Q_EMIT wants({.page = PageKey::Feed});
    m_heldAtMs = m_clock.nowMs();
    m_freeze.setText(held ? tr("Let the feed go on") : tr("Freeze the feed"));
    if (!held) {
        m_table->setCurrentIndex({});
        m_table->scrollToTop();
        m_rows.take(*m_feed);
    }
    showState();
}

void FeedPage::showState()
{
    m_sample->setStatus(sampleStatus());
    m_words->setText(sampleWords());
    showHint();
}

console::Status FeedPage::sampleStatus() const
{
    using console::Shape;
    using console::Tone;
    if (m_freeze.isChecked()) return {Shape::Bars, Tone::Busy, tr("frozen")};
    if (m_stopped) return {Shape::Square, Tone::Bad, tr("stopped")};
    if (m_feed->isSampled()) return {Shape::HalfDisc, Tone::Accent, tr("a sample")};
    return {Shape::Disc, Tone::Muted, tr("every request")};
}

QString FeedPage::sampleWords() const
{
    if (m_freeze.isChecked())
        return tr("since %1 · %2 newer rows wait · F lets it go on")
            .arg(console::momentTime(m_heldAtMs, m_heldAtMs).chopped(4),
                console::count(m_rows.newIn(*m_feed)));
    if (m_stopped)
        return tr("No new figures come from the server; what is shown is as old as they are");
    if (m_feed->isSampled())
        return tr("%1 of the %2 requests decided in the last second are rows here")
            .arg(console::count(m_feed->rowsInSample), console::count(m_feed->decidedInSample));
    return tr("%1 decided in the last second; above %2 the feed becomes a sample")
        .arg(console::count(m_feed->decidedInSample), console::count(console::kFeedPerSecondMax));
}

void FeedPage::showHint()
{
    using console::Shape;
    using console::Tone;
    m_stack->setCurrentWidget(m_rows.rowCount() > 0 ? static_cast<QWidget*>(m_table) : m_hint);
    if (m_rows.rowCount() > 0) return;
    if (m_rows.heldCount() > 0)
        return m_hint->say({Shape::Ring, Tone::Muted, tr("filtered")},
            tr("No row matches the filter"),
            tr("%1 rows are held; the filter hides them all. What comes and matches shows here.")
                .arg(console::count(m_rows.heldCount())),
            tr("Clear filter"));
    m_hint->say({Shape::Ring, Tone::Muted, tr("quiet")}, tr("Nothing is decided yet"),
        tr("As soon as a request is decided, it shows here. Who asked before is found on the "
           "customer page."));
}

void FeedPage::openStory(const QModelIndex& index)
{
    if (!index.isValid()) return;
    const console::FeedRow& row = m_rows.row(index);
    Q_EMIT wants({.page = PageKey::Customer,
        .question = console::CustomerQuestion{.user = row.userId},
        .request = row.event});
}

bool FeedPage::find()
{
    m_filter->focusUser();
    return true;
}

void FeedPage::retranslate()
{
    m_freeze.setText(m_freeze.isChecked() ? tr("Let the feed go on") : tr("Freeze the feed"));
    m_table->setAccessibleName(tr("Decided requests, newest first"));
    m_filter->retranslate();
    QStringList widest;
    for (const RequestColumn column : FeedModel::kColumns) widest += widestOf(column);
    widest[kStretched].clear();
    m_table->fitColumns(widest);
    showState();
}

}  // namespace dibs::ui
