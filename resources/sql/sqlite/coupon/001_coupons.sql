-- What has been decided. Only the consumer's transaction writes outcomes, user_coupons, stock and position,
-- always together. Times are epoch milliseconds.

CREATE TABLE coupons (
    coupon_id        INTEGER PRIMARY KEY,
    description      TEXT    NOT NULL,
    discount_type    TEXT    NOT NULL CHECK (discount_type IN ('FIXED', 'PERCENT')),
    discount_amount  INTEGER NOT NULL,
    min_order_amount INTEGER NOT NULL,
    total_stock      INTEGER NOT NULL,
    remaining        INTEGER NOT NULL CHECK (remaining >= 0 AND remaining <= total_stock),
    opens_at         INTEGER NOT NULL,
    closes_at        INTEGER,
    valid_days       INTEGER,
    paused           INTEGER NOT NULL DEFAULT 0,
    closed           INTEGER NOT NULL DEFAULT 0,
    rehearsal        INTEGER NOT NULL DEFAULT 0
);

-- user_coupon_id is the place in the log (offset * 1024 + partition + 1).
CREATE TABLE user_coupons (
    user_coupon_id INTEGER PRIMARY KEY,
    coupon_id      INTEGER NOT NULL,
    user_id        INTEGER NOT NULL,
    sequence       INTEGER NOT NULL,
    status         TEXT    NOT NULL DEFAULT 'ISSUED',
    issued_at      INTEGER NOT NULL,
    expires_at     INTEGER,
    used_at        INTEGER,
    order_id       INTEGER,
    UNIQUE (user_id, coupon_id),
    UNIQUE (coupon_id, sequence)
);

-- In log order for each coupon.
CREATE TABLE outcomes (
    coupon_id        INTEGER NOT NULL,
    partition_number INTEGER NOT NULL,
    record_offset    INTEGER NOT NULL,
    event_id         BLOB    NOT NULL UNIQUE,
    user_id          INTEGER NOT NULL,
    outcome          TEXT    NOT NULL,
    reason           TEXT,
    sequence         INTEGER,
    user_coupon_id   INTEGER,
    accepted_at      INTEGER NOT NULL,
    decided_at       INTEGER NOT NULL,
    PRIMARY KEY (coupon_id, partition_number, record_offset)
) WITHOUT ROWID;

-- The offset the consumer decides next: the compare-and-set everything hangs on.
CREATE TABLE consumer_position (
    topic            TEXT    NOT NULL,
    partition_number INTEGER NOT NULL,
    incarnation      TEXT    NOT NULL,
    next_offset      INTEGER NOT NULL,
    PRIMARY KEY (topic, partition_number)
) WITHOUT ROWID;

-- Records that do not decode; the position has moved past them.
CREATE TABLE dead_letters (
    dead_letter_id   INTEGER PRIMARY KEY,
    partition_number INTEGER NOT NULL,
    record_offset    INTEGER NOT NULL,
    record_key       BLOB,
    payload          BLOB,
    headers          BLOB,
    reason           TEXT    NOT NULL,
    found_at         INTEGER NOT NULL,
    UNIQUE (partition_number, record_offset)
);

-- What operators did, with the offset from which on it holds: a replay applies it at the same place.
CREATE TABLE coupon_changes (
    change_id        INTEGER PRIMARY KEY,
    coupon_id        INTEGER NOT NULL,
    partition_number INTEGER NOT NULL,
    effective_offset INTEGER NOT NULL,
    kind             TEXT    NOT NULL,
    total_stock      INTEGER NOT NULL,
    valid_days       INTEGER,
    changed_at       INTEGER NOT NULL
);
CREATE INDEX coupon_changes_by_place ON coupon_changes (partition_number, effective_offset);

CREATE TABLE users (
    user_id INTEGER PRIMARY KEY,
    active  INTEGER NOT NULL DEFAULT 1
);

-- Made at the first start and shared by all instances: the key that signs request ids.
CREATE TABLE secrets (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;
