// "I pressed first!": finds what became of a customer's requests.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/console.h"
#include "backend/coupon/repository/sql_query_pool.h"

#include <atomic>

namespace dibs::server {

/// On a thread of its own, as looking for a user reads all outcomes: nobody else shall wait for it.
class CustomerSearch
{
public:
    /// Questions under way at once; beyond it the answer is Unavailable.
    static constexpr int kUnderWayMax = 16;

    using Answer = console::Console::Answer<console::CustomerStory>;

    static Result<std::unique_ptr<CustomerSearch>> start(
        const coupon::SqlQueryPool::Open& open, const QByteArray& requestIdKey, const Clock& clock);

    /// Any thread. NotFound when nobody pressed.
    void find(const console::CustomerQuestion& question, const Answer& answer);

    /// Questions that wait are dropped.
    void stop() { m_queries->stop(); }

private:
    CustomerSearch(
        std::unique_ptr<coupon::SqlQueryPool> queries, QByteArray requestIdKey, const Clock& clock);

    const std::unique_ptr<coupon::SqlQueryPool> m_queries;
    const QByteArray m_requestIdKey;
    const Clock& m_clock;
    std::atomic<int> m_underWay = 0;
};

}  // namespace dibs::server
