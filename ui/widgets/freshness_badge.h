// How old the figures are. A frozen number must never look alive: the badge changes its shape, its
// words and its colour.
#pragma once

#include "ui/widgets/status_label.h"

namespace dibs::ui {

class FreshnessBadge final : public StatusLabel
{
    Q_OBJECT

public:
    explicit FreshnessBadge(const Theme& theme, QWidget* parent = nullptr);

    void setAge(qint64 takenAtMs, qint64 ageMs);
};

}  // namespace dibs::ui
