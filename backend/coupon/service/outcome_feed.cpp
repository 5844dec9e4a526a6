#include "backend/coupon/service/outcome_feed.h"

#include <algorithm>

namespace dibs::coupon {
namespace {

// How late a waiter may learn that its time is up.
constexpr auto kExpiryTick = std::chrono::milliseconds(50);

}  // namespace

void OutcomeFeed::publish(const std::shared_ptr<const BatchOutcome>& batch)
{
    const std::lock_guard lock(m_mutex);
    for (OutcomeWaiters* waiters : m_waiters)
        if (waiters->m_anybody)
            waiters->m_mailbox.post([waiters, batch] { waiters->deliver(*batch); });
}

void OutcomeFeed::endWaiting()
{
    const std::lock_guard lock(m_mutex);
    for (OutcomeWaiters* waiters : m_waiters)
        waiters->m_mailbox.post([waiters] { waiters->endWaiting(); });
}

void OutcomeFeed::add(OutcomeWaiters* waiters)
{
    const std::lock_guard lock(m_mutex);
    m_waiters.push_back(waiters);
}

void OutcomeFeed::remove(OutcomeWaiters* waiters)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_waiters, waiters);
}

OutcomeWaiters::OutcomeWaiters(OutcomeFeed& feed, Mailbox& mailbox)
    : m_feed(feed)
    , m_mailbox(mailbox)
{
    m_elapsed.start();
    m_timer.setInterval(kExpiryTick);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { expire(); });
    m_feed.add(this);
}

OutcomeWaiters::~OutcomeWaiters()
{
    m_feed.remove(this);
}

bool OutcomeWaiters::wait(EventId event, std::chrono::milliseconds longest, Decided decided)
{
    if (m_ended || m_waiters.size() >= kWaitersMax) return false;
    m_waiters.insert(event, {m_elapsed.elapsed() + longest.count(), std::move(decided)});
    m_anybody = true;
    if (!m_timer.isActive()) m_timer.start();
    return true;
}

void OutcomeWaiters::deliver(const BatchOutcome& batch)
{
    for (const Decision& decision : batch.decisions) {
        const EventId event = decision.request.event.eventId;
        if (!m_waiters.contains(event)) continue;
        const QList<Waiter> waiting = m_waiters.values(event);
        m_waiters.remove(event);
        for (const Waiter& waiter : waiting)
            waiter.decided(DecidedRequest{decision, batch.decidedAtMs});
    }
    m_anybody = !m_waiters.isEmpty();
}

void OutcomeWaiters::expire()
{
    giveUp(
        [nowMs = m_elapsed.elapsed()](const Waiter& waiter) { return waiter.deadlineMs <= nowMs; });
}

void OutcomeWaiters::endWaiting()
{
    m_ended = true;
    giveUp([](const Waiter&) { return true; });
}

void OutcomeWaiters::giveUp(const std::function<bool(const Waiter&)>& isDue)
{
    QList<Decided> late;
    m_waiters.removeIf([&](QMultiHash<EventId, Waiter>::iterator waiter) {
        if (!isDue(*waiter)) return false;
        late.append(std::move(waiter->decided));
        return true;
    });
    if (m_waiters.isEmpty()) {
        m_anybody = false;
        m_timer.stop();
    }
    for (const Decided& decided : late) decided(std::nullopt);
}

}  // namespace dibs::coupon
