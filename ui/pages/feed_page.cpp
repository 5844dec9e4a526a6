#include "ui/pages/feed_page.h"

#include "ui/type.h"
#include "ui/widgets/feed_filter_bar.h"
#include "ui/widgets/feed_view.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace dibs::ui {

FeedPage::FeedPage(const PageGiven& given, QWidget* parent)
    : Page(parent)
    , m_filter(new FeedFilterBar)
    , m_view(new FeedView(given.theme, given.clock, QStringLiteral("F")))
{
    m_pause.setObjectName(QStringLiteral("pauseFeed"));
    m_pause.setCheckable(true);
    m_pause.setShortcut(QKeySequence(Qt::Key_F));
    auto* pause = new QToolButton;
    pause->setDefaultAction(&m_pause);
    pause->setFocusPolicy(Qt::StrongFocus);
    m_filter->addAtEnd(pause);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addWidget(m_filter);
    layout->addWidget(m_view, 1);

    connect(m_filter, &FeedFilterBar::changed, m_view, &FeedView::setFilter);
    connect(m_view, &FeedView::filterUnwanted, m_filter, &FeedFilterBar::clear);
    connect(m_view, &FeedView::reading, this, [this] { m_pause.setChecked(true); });
    connect(m_view, &FeedView::opened, this,
        [this](const console::FeedRow& row) { Q_EMIT wants(customerOf(row)); });
    connect(&m_pause, &QAction::toggled, this, &FeedPage::setHeld);
    retranslate();
}

QString FeedPage::title() const
{
    return tr("Feed");
}

void FeedPage::setSnapshot(const SnapshotPointer& snapshot)
{
    m_view->setSnapshot(*snapshot);
    m_filter->setPartitions(snapshot->partitions.size());
}

void FeedPage::setFeed(const FeedPointer& feed)
{
    m_view->setFeed(feed);
}

void FeedPage::setFrozen(bool frozen)
{
    m_view->setStopped(frozen);
}

void FeedPage::setHeld(bool held)
{
    if (!isVisible()) Q_EMIT wants({.page = PageKey::Feed});
    m_pause.setText(held ? tr("Resume the feed") : tr("Pause the feed"));
    m_view->setHeld(held);
}

const QAbstractItemModel* FeedPage::table() const
{
    return &m_view->rows();
}

bool FeedPage::find()
{
    m_filter->focusUser();
    return true;
}

void FeedPage::retranslate()
{
    m_pause.setText(m_pause.isChecked() ? tr("Resume the feed") : tr("Pause the feed"));
    m_filter->retranslate();
    m_view->retranslate();
}

}  // namespace dibs::ui
