// WebAssembly modules of the core inside workerd, whose clock stands still while code runs. So they are timed
// from outside: a request that does the work twice as often takes longer by the work alone, whatever the way
// to the worker and back costs.

import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { childEnv } from "../../scripts/setup.mjs";
import { quantile } from "./statistics.mjs";

/** Starts workerd with a module and, when it needs some, a folder of assets; throws when it does not answer. */
export async function startWorker(wasm, ...assets) {
  const child = fork(join(import.meta.dirname, "programs", "engine.mjs"), [wasm, ...assets], { env: childEnv, execArgv: [] });
  const gone = once(child, "exit").then(() => Promise.reject(new Error("the worker in workerd did not start")));
  const [{ url, pid, ms }] = await Promise.race([once(child, "message"), gone]);
  gone.catch(() => {});
  return { url, pid, ms, pids: [child.pid, pid], stop: () => child.connected && child.disconnect() };
}

/** Calls a function of the module on a body or an asset: milliseconds, what it gave, MiB of memory after it. */
export async function call({ url }, name, { times = 1, body, asset = "" } = {}) {
  const began = performance.now();
  const response = await fetch(`${url}${name}?times=${times}&asset=${asset}`, { method: "POST", body });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  const { given, memory } = await response.json();
  if (given === 0) throw new Error(`${name} did nothing`);
  return { ms: performance.now() - began, given, memory: memory / 2 ** 20 };
}

/** Milliseconds for one run of a function over `body`: the median of `rounds`, and their range. */
export async function timeOf(worker, name, body, { times, rounds }) {
  // The engine first compiles in haste, and anew what runs often.
  await call(worker, name, { body, times: times * 2 });
  const values = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await call(worker, name, { body, times });
    const two = await call(worker, name, { body, times: times * 2 });
    values.push((two.ms - one.ms) / times);
  }
  return { ms: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values) };
}
