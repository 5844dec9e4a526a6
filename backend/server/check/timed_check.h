// A check on a thread of its own, which nobody waits for longer than its deadline.
#pragma once

#include "backend/server/check/findings.h"

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <thread>

namespace dibs::server {

/// Begins at once. `Facts` are what later checks need to know. After the deadline the work goes on
/// by itself, so it must own all it touches: a call into a driver cannot be ended from outside.
template <class Facts>
class TimedCheck
{
public:
    using Work = std::function<std::optional<Facts>(Findings&)>;

    TimedCheck(std::chrono::milliseconds limit, CheckLine ifLate, Work work)
        : m_latest(std::chrono::steady_clock::now() + limit)
        , m_ifLate(std::move(ifLate))
    {
        std::promise<std::optional<Facts>> promise;
        m_facts = promise.get_future();
        std::thread([findings = m_findings, own = std::move(work),
                        done = std::move(promise)]() mutable {
            done.set_value(own(*findings));
        }).detach();
    }

    /// None when something was in the way, or the time was up; the lines say what.
    std::optional<Facts> finish(QList<CheckLine>& lines)
    {
        const bool inTime = m_facts.wait_until(m_latest) == std::future_status::ready;
        lines += m_findings->take();
        if (inTime) return m_facts.get();
        m_ifLate.name = m_findings->lookedAt();
        lines.append(m_ifLate);
        return {};
    }

private:
    const std::chrono::steady_clock::time_point m_latest;
    CheckLine m_ifLate;
    const std::shared_ptr<Findings> m_findings = std::make_shared<Findings>();
    std::future<std::optional<Facts>> m_facts;
};

}  // namespace dibs::server
