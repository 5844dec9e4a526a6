#include "ui/widgets/figure.h"

#include "backend/console/figures.h"
#include "ui/style_sheet.h"
#include "ui/type.h"

#include <QFontMetrics>
#include <QLabel>
#include <QVBoxLayout>

namespace dibs::ui {

Figure::Figure(const QString& caption, const QString& widest, QWidget* parent)
    : QWidget(parent)
    , m_value(new QLabel(console::kUnknown))
{
    auto* name = new QLabel(caption);
    name->setFont(textFont(kCaptionPt));
    name->setAlignment(Qt::AlignRight);
    setRole(*name, "muted");

    const QFont font = figureFont(kTitlePt);
    m_value->setFont(font);
    m_value->setAlignment(Qt::AlignRight);
    m_value->setTextFormat(Qt::PlainText);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_value->setMinimumWidth(QFontMetrics(font).horizontalAdvance(widest));
    m_value->setAccessibleName(caption);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(name);
    layout->addWidget(m_value);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Figure::setValue(const QString& value)
{
    m_value->setText(value);
}

void Figure::setFrozen(bool frozen)
{
    setRole(*m_value, frozen ? "muted" : "figure");
}

}  // namespace dibs::ui
