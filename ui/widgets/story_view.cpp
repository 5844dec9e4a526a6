#include "ui/widgets/story_view.h"

#include "backend/console/request_words.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/selectable_words.h"
#include "ui/widgets/time_line.h"

#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kRowsMost = 2 * console::CustomerStory::kNeighboursMax + 1;

}  // namespace

StoryView::StoryView(const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_neighbours({RequestColumn::Order, RequestColumn::Outcome, RequestColumn::User,
          RequestColumn::Accepted, RequestColumn::Place, RequestColumn::Result})
    , m_verdict(makeSelectable(QStringLiteral("verdict")))
    , m_line(new TimeLine(theme))
    , m_title(new QLabel)
    , m_words(makeSelectable(QStringLiteral("neighbourWords")))
    , m_table(new RowTable(theme, m_neighbours))
{
    m_verdict->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_title->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_table->setObjectName(QStringLiteral("neighbours"));
    m_table->narrowToRows();
    m_table->setFixedHeight(kRowHeight * (kRowsMost + 1) + kBetween);  // and a bar

    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(kBetween);
    layout->addWidget(m_verdict);
    layout->addSpacing(kInside);
    layout->addWidget(m_line);
    layout->addSpacing(kBetween);
    layout->addWidget(m_title);
    layout->addWidget(m_words);
    layout->addWidget(m_table);
    layout->addStretch(1);
    setWidget(column);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setRole(*verticalScrollBar(), "beside");
    setAlone(false);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (index.isValid()) Q_EMIT neighbourChosen(m_neighbours.row(index).request);
    });
    retranslate();
}

void StoryView::setStory(const console::RequestStory& story, qint64 nowMs)
{
    m_verdict->setText(console::verdictOf(story));
    m_line->setSteps(console::stepsOf(story), nowMs);
    m_words->setText(console::neighbourWords(story));
    m_neighbours.show(neighboursOf(story, nowMs));
    for (QWidget* each : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_words),
             static_cast<QWidget*>(m_table)})
        each->setVisible(story.decided);
    const QModelIndex self = m_neighbours.indexOf(story.request.event);
    if (self.isValid()) m_table->setCurrentIndex(self);
}

void StoryView::setAlone(bool alone)
{
    widget()->layout()->setContentsMargins(alone ? 0 : kAround, kBetween, 0, 0);
}

void StoryView::retranslate()
{
    m_title->setText(tr("In the order of the log"));
    m_table->setAccessibleName(tr("Neighbours in the order of the log"));
    QStringList widest;
    for (const RequestColumn column : m_neighbours.columns()) widest += widestOf(column);
    m_table->fitColumns(widest);
}

}  // namespace dibs::ui
