// What is wrong, whom it touches and what to do; hidden when nothing is.
#pragma once

#include "backend/console/problems.h"

#include <QFrame>

#include <array>

class QLabel;

namespace dibs::ui {

struct Theme;
class StatusLabel;

class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(const Theme& theme, QWidget* parent = nullptr);

    void retranslate();
    void setProblems(const QList<console::Problem>& problems);
    /// For a wall.
    void setLarge(bool large);

private:
    /// More than a few are not read; the others are named.
    static constexpr int kShownMax = 3;

    struct Line {
        QWidget* row = nullptr;
        StatusLabel* status = nullptr;
        QLabel* what = nullptr;
        QLabel* whatToDo = nullptr;
    };

    Line makeLine(const Theme& theme);
    void reserveStates(const QList<console::Problem>& problems);
    void showRest(const QList<console::Problem>& problems);

    std::array<Line, kShownMax> m_lines;
    QLabel* m_more;
};

}  // namespace dibs::ui
