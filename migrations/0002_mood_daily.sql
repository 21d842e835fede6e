-- A person's day in counts: how many vents of each emotion, and how intense they were.
-- owner: src/classify/store.rs
-- retention: RETENTION_DAYS (400 days), swept nightly by src/retention.rs
-- erasure: DELETE /api/me, by user_hash (src/erasure.rs)
CREATE TABLE mood_daily (
  user_hash TEXT NOT NULL,
  day TEXT NOT NULL,                   -- YYYY-MM-DD, by the person's own calendar
  emotion TEXT NOT NULL,               -- 'unknown' when there is none
  vents INTEGER NOT NULL,
  rated INTEGER NOT NULL,              -- how many of them have an intensity
  intensity_sum REAL NOT NULL,         -- of the rated ones; divide by rated for the mean
  PRIMARY KEY (user_hash, day, emotion)
);

CREATE INDEX mood_daily_by_age ON mood_daily (day);
