// The client: sends one request and notes when the first word was there. It parses no more than that
// while others work; whether a reply is whole is looked at when the batch is over.

import { request } from "node:http";
import { pause } from "./machine.mjs";

/** No reply may take longer. */
const PATIENCE_MS = 120_000;

/** Asks `system` once. Never throws: what goes wrong is in `fault`. */
export function ask(system) {
  const { url, headers, body } = system.request();
  return new Promise((done) => {
    const reply = { firstWordMs: undefined, chunks: [], fault: undefined };
    const end = (fault) => {
      clearTimeout(timer);
      reply.fault ??= fault;
      done(reply);
    };
    const began = performance.now();
    const outgoing = request(
      url,
      { method: "POST", agent: system.agent, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
      (incoming) => {
        if (incoming.statusCode !== 200) reply.fault = `status ${incoming.statusCode}`;
        let head = "";
        incoming.on("data", (chunk) => {
          reply.chunks.push(chunk);
          if (reply.firstWordMs !== undefined) return;
          // A word cut in two in the middle of a character is whole with the next chunk.
          head += chunk.toString();
          if (events(head).some((event) => system.words(event))) reply.firstWordMs = performance.now() - began;
        });
        incoming.on("end", () => end());
        incoming.on("error", (error) => end(error.message));
      },
    );
    const timer = setTimeout(() => outgoing.destroy(new Error("too slow")), PATIENCE_MS);
    outgoing.on("error", (error) => end(error.message));
    outgoing.end(body);
  });
}

/** The JSON of every whole event of `text`; `[DONE]` is the string. */
function events(text) {
  const whole = text.slice(0, text.lastIndexOf("\n\n") + 1);
  return whole.split("\n").flatMap((line) => {
    if (!line.startsWith("data:")) return [];
    const data = line.slice(5).trim();
    return [data === "[DONE]" ? data : JSON.parse(data)];
  });
}

/** What is wrong with a reply: `undefined` when it is whole and has every word. */
export function faultOf(system, reply) {
  if (reply.fault) return reply.fault;
  try {
    const parts = events(Buffer.concat(reply.chunks).toString());
    const text = parts.map((part) => system.words(part) ?? "").join("");
    if (text !== system.expected) return `lost or changed words: ${JSON.stringify(text.slice(0, 80))}`;
    if (parts.at(-1) !== "[DONE]") return "no end";
    return system.complaint?.(parts);
  } catch (error) {
    return `unreadable: ${error.message}`;
  }
}

/**
 * Keeps `streams` requests open until `enough` says so. They begin spread over `spreadMs`: a crowd
 * that arrives in the same millisecond would measure the queue at the door.
 */
export async function batch(system, { streams, spreadMs = 0, enough }) {
  const replies = [];
  let open = 0;
  let most = 0;
  let begun = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: streams }, async (_, place) => {
      if (spreadMs) await pause((spreadMs * place) / streams);
      while (!enough(begun, performance.now() - began)) {
        begun += 1;
        open += 1;
        most = Math.max(most, open);
        replies.push(await ask(system));
        open -= 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const faults = replies.map((reply) => faultOf(system, reply)).filter(Boolean);
  return {
    count: replies.length,
    most,
    seconds,
    faults,
    firstWords: replies.flatMap((reply) => (reply.fault ? [] : [reply.firstWordMs ?? []].flat())),
  };
}
