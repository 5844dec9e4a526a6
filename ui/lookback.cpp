#include "ui/lookback.h"

#include <QPointer>

namespace dibs::ui {

Lookback::Lookback(history::History& history, QObject* parent)
    : QObject(parent)
    , m_history(history)
{
}

void Lookback::setLive(const SnapshotPointer& snapshot)
{
    if (snapshot->takenAtMs == 0) return;
    m_live = snapshot;
    if (!m_atMs) m_shown = snapshot;
    Q_EMIT changed();
}

void Lookback::lookAt(qint64 atMs)
{
    if (atMs >= nowMs()) return backToNow();
    m_atMs = atMs;
    Q_EMIT changed();
    m_history.at(atMs, [self = QPointer(this), atMs](const SnapshotPointer& found) {
        if (!self || self->m_atMs != atMs) return;
        self->m_shown = found;
        Q_EMIT self->changed();
    });
}

void Lookback::backToNow()
{
    m_atMs.reset();
    m_shown = m_live;
    Q_EMIT changed();
}

void Lookback::toEarlierEvent()
{
    const qint64 fromMs = m_atMs.value_or(nowMs());
    const QList<console::Event>& events = m_history.events();
    for (auto each = events.crbegin(); each != events.crend(); ++each)
        if (each->atMs < fromMs) return lookAt(each->atMs);
}

void Lookback::toLaterEvent()
{
    if (!m_atMs) return;
    for (const console::Event& each : m_history.events())
        if (each.atMs > *m_atMs) return lookAt(each.atMs);
    backToNow();
}

}  // namespace dibs::ui
