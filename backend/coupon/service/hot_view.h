// The facts admission refuses on, in memory: coupons, who holds one, who exists.
//
// It may know less than the database, never more: a fact that is missing here admits the request,
// and the log decides. So it can be filled while requests already come in, and losing it changes no
// outcome.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/coupon/repository/batch_outcome.h"
#include "backend/coupon/service/user_set.h"

#include <QHash>
#include <QList>

#include <shared_mutex>

namespace dibs::coupon {

/// Which users may take part (`--users`).
enum class UserPolicy {
    Registered,  // those in the users table that are active
    Any,  // every positive id: a gateway in front has authenticated them
};

/// Any thread. Readers share the lock; the consumer takes it once for each batch.
class HotView
{
public:
    explicit HotView(UserPolicy policy);

    enum class Verdict {
        Admit,
        Refuse,  // for `refusal`
        UserUnknown,  // not all users are here yet: ask the database
    };
    struct Answer {
        Verdict verdict = Verdict::Admit;
        Refusal refusal = Refusal::CouponNotFound;
        qint64 opensAtMs = 0;  // for NotOpenYet
    };
    Answer ask(CouponId coupon, UserId user, qint64 nowMs) const;

    std::optional<Coupon> coupon(CouponId coupon) const;
    QList<Coupon> coupons() const;  // newest first

    /// After a commit, here or on another instance, in any order and as often as one likes: of what
    /// was issued the most is true. A coupon's other facts are those of the last put().
    void put(const Coupon& coupon);
    void apply(const BatchOutcome& batch);

    /// While warming up.
    void addHolders(CouponId coupon, const QList<UserId>& users);
    void addUsers(const QList<UserId>& users);
    void setUsersComplete();

    /// After a commit: the user may take part from now on, or may not.
    void setUser(UserId user, bool active);

private:
    struct Entry {
        Coupon coupon;
        UserSet holders;
    };

    const UserPolicy m_policy;
    mutable std::shared_mutex m_mutex;
    QHash<CouponId, Entry> m_coupons;  // protected by m_mutex, as all below
    UserSet m_users;
    UserSet m_inactive;  // as told: what is read in the background may be older
    bool m_usersComplete = false;
};

}  // namespace dibs::coupon
