// At which moment one looks: now, or one of the last day. What is shown follows the live figures
// until somebody looks back, and stands still from then on.
#pragma once

#include "backend/history/history.h"

#include <QObject>

namespace dibs::ui {

class Lookback final : public QObject
{
    Q_OBJECT

public:
    using SnapshotPointer = std::shared_ptr<const console::Snapshot>;

    explicit Lookback(history::History& history, QObject* parent = nullptr);

    void setLive(const SnapshotPointer& snapshot);
    /// The end of the time line; 0 before anything was seen.
    qint64 nowMs() const { return m_live ? m_live->takenAtMs : 0; }

    /// None: now.
    std::optional<qint64> lookingAtMs() const { return m_atMs; }
    /// Null until something was seen, and for a moment of which nothing is kept.
    const SnapshotPointer& shown() const { return m_shown; }

    /// At that moment or later than the newest: now.
    void lookAt(qint64 atMs);
    void backToNow();

    /// The mark before or behind the moment one looks at; behind the last one is now.
    void toEarlierEvent();
    void toLaterEvent();

Q_SIGNALS:
    void changed();

private:
    history::History& m_history;
    SnapshotPointer m_live;
    SnapshotPointer m_shown;
    std::optional<qint64> m_atMs;
};

}  // namespace dibs::ui
