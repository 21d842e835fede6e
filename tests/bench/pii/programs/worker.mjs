// A worker in workerd that does nothing but scrub: `POST /?times=N` scrubs its body so many times, and
// answers with how much was found in all. Miniflare only starts workerd.

import { readFileSync } from "node:fs";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { childrenOf } from "../../machine.mjs";

const [wasm] = process.argv.slice(2);
const script = `import scrubber from "./scrubber.wasm";

const { memory, room, scrub } = new WebAssembly.Instance(scrubber).exports;

export default {
  async fetch(request) {
    const text = new Uint8Array(await request.arrayBuffer());
    // First the room: making it may move the memory.
    const place = room(text.length);
    new Uint8Array(memory.buffer, place, text.length).set(text);
    return new Response(String(scrub(Number(new URL(request.url).searchParams.get("times")))));
  },
};`;

const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: 0,
    logRequests: false,
    workers: [
      {
        name: "scrubber",
        modules: [
          { type: "ESModule", path: "worker.mjs", contents: script },
          { type: "CompiledWasm", path: "scrubber.wasm", contents: readFileSync(wasm) },
        ],
        compatibilityDate: "2026-11-01",
        unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
      },
    ],
  }),
);
await miniflare.ready;
process.on("disconnect", async () => {
  await miniflare.dispose();
  process.exit();
});
const url = await miniflare.unsafeGetDirectURL("scrubber");
process.send({ url: url.href, pid: childrenOf(process.pid)[0] });
