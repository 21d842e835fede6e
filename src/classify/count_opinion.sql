-- ?1 UTC date, ?2 level of the rules, ?3 whether the model sees danger, ?4 vent id, ?5 user_hash, ?6 created_at
INSERT INTO second_opinion (day, rules, danger, vents)
SELECT ?1, ?2, ?3, 1
WHERE NOT EXISTS (SELECT 1 FROM vent_metadata WHERE id = ?4)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE user_hash = ?5 AND erased_at >= ?6)
ON CONFLICT (day, rules, danger) DO UPDATE SET vents = vents + 1
