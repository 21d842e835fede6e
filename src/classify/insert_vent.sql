-- ?1 id, ?2 user_hash, …, ?11 created_at: the columns in their order
INSERT INTO vent_metadata (
  id, user_hash, session_id, emotion, theme, intensity, mode, word_count,
  time_of_day, day_of_week, created_at, pii_detected, classifier
)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13
WHERE NOT EXISTS (SELECT 1 FROM erasure WHERE user_hash = ?2 AND erased_at >= ?11)
ON CONFLICT (id) DO NOTHING
