// What Responder and EventStream are handles of.
#pragma once

#include "backend/platform/http/answer_queue.h"

#include <functional>

namespace dibs::http {

/// One request that is to be answered. Two kinds: of a connection, and detached for tests.
class Exchange
{
public:
    Exchange() = default;
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;
    virtual ~Exchange() = default;

    virtual void send(Response response) = 0;
    virtual bool isOpen() const = 0;

    /// Answers with the head of a stream; what it returns stands for the rest.
    virtual std::shared_ptr<Exchange> startStream(Response head) = 0;
    virtual bool stream(const QByteArray& bytes) = 0;
    virtual void endStream() = 0;
};

class QueuedExchange final : public Exchange
{
public:
    enum class State { Waiting, Streaming, Done };

    QueuedExchange(std::shared_ptr<AnswerQueue> queue, quint64 number, bool bodyOmitted,
        State state = State::Waiting);
    ~QueuedExchange() override;

    void send(Response response) override;
    bool isOpen() const override;
    std::shared_ptr<Exchange> startStream(Response head) override;
    bool stream(const QByteArray& bytes) override;
    void endStream() override;

private:
    std::shared_ptr<AnswerQueue> m_queue;
    quint64 m_number;
    bool m_bodyOmitted;
    State m_state;
};

class DetachedExchange final : public Exchange
{
public:
    DetachedExchange(
        std::function<void(Response)> answered, std::function<void(QByteArray)> streamed);
    ~DetachedExchange() override;

    void send(Response response) override;
    bool isOpen() const override { return true; }
    std::shared_ptr<Exchange> startStream(Response head) override;
    bool stream(const QByteArray& bytes) override;
    void endStream() override { m_streamed = nullptr; }

private:
    std::function<void(Response)> m_answered;  // empty once called
    std::function<void(QByteArray)> m_streamed;  // empty once the stream is over
};

}  // namespace dibs::http
