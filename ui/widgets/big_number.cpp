#include "ui/widgets/big_number.h"

#include "ui/type.h"

namespace dibs::ui {

namespace {

QSize sizeAt(double pt, const QString& text)
{
    const int height = QFontMetrics(figureFont(kNumberPt)).height();
    return {QFontMetrics(figureFont(pt)).horizontalAdvance(text) + 1, height};
}

}  // namespace

BigNumber::BigNumber(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("remaining"));
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFont(figureFont(kNumberPt));
}

void BigNumber::setNumber(const QString& number)
{
    if (number == text()) return;
    const bool longer = number.size() != text().size();
    setText(number);
    if (!longer) return;
    updateGeometry();
    fit();
}

QSize BigNumber::sizeHint() const
{
    return sizeAt(kNumberPt, text());
}

QSize BigNumber::minimumSizeHint() const
{
    return sizeAt(kTitlePt, text());
}

void BigNumber::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    fit();
}

void BigNumber::fit()
{
    double pt = kNumberPt;
    while (pt > kTitlePt && sizeAt(pt, text()).width() > width()) pt -= 1;

    const QFont next = figureFont(pt);
    if (next == font()) return;
    setFont(next);
    const int drop = QFontMetrics(figureFont(kNumberPt)).descent() - QFontMetrics(next).descent();
    setContentsMargins(0, 0, 0, drop);
}

}  // namespace dibs::ui
