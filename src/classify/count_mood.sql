-- ?1 user_hash, ?2 the person's local date, ?3 emotion, ?4 intensity or null, ?5 vent id, ?6 created_at
INSERT INTO mood_daily (user_hash, day, emotion, vents, rated, intensity_sum)
SELECT ?1, ?2, ?3, 1, ?4 IS NOT NULL, COALESCE(?4, 0)
WHERE NOT EXISTS (SELECT 1 FROM vent_metadata WHERE id = ?5)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE user_hash = ?1 AND erased_at >= ?6)
ON CONFLICT (user_hash, day, emotion) DO UPDATE SET
  vents = vents + 1,
  rated = rated + excluded.rated,
  intensity_sum = intensity_sum + excluded.intensity_sum
