// The last day of one window, kept on a thread of its own: whoever looks never waits for the disk.
#pragma once

#include "backend/common/mailbox.h"
#include "backend/history/history_file.h"

#include <QThread>

namespace dibs::history {

/// Lives on the window's thread.
class History final : public QObject
{
    Q_OBJECT

public:
    using SnapshotPointer = std::shared_ptr<const console::Snapshot>;

    /// What waits to be written; beyond it a sample is left out. A disk that hangs costs a gap.
    static constexpr int kWaitingMax = 60;

    /// An empty file: forgotten with the window.
    explicit History(QString file, QObject* parent = nullptr);
    /// Waits a moment for what is under way.
    ~History() override;

    /// To be told of every snapshot: keeps one each kEvery, and what happened between any two.
    void take(const SnapshotPointer& snapshot);

    const QList<Point>& points() const { return m_past.points; }
    const QList<console::Event>& events() const { return m_past.events; }

    Trouble trouble() const { return m_trouble; }
    /// The file that was set aside, or what the system said.
    const QString& detail() const { return m_detail; }
    /// Not empty: why what was seen last is not on the disk; it is tried again with the next.
    const QString& writeProblem() const { return m_writeProblem; }

    /// What was kept of that time. Only the newest question is answered; null: nothing is kept.
    void at(qint64 atMs, std::function<void(const SnapshotPointer&)> answer);

Q_SIGNALS:
    /// Points, events or the troubles.
    void changed();

private:
    struct Desk;  // what the thread has
    struct Door;  // where its answers go

    void join(const Past& past);
    void note(const QList<console::Event>& events);
    void write(const SnapshotPointer& sample);
    void forget(qint64 nowMs);

    Mailbox m_mailbox;
    std::shared_ptr<Door> m_door;
    std::shared_ptr<Desk> m_desk;
    QThread* m_thread;  // ends by itself when the disk hangs at the end
    Past m_past;
    SnapshotPointer m_first;
    SnapshotPointer m_last;
    QList<console::Event> m_unwritten;
    int m_waiting = 0;
    quint64 m_question = 0;
    Trouble m_trouble = Trouble::None;
    QString m_detail;
    QString m_writeProblem;
};

}  // namespace dibs::history
