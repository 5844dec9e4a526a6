-- The same as 003 for SQLite, where the reasons stand. An index bears to be made again only behind a question, as MySQL
-- knows no IF NOT EXISTS for one.

CREATE TABLE IF NOT EXISTS user_coupon_history (
    history_id     BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_coupon_id BIGINT      NOT NULL,
    kind           VARCHAR(16) NOT NULL,
    order_id       BIGINT      NOT NULL,
    happened_at    BIGINT      NOT NULL,
    UNIQUE (user_coupon_id, order_id, kind)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

SET @made = (SELECT count(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND index_name = 'user_coupons_by_expiry');
SET @make = IF(@made > 0, 'DO 0', 'CREATE INDEX user_coupons_by_expiry ON user_coupons (status, expires_at)');
PREPARE make_index FROM @make;
EXECUTE make_index;

SET @made = (SELECT count(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND index_name = 'users_inactive');
SET @make = IF(@made > 0, 'DO 0', 'CREATE INDEX users_inactive ON users (active, user_id)');
PREPARE make_index FROM @make;
EXECUTE make_index;
DEALLOCATE PREPARE make_index;
