-- What this log is. The records of partition N are in the table records_N, which is made when the log is
-- created, as the number of partitions is settled then.
CREATE TABLE log_identity (
    incarnation TEXT NOT NULL,
    partitions  INTEGER NOT NULL
);
