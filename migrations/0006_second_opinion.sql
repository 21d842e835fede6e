-- How often the crisis rules and the full model agree about danger, in counts of a day. What rules miss and
-- the model sees tells where the rules must grow; nobody is helped or refused by it.
-- owner: src/classify/store.rs
-- retention: RETENTION_DAYS (400 days), swept nightly by src/retention.rs
-- erasure: by its own retention; it names no person and no vent
CREATE TABLE second_opinion (
  day TEXT NOT NULL,                   -- UTC date, YYYY-MM-DD
  rules TEXT NOT NULL CHECK (rules IN ('none', 'low', 'moderate', 'high')), -- by this vent's words alone
  danger INTEGER NOT NULL CHECK (danger IN (0, 1)), -- whether the model sees danger
  vents INTEGER NOT NULL,
  PRIMARY KEY (day, rules, danger)
);
