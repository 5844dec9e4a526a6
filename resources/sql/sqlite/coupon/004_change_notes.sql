-- Why an operator changed a coupon, where a reason was given: for the audit, and for nothing else.
CREATE TABLE change_notes (
    change_id  INTEGER PRIMARY KEY,
    changed_by TEXT NOT NULL,
    reason     TEXT NOT NULL
);
