#include "ui/widgets/big_number.h"

#include "ui/type.h"

namespace dibs::ui {

namespace {

QSize sizeAt(double pt, const QString& text, double largestPt)
{
    const int height = QFontMetrics(figureFont(largestPt)).height();
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
    setAttribute(Qt::WA_ContentsMarginsRespectsSafeArea, false);  // which allows no less than 0
}

void BigNumber::setNumber(const QString& number)
{
    if (number == text()) return;
    const bool longer = number.size() != text().size();
    setText(number);
    if (!longer) return stand();
    updateGeometry();
    fit();
}

void BigNumber::setLargest(double pt)
{
    m_largestPt = pt;
    updateGeometry();
    fit();
}

QSize BigNumber::sizeHint() const
{
    return sizeAt(m_largestPt, text(), m_largestPt);
}

QSize BigNumber::minimumSizeHint() const
{
    return sizeAt(kTitlePt, text(), m_largestPt);
}

void BigNumber::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    fit();
}

void BigNumber::fit()
{
    double pt = m_largestPt;
    while (pt > kTitlePt && sizeAt(pt, text(), m_largestPt).width() > width()) pt -= 1;

    const QFont next = figureFont(pt);
    if (next != font()) setFont(next);
    stand();
}

/// Its ink begins at the margin, and it stands on the line of the largest it may become.
void BigNumber::stand()
{
    const QFontMetrics metrics(font());
    const int bearing = text().isEmpty() ? 0 : metrics.leftBearing(text().front());
    const int drop = QFontMetrics(figureFont(m_largestPt)).descent() - metrics.descent();
    setContentsMargins(-bearing, 0, 0, drop);
}

}  // namespace dibs::ui
