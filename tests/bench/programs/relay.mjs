// What the runtime itself costs: the smallest worker that takes each piece of the reply in its hands,
// as one must that puts details back. It reads a piece and writes it, and does nothing else. Given a
// folder for storage, it first has a new Durable Object write one row, as an exact limit must.

import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { childrenOf } from "../machine.mjs";

const [upstream, storage] = process.argv.slice(2);
const state = storage && mkdtempSync(join(storage, "ventvault-bench-"));
const script = `export class Counter {
  constructor({ storage }) {
    this.sql = storage.sql;
  }
  fetch() {
    this.sql.exec("CREATE TABLE ledger (body TEXT); INSERT INTO ledger VALUES (?)", "one vent");
    return new Response("counted");
  }
}
export default {
  async fetch(request, env, context) {
    const { readable, writable } = new IdentityTransformStream();
    const body = await request.text();
    if (env.COUNTS) await (await env.COUNTER.get(env.COUNTER.newUniqueId()).fetch("http://counter")).text();
    const relay = async () => {
      const answer = await fetch(env.UPSTREAM + "/chat/completions", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      const reader = answer.body.getReader();
      const writer = writable.getWriter();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) await writer.write(piece.value);
      await writer.close();
    };
    context.waitUntil(relay());
    return new Response(readable, { headers: { "content-type": "text/event-stream" } });
  },
};`;

const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: 0,
    logRequests: false,
    ...(state && { resourcePersistencePath: state }),
    workers: [
      {
        name: "relay",
        modules: true,
        script,
        compatibilityDate: "2026-11-01",
        bindings: { UPSTREAM: upstream, COUNTS: storage !== undefined },
        durableObjects: { COUNTER: { className: "Counter", useSQLite: true } },
        unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
      },
    ],
  }),
);
await miniflare.ready;
process.on("disconnect", async () => {
  await miniflare.dispose();
  if (state) rmSync(state, { recursive: true, force: true });
  process.exit();
});
const url = await miniflare.unsafeGetDirectURL("relay");
process.send({ url: url.href, pid: childrenOf(process.pid)[0] });
