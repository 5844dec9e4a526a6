-- The same as for SQLite.
CREATE TABLE IF NOT EXISTS change_notes (
    change_id  BIGINT        NOT NULL PRIMARY KEY,
    changed_by VARCHAR(200)  NOT NULL,
    reason     VARCHAR(2000) NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
