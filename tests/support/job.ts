// Jobs as the worker writes them.

/** The record of a vent of its own. */
export const record = (change: Record<string, unknown> = {}) => ({
  id: crypto.randomUUID(),
  user_hash: `user-${crypto.randomUUID()}`,
  session_id: crypto.randomUUID(),
  mode: "text",
  word_count: 4,
  local: { date: "2026-11-21", time_of_day: "night", day_of_week: 6 },
  created_at: Date.now(),
  pii_detected: false,
  ...change,
});

/** A text sealed by a key that nobody has. */
export const unopenable = { key_id: "gone", nonce: "AAAAAAAAAAAAAAAA", ciphertext: "AAAAAAAAAAAAAAAAAAAAAAAA" };
