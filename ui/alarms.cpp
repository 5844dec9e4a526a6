#include "ui/alarms.h"

#include "backend/console/figures.h"
#include "ui/window_actions.h"

#include <QSettings>

#include <algorithm>

namespace dibs::ui {

namespace {

using console::Alert;
using console::AlertKind;
using console::Problem;

constexpr const char* kKeys[]{"stockLow", "stalled", "noConsumer", "deadLetters", "oldestWait"};
static_assert(std::size(kKeys) == console::kAlertKinds);

const auto kDesktopKey = QStringLiteral("alerts/onDesktop");
const auto kSoundKey = QStringLiteral("alerts/withSound");

QString keyOf(int kind, const char* member)
{
    return QStringLiteral("alerts/%1/%2").arg(QLatin1String(kKeys[kind]), QLatin1String(member));
}

/// What somebody wrote into the file by hand may be anything.
Alarms::Wishes read(const QSettings& settings)
{
    Alarms::Wishes wishes;
    wishes.onDesktop = settings.value(kDesktopKey, wishes.onDesktop).toBool();
    wishes.withSound = settings.value(kSoundKey, wishes.withSound).toBool();
    for (int at = 0; at < console::kAlertKinds; ++at) {
        const auto kind = static_cast<AlertKind>(at);
        console::AlertRule& rule = wishes.rules.of(kind);
        rule.on = settings.value(keyOf(at, "on"), rule.on).toBool();
        const qint64 limit = settings.value(keyOf(at, "limit"), rule.limit).toLongLong();
        const console::AlertRange range = console::rangeOf(kind);
        if (limit >= range.least && limit <= range.most) rule.limit = limit;
    }
    return wishes;
}

/// A partition in trouble is told of with its cause; that people wait there is said with it.
bool isToldWithItsCause(const Alert& alert, const console::Snapshot& snapshot)
{
    return alert.kind == AlertKind::OldestWait
        && std::any_of(snapshot.partitions.cbegin(), snapshot.partitions.cend(),
            [&](const console::PartitionSnapshot& each) {
                return each.partition == alert.number && console::isTrouble(each.state);
            });
}

}  // namespace

Alarms::Alarms(QSettings& settings, const Clock& clock, Desktop desktop, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_desktop(std::move(desktop))
    , m_wishes(read(settings))
{
    m_edit.setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    m_snooze.setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    m_snooze.setCheckable(true);
    connect(&m_snooze, &QAction::triggered, this, &Alarms::setSnoozed);
    retranslate();
}

void Alarms::retranslate()
{
    setWords(m_edit, tr("&Alert rules…"));
    m_snooze.setText(tr("&Quiet alerts for 15 minutes"));
}

void Alarms::take(const console::Snapshot& snapshot)
{
    if (snapshot.takenAtMs == 0) return;
    const console::AlertStep step = console::follow(m_watched, m_wishes.rules, snapshot);
    m_watched = step.watched;
    const qint64 nowMs = m_clock.nowMs();
    for (const Alert& each : step.over) m_over.append({each, nowMs});
    m_over.removeIf([&](const Ended& each) {
        return nowMs - each.atMs >= std::chrono::milliseconds(kOverShown).count()
            || nowMs < each.atMs;
    });
    if (!isSnoozed() && m_snooze.isChecked()) m_snooze.setChecked(false);
    call(step, snapshot);
}

void Alarms::call(const console::AlertStep& step, const console::Snapshot& snapshot)
{
    if (m_desktop.badge && (!step.raised.isEmpty() || !step.over.isEmpty()))
        m_desktop.badge(raised());
    if (isSnoozed()) return;
    if (m_wishes.withSound && m_desktop.sound && !step.raised.isEmpty()) m_desktop.sound();
    if (!m_wishes.onDesktop || !m_desktop.notify) return;
    for (const Alert& each : step.raised)
        m_desktop.notify(nameOf(each.kind), console::problemOf(each, snapshot).what, false);
    for (const Alert& each : step.over)
        m_desktop.notify(tr("It is over"), console::overWords(each), true);
}

QList<Problem> Alarms::problems(
    const console::Snapshot& snapshot, const QList<Problem>& known) const
{
    QList<Problem> result;
    for (const Alert& each : m_watched) {
        if (!each.raised || isToldWithItsCause(each, snapshot)) continue;
        const Problem problem = console::problemOf(each, snapshot);
        const bool isKnown = std::any_of(known.cbegin(), known.cend(),
            [&](const Problem& other) { return other.what == problem.what; });
        if (!isKnown) result += problem;
    }
    return result;
}

QList<Problem> Alarms::over() const
{
    QList<Problem> result;
    for (const Ended& each : m_over)
        result += {{console::Shape::Tick, console::Tone::Good, tr("over")},
            console::overWords(each.alert), {}};
    return result;
}

qsizetype Alarms::raised() const
{
    return std::count_if(
        m_watched.cbegin(), m_watched.cend(), [](const Alert& each) { return each.raised; });
}

void Alarms::setWishes(const Wishes& wishes)
{
    m_wishes = wishes;
    m_settings.setValue(kDesktopKey, wishes.onDesktop);
    m_settings.setValue(kSoundKey, wishes.withSound);
    for (int at = 0; at < console::kAlertKinds; ++at) {
        const console::AlertRule& rule = wishes.rules.of(static_cast<AlertKind>(at));
        m_settings.setValue(keyOf(at, "on"), rule.on);
        m_settings.setValue(keyOf(at, "limit"), rule.limit);
    }
}

void Alarms::setSnoozed(bool snoozed)
{
    m_snoozedUntilMs = snoozed ? m_clock.nowMs() + std::chrono::milliseconds(kSnooze).count() : 0;
}

QString nameOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::StockLow: return Alarms::tr("Stock is low");
    case AlertKind::Stalled: return Alarms::tr("A partition is stalled or lost");
    case AlertKind::NoConsumer: return Alarms::tr("A partition has no consumer");
    case AlertKind::DeadLetters: return Alarms::tr("Dead letters wait");
    case AlertKind::OldestWait: return Alarms::tr("Somebody waits for long");
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::ui
