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

    /// The operator holds the view still, on purpose.
    void setPaused(bool paused);
    bool saysFrozen() const;
    void retranslate();

private:
    void renew();

    qint64 m_takenAtMs = 0;  // 0: no figures yet
    qint64 m_ageMs = 0;
    bool m_paused = false;
};

}  // namespace dibs::ui
