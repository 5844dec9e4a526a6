#include "backend/platform/http/answer_queue.h"

#include "backend/platform/http/connection.h"

namespace dibs::http {

AnswerQueue::AnswerQueue(std::shared_ptr<ThreadState> state, Connection& connection)
    : m_state(std::move(state))
    , m_connection(&connection)
{
}

bool AnswerQueue::isConnected() const
{
    return m_connection && m_connection->state() == QAbstractSocket::ConnectedState;
}

quint64 AnswerQueue::begin(bool last)
{
    Slot& slot = m_slots.emplace_back();
    if (last) takeLast(slot);
    m_state->load.inFlight.fetch_add(1, std::memory_order_relaxed);
    return m_frontNumber + m_slots.size() - 1;
}

void AnswerQueue::answer(quint64 number, const Response& response, bool bodyOmitted)
{
    Slot* slot = find(number);
    if (!slot) return;
    // Only the youngest may announce the end, or those after it would lose their answer.
    if (m_state->draining && slot == &m_slots.back()) takeLast(*slot);
    slot->bytes = toBytes(response, {.bodyOmitted = bodyOmitted, .closing = slot->last});
    slot->finished = true;
    if (slot == &m_slots.front()) writeFront();
}

void AnswerQueue::startStream(quint64 number, const Response& head, bool bodyOmitted)
{
    Slot* slot = find(number);
    if (!slot) return;
    // Requests that came in behind it cannot be answered any more; they go with the connection.
    takeLast(*slot);
    slot->bytes = headBytes(head) + "Connection: close\r\n\r\n";
    slot->streaming = !bodyOmitted;
    slot->finished = bodyOmitted;
    if (slot == &m_slots.front()) writeFront();
}

bool AnswerQueue::appendToStream(quint64 number, const QByteArray& bytes)
{
    Slot* slot = find(number);
    if (!slot || !slot->streaming || !isConnected()) return false;
    slot->bytes.append(bytes);
    if (slot == &m_slots.front()) writeFront();
    if (!m_connection) return false;
    if (m_connection->bytesToWrite() + slot->bytes.size() <= m_state->limits.unsentBytesMax)
        return true;
    m_connection->abort();
    return false;
}

void AnswerQueue::endStream(quint64 number)
{
    Slot* slot = find(number);
    if (!slot || !slot->streaming) return;
    slot->streaming = false;
    slot->finished = true;
    if (slot == &m_slots.front()) writeFront();
}

void AnswerQueue::endAllStreams()
{
    for (size_t i = 0; i < m_slots.size(); ++i) {
        if (m_slots[i].streaming) return endStream(m_frontNumber + i);
    }
}

void AnswerQueue::connectionGone()
{
    m_state->load.inFlight.fetch_sub(static_cast<int>(m_slots.size()), std::memory_order_relaxed);
    m_connection = nullptr;
    m_slots.clear();
}

AnswerQueue::Slot* AnswerQueue::find(quint64 number)
{
    if (!m_connection || number < m_frontNumber || number - m_frontNumber >= m_slots.size())
        return nullptr;
    return &m_slots[number - m_frontNumber];
}

void AnswerQueue::takeLast(Slot& slot)
{
    slot.last = true;
    m_lastTaken = true;
}

void AnswerQueue::writeFront()
{
    QByteArray bytes;
    bool last = false;
    while (!m_slots.empty() && !last) {
        Slot& front = m_slots.front();
        if (bytes.isEmpty())
            bytes = std::exchange(front.bytes, {});
        else
            bytes.append(std::exchange(front.bytes, {}));
        if (!front.finished) break;
        last = front.last;
        m_slots.pop_front();
        ++m_frontNumber;
        m_state->load.inFlight.fetch_sub(1, std::memory_order_relaxed);
    }
    if (!bytes.isEmpty()) m_connection->sendBytes(bytes);
    if (m_connection && (last || (m_state->draining && m_slots.empty())))
        m_connection->finishSending();
}

}  // namespace dibs::http
