// What scrubbing a long vent takes inside workerd, where the clock stands still while code runs.
// So it is timed from outside: a request that scrubs twice as often takes longer by the scrubbing
// alone, whatever the way to the worker and back costs.

import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { childEnv } from "../../../scripts/setup.mjs";
import { quantile } from "../statistics.mjs";

/** Starts the worker; throws when it ends before it answers. */
export async function startWorker(wasm) {
  const program = join(import.meta.dirname, "programs", "worker.mjs");
  const child = fork(program, [wasm], { env: childEnv, execArgv: [] });
  const gone = once(child, "exit").then(() => Promise.reject(new Error("the worker in workerd did not start")));
  const [{ url, pid }] = await Promise.race([once(child, "message"), gone]);
  gone.catch(() => {});
  return { url, pids: [child.pid, pid], stop: () => child.connected && child.disconnect() };
}

async function scrub({ url }, vent, times) {
  const start = performance.now();
  const response = await fetch(`${url}?times=${times}`, { method: "POST", body: vent });
  const found = Number(await response.text());
  if (!response.ok || !(found >= times)) throw new Error(`the worker answered ${response.status}: ${found} finds`);
  return { ms: performance.now() - start, found: found / times };
}

/** Milliseconds to scrub `vent` once: the median of `rounds` and their range; and what was found in it. */
export async function timeScrub(worker, vent, { times, rounds }) {
  // The engine first compiles in haste, and anew what runs often.
  const { found } = await scrub(worker, vent, times * 2);
  const values = [];
  for (let round = 0; round < rounds; round += 1) {
    const once = await scrub(worker, vent, times);
    const twice = await scrub(worker, vent, times * 2);
    values.push((twice.ms - once.ms) / times);
  }
  return { ms: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values), found };
}
