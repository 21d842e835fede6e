// VentVault as it is built, in workerd: real Durable Objects, D1 and queues as wrangler.toml declares
// them, by way of Miniflare's API. Miniflare only starts workerd and reads its log here; requests go
// straight to workerd's socket.
//
// That socket is the worker's own. Miniflare's usual address leads through two workers that stand in
// for Cloudflare's front door and its static files, and would be measured as if they were ours.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_readConfig, unstable_splitSqlQuery } from "wrangler";
import { root } from "../../../scripts/setup.mjs";
import { childrenOf } from "../machine.mjs";
import { MODEL } from "../text.mjs";
import { answerWithRowCount } from "./rows.mjs";

const key = (letter) => Buffer.alloc(32, letter).toString("base64");

const config = join(root, "wrangler.toml");
// Its own bindings are left aside: they hold the developer's .dev.vars, too.
const { assets, ...worker } = unstable_getMiniflareWorkerOptions(config).workerOptions;
const [vars, storage, build = join(root, "build")] = process.argv.slice(2);
const state = mkdtempSync(join(storage, "ventvault-bench-"));
let faults = 0;

const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: 0,
    resourcePersistencePath: state,
    logRequests: false,
    handleStructuredLogs: ({ message }) => {
      if (!message.includes('"event":"request"') && (faults += 1) <= 10) console.error(message);
    },
    workers: [
      {
        ...worker,
        name: "edge",
        modulesRoot: build,
        modules: [
          { type: "ESModule", path: join(build, "index.js") },
          { type: "CompiledWasm", path: join(build, "index_bg.wasm") },
        ],
        bindings: {
          ...unstable_readConfig({ config }).vars,
          DEVICE_TOKEN_KEY: key("d"),
          USER_HASH_KEY: key("u"),
          SEAL_KEYS: `one:${key("1")}`,
          OPENAI_MODEL: MODEL,
          ...JSON.parse(vars),
        },
        // The queue's consumer reads the models' weights from there.
        serviceBindings: { ASSETS: { disk: { path: assets.directory, writable: false } } },
        unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
      },
    ],
  }),
);

await miniflare.ready;
const database = await miniflare.getD1Database("DB", "edge");
const migrations = join(root, "migrations");
for (const file of readdirSync(migrations).sort()) {
  for (const statement of unstable_splitSqlQuery(readFileSync(join(migrations, file), "utf8"))) {
    await database.prepare(statement).run();
  }
}
await answerWithRowCount(database, "vent_metadata", () => ({ faults }));
process.on("disconnect", async () => {
  await miniflare.dispose();
  rmSync(state, { recursive: true, force: true });
  process.exit();
});
const url = await miniflare.unsafeGetDirectURL("edge");
process.send({ url: url.href, pid: childrenOf(process.pid)[0] });
