// What is compared: the upstream asked directly, and the ways to it. Each runs in processes of its
// own on the loopback interface, and is given nothing but a base URL.

import { fork, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnv } from "../../scripts/setup.mjs";
import { here, litellm, portkey } from "./install.mjs";
import { pause } from "./machine.mjs";
import { MODEL, REPLY, RESTORED, VENT } from "./text.mjs";

const running = new Set();
process.once("exit", () => {
  for (const child of running) child.kill();
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

/** Follows a child until it ends; what it writes is kept for when it fails. */
function follow(child, name) {
  running.add(child);
  child.said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (text) => (child.said = (child.said + text).slice(-2_000)));
  }
  child.once("exit", (code, signal) => {
    running.delete(child);
    child.ended = `${name} ended (${signal ?? code}): ${child.said.trim().split("\n").slice(-3).join(" / ")}`;
  });
  return child;
}

/** Starts a program of this folder's `programs`. */
export function start(program, args, name, env = {}) {
  const options = { env: { ...childEnv, ...env }, stdio: ["ignore", "pipe", "pipe", "ipc"], execArgv: [] };
  return follow(fork(join(here, "programs", program), args, options), name);
}

/** The next message of a child. */
export function answer(child) {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error(child.ended));
    child.once("exit", gone);
    child.once("message", (message) => {
      child.off("exit", gone);
      resolve(message);
    });
  });
}

/** Ends a child, by force when it does not end by itself. */
export async function stop(child) {
  if (!running.has(child)) return;
  const gone = new Promise((done) => child.once("exit", done));
  if (child.connected) child.disconnect();
  else child.kill();
  if ((await Promise.race([gone, pause(10_000).then(() => "late")])) === "late") {
    child.kill("SIGKILL");
    await gone;
  }
}

/** A port that was free a moment ago, for servers that cannot choose one themselves. */
function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Waits until a child answers HTTP at `url`. */
async function answering(child, url) {
  for (const end = performance.now() + 120_000; performance.now() < end; await pause(200)) {
    if (child.ended) throw new Error(child.ended);
    const status = await new Promise((done) => {
      get(url, (response) => done(response.resume().statusCode)).on("error", () => done(0));
    });
    if (status) return;
  }
  throw new Error(`nothing answers at ${url}: ${child.said}`);
}

// Connections stay open as those of a busy client do. A free one is closed before the server's own
// limit of five seconds, or a request might meet a connection that is just being closed.
const agent = () => new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 2_000, timeout: 4_000 });

const chat = JSON.stringify({ model: MODEL, stream: true, messages: [{ role: "user", content: VENT }] });

/** A system that speaks OpenAI's dialect. */
function openai(base, headers) {
  return {
    agent: agent(),
    expected: REPLY,
    request: () => ({ url: `${base}/chat/completions`, headers: { "content-type": "application/json", ...headers }, body: chat }),
    words: (event) => event.choices?.[0]?.delta?.content || undefined,
  };
}

export async function startUpstream() {
  const child = start("upstream.mjs", [], "the upstream");
  const { url } = await answer(child);
  return {
    url,
    pids: [child.pid],
    async setPace(pace) {
      const changed = answer(child);
      child.send({ pace });
      await changed;
    },
    system: { name: "direct", title: "the upstream, asked directly", ...openai(url, {}) },
    stop: () => stop(child),
  };
}

/** A system whose vents leave jobs. `settle` waits until each has become its row: their work belongs to the vents. */
function withJobs(child, system) {
  let asked = 0;
  // What was complained of once is not complained of with every batch that follows.
  let told = { missing: 0, faults: 0 };
  return {
    ...system,
    request() {
      asked += 1;
      return system.request(asked);
    },
    async settle() {
      for (const end = performance.now() + 180_000; ; await pause(500)) {
        const answered = answer(child);
        child.send("rows");
        const { rows, faults = 0 } = await answered;
        const missing = asked - rows;
        if (missing > told.missing && performance.now() < end) continue;
        const [lost, wrong] = [missing - told.missing, faults - told.faults];
        told = { missing, faults };
        if (lost > 0) return `${lost} jobs without a row`;
        return wrong > 0 ? `${wrong} faults in the log` : undefined;
      }
    },
  };
}

/** VentVault, whose consumer reads with the quick model, or with `FULL_MODEL` on with the full one. */
export async function ventvault(upstream, storage, FULL_MODEL = "off") {
  // The upstream is there for replies alone, with all systems.
  const vars = { OPENAI_BASE_URL: upstream, QUOTA_NETWORK: "unlimited", REFINE: "off", FULL_MODEL };
  const child = start("vault.mjs", [JSON.stringify(vars), storage], "VentVault");
  const { url, pid } = await answer(child);
  const headers = {
    "content-type": "application/json",
    // What Cloudflare's network tells of the caller.
    "mf-cf-blob": JSON.stringify({ country: "US", timezone: "America/New_York" }),
  };
  const body = JSON.stringify({ mode: "text", content: VENT });
  return withJobs(child, {
    name: "ventvault",
    title: "VentVault on workerd",
    agent: agent(),
    pid,
    pids: [child.pid, pid],
    expected: RESTORED,
    // No device token: each vent is of a new device, and reserves at a quota object of its own. The
    // networks are of RFC 2544's range for tests.
    request(asked) {
      const address = `198.18.${(asked >> 8) & 255}.${asked & 255}`;
      return { url: `${url}api/vent`, headers: { ...headers, "cf-connecting-ip": address }, body };
    },
    words: (event) => (event.type === "text-delta" ? event.delta : undefined),
    complaint(events) {
      if (!events.some((event) => event.type === "finish")) return "no finish";
      if (events.some((event) => event.type === "data-failover")) return "failed over";
      const receipt = events.find((event) => event.type === "data-receipt")?.data;
      if (!receipt?.charged) return "not counted by the quota";
      if (receipt.provider === "listener") return "answered by the listener";
    },
    stop: () => stop(child),
  });
}

/** The floors: a worker that only hands each piece on, one that counts before it does, one with every duty of a vent. */
const relay = (upstream) => bareWorker("relay", "a bare worker on workerd", [upstream]);
const counter = (upstream, storage) => bareWorker("counter", "a bare worker that counts", [upstream, storage]);
const duties = (upstream, storage) => bareWorker("duties", "a bare worker with every duty", [upstream, storage, "jobs"]);

async function bareWorker(name, title, args) {
  const child = start("relay.mjs", args, title);
  const { url, pid } = await answer(child);
  const worker = { name, title, pid, pids: [child.pid, pid], ...openai(url.replace(/\/$/, ""), {}), stop: () => stop(child) };
  return args.includes("jobs") ? withJobs(child, worker) : worker;
}

async function portkeyGateway(upstream) {
  const { program, version } = portkey();
  const port = await freePort();
  const options = {
    execArgv: ["--import", join(here, "programs", "loopback.mjs")],
    env: { ...childEnv, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  };
  const child = follow(fork(program, ["--headless", `--port=${port}`], options), "Portkey");
  const base = `http://127.0.0.1:${port}/v1`;
  await answering(child, `http://127.0.0.1:${port}/`);
  const headers = { authorization: "Bearer none", "x-portkey-provider": "openai", "x-portkey-custom-host": upstream };
  const [name, title] = ["portkey", `Portkey gateway ${version}`];
  return { name, title, version, pid: child.pid, pids: [child.pid], ...openai(base, headers), stop: () => stop(child) };
}

async function litellmProxy(upstream) {
  const { program, version } = litellm();
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "ventvault-bench-"));
  const config = join(folder, "config.yaml");
  // JSON is YAML.
  const model = { model_name: MODEL, litellm_params: { model: `openai/${MODEL}`, api_base: upstream, api_key: "none" } };
  writeFileSync(config, JSON.stringify({ model_list: [model], litellm_settings: { telemetry: false } }));
  const env = {
    ...childEnv,
    LITELLM_MASTER_KEY: "sk-bench",
    LITELLM_LOG: "ERROR",
    // The prices of models come from a file of the package instead of the network.
    LITELLM_LOCAL_MODEL_COST_MAP: "True",
  };
  const args = ["--config", config, "--host", "127.0.0.1", "--port", String(port), "--num_workers", "1"];
  const child = follow(spawn(program, args, { env, cwd: folder, stdio: ["ignore", "pipe", "pipe"] }), "LiteLLM");
  await answering(child, `http://127.0.0.1:${port}/health/liveliness`);
  const [name, title] = ["litellm", `LiteLLM proxy ${version.split(" ")[0]}`];
  const base = `http://127.0.0.1:${port}/v1`;
  return {
    ...{ name, title, version, pid: child.pid, pids: [child.pid] },
    ...openai(base, { authorization: "Bearer sk-bench" }),
    async stop() {
      await stop(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts all of them; those that cannot be had are in `skipped` with the reason. */
export async function startSystems(upstream, storage, only) {
  const systems = [await ventvault(upstream, storage)];
  const skipped = [];
  const others = [["relay", relay], ["counter", counter], ["duties", duties], ["portkey", portkeyGateway], ["litellm", litellmProxy]];
  for (const [name, begin] of others) {
    if (only && !only.includes(name)) {
      skipped.push({ name, reason: "not asked for" });
      continue;
    }
    try {
      systems.push(await begin(upstream, storage));
    } catch (error) {
      skipped.push({ name, reason: error.message });
    }
  }
  return { systems, skipped };
}
