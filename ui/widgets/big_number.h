// The hero: the largest thing on the screen, and never cut off.
#pragma once

#include "ui/type.h"

#include <QLabel>

namespace dibs::ui {

/// Steps down in size where it would not fit, because half a number is another number. It keeps its
/// height and its base line, so that nothing else moves.
class BigNumber final : public QLabel
{
    Q_OBJECT

public:
    explicit BigNumber(QWidget* parent = nullptr);

    /// Its size where there is room for it.
    void setLargest(double pt);
    void setNumber(const QString& number);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void stand();

    double m_largestPt = kNumberPt;
};

}  // namespace dibs::ui
