/** Sends one vent and reads its stream. Knows the network, not the page. */

import { createParser } from "eventsource-parser";
import { type Part, type Problem, readPart, readProblem, type VentBody } from "./wire";

export interface Vent {
  /** The same for every attempt at the same words, so that a retry is never counted twice. */
  key: string;
  body: VentBody;
}

export type Outcome =
  | { kind: "done" }
  | { kind: "stopped" }
  /** The reply began and broke off; `detail` is what the server said about it, if it could. */
  | { kind: "cut"; detail: string }
  | { kind: "refused"; problem: Problem; retryAfter: number | null }
  /** No usable answer came at all. */
  | { kind: "unreachable" };

export interface Handlers {
  /** The server took the vent; the reply follows. */
  onOpen(answer: { sessionId: string; remaining: number | null }): void;
  onPart(part: Part): void;
}

/** Heartbeats come far more often: this long without a byte means the line is dead. */
const SILENCE_MS = 60_000;

export async function sendVent(vent: Vent, handlers: Handlers, stop: AbortSignal): Promise<Outcome> {
  const outcome = await sendOnce(vent, handlers, stop);
  if (outcome.kind !== "refused") return outcome;
  // The cookie was signed with a key that is no longer used. The refusal has taken it back, and
  // the page could not have: without it, the device is simply a new one.
  if (outcome.problem.status === 401) return sendOnce(vent, handlers, stop);
  // The key has covered its tries: whoever tries again from here sends a new vent.
  if (outcome.problem.status === 409) vent.key = crypto.randomUUID();
  return outcome;
}

async function sendOnce(vent: Vent, handlers: Handlers, stop: AbortSignal): Promise<Outcome> {
  const line = new AbortController();
  const hangUp = () => line.abort();
  stop.addEventListener("abort", hangUp, { once: true });
  let silence = setTimeout(hangUp, SILENCE_MS);
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(hangUp, SILENCE_MS);
  };

  let opened = false;
  try {
    const response = await fetch("/api/vent", {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "text/event-stream",
        "Idempotency-Key": vent.key,
      },
      body: JSON.stringify(vent.body),
      cache: "no-store",
      credentials: "same-origin",
      signal: line.signal,
    });
    if (!response.ok) {
      return {
        kind: "refused",
        problem: readProblem(response.status, await response.text()),
        retryAfter: retryAfter(response.headers),
      };
    }
    // A hotel's sign-in page answers 200 too.
    const type = response.headers.get("Content-Type") ?? "";
    if (!response.body || !type.startsWith("text/event-stream")) return { kind: "unreachable" };

    opened = true;
    heard();
    const remaining = response.headers.get("X-Remaining-Vents") ?? "";
    handlers.onOpen({
      sessionId: response.headers.get("X-Session-ID") ?? "",
      remaining: /^\d+$/.test(remaining) ? Number(remaining) : null,
    });
    return await readStream(response.body, handlers, heard);
  } catch {
    if (stop.aborted) return { kind: "stopped" };
    return opened ? { kind: "cut", detail: "" } : { kind: "unreachable" };
  } finally {
    clearTimeout(silence);
    stop.removeEventListener("abort", hangUp);
    line.abort();
  }
}

async function readStream(
  body: ReadableStream<Uint8Array>,
  handlers: Handlers,
  heard: () => void,
): Promise<Outcome> {
  let outcome: Outcome = { kind: "cut", detail: "" };
  let ended = false;
  const parser = createParser({
    onEvent({ data }) {
      if (ended) return;
      if (data === "[DONE]") {
        ended = true;
        return;
      }
      const part = readPart(data);
      if (!part) return;
      if (part.type === "finish") outcome = { kind: "done" };
      if (part.type === "error") {
        outcome = { kind: "cut", detail: part.text };
        ended = true;
      }
      handlers.onPart(part);
    },
  });

  const reader = body.getReader();
  const decoder = new TextDecoder();
  while (!ended) {
    const { done, value } = await reader.read();
    if (done) break;
    heard();
    parser.feed(decoder.decode(value, { stream: true }));
  }
  return outcome;
}

/** Seconds to wait, from either form the header may take. */
function retryAfter(headers: Headers): number | null {
  const value = headers.get("Retry-After");
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
