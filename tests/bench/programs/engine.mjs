// A worker in workerd that holds a WebAssembly module of the core and nothing else: `POST /NAME?times=N` writes
// the body (with `asset=FILE`, that file of the assets) into the module and calls NAME with N. Miniflare only
// starts workerd.

import { readFileSync } from "node:fs";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { childrenOf } from "../machine.mjs";

const [wasm, assets] = process.argv.slice(2);
const script = `import program from "./engine.wasm";

const { memory, ...engine } = new WebAssembly.Instance(program).exports;

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    const asset = searchParams.get("asset");
    const source = asset ? await env.ASSETS.fetch("https://assets/" + asset) : request;
    const bytes = new Uint8Array(await source.arrayBuffer());
    // First the room: making it may move the memory.
    const place = engine.room(bytes.length);
    new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
    const given = engine[pathname.slice(1)](Number(searchParams.get("times")));
    return Response.json({ given, memory: memory.buffer.byteLength });
  },
};`;

const started = performance.now();
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: 0,
    logRequests: false,
    workers: [
      {
        name: "engine",
        modules: [
          { type: "ESModule", path: "worker.mjs", contents: script },
          { type: "CompiledWasm", path: "engine.wasm", contents: readFileSync(wasm) },
        ],
        compatibilityDate: "2026-11-01",
        unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
        ...(assets ? { assets: { directory: assets, binding: "ASSETS", routerConfig: { has_user_worker: true } } } : {}),
      },
    ],
  }),
);
await miniflare.ready;
process.on("disconnect", async () => {
  await miniflare.dispose();
  process.exit();
});
const url = await miniflare.unsafeGetDirectURL("engine");
process.send({ url: url.href, pid: childrenOf(process.pid)[0], ms: performance.now() - started });
