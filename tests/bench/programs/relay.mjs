// What the runtime itself costs: the smallest worker that takes each piece of the reply in its hands,
// as one must that puts details back. It reads a piece and writes it, and does nothing else.

import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { childrenOf } from "../machine.mjs";

const [upstream] = process.argv.slice(2);
const script = `export default {
  async fetch(request, env, context) {
    const { readable, writable } = new IdentityTransformStream();
    const relay = async () => {
      const answer = await fetch(env.UPSTREAM + "/chat/completions", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: await request.text(),
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
    workers: [
      {
        name: "relay",
        modules: true,
        script,
        compatibilityDate: "2026-11-01",
        bindings: { UPSTREAM: upstream },
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
const url = await miniflare.unsafeGetDirectURL("relay");
process.send({ url: url.href, pid: childrenOf(process.pid)[0] });
