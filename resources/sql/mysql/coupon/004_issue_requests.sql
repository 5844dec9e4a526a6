-- The same as 005 for SQLite, where the reason stands.
CREATE TABLE IF NOT EXISTS issue_requests (
    request_id       BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partition_number INT            NOT NULL,
    record_key       VARBINARY(255) NOT NULL,
    payload          MEDIUMBLOB     NOT NULL,
    accepted_at      BIGINT         NOT NULL,
    INDEX issue_requests_in_order (partition_number, request_id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
