-- What models cost, summed by day and model.
-- owner: src/cost/store.rs
-- retention: RETENTION_DAYS (400 days), swept nightly by src/retention.rs
-- erasure: by its own retention; it names no person and no vent
CREATE TABLE model_daily (
  day TEXT NOT NULL,                   -- UTC date, YYYY-MM-DD: the day's budget turns with it
  provider TEXT NOT NULL,              -- 'anthropic', 'openai', 'workers-ai'
  model TEXT NOT NULL,                 -- its name, as it was asked for
  calls INTEGER NOT NULL,              -- that it was at work on, also when it broke off or was left
  estimated INTEGER NOT NULL,          -- of them, those whose tokens it never told
  input_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  cost_nanos INTEGER NOT NULL,         -- 10⁻⁹ USD; a model without a price adds nothing
  PRIMARY KEY (day, provider, model)
);
