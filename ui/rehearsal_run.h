// One rehearsal on a thread of its own: its presses and its proof cost the window nothing.
#pragma once

#include "backend/common/mailbox.h"
#include "backend/rehearsal/rehearsal.h"

#include <QThread>

namespace dibs::ui {

/// What the window needs of a report; the promises themselves stay behind.
struct RehearsalResult {
    QString problem;  // not empty: there is no proof, and why
    rehearsal::Proof proof;
    qint64 presses = 0;
    qint64 accepted = 0;
    QStringList notes;
    QString text;  // the whole report as `dibs rehearse` prints it
};

/// Lives on the window's thread. One rehearsal, one object.
class RehearsalRun final : public QObject
{
    Q_OBJECT

public:
    explicit RehearsalRun(const rehearsal::RehearsalOptions& options, QObject* parent = nullptr);
    /// Breaks off what still runs, and waits a moment for its campaign to be closed.
    ~RehearsalRun() override;

    /// Once: ends the pressing and proves what was asked so far. Twice: breaks off.
    void interrupt();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed(const dibs::rehearsal::Progress& progress);
    void finished(const std::shared_ptr<const dibs::ui::RehearsalResult>& result);

private:
    Mailbox m_mailbox;  // what the thread tells
    Mailbox m_inbox;  // lives on the thread
    std::unique_ptr<rehearsal::Rehearsal> m_rehearsal;  // of the thread
    QThread m_thread;
    bool m_running = true;
};

}  // namespace dibs::ui
