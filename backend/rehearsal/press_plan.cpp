#include "backend/rehearsal/press_plan.h"

#include <numeric>
#include <utility>

namespace dibs::rehearsal {

PressPlan::PressPlan(int users, int duplicates, quint64 seed)
    : m_random(seed)
    , m_users(static_cast<size_t>(users))
    , m_total(users + qint64{users} * duplicates / (100 - duplicates))
{
    std::iota(m_users.begin(), m_users.end(), 1);
    // Not std::shuffle: a seed should mean the same order with every standard library.
    for (size_t i = m_users.size(); i > 1; --i) std::swap(m_users[i - 1], m_users[below(i)]);
}

std::optional<UserId> PressPlan::next()
{
    if (m_taken == m_total) return std::nullopt;
    const auto pressesLeft = static_cast<size_t>(m_total - m_taken++);
    const size_t usersLeft = m_users.size() - m_first;
    // Every order of first and repeated presses is equally likely, and both come out exactly.
    const bool repeats = m_first > 0 && below(pressesLeft) >= usersLeft;
    return repeats ? again() : UserId{m_users[m_first++]};
}

UserId PressPlan::again()
{
    // Half are a double tap, which meets its first press still undecided; half come back later.
    const bool doubleTap = below(2) == 0;
    return UserId{m_users[doubleTap ? m_first - 1 : below(m_first)]};
}

}  // namespace dibs::rehearsal
