#include "ui/widgets/banner.h"

#include "backend/console/figures.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/selectable_words.h"
#include "ui/widgets/status_label.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace dibs::ui {

Banner::Banner(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_more(new QLabel)
{
    setObjectName(QStringLiteral("banner"));
    setRole(*this, "banner");

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kBetween, kAround, kBetween);
    layout->setSpacing(kBetween);
    for (Line& line : m_lines) {
        line = makeLine(theme);
        layout->addWidget(line.row);
    }
    setRole(*m_more, "muted");
    layout->addWidget(m_more);
    retranslate();
    hide();
}

void Banner::retranslate()
{
    setAccessibleName(tr("What is wrong"));
}

/// The words beside the states begin in one line.
void Banner::reserveStates(const QList<console::Problem>& problems)
{
    const QFontMetrics metrics(m_lines.front().status->font());
    QString widest = console::statusOf(console::PartitionState::NoConsumer).word;
    for (const console::Problem& each :
        problems.first(std::min<qsizetype>(problems.size(), kShownMax)))
        if (metrics.horizontalAdvance(each.status.word) > metrics.horizontalAdvance(widest))
            widest = each.status.word;
    for (const Line& line : m_lines) line.status->reserve(widest);
}

Banner::Line Banner::makeLine(const Theme& theme)
{
    const Line line{new QWidget, new StatusLabel(theme), makeSelectable(), makeSelectable()};
    setRole(*line.whatToDo, "muted");

    auto* grid = new QGridLayout(line.row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kAround);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(line.status, 0, 0, Qt::AlignTop);
    grid->addWidget(line.what, 0, 1);
    grid->addWidget(line.whatToDo, 1, 1);
    grid->setRowMinimumHeight(0, kRowHeight);
    return line;
}

void Banner::setLarge(bool large)
{
    const double pt = large ? kWallBodyPt : kBodyPt;
    for (const Line& line : m_lines) {
        line.status->setFont(figureFont(pt));
        for (QLabel* words : {line.what, line.whatToDo}) words->setFont(textFont(pt));
    }
}

void Banner::setProblems(const QList<console::Problem>& problems)
{
    reserveStates(problems);
    for (int row = 0; row < kShownMax; ++row) {
        const Line& line = m_lines[static_cast<size_t>(row)];
        line.row->setVisible(row < problems.size());
        if (row >= problems.size()) continue;
        line.status->setStatus(problems[row].status);
        line.what->setText(problems[row].what);
        line.whatToDo->setText(problems[row].whatToDo);
        line.whatToDo->setVisible(!problems[row].whatToDo.isEmpty());
    }
    const qsizetype more = problems.size() - kShownMax;
    m_more->setVisible(more > 0);
    if (more > 0) m_more->setText(tr("%1 more, in the tables below").arg(console::count(more)));
    // Good news alone alarms nobody.
    const bool isGood = std::all_of(problems.cbegin(), problems.cend(),
        [](const console::Problem& each) { return each.status.tone == console::Tone::Good; });
    setRole(*this, isGood ? "strip" : "banner");
    setVisible(!problems.isEmpty());
}

}  // namespace dibs::ui
