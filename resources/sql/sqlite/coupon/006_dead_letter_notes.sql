-- Why an operator replayed or discarded a dead letter, where a reason was given: for the audit, and for nothing else.
CREATE TABLE dead_letter_notes (
    dead_letter_id INTEGER PRIMARY KEY,
    handled_by     TEXT NOT NULL,
    reason         TEXT NOT NULL
);
