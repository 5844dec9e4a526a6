// Fusion, with one difference: a line of text stands on the line of its font. Qt makes room above
// it for letters from a higher font, so that Korean words would stand lower than those beside them.
#pragma once

#include <QProxyStyle>

namespace dibs::ui {

class LineStyle final : public QProxyStyle
{
public:
    LineStyle();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    void drawItemText(QPainter* painter, const QRect& area, int flags, const QPalette& palette,
        bool enabled, const QString& text, QPalette::ColorRole role) const override;
};

}  // namespace dibs::ui
