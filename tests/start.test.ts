// The two commands as a person runs them: `npm start -- ARGS` on its own port and state folder.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { read } from "./support/client.ts";
import { root, until } from "./support/vault.ts";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

let state: string;
let child: ChildProcess | undefined;
let output = "";

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "ventvault-start-"));
  output = "";
});
afterEach(async () => {
  if (child && child.exitCode === null) {
    const exited = new Promise((done) => child?.once("exit", done));
    child.kill("SIGTERM");
    await exited;
  }
  rmSync(state, { recursive: true, force: true });
});

/** Starts it as npm does, and waits until it answers. */
async function start(...args: string[]): Promise<{ url: string; seconds: number }> {
  const [port, inspector] = [await freePort(), await freePort()];
  const began = Date.now();
  child = spawn(
    process.execPath,
    [join(root, "scripts", "start.mjs"), "--port", String(port), "--inspector-port", String(inspector), "--persist-to", state, ...args],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1", WRANGLER_LOG: "log" } },
  );
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (output += data));
  const url = `http://127.0.0.1:${port}`;
  await until("it serves", () => fetch(`${url}/health`).then((response) => response.ok, () => false), 60).catch((error) => {
    throw new Error(`${error.message}\n${output}`);
  });
  return { url, seconds: (Date.now() - began) / 1000 };
}

const vent = async (url: string, token?: string | null) =>
  read(
    await fetch(`${url}/api/vent`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token ? { "x-device-token": token } : {}) },
      body: JSON.stringify({ mode: "text", content: "I miss my grandmother tonight." }),
    }),
  );

test("it serves the page, streams a reply, and stores the row", async () => {
  const { url, seconds } = await start("--var", "LISTENER_WORD_MS:0");
  console.log(`npm start, set up before: serves after ${seconds.toFixed(1)} s`);
  expect(await (await fetch(url)).text()).toContain("VentVault");
  const answer = await vent(url);
  expect(answer.reply).toMatch(/grandmother/);
  expect(answer.types.at(-1)).toBe("[DONE]");
  // The generated .dev.vars lift the limits.
  expect(readFileSync(join(root, ".dev.vars"), "utf8")).toMatch(/QUOTA_ANONYMOUS="unlimited"/);
  expect(answer.headers.get("x-remaining-vents")).toBe("unlimited");
  const ready = await fetch(`${url}/ready`);
  expect(await ready.json()).toMatchObject({ status: "ready" });
  await until("the queue has been consumed", () => /QUEUE classify \d+\/\d+/.test(output));
  expect(output).not.toContain("grandmother");
  expect(existsSync(join(state, "v3"))).toBe(true);
});

test("what the command line says wins over .dev.vars", async () => {
  const { url } = await start("--var", "QUOTA_ANONYMOUS:1", "--var", "LISTENER_WORD_MS:0");
  const first = await vent(url);
  expect(first.headers.get("x-remaining-vents")).toBe("0");
  expect((await vent(url, first.headers.get("x-device-token"))).status).toBe(429);
});

test("a second start does nothing twice", async () => {
  await start();
  expect(output).toMatch(/Applying database migrations/);
  child?.kill("SIGTERM");
  await new Promise((done) => child?.once("exit", done));
  output = "";
  await start();
  expect(output).not.toMatch(/» (Applying|Building|Compiling|Installing|Adding|Writing)/);
});
