#include "ui/widgets/freshness_badge.h"

#include "backend/console/figures.h"
#include "backend/console/problems.h"

namespace dibs::ui {

FreshnessBadge::FreshnessBadge(const Theme& theme, QWidget* parent)
    : StatusLabel(theme, parent)
{
    setObjectName(QStringLiteral("freshness"));
    retranslate();
}

void FreshnessBadge::setAge(qint64 takenAtMs, qint64 ageMs)
{
    m_takenAtMs = takenAtMs;
    m_ageMs = ageMs;
    renew();
}

void FreshnessBadge::setPaused(bool paused)
{
    m_paused = paused;
    renew();
}

bool FreshnessBadge::saysFrozen() const
{
    return m_takenAtMs > 0 && !m_paused
        && console::freshnessOf(m_ageMs) == console::Freshness::Frozen;
}

void FreshnessBadge::retranslate()
{
    reserve(console::statusOfAge(0, 0).word);
    renew();
}

void FreshnessBadge::renew()
{
    setVisible(m_takenAtMs != 0);
    if (m_takenAtMs == 0) return;
    const qint64 nowMs = m_takenAtMs + m_ageMs;
    setStatus(m_paused ? console::Status{console::Shape::Bars, console::Tone::Busy,
                  tr("view paused: %1").arg(console::pastTime(m_takenAtMs, nowMs))}
                       : console::statusOfAge(m_ageMs, nowMs));
    setToolTip(tr("These figures were read at %1.").arg(console::exactTime(m_takenAtMs)));
}

}  // namespace dibs::ui
