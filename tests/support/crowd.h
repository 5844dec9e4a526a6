// People who press the button of one campaign and remember what they were told.
#pragma once

#include "backend/rehearsal/answer.h"
#include "backend/rehearsal/load.h"
#include "tests/support/http_client.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

namespace dibs::testing {

/// Each person is a thread with a connection of its own, and keeps trying while nobody listens.
/// What one was told when the server was killed is unknown, as it would be to a real one.
class Crowd
{
public:
    struct Options {
        int people = 6;
        int againPercent = 10;  // presses of somebody who has pressed before
        std::chrono::microseconds pause{500};  // between an answer and the next press
        quint32 seed = 1;
    };

    Crowd(quint16 port, CouponId coupon, Options options);
    Crowd(quint16 port, CouponId coupon)
        : Crowd(port, coupon, Options{})
    {
    }
    /// At several instances: who gets no answer from one goes to the next.
    Crowd(std::vector<quint16> ports, CouponId coupon, Options options);
    ~Crowd();

    /// Nobody presses any more; what is in flight is still answered.
    void stop();

    qint64 accepted() const { return m_accepted; }
    qint64 unavailable() const { return m_unavailable; }
    qint64 answered() const { return m_answered; }
    qint64 cutShort() const { return m_cutShort; }

    /// What they were told so far.
    rehearsal::Load load() const;

private:
    void press(quint32 seed, size_t first);
    UserId nextUser(std::minstd_rand& random);
    void record(UserId user, const HttpAnswer& answer);
    bool pausedUnlessStopped(std::chrono::microseconds pause);

    const std::vector<quint16> m_ports;
    const CouponId m_coupon;
    const Options m_options;
    std::atomic<qint64> m_lastUser = 0;
    std::atomic<qint64> m_accepted = 0;
    std::atomic<qint64> m_unavailable = 0;
    std::atomic<qint64> m_answered = 0;
    std::atomic<qint64> m_cutShort = 0;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    rehearsal::Load m_load;  // protected by m_mutex
    bool m_stopped = false;  // protected by m_mutex
    std::vector<std::thread> m_people;
};

}  // namespace dibs::testing
