-- What is needed where the log is not a file beside this one.

-- Of the record before next_offset: a log that was made anew is known by it.
ALTER TABLE consumer_position ADD COLUMN last_digest BLOB;

-- FOUND, then REPLAYED (appended to the log again) or DISCARDED, by an operator; published: it is on the dead
-- letter topic.
ALTER TABLE dead_letters ADD COLUMN state TEXT NOT NULL DEFAULT 'FOUND';
ALTER TABLE dead_letters ADD COLUMN handled_at INTEGER;
ALTER TABLE dead_letters ADD COLUMN published INTEGER NOT NULL DEFAULT 0;
CREATE INDEX dead_letters_by_state ON dead_letters (state);
