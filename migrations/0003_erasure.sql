-- Who asked to be forgotten, and when: jobs still in the queue from before are not stored.
-- owner: src/classify/store.rs
-- retention: 14 days, longer than a job can live in the queue; swept nightly by src/retention.rs
-- erasure: by its own retention; it is the mark of an erasure and holds nothing but a keyed hash
CREATE TABLE erasure (
  user_hash TEXT PRIMARY KEY,
  erased_at INTEGER NOT NULL           -- Unix milliseconds
);

CREATE INDEX erasure_by_age ON erasure (erased_at);
