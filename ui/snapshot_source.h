// Pulls the newest snapshot twice a second, whatever the load, and says how old it is. It never
// waits, and nothing is pushed into the window from elsewhere.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/console.h"

#include <QTimer>

namespace dibs::ui {

class SnapshotSource final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kPullEvery{500};

    SnapshotSource(const console::Console& console, const Clock& clock, QObject* parent = nullptr);

    /// The first pull happens here, so that the window does not open empty.
    void start();

Q_SIGNALS:
    /// Only when the console handed out another snapshot than before.
    void updated(const std::shared_ptr<const dibs::console::Snapshot>& snapshot);

    /// With every pull; not before a first snapshot was taken.
    void aged(qint64 takenAtMs, qint64 ageMs);

private:
    Q_INVOKABLE void pull();
    qint64 ageMs() const;

    const console::Console& m_console;
    const Clock& m_clock;
    QTimer m_timer{this};
    std::shared_ptr<const console::Snapshot> m_last;
    qint64 m_takenAtMs = 0;
    int m_pullsSinceTaken = 0;
};

}  // namespace dibs::ui
