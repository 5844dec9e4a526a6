#include "backend/rehearsal/first_come.h"

namespace dibs::rehearsal {

FirstCome::Verdict FirstCome::next(UserId user)
{
    if (m_holders.contains(user)) return {Outcome::Duplicate, 0};
    const auto issued = static_cast<qint64>(m_holders.size());
    if (issued >= m_stock) return {Outcome::SoldOut, 0};
    m_holders.insert(user);
    return {Outcome::Issued, issued + 1};
}

}  // namespace dibs::rehearsal
