#include "backend/coupon/consumer/user_coupon_control.h"

namespace dibs::coupon {

UserCouponControl::UserCouponControl(IssueWorker& worker, HotView& view, const Clock& clock)
    : m_uses(worker,
        [&clock](SqlCouponCommands& commands, const std::vector<UseWish>& wishes) {
            return commands.userCoupons().apply(wishes, clock.nowMs());
        })
    , m_users(worker,
          [&view](SqlCouponCommands& commands,
              const std::vector<UserChange>& changes) -> Result<std::vector<UserChange>> {
              const Result<void> applied = commands.users().apply(changes);
              if (!applied) return applied.error();
              for (const UserChange& change : changes) view.setUser(change.userId, change.active);
              return changes;
          })
{
}

bool UserCouponControl::use(UseWish wish, UseDone done)
{
    return m_uses.submit(wish, std::move(done));
}

bool UserCouponControl::setUser(UserChange change, UserDone done)
{
    return m_users.submit(change, std::move(done));
}

}  // namespace dibs::coupon
