-- What becomes of a coupon in a user's hands.

-- Only ever added to. USED, USE_CANCELLED and USE_BARRED go with an order, EXPIRED with order 0. One line of each kind
-- for an order: none uses a coupon again that has cancelled its use.
CREATE TABLE user_coupon_history (
    history_id     INTEGER PRIMARY KEY,
    user_coupon_id INTEGER NOT NULL,
    kind           TEXT    NOT NULL,
    order_id       INTEGER NOT NULL,
    happened_at    INTEGER NOT NULL,
    UNIQUE (user_coupon_id, order_id, kind)
);

-- For the sweeper: those that can expire and have not yet.
CREATE INDEX user_coupons_by_expiry ON user_coupons (expires_at) WHERE status = 'ISSUED' AND expires_at IS NOT NULL;

-- For instances that have not heard of a user who may not take part any more.
CREATE INDEX users_inactive ON users (user_id) WHERE active = 0;
