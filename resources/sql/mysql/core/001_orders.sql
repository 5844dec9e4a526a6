-- The same tables as for SQLite, where the reasons stand. Every statement bears to come again: a server commits with
-- each of them.

CREATE TABLE IF NOT EXISTS core_users (
    user_id    BIGINT  NOT NULL AUTO_INCREMENT PRIMARY KEY,
    active     TINYINT NOT NULL DEFAULT 1,
    points     BIGINT  NOT NULL DEFAULT 0 CHECK (points >= 0),
    told       TINYINT NOT NULL DEFAULT 0,
    created_at BIGINT  NOT NULL,
    INDEX core_users_untold (told, user_id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS core_point_changes (
    change_id       BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id         BIGINT      NOT NULL,
    kind            VARCHAR(16) NOT NULL CHECK (kind IN ('CHARGE', 'PAYMENT', 'REFUND')),
    amount          BIGINT      NOT NULL CHECK (amount >= 0),
    balance         BIGINT      NOT NULL,
    order_id        BIGINT,
    idempotency_key VARCHAR(255),
    happened_at     BIGINT      NOT NULL,
    UNIQUE (order_id, kind),
    UNIQUE (user_id, idempotency_key)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS core_products (
    product_id    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name          VARCHAR(400) NOT NULL,
    price         BIGINT       NOT NULL,
    initial_stock BIGINT       NOT NULL,
    stock         BIGINT       NOT NULL CHECK (stock >= 0),
    created_at    BIGINT       NOT NULL,
    CHECK (stock <= initial_stock)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS core_orders (
    order_id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id         BIGINT      NOT NULL,
    user_coupon_id  BIGINT,
    step            VARCHAR(16) NOT NULL,
    reason          VARCHAR(64) NOT NULL DEFAULT '',
    items_price     BIGINT      NOT NULL,
    discount        BIGINT      NOT NULL DEFAULT 0,
    idempotency_key VARCHAR(255),
    created_at      BIGINT      NOT NULL,
    touched_at      BIGINT      NOT NULL,
    CHECK (discount >= 0 AND discount <= items_price),
    UNIQUE (user_id, idempotency_key),
    INDEX core_orders_by_step (step, touched_at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS core_order_items (
    order_id   BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    quantity   BIGINT NOT NULL CHECK (quantity > 0),
    unit_price BIGINT NOT NULL,
    PRIMARY KEY (order_id, product_id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS core_payments (
    payment_id  BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id    BIGINT NOT NULL UNIQUE,
    amount      BIGINT NOT NULL CHECK (amount >= 0),
    paid_at     BIGINT NOT NULL,
    refunded_at BIGINT
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
