// A person who closes the page before their reply is whole.

import { freshNetwork } from "./client.ts";
import { until, type Vault } from "./vault.ts";

/** Sends a vent and leaves a moment after `when` has come; gives the time of leaving. */
export async function leave(vault: Vault, content: string, when: () => boolean): Promise<number> {
  const gone = new AbortController();
  const response = await fetch(new URL("/api/vent", vault.url), {
    method: "POST",
    headers: { "content-type": "application/json", "cf-connecting-ip": freshNetwork() },
    body: JSON.stringify({ mode: "text", content }),
    signal: gone.signal,
  });
  const reader = response.body!.getReader();
  await reader.read();
  await until("it is time to leave", when);
  await new Promise((next) => setTimeout(next, 200));
  gone.abort();
  const left = Date.now();
  await reader.read().catch(() => {});
  return left;
}
