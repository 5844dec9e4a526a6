-- For --issue scheduled: what was accepted and waits for the timer. Empty in the other generations.
CREATE TABLE issue_requests (
    request_id       INTEGER PRIMARY KEY,
    partition_number INTEGER NOT NULL,
    record_key       BLOB    NOT NULL,
    payload          BLOB    NOT NULL,
    accepted_at      INTEGER NOT NULL
);
CREATE INDEX issue_requests_in_order ON issue_requests (partition_number, request_id);
