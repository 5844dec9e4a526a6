// Who presses when: every user once in shuffled order, with repeated presses mixed in.
#pragma once

#include "backend/common/ids.h"

#include <optional>
#include <random>
#include <vector>

namespace dibs::rehearsal {

/// The same seed gives the same order.
class PressPlan
{
public:
    /// `duplicates` percent of all presses come from a user who has pressed before.
    PressPlan(int users, int duplicates, quint64 seed);

    qint64 total() const { return m_total; }

    /// The next user to press; none when everybody has.
    std::optional<UserId> next();

private:
    UserId again();
    size_t below(size_t limit) { return static_cast<size_t>(m_random() % limit); }

    std::mt19937_64 m_random;
    std::vector<qint32> m_users;
    qint64 m_total;
    qint64 m_taken = 0;
    size_t m_first = 0;  // users before this index have pressed
};

}  // namespace dibs::rehearsal
