#include "backend/history/history.h"

#include "backend/common/thread_name.h"

#include <QFileInfo>

#include <atomic>

namespace dibs::history {

using console::Event;
using console::Snapshot;

namespace {

constexpr std::chrono::milliseconds kEndWithin{2'000};
constexpr qint64 kEveryMs = std::chrono::milliseconds(kEvery).count();
constexpr qint64 kKeptMs = std::chrono::milliseconds(kKept).count();

}  // namespace

/// The inbox lives on the thread; the rest is the thread's own.
struct History::Desk {
    Mailbox inbox;
    OpenedHistory file;
    std::atomic<quint64> question{0};  // older ones need no answer
    std::atomic<bool> hasEnded{false};  // the thread has touched the rest for the last time
};

/// Outlives the history for as long as an answer is under way, and then lets it drop.
struct History::Door {
    std::mutex mutex;
    Mailbox* mailbox = nullptr;  // protected by mutex; null once the history is gone

    void post(Mailbox::Call call)
    {
        const std::lock_guard lock(mutex);
        if (mailbox) mailbox->post(std::move(call));
    }
};

History::History(QString file, QObject* parent)
    : QObject(parent)
    , m_door(std::make_shared<Door>())
    , m_desk(std::make_shared<Desk>())
    , m_thread(new QThread)
{
    m_door->mailbox = &m_mailbox;
    m_desk->inbox.moveToThread(m_thread);
    QObject::connect(
        m_thread, &QThread::finished, m_thread,
        [desk = m_desk] { desk->hasEnded.store(true, std::memory_order_release); },
        Qt::DirectConnection);
    m_thread->start();
    m_desk->inbox.post([this, desk = m_desk, door = m_door, path = std::move(file)] {
        nameThisThread("history");
        if (!path.isEmpty()) removeForgotten(QFileInfo(path).absolutePath());
        desk->file = openHistory(path);
        Past past;
        if (desk->file.store)
            if (Result<Past> read = desk->file.store->read()) past = std::move(*read);
        door->post([this, past, trouble = desk->file.trouble, detail = desk->file.detail] {
            m_trouble = trouble;
            m_detail = detail;
            join(past);
        });
    });
}

History::~History()
{
    if (!m_unwritten.isEmpty()) write(nullptr);
    {
        const std::lock_guard lock(m_door->mutex);
        m_door->mailbox = nullptr;
    }
    m_desk->inbox.post([desk = m_desk, thread = m_thread] {
        desk->file = {};
        thread->quit();
    });
    // A disk that hangs must not hold the window: then the thread is left to the end of the
    // program.
    if (m_thread->wait(QDeadlineTimer(kEndWithin))
        && m_desk->hasEnded.load(std::memory_order_acquire))
        delete m_thread;
}

void History::take(const SnapshotPointer& snapshot)
{
    const qint64 nowMs = snapshot->takenAtMs;
    if (nowMs == 0 || (m_last && nowMs == m_last->takenAtMs)) return;
    if (!m_first) m_first = snapshot;
    const QList<Event> events
        = m_last ? console::eventsBetween(*m_last, *snapshot) : QList<Event>();
    m_last = snapshot;
    forget(nowMs);
    note(events);
    // At a mark one wants to see how it was then, and not up to ten seconds before.
    const bool due = m_past.points.isEmpty() || nowMs - m_past.points.last().atMs >= kEveryMs;
    if (!due && events.isEmpty()) return;
    m_past.points.append(pointOf(*snapshot));
    if (m_past.points.size() > kPointsMax) m_past.points.removeFirst();
    write(snapshot);
    Q_EMIT changed();
}

void History::note(const QList<Event>& events)
{
    if (events.isEmpty()) return;
    m_past.events += events;
    m_unwritten += events;
    for (QList<Event>* each : {&m_past.events, &m_unwritten})
        if (each->size() > kEventsMax) each->remove(0, each->size() - kEventsMax);
    Q_EMIT changed();
}

/// What is a day old, and what is later than now: the clock was set back.
void History::forget(qint64 nowMs)
{
    const auto isForgotten
        = [nowMs](const auto& each) { return each.atMs <= nowMs - kKeptMs || each.atMs > nowMs; };
    // Nearly always nothing, or the first.
    const auto forgetIn = [&](auto& list) {
        if (list.isEmpty() || (!isForgotten(list.first()) && !isForgotten(list.last()))) return;
        list.removeIf(isForgotten);
    };
    forgetIn(m_past.points);
    forgetIn(m_past.events);
}

/// What the file had, in front of what came since it was opened.
void History::join(const Past& past)
{
    const Past known = std::exchange(m_past, past);
    if (m_first) {
        forget(m_first->takenAtMs - 1);  // else it is ours, or of a clock that was set back
        if (past.last) note(console::eventsBetween(*past.last, *m_first));
    }
    m_past.points += known.points;
    m_past.events += known.events;
    Q_EMIT changed();
}

void History::write(const SnapshotPointer& sample)
{
    if (m_waiting >= kWaitingMax) return;
    ++m_waiting;
    m_desk->inbox.post(
        [this, desk = m_desk, door = m_door, sample, events = std::exchange(m_unwritten, {})] {
            if (!desk->file.store) return;
            HistoryStore& store = *desk->file.store;
            const Result<void> written = sample ? store.add(*sample, events) : store.add(events);
            const QString problem = written ? QString() : written.error().detail;
            door->post([this, problem] {
                --m_waiting;
                if (problem == m_writeProblem) return;
                m_writeProblem = problem;
                Q_EMIT changed();
            });
        });
}

void History::at(qint64 atMs, std::function<void(const SnapshotPointer&)> answer)
{
    const quint64 question = ++m_question;
    m_desk->question = question;
    m_desk->inbox.post([this, desk = m_desk, door = m_door, atMs, question, answer] {
        if (question != desk->question) return;
        SnapshotPointer found;
        if (desk->file.store)
            if (const Result<Snapshot> read = desk->file.store->at(atMs); read)
                found = std::make_shared<const Snapshot>(*read);
        door->post([this, question, answer, found] {
            if (question == m_question) answer(found);
        });
    });
}

}  // namespace dibs::history
