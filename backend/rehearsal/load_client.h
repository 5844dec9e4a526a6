// Presses the button for everybody: some connections, one request in flight on each, one thread.
//
// All sockets hang in one epoll and that epoll in Qt's event loop, so that a burst of answers costs
// one wake-up. With a rate the loop is open: a press that is due while no connection is free waits,
// and its latency counts from the time it was due.
#pragma once

#include "backend/common/result.h"
#include "backend/rehearsal/answer.h"
#include "backend/rehearsal/connection.h"
#include "backend/rehearsal/load.h"
#include "backend/rehearsal/pacer.h"
#include "backend/rehearsal/press_plan.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <optional>
#include <vector>

namespace dibs::rehearsal {

struct LoadSettings {
    SocketAddress address;
    std::vector<SocketAddress> others{};  // of more instances, with the same host and base path
    QByteArray hostHeader;
    QByteArray basePath;  // of the server's URL, without a slash at its end
    CouponId coupon;
    int connections = 1;
    std::optional<int> rate;
    std::optional<std::chrono::seconds> duration;
    std::chrono::milliseconds requestDeadline;
};

class LoadClient final : public QObject
{
    Q_OBJECT

public:
    /// A server that has answered nothing for so long is gone.
    static constexpr std::chrono::seconds kSilenceMax{30};

    LoadClient(const LoadSettings& settings, PressPlan plan);

    void start();

    /// Nobody presses any more; finished() follows when what is in flight is answered or given up.
    void stop();

    const Load& load() const { return m_load; }
    qint64 answered() const { return static_cast<qint64>(m_load.answerLatency.count()); }

Q_SIGNALS:
    /// Comes once, later than the call that caused it. load() is complete as far as it goes, also
    /// after an error.
    void finished(const dibs::Result<void>& result);

private:
    using Clock = Pacer::Clock;

    struct Press {
        UserId user;
        Clock::time_point planned;
    };

    struct Lane {
        Connection connection;
        Press press;  // while Busy
        Clock::time_point sentAt;  // while Busy
        size_t server = 0;  // 0: the address, else one of the others
    };

    Result<void> openEpoll();
    void onEvents();
    void onLane(quint32 tag, Clock::time_point now);
    void onAnswer(Lane& lane, quint32 tag, Clock::time_point now);
    void record(const Press& press, const Answer& answer, Clock::time_point now);
    void loseBusy(Lane& lane, Clock::time_point now);
    void reopen(quint32 tag);
    void reopenElsewhere(quint32 tag);

    void pump(Clock::time_point now);
    std::optional<Press> takeDue(Clock::time_point now);
    bool sendOn(Lane& lane, const Press& press, Clock::time_point now);
    bool nothingLeft() const;
    void armTimer(Clock::time_point now);

    void onTick();
    void giveUpLate(Clock::time_point now);
    void finish(const Result<void>& result);

    const LoadSettings m_settings;
    const QByteArray m_requestTail;
    QByteArray m_request;  // reused for every send; begins with what never changes
    const qsizetype m_requestHeadSize;

    PressPlan m_plan;
    Pacer m_pacer;
    Load m_load;
    qint64 m_taken = 0;  // presses taken from the plan

    UniqueFd m_epoll;
    UniqueFd m_timer;  // rings when the next press is due; Qt's timers count in milliseconds
    std::optional<Clock::time_point> m_armedFor;  // what the timer is set to
    std::vector<Lane> m_lanes;
    std::vector<quint32> m_idle;  // lanes that are Idle, each once
    std::vector<Press> m_returned;  // taken, but their connection was gone before a byte left
    qint64 m_busy = 0;  // lanes that are Busy

    std::optional<QSocketNotifier> m_notifier;
    QTimer m_tick;
    Clock::time_point m_start;
    Clock::time_point m_lastAnswer;
    bool m_stopped = false;
    bool m_finished = false;
};

}  // namespace dibs::rehearsal
