// One line of words that gives way: it ends in "…" rather than widening the window, and shows the
// whole on hover.
#pragma once

#include <QLabel>

namespace dibs::ui {

/// Of parts with " · " between them as many as fit, and "…"; one that is too long alone is cut.
QString elidedParts(const QString& words, const QFontMetrics& metrics, int width);

class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    /// A name keeps its end, by which names are told apart; else whole parts go.
    void setElide(Qt::TextElideMode mode) { m_elide = mode; }

    /// As high as its font, whatever letters there are: as those beside it.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::TextElideMode m_elide = Qt::ElideRight;
};

}  // namespace dibs::ui
