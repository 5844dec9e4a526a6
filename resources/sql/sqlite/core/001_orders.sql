-- Users with points, products with stock, orders and payments. Every name begins with core_, as on a server the coupon
-- role may keep its tables in the same database. Times are epoch milliseconds, amounts whole won.

-- told: the coupon role knows of this user.
CREATE TABLE core_users (
    user_id    INTEGER PRIMARY KEY AUTOINCREMENT,
    active     INTEGER NOT NULL DEFAULT 1,
    points     INTEGER NOT NULL DEFAULT 0 CHECK (points >= 0),
    told       INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
);
CREATE INDEX core_users_untold ON core_users (told, user_id);

-- Only ever added to; the sum of a user's amounts (CHARGE and REFUND, less PAYMENT) is the balance. The keys are a second wall:
-- no order is paid, or given back, twice.
CREATE TABLE core_point_changes (
    change_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id         INTEGER NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind IN ('CHARGE', 'PAYMENT', 'REFUND')),
    amount          INTEGER NOT NULL CHECK (amount >= 0),
    balance         INTEGER NOT NULL,
    order_id        INTEGER,
    idempotency_key TEXT,
    happened_at     INTEGER NOT NULL,
    UNIQUE (order_id, kind),
    UNIQUE (user_id, idempotency_key)
);

-- stock: neither sold nor reserved.
CREATE TABLE core_products (
    product_id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT    NOT NULL,
    price         INTEGER NOT NULL,
    initial_stock INTEGER NOT NULL,
    stock         INTEGER NOT NULL CHECK (stock >= 0),
    created_at    INTEGER NOT NULL,
    CHECK (stock <= initial_stock)
);

-- step: see core/domain/order.h. No id is ever given out twice: the coupon role knows orders by it.
CREATE TABLE core_orders (
    order_id        INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id         INTEGER NOT NULL,
    user_coupon_id  INTEGER,
    step            TEXT    NOT NULL,
    reason          TEXT    NOT NULL DEFAULT '',
    items_price     INTEGER NOT NULL,
    discount        INTEGER NOT NULL DEFAULT 0,
    idempotency_key TEXT,
    created_at      INTEGER NOT NULL,
    touched_at      INTEGER NOT NULL,
    CHECK (discount >= 0 AND discount <= items_price),
    UNIQUE (user_id, idempotency_key)
);
-- For the recovery pass.
CREATE INDEX core_orders_by_step ON core_orders (step, touched_at);

CREATE TABLE core_order_items (
    order_id   INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    quantity   INTEGER NOT NULL CHECK (quantity > 0),
    unit_price INTEGER NOT NULL,
    PRIMARY KEY (order_id, product_id)
) WITHOUT ROWID;

CREATE TABLE core_payments (
    payment_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id    INTEGER NOT NULL UNIQUE,
    amount      INTEGER NOT NULL CHECK (amount >= 0),
    paid_at     INTEGER NOT NULL,
    refunded_at INTEGER
);
