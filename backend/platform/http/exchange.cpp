#include "backend/platform/http/exchange.h"

#include "backend/platform/http/problem.h"

namespace dibs::http {
namespace {

Response unansweredProblem()
{
    return problem(500, "internal-error", "The server gave no answer to this request.");
}

}  // namespace

QueuedExchange::QueuedExchange(
    std::shared_ptr<AnswerQueue> queue, quint64 number, bool bodyOmitted, State state)
    : m_queue(std::move(queue))
    , m_number(number)
    , m_bodyOmitted(bodyOmitted)
    , m_state(state)
{
}

QueuedExchange::~QueuedExchange()
{
    switch (m_state) {
    case State::Done: break;
    case State::Waiting:
        m_queue->state().home.run(
            [queue = m_queue, number = m_number, bodyOmitted = m_bodyOmitted] {
                queue->answer(number, unansweredProblem(), bodyOmitted);
            });
        break;
    case State::Streaming:
        m_queue->state().home.run(
            [queue = m_queue, number = m_number] { queue->endStream(number); });
        break;
    }
}

void QueuedExchange::send(Response response)
{
    Q_ASSERT(m_queue->state().home.isCurrent());
    if (std::exchange(m_state, State::Done) != State::Waiting) return;
    m_queue->answer(m_number, response, m_bodyOmitted);
}

bool QueuedExchange::isOpen() const
{
    Q_ASSERT(m_queue->state().home.isCurrent());
    return m_queue->isConnected();
}

std::shared_ptr<Exchange> QueuedExchange::startStream(Response head)
{
    Q_ASSERT(m_queue->state().home.isCurrent());
    const bool first = std::exchange(m_state, State::Done) == State::Waiting;
    if (first) m_queue->startStream(m_number, head, m_bodyOmitted);
    return std::make_shared<QueuedExchange>(
        m_queue, m_number, m_bodyOmitted, first ? State::Streaming : State::Done);
}

bool QueuedExchange::stream(const QByteArray& bytes)
{
    Q_ASSERT(m_queue->state().home.isCurrent());
    return m_state == State::Streaming && m_queue->appendToStream(m_number, bytes);
}

void QueuedExchange::endStream()
{
    Q_ASSERT(m_queue->state().home.isCurrent());
    if (std::exchange(m_state, State::Done) == State::Streaming) m_queue->endStream(m_number);
}

DetachedExchange::DetachedExchange(
    std::function<void(Response)> answered, std::function<void(QByteArray)> streamed)
    : m_answered(std::move(answered))
    , m_streamed(std::move(streamed))
{
}

DetachedExchange::~DetachedExchange()
{
    if (m_answered) m_answered(unansweredProblem());
}

void DetachedExchange::send(Response response)
{
    if (const auto answered = std::exchange(m_answered, nullptr)) answered(std::move(response));
}

std::shared_ptr<Exchange> DetachedExchange::startStream(Response head)
{
    const bool first = bool(m_answered);
    send(std::move(head));
    return std::make_shared<DetachedExchange>(
        nullptr, first ? std::exchange(m_streamed, nullptr) : nullptr);
}

bool DetachedExchange::stream(const QByteArray& bytes)
{
    if (!m_streamed) return false;
    m_streamed(bytes);
    return true;
}

}  // namespace dibs::http
