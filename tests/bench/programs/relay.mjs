// What the runtime itself costs: the smallest worker that takes each piece of the reply in its hands,
// as one must that puts details back. It reads a piece and writes it, and does nothing else. Given a
// folder for storage, it first has a new Durable Object write one row, as an exact limit must. Given `jobs`,
// too, it has the object write again with the first piece, which settles the charge, and sends a message
// behind the last one, for which the queue's consumer writes one row into D1.

import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { childrenOf } from "../machine.mjs";
import { answerWithRowCount } from "./rows.mjs";

const [upstream, storage, jobs] = process.argv.slice(2);
const state = storage && mkdtempSync(join(storage, "ventvault-bench-"));
const script = `export class Counter {
  constructor({ storage }) {
    this.sql = storage.sql;
  }
  fetch() {
    this.sql.exec("CREATE TABLE IF NOT EXISTS ledger (body TEXT); INSERT INTO ledger VALUES (?)", "one vent");
    return new Response("counted");
  }
}
export default {
  async fetch(request, env, context) {
    const { readable, writable } = new IdentityTransformStream();
    const body = await request.text();
    const counter = env.COUNTS && env.COUNTER.get(env.COUNTER.newUniqueId());
    const writeRow = async () => (await counter.fetch("http://counter")).text();
    if (counter) await writeRow();
    const relay = async () => {
      const answer = await fetch(env.UPSTREAM + "/chat/completions", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      const reader = answer.body.getReader();
      const writer = writable.getWriter();
      let piece = await reader.read();
      if (env.JOBS) context.waitUntil(writeRow());
      for (; !piece.done; piece = await reader.read()) await writer.write(piece.value);
      await writer.close();
      if (env.JOBS) await env.QUEUE.send(body);
    };
    context.waitUntil(relay());
    return new Response(readable, { headers: { "content-type": "text/event-stream" } });
  },
  async queue(batch, env) {
    const row = env.DB.prepare("INSERT INTO jobs VALUES (?)");
    await env.DB.batch(batch.messages.map(({ body }) => row.bind(body.length)));
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
        bindings: { UPSTREAM: upstream, COUNTS: storage !== undefined, JOBS: jobs !== undefined },
        durableObjects: { COUNTER: { className: "Counter", useSQLite: true } },
        ...(jobs && {
          d1Databases: { DB: "jobs" },
          queueProducers: { QUEUE: "jobs" },
          queueConsumers: { jobs: { maxBatchSize: 10, maxBatchTimeout: 1 } },
        }),
        unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
      },
    ],
  }),
);
await miniflare.ready;
if (jobs) {
  const database = await miniflare.getD1Database("DB", "relay");
  await database.prepare("CREATE TABLE jobs (length INTEGER)").run();
  await answerWithRowCount(database, "jobs");
}
process.on("disconnect", async () => {
  await miniflare.dispose();
  if (state) rmSync(state, { recursive: true, force: true });
  process.exit();
});
const url = await miniflare.unsafeGetDirectURL("relay");
process.send({ url: url.href, pid: childrenOf(process.pid)[0] });
