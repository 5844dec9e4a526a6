// The line at the top: how the whole service does, how old the figures are, and whether all is
// well.
#pragma once

#include "backend/console/problems.h"

#include <QFrame>

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

    void setSnapshot(const console::Snapshot& snapshot);
    void setAge(qint64 takenAtMs, qint64 ageMs);
    void setProblems(const QList<console::Problem>& problems);

private:
    ElidedLabel* m_totals;
    FreshnessBadge* m_freshness;
    StatusLabel* m_health;
};

}  // namespace dibs::ui
