// The few places where the databases must be told the same thing in different words.
#pragma once

#include "backend/platform/sql/connection.h"

namespace dibs::coupon {

/// The folder of the migrations, for sql::migrate().
QString couponMigrations(sql::Dialect dialect);

/// What stands before and behind a list of keys for sql::selectIn().
struct KeyedSelect {
    QString head;
    QString tail;
};

/// coupon_id, user_id, user_coupon_id of those among `(user, coupon), …` who hold one.
KeyedSelect selectHolders(sql::Dialect dialect);

/// coupon_id, total_stock, remaining, valid_days of the coupons with these ids, locked.
KeyedSelect selectCouponsForUpdate(sql::Dialect dialect);

/// The columns of selectUserCouponsInHand() of the user coupons with these ids, locked.
KeyedSelect selectUserCouponsForUpdate(sql::Dialect dialect);

/// user_coupon_id, kind, order_id of the history of `(user coupon, order), …`.
KeyedSelect selectUseEvents(sql::Dialect dialect);

/// A condition on outcomes: behind a place; its values are partition, partition, offset.
QString isAfterPlace(sql::Dialect dialect);

}  // namespace dibs::coupon
