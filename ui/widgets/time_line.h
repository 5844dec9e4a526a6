// What happened to a request, one moment below the other along a line.
#pragma once

#include "backend/console/request_words.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace dibs::ui {

struct Theme;

class TimeLine final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeLine(const Theme& theme, QWidget* parent = nullptr);

    void setSteps(const QList<console::StoryStep>& steps, qint64 nowMs);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        QLabel* when;
        QLabel* what;
        QLabel* detail;
    };

    void addRow();

    const Theme& m_theme;
    QList<console::StoryStep> m_steps;
    QList<Row> m_rows;  // at least as many as steps; the rest is hidden
    QGridLayout* m_grid;
};

}  // namespace dibs::ui
