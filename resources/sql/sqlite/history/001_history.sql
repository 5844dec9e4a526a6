-- What a window saw of its server over the last day.

CREATE TABLE samples (
    at_ms       INTEGER NOT NULL PRIMARY KEY,  -- when the snapshot was taken, by the server's clock
    accepted    INTEGER NOT NULL,  -- per second, in thousandths
    issued      INTEGER NOT NULL,  -- per second, in thousandths
    waiting     INTEGER NOT NULL,
    snapshot    BLOB    NOT NULL   -- JSON of the console, compressed
);

CREATE TABLE events (
    at_ms       INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    subject     TEXT    NOT NULL,
    number      INTEGER NOT NULL
);
CREATE INDEX events_by_time ON events (at_ms);
