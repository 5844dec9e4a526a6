#include "ui/widgets/figure.h"

#include "backend/console/figures.h"
#include "ui/style_sheet.h"
#include "ui/type.h"

#include <QFontMetrics>
#include <QLabel>
#include <QVBoxLayout>

namespace dibs::ui {

Figure::Figure(const QString& widest, Qt::Alignment side, QWidget* parent)
    : QWidget(parent)
    , m_widest(widest)
    , m_caption(new QLabel)
    , m_value(new QLabel(console::kUnknown))
{
    m_caption->setFont(textFont(kCaptionPt));
    m_caption->setAlignment(side | Qt::AlignBottom);
    setRole(*m_caption, "muted");

    const QFont font = figureFont(kTitlePt);
    m_value->setFont(font);
    m_value->setAlignment(side | Qt::AlignBottom);
    m_value->setTextFormat(Qt::PlainText);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_value->setMinimumWidth(QFontMetrics(font).horizontalAdvance(widest));
    m_value->setAttribute(
        Qt::WA_ContentsMarginsRespectsSafeArea, false);  // which allows no less than 0

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_caption);
    layout->addWidget(m_value);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Figure::setCaption(const QString& caption)
{
    m_caption->setText(caption);
    m_value->setAccessibleName(caption);
}

void Figure::setValue(const QString& value)
{
    m_value->setText(value);
    stand();
}

/// A unit may be written in a higher font than digits, and lifts or lowers none: what it adds to
/// the line hangs over.
void Figure::stand()
{
    const Excess excess = excessOf(m_value->font(), m_value->text());
    m_value->setContentsMargins(0, -excess.above, 0, -excess.below);
    for (QLabel* each : {m_caption, m_value}) each->setFixedHeight(lineHeight(each->font()));
}

void Figure::setFrozen(bool frozen)
{
    setRole(*m_value, frozen ? "muted" : "figure");
    if (m_large) setLarge(true);  // a new role brings the first font back
}

void Figure::setLarge(bool large)
{
    m_large = large;
    const QFont font = figureFont(large ? kWallTitlePt : kTitlePt);
    const QFontMetrics metrics(font);
    m_caption->setFont(textFont(large ? kWallCaptionPt : kCaptionPt));
    m_value->setFont(font);
    m_value->setMinimumWidth(metrics.horizontalAdvance(m_widest));
    stand();
}

int Figure::baseline() const
{
    const QFont font = m_value->font();
    return lineHeight(m_caption->font()) + baselineIn(lineHeight(font), font);
}

}  // namespace dibs::ui
