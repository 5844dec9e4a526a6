-- The same as 007 for SQLite, where the reason stands.
CREATE TABLE IF NOT EXISTS coupon_expiry (
    coupon_id  BIGINT NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL,
    swept_to   BIGINT NOT NULL DEFAULT 0
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
