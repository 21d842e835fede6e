// The models of the core as a WebAssembly module of their own, inside workerd: what runs in the worker, without
// its routes in between.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { root } from "./vault.ts";

const script = `import program from "./engine.wasm";

const { memory, ...engine } = new WebAssembly.Instance(program).exports;

function put(bytes) {
  // First the room: making it may move the memory.
  const place = engine.room(bytes.length);
  new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
}

export default {
  async fetch(request) {
    put(new Uint8Array(await request.arrayBuffer()));
    const given = engine[new URL(request.url).pathname.slice(1)]() ?? 0;
    const length = request.url.includes("take") ? 0 : given;
    const answer = new Uint8Array(memory.buffer, engine.answer(), length).slice();
    return new Response(answer, { headers: { given: String(given), memory: String(memory.buffer.byteLength) } });
  },
};`;

export interface Engine {
  /** Calls a function of core/examples/understand_wasm.rs on bytes or a text. */
  call(name: string, input: Uint8Array | string): Promise<{ bytes: Buffer; given: number; memory: number }>;
  stop(): Promise<void>;
}

/** Runs cargo; where it built the artifact of this name. */
export function built(name: string, ...args: string[]): string {
  const options = { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 } as const;
  const all = ["build", "--release", "-p", "ventvault-core", "--example", name, "--quiet", "--message-format=json-render-diagnostics", ...args];
  const { status, stdout, stderr } = spawnSync("cargo", all, options);
  if (status !== 0) throw new Error(`cargo ${all.join(" ")} failed:\n${stderr}`);
  const lines = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const artifact = lines.find((line) => line.reason === "compiler-artifact" && line.target.name === name);
  return artifact.executable ?? artifact.filenames.find((file: string) => file.endsWith(".wasm"));
}

export const weights = (name: string) => readFileSync(join(root, "core", "model", "weights", name));

export async function startEngine(): Promise<Engine> {
  const program = built("understand_wasm", "--target", "wasm32-unknown-unknown");
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      workers: [
        {
          name: "engine",
          modules: [
            { type: "ESModule", path: "worker.mjs", contents: script },
            { type: "CompiledWasm", path: "engine.wasm", contents: readFileSync(program) },
          ],
          compatibilityDate: "2026-11-01",
        },
      ],
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  );
  const url = await miniflare.ready;
  return {
    async call(name, input) {
      const response = await fetch(new URL(name, url), { method: "POST", body: input as BodyInit });
      if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      const number = (header: string) => Number(response.headers.get(header));
      return { bytes: Buffer.from(await response.arrayBuffer()), given: number("given"), memory: number("memory") };
    },
    stop: () => miniflare.dispose(),
  };
}
