// The last hours at a glance: two rates, what happened on a line of marks, and where one looks.
#pragma once

#include "backend/history/past.h"

#include <QWidget>

namespace dibs::ui {

struct Theme;

class PastChart final : public QWidget
{
    Q_OBJECT

public:
    explicit PastChart(const Theme& theme, QWidget* parent = nullptr);

    void setPast(const QList<history::Point>& points, const QList<console::Event>& events);

    /// From `fromMs` to `toMs`; both are moments of the server's clock.
    void setRange(qint64 fromMs, qint64 toMs);

    /// Where one looks; none: now.
    void setCursor(std::optional<qint64> atMs);

    /// To be read from across the room.
    void setLarge(bool large);

    /// What is beside the part of its width in which time runs, so that a slider can run along.
    int roomLeft() const;
    int roomRight() const { return m_roomRight; }
    void retranslate();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Pressed with the mouse.
    void picked(qint64 atMs);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Curves {
        QList<float> accepted;
        QList<float> issued;
    };

    int xIn(const QPointF& position) const { return qRound(position.x() / m_scale); }
    QRect plot() const;
    Curves curves(int width) const;
    int xOf(qint64 atMs) const;
    qint64 timeOf(int x) const;
    const console::Event* markAt(int x) const;
    void paintScale(QPainter& painter, double top) const;
    void paintMarks(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    void describe();

    const Theme& m_theme;
    QList<history::Point> m_points;
    QList<console::Event> m_events;
    qint64 m_fromMs = 0;
    qint64 m_toMs = 1;
    std::optional<qint64> m_cursorMs;
    int m_roomRight = 0;  // for the curves' names
    double m_scale = 1;  // all but the widget's size is in its units
};

}  // namespace dibs::ui
