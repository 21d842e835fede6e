-- ?1 day, ?2 provider, ?3 model, ?4 estimated (0 or 1), ?5 input tokens, ?6 output tokens, ?7 cost, ?8 bill
INSERT INTO model_daily (day, provider, model, calls, estimated, input_tokens, output_tokens, cost_nanos)
SELECT ?1, ?2, ?3, 1, ?4, ?5, ?6, ?7
WHERE NOT EXISTS (SELECT 1 FROM bill WHERE id = ?8)
ON CONFLICT (day, provider, model) DO UPDATE SET
  calls = calls + 1,
  estimated = estimated + excluded.estimated,
  input_tokens = input_tokens + excluded.input_tokens,
  output_tokens = output_tokens + excluded.output_tokens,
  cost_nanos = cost_nanos + excluded.cost_nanos
