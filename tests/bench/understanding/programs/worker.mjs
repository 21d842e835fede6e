// A worker in workerd that holds the models and nothing else. Its weights stand in the program (`inside`) or
// among the assets (`asset`), and are taken at `/load`. Miniflare only starts workerd.

import { readFileSync } from "node:fs";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { childrenOf } from "../../machine.mjs";

const [way, wasm, assets] = process.argv.slice(2);
const script = `import program from "./engine.wasm";

const { memory, ...engine } = new WebAssembly.Instance(program).exports;

function put(bytes) {
  // First the room: making it may move the memory.
  const place = engine.room(bytes.length);
  new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
}

async function load(env) {
  if (engine.take_inside) return engine.take_inside();
  const read = async (name) => put(new Uint8Array(await (await env.ASSETS.fetch("https://assets/" + name)).arrayBuffer()));
  await read("sentence.bin");
  engine.take_sentence();
  await read("understanding.bin");
  return engine.take_understanding();
}

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    const given = async () => {
      if (pathname === "/load") return load(env);
      put(new Uint8Array(await request.arrayBuffer()));
      return engine[pathname.slice(1)](Number(searchParams.get("times")));
    };
    return Response.json({ given: await given(), memory: memory.buffer.byteLength });
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
        ...(way === "asset" ? { assets: { directory: assets, binding: "ASSETS", routerConfig: { has_user_worker: true } } } : {}),
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
