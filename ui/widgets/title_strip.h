// The line at the top: which page, how the whole service does, how old the figures are, and
// whether all is well.
#pragma once

#include "backend/console/problems.h"

#include <QFrame>

class QAction;
class QHBoxLayout;
class QLabel;

namespace dibs::ui {

struct Theme;
class ElidedLabel;
class FreshnessBadge;
class StatusLabel;

class TitleStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit TitleStrip(const Theme& theme, QWidget* parent = nullptr);

    /// A tab that shows whether the action is checked.
    void addPage(QAction* action);
    /// A tab that has the focus hands it to the one that is checked now.
    void passFocus();

    void setSnapshot(const console::Snapshot& snapshot, bool readOnly);
    void setPaused(bool paused);
    void retranslate();
    void setAge(qint64 takenAtMs, qint64 ageMs);
    void setProblems(const QList<console::Problem>& problems);
    /// For a wall: nothing to press, only which page this is.
    void setWall(bool wall);

private:
    void showTabs();
    void setFonts();
    void showHealth();

    bool m_wall = false;
    QLabel* m_name;
    QHBoxLayout* m_tabs;
    QLabel* m_environment;
    QLabel* m_readOnly;
    ElidedLabel* m_totals;
    FreshnessBadge* m_freshness;
    StatusLabel* m_health;
};

}  // namespace dibs::ui
