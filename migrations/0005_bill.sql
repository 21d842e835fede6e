-- Which bills were counted, so that one delivered twice counts once.
-- owner: src/cost/store.rs
-- retention: 14 days, longer than a job can live in the queue; swept nightly by src/retention.rs
-- erasure: by its own retention; the id is random and leads to no vent and no person
CREATE TABLE bill (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL          -- Unix milliseconds
);

CREATE INDEX bill_by_age ON bill (created_at);
