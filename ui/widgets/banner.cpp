#include "ui/widgets/banner.h"

#include "backend/console/figures.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/selectable_words.h"
#include "ui/widgets/status_label.h"

#include <QGridLayout>
#include <QHash>
#include <QLabel>

#include <algorithm>

namespace dibs::ui {

namespace {

/// "2 stalled · lock degraded".
QString namesOf(const QList<console::Problem>& problems)
{
    QStringList names;
    QHash<QString, int> many;
    for (const console::Problem& each : problems)
        if (++many[each.status.word] == 1) names += each.status.word;
    for (QString& each : names)
        if (many[each] > 1)
            each = Banner::tr("%1 %2", "how many problems, of which kind")
                       .arg(console::count(many[each]), each);
    return names.join(QStringLiteral(" · "));
}

/// Behind the gravest of them.
const char* roleOf(const QList<console::Problem>& problems)
{
    console::Tone gravest = console::Tone::Muted;
    for (const console::Problem& each : problems) gravest = std::max(gravest, each.status.tone);
    switch (gravest) {
    case console::Tone::Lost: return "banner-lost";
    case console::Tone::Bad: return "banner-bad";
    case console::Tone::Busy: return "banner-busy";
    case console::Tone::Muted:
    case console::Tone::Good:
    case console::Tone::Accent: return "strip";  // good news alone alarms nobody
    }
    Q_UNREACHABLE();
}

}  // namespace

Banner::Banner(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_more(new QLabel)
{
    setObjectName(QStringLiteral("banner"));
    setRole(*this, "banner-bad");

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
    m_more->setFont(textFont(pt));
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
    showRest(problems.sliced(std::min<qsizetype>(problems.size(), kShownMax)));
    setRole(*this, roleOf(problems));
    setVisible(!problems.isEmpty());
}

void Banner::showRest(const QList<console::Problem>& problems)
{
    m_more->setVisible(!problems.isEmpty());
    if (problems.isEmpty()) return;
    m_more->setText(tr("%1 more: %2").arg(console::count(problems.size()), namesOf(problems)));
}

}  // namespace dibs::ui
