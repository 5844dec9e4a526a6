-- Until when the coupons of a campaign are good, where it is a date for all of them. Beside the coupon, as deciding
-- neither reads nor writes it; swept_to: up to which sequence number the sweeper has been since then.
CREATE TABLE coupon_expiry (
    coupon_id  INTEGER PRIMARY KEY,
    expires_at INTEGER NOT NULL,
    swept_to   INTEGER NOT NULL DEFAULT 0
);
