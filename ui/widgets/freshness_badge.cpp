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
    reserve(tr("%1 ago").arg(QStringLiteral("0.0 s")));
    setStatus({console::Shape::Clock, console::Tone::Muted, console::kUnknown});
    setToolTip(tr("No figures have been read yet."));
}

void FreshnessBadge::setAge(qint64 takenAtMs, qint64 ageMs)
{
    setStatus(statusOfAge(ageMs));
    setToolTip(tr("These figures were read at %1.").arg(console::exactTime(takenAtMs)));
}

}  // namespace dibs::ui
