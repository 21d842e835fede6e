// Jobs as the worker writes them.

import { createCipheriv, randomBytes } from "node:crypto";
import { secrets } from "./vault.ts";

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

/** A job of `of`, sealed as the worker does it: bound to the whole record. */
export function sealed(text: string, of = record()): string {
  const [key_id, key] = secrets.SEAL_KEYS.split(":") as [string, string];
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "base64"), nonce);
  cipher.setAAD(Buffer.from(JSON.stringify(of)));
  const bytes = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const words = { key_id, nonce: nonce.toString("base64"), ciphertext: bytes.toString("base64") };
  return JSON.stringify({ kind: "vent", record: of, text: words });
}
