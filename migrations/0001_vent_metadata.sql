-- What is kept of a vent: metadata, never a word of it.
-- owner: src/classify/store.rs
-- retention: RETENTION_DAYS (400 days), swept nightly by src/retention.rs
-- erasure: DELETE /api/me, by user_hash (src/erasure.rs)
CREATE TABLE vent_metadata (
  id TEXT PRIMARY KEY,                 -- UUID; a job delivered twice is one row
  user_hash TEXT NOT NULL,             -- keyed hash of the device
  session_id TEXT NOT NULL,            -- UUID
  emotion TEXT,                        -- null: neutral, or unknown when classifier is 'none'
  theme TEXT,                          -- null: none could be told
  intensity REAL CHECK (intensity BETWEEN 0 AND 1),
  mode TEXT NOT NULL CHECK (mode IN ('text', 'voice')),
  word_count INTEGER NOT NULL,
  time_of_day TEXT NOT NULL CHECK (time_of_day IN ('morning', 'afternoon', 'evening', 'night')),
  day_of_week INTEGER NOT NULL CHECK (day_of_week BETWEEN 1 AND 7), -- ISO 8601: 1 is Monday
  created_at INTEGER NOT NULL,         -- Unix milliseconds
  pii_detected INTEGER NOT NULL CHECK (pii_detected IN (0, 1)),
  classifier TEXT NOT NULL             -- who decided: docs/ARCHITECTURE.md, Who classifies
);

CREATE INDEX vent_metadata_by_user ON vent_metadata (user_hash, created_at);
CREATE INDEX vent_metadata_by_age ON vent_metadata (created_at);
