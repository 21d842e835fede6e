-- ?1 JSON: an array of [id, user_hash, created_at]
SELECT value ->> 0 AS id FROM json_each(?1)
WHERE NOT EXISTS (SELECT 1 FROM vent_metadata WHERE id = value ->> 0)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE user_hash = value ->> 1 AND erased_at >= value ->> 2)
