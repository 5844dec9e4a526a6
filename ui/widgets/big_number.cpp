#include "ui/widgets/big_number.h"

#include "ui/type.h"

namespace dibs::ui {

namespace {

/// Up to 999,999,999 at full size; beyond that, smaller by the length.
constexpr qsizetype kFullSizeLengthMax = 11;

double sizeFor(qsizetype length)
{
    if (length <= kFullSizeLengthMax) return kNumberPt;
    const double share = static_cast<double>(kFullSizeLengthMax) / static_cast<double>(length);
    return std::max(kTitlePt, kNumberPt * share);
}

}  // namespace

BigNumber::BigNumber(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("remaining"));
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFont(figureFont(kNumberPt));
}

void BigNumber::setNumber(const QString& number)
{
    if (number == text()) return;
    if (number.size() != text().size()) setFont(figureFont(sizeFor(number.size())));
    setText(number);
}

}  // namespace dibs::ui
