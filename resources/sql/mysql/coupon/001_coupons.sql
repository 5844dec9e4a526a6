-- The same tables as for SQLite, where the reasons stand; here what a server needs to be told about them.
-- Every statement bears to come again: a server commits with each of them.

CREATE TABLE IF NOT EXISTS coupons (
    coupon_id        BIGINT       NOT NULL PRIMARY KEY,
    description      VARCHAR(400) NOT NULL,
    discount_type    VARCHAR(16)  NOT NULL CHECK (discount_type IN ('FIXED', 'PERCENT')),
    discount_amount  BIGINT       NOT NULL,
    min_order_amount BIGINT       NOT NULL,
    total_stock      BIGINT       NOT NULL,
    remaining        BIGINT       NOT NULL,
    opens_at         BIGINT       NOT NULL,
    closes_at        BIGINT,
    valid_days       BIGINT,
    paused           TINYINT      NOT NULL DEFAULT 0,
    closed           TINYINT      NOT NULL DEFAULT 0,
    rehearsal        TINYINT      NOT NULL DEFAULT 0,
    CHECK (remaining >= 0 AND remaining <= total_stock)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS user_coupons (
    user_coupon_id BIGINT      NOT NULL PRIMARY KEY,
    coupon_id      BIGINT      NOT NULL,
    user_id        BIGINT      NOT NULL,
    sequence       BIGINT      NOT NULL,
    status         VARCHAR(16) NOT NULL DEFAULT 'ISSUED',
    issued_at      BIGINT      NOT NULL,
    expires_at     BIGINT,
    used_at        BIGINT,
    order_id       BIGINT,
    UNIQUE (user_id, coupon_id),
    UNIQUE (coupon_id, sequence)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS outcomes (
    coupon_id        BIGINT      NOT NULL,
    partition_number INT         NOT NULL,
    record_offset    BIGINT      NOT NULL,
    event_id         BINARY(16)  NOT NULL UNIQUE,
    user_id          BIGINT      NOT NULL,
    outcome          VARCHAR(16) NOT NULL,
    reason           VARCHAR(64),
    sequence         BIGINT,
    user_coupon_id   BIGINT,
    accepted_at      BIGINT      NOT NULL,
    decided_at       BIGINT      NOT NULL,
    PRIMARY KEY (coupon_id, partition_number, record_offset)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS consumer_position (
    topic            VARCHAR(200) NOT NULL,
    partition_number INT          NOT NULL,
    incarnation      VARCHAR(200) NOT NULL,
    next_offset      BIGINT       NOT NULL,
    last_digest      VARBINARY(64),
    PRIMARY KEY (topic, partition_number)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Foreign producers choose these sizes: no column may be too small for what a broker takes.
CREATE TABLE IF NOT EXISTS dead_letters (
    dead_letter_id   BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partition_number INT         NOT NULL,
    record_offset    BIGINT      NOT NULL,
    record_key       MEDIUMBLOB,
    payload          MEDIUMBLOB,
    headers          MEDIUMBLOB,
    reason           MEDIUMTEXT  NOT NULL,
    found_at         BIGINT      NOT NULL,
    state            VARCHAR(16) NOT NULL DEFAULT 'FOUND',
    handled_at       BIGINT,
    published        TINYINT     NOT NULL DEFAULT 0,
    UNIQUE (partition_number, record_offset),
    INDEX dead_letters_by_state (state)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS coupon_changes (
    change_id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    coupon_id        BIGINT      NOT NULL,
    partition_number INT         NOT NULL,
    effective_offset BIGINT      NOT NULL,
    kind             VARCHAR(32) NOT NULL,
    total_stock      BIGINT      NOT NULL,
    valid_days       BIGINT,
    changed_at       BIGINT      NOT NULL,
    INDEX coupon_changes_by_place (partition_number, effective_offset)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS users (
    user_id BIGINT  NOT NULL PRIMARY KEY,
    active  TINYINT NOT NULL DEFAULT 1
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS secrets (
    name  VARCHAR(64)    NOT NULL PRIMARY KEY,
    value VARBINARY(255) NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
