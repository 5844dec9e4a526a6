// Calls the operator when a rule says so: in the banner always, on the desktop where there is one,
// and says when it is over.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/alerts.h"

#include <QAction>
#include <QObject>

#include <functional>

class QSettings;

namespace dibs::ui {

/// How the desktop is reached; each may be empty where there is none.
struct Desktop {
    std::function<void(const QString& title, const QString& words, bool isOver)> notify;
    std::function<void()> sound;
    std::function<void(qsizetype alerts)> badge;
};

class Alarms final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes kSnooze{15};
    /// "It is over" stays that long in the banner.
    static constexpr std::chrono::seconds kOverShown{30};

    struct Wishes {
        console::AlertRules rules;
        bool onDesktop = true;
        bool withSound = true;

        bool operator==(const Wishes&) const = default;
    };

    Alarms(QSettings& settings, const Clock& clock, Desktop desktop, QObject* parent = nullptr);

    /// Every snapshot, shown or not.
    void take(const console::Snapshot& snapshot);

    const Wishes& wishes() const { return m_wishes; }
    void setWishes(const Wishes& wishes);
    bool hasDesktop() const { return bool(m_desktop.notify); }

    /// Raised, and not among what `known` says already.
    QList<console::Problem> problems(
        const console::Snapshot& snapshot, const QList<console::Problem>& known) const;
    /// What ended a moment ago.
    QList<console::Problem> over() const;
    qsizetype raised() const;

    QAction* edit() { return &m_edit; }
    QAction* snooze() { return &m_snooze; }
    void retranslate();

private:
    struct Ended {
        console::Alert alert;
        qint64 atMs = 0;  // by our own clock
    };

    bool isSnoozed() const { return m_snoozedUntilMs > m_clock.nowMs(); }
    void setSnoozed(bool snoozed);
    void call(const console::AlertStep& step, const console::Snapshot& snapshot);

    QSettings& m_settings;
    const Clock& m_clock;
    const Desktop m_desktop;
    Wishes m_wishes;
    QAction m_edit;
    QAction m_snooze;
    QList<console::Alert> m_watched;
    QList<Ended> m_over;  // at most a few: those of kOverShown
    qint64 m_snoozedUntilMs = 0;
};

QString nameOf(console::AlertKind kind);

}  // namespace dibs::ui
