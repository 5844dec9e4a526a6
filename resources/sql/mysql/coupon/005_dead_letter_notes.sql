-- The same as 006 for SQLite.
CREATE TABLE IF NOT EXISTS dead_letter_notes (
    dead_letter_id BIGINT        NOT NULL PRIMARY KEY,
    handled_by     VARCHAR(200)  NOT NULL,
    reason         VARCHAR(2000) NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
