#include "ui/widgets/freshness_badge.h"

#include "backend/console/figures.h"
#include "backend/console/problems.h"

namespace dibs::ui {

namespace {

console::Status statusOfAge(qint64 ageMs)
{
    const QString age = console::duration(ageMs);
    switch (console::freshnessOf(ageMs)) {
    case console::Freshness::Fresh:
        return {console::Shape::Clock, console::Tone::Muted, FreshnessBadge::tr("%1 ago").arg(age)};
    case console::Freshness::Late:
        return {console::Shape::Triangle, console::Tone::Busy,
            FreshnessBadge::tr("late: %1 ago").arg(age)};
    case console::Freshness::Frozen:
        return {console::Shape::Square, console::Tone::Bad,
            FreshnessBadge::tr("frozen: %1 ago").arg(age)};
    }
    Q_UNREACHABLE();
}

}  // namespace

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
    reserve(tr("%1 ago").arg(QStringLiteral("0.0 s")));
    renew();
}

void FreshnessBadge::renew()
{
    if (m_takenAtMs == 0) {
        setStatus({console::Shape::Clock, console::Tone::Muted, console::kUnknown});
        return setToolTip(tr("No figures have been read yet."));
    }
    setStatus(m_paused ? console::Status{console::Shape::Bars, console::Tone::Busy,
                  tr("view paused: %1 ago").arg(console::duration(m_ageMs))}
                       : statusOfAge(m_ageMs));
    setToolTip(tr("These figures were read at %1.").arg(console::exactTime(m_takenAtMs)));
}

}  // namespace dibs::ui
