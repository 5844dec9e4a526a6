#include "ui/widgets/feed_panel.h"

#include "ui/type.h"
#include "ui/widgets/feed_view.h"

#include <QKeyEvent>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace dibs::ui {

FeedPanel::FeedPanel(const Theme& theme, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_hide(new QToolButton)
    , m_view(new FeedView(theme, clock, QStringLiteral("Esc")))
{
    setObjectName(QStringLiteral("feedPanel"));
    m_title->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_hide->setObjectName(QStringLiteral("hideFeed"));
    m_hide->setFocusPolicy(Qt::StrongFocus);
    m_view->setNarrow();

    auto* heading = new QHBoxLayout;
    heading->setSpacing(kBetween);
    heading->addWidget(m_title, 1);
    heading->addWidget(m_hide);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addLayout(heading);
    layout->addWidget(m_view, 1);

    m_view->findChild<QTableView*>()->installEventFilter(this);
    connect(m_hide, &QToolButton::clicked, this, &FeedPanel::unwanted);
    connect(m_view, &FeedView::reading, this, [this] {
        if (!m_view->isHeld()) m_view->setHeld(true);
    });
    retranslate();
}

bool FeedPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool escaped = event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    const bool left = event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason;
    if (m_view->isHeld() && (escaped || left)) m_view->setHeld(false);
    return QWidget::eventFilter(watched, event);
}

void FeedPanel::retranslate()
{
    m_title->setText(tr("Feed"));
    m_hide->setText(tr("Hide"));
    m_hide->setAccessibleName(tr("Hide the feed"));
    setAccessibleName(tr("Live feed"));
    m_view->retranslate();
}

}  // namespace dibs::ui
