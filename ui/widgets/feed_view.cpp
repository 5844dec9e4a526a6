#include "ui/widgets/feed_view.h"

#include "backend/common/clock.h"
#include "backend/console/figures.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/hint.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/status_label.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace dibs::ui {

namespace {

constexpr RequestColumn kStretched = RequestColumn::Campaign;
constexpr RequestColumn kOnlyWithRoom[]{
    RequestColumn::Result, RequestColumn::Place, RequestColumn::Wait};

}  // namespace

FeedView::FeedView(const Theme& theme, const Clock& clock, const QString& goesOnBy, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_goesOnBy(goesOnBy)
    , m_feed(std::make_shared<const console::Feed>())
    , m_sample(new StatusLabel(theme))
    , m_words(new ElidedLabel)
    , m_stack(new QStackedWidget)
    , m_table(new RowTable(theme, m_rows))
    , m_hint(new Hint(theme))
{
    m_table->setObjectName(QStringLiteral("feed"));
    m_table->holdPlace();
    m_words->setObjectName(QStringLiteral("feedWords"));
    m_sample->setObjectName(QStringLiteral("feedSample"));
    setRole(*m_words, "muted");
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_table);

    auto* state = new QHBoxLayout;
    state->setSpacing(kBetween);
    state->addWidget(m_sample);
    state->addWidget(m_words, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kBetween);
    layout->addLayout(state);
    layout->addWidget(m_stack, 1);

    connect(m_hint, &Hint::pressed, this, &FeedView::filterUnwanted);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (index.isValid()) Q_EMIT opened(m_rows.row(index));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& current) {
            if (current.isValid() && m_table->hasFocus()) Q_EMIT reading();
        });
    retranslate();
}

void FeedView::setSnapshot(const console::Snapshot& snapshot)
{
    m_rows.setSnapshot(snapshot);
}

void FeedView::setFeed(const std::shared_ptr<const console::Feed>& feed)
{
    m_feed = feed;
    if (!m_held) m_rows.take(*feed);
    showState();
}

void FeedView::setFilter(const FeedFilter& filter)
{
    m_rows.setFilter(filter);
    showState();
}

void FeedView::setStopped(bool stopped)
{
    m_stopped = stopped;
    showState();
}

void FeedView::setHeld(bool held)
{
    m_held = held;
    m_heldAtMs = m_clock.nowMs();
    if (!held) {
        m_table->setCurrentIndex({});
        m_table->scrollToTop();
        m_rows.take(*m_feed);
    }
    showState();
}

void FeedView::setNarrow()
{
    for (const RequestColumn each : kOnlyWithRoom)
        m_table->hideColumn(
            static_cast<int>(std::ranges::find(FeedModel::kColumns, each) - FeedModel::kColumns));
}

void FeedView::showState()
{
    m_sample->setStatus(sampleStatus());
    m_words->setText(sampleWords());
    showHint();
}

console::Status FeedView::sampleStatus() const
{
    using console::Shape;
    using console::Tone;
    if (m_held) return {Shape::Bars, Tone::Busy, tr("paused")};
    if (m_stopped) return {Shape::Square, Tone::Bad, tr("frozen")};
    if (m_feed->isSampled()) return {Shape::Dots, Tone::Accent, tr("a sample")};
    return {Shape::Disc, Tone::Muted, tr("every request")};
}

QString FeedView::sampleWords() const
{
    if (m_held)
        return tr("%1 · %2 newer rows wait · %3 resumes it")
            .arg(console::lastingTime(m_heldAtMs, m_clock.nowMs()),
                console::count(m_rows.newIn(*m_feed)), m_goesOnBy);
    if (m_stopped)
        return tr("No new figures come from the server; what is shown is as old as they are");
    if (m_feed->isSampled())
        return tr("%1 of the %2 requests decided in the last second are rows here")
            .arg(console::count(m_feed->rowsInSample), console::count(m_feed->decidedInSample));
    return tr("%1 decided in the last second; above %2 the feed becomes a sample")
        .arg(console::count(m_feed->decidedInSample), console::count(console::kFeedPerSecondMax));
}

void FeedView::showHint()
{
    using console::Shape;
    using console::Tone;
    m_stack->setCurrentWidget(m_rows.rowCount() > 0 ? static_cast<QWidget*>(m_table) : m_hint);
    if (m_rows.rowCount() > 0) return;
    if (m_rows.heldCount() > 0)
        return m_hint->say({Shape::Empty, Tone::Muted, tr("filtered")},
            tr("No row matches the filter"),
            tr("The filter hides all %1 rows. What comes and matches shows here.")
                .arg(console::count(m_rows.heldCount())),
            tr("Clear filter"));
    m_hint->say({Shape::Dots, Tone::Muted, tr("quiet")}, tr("Nothing was decided lately"),
        tr("As soon as a request is decided, it shows here. Who asked before is found on the "
           "customer page."));
}

void FeedView::retranslate()
{
    m_table->setAccessibleName(tr("Decided requests, newest first"));
    QStringList widest;
    for (const RequestColumn column : FeedModel::kColumns)
        widest += column == kStretched ? QString() : widestOf(column);
    m_table->fitColumns(widest);
    m_table->shareRoom(widestOf(kStretched));
    showState();
}

/// As high as whole rows are.
void FeedView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int room = height() - layout()->itemAt(0)->sizeHint().height() - kBetween;
    layout()->setContentsMargins(0, 0, 0, std::max(0, room) % kRowHeight);
}

}  // namespace dibs::ui
