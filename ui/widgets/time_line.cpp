#include "ui/widgets/time_line.h"

#include "backend/console/figures.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/shapes.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace dibs::ui {

namespace {

enum Column { Mark, When, Words };

QLabel* makeWords()
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return label;
}

}  // namespace

TimeLine::TimeLine(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("timeLine"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kBetween);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnMinimumWidth(Mark, kShapeSize + kInside);
    m_grid->setColumnStretch(Words, 1);
}

void TimeLine::addRow()
{
    const Row row{makeWords(), makeWords(), makeWords()};
    row.when->setFont(figureFont(kBodyPt));
    row.what->setFont(textFont(kBodyPt, QFont::DemiBold));
    row.what->setMinimumHeight(kRowHeight);
    row.detail->setWordWrap(true);
    row.detail->setContentsMargins(0, 0, 0, kBetween);
    setRole(*row.when, "muted");
    setRole(*row.detail, "muted");
    const int line = static_cast<int>(m_rows.size()) * 2;
    m_grid->addWidget(row.when, line, When);
    m_grid->addWidget(row.what, line, Words);
    m_grid->addWidget(row.detail, line + 1, Words);
    m_grid->setRowStretch(line, 0);
    m_grid->setRowStretch(line + 2, 1);  // what room is left over is below the last
    m_rows.append(row);
}

void TimeLine::setSteps(const QList<console::StoryStep>& steps, qint64 nowMs)
{
    m_steps = steps;
    while (m_rows.size() < steps.size()) addRow();
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        const Row& row = m_rows[at];
        const bool shown = at < steps.size();
        for (QLabel* label : {row.when, row.what, row.detail}) label->setVisible(shown);
        if (!shown) continue;
        const console::StoryStep& step = steps[at];
        row.when->setText(step.atMs ? console::momentTime(*step.atMs, nowMs) : QString());
        row.when->setToolTip(step.atMs ? console::exactTime(*step.atMs) : QString());
        row.what->setText(step.what);
        row.detail->setText(step.detail);
        row.detail->setVisible(!step.detail.isEmpty());
    }
    m_grid->invalidate();
    updateGeometry();
    update();
}

void TimeLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto boxOf = [this](qsizetype at) {
        const int middle = m_rows[at].what->geometry().center().y() + 1;
        return QRectF(0, middle - kShapeSize / 2.0, kShapeSize, kShapeSize);
    };
    for (qsizetype at = 0; at < m_steps.size(); ++at) {
        const QRectF box = boxOf(at);
        paintShape(painter, box, m_steps[at].status.shape, m_theme.of(m_steps[at].status.tone));
        if (at + 1 == m_steps.size()) continue;
        painter.setPen(QPen(m_theme.line, 1));
        painter.drawLine(QPointF(box.center().x(), box.bottom() + kInside),
            QPointF(box.center().x(), boxOf(at + 1).top() - kInside));
    }
}

}  // namespace dibs::ui
