// `npm run bench:start -- REVISION`: whether a fresh runtime, its first vent and a warm vent take longer than
// they did at another revision. Both are built here and run in turns, with this revision's configuration and tables;
// the ratios are what counts.
//
//   npm run bench:start -- main~20               on a quiet machine
//   npm run bench:start -- main~20 --anyway      also on a busy one

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../../scripts/build.mjs";
import { childEnv, root, run, say, setUp } from "../../scripts/setup.mjs";
import { refuseIfBusy, watchOthers } from "./machine.mjs";
import { table } from "./report.mjs";
import { quantile, shuffled } from "./statistics.mjs";
import { answer, start, stop } from "./systems.mjs";
import { VENT } from "./text.mjs";

const ROUNDS = 15;
/** Warm vents a runtime; the listener answers, since a model's time would hide ours. */
const WARM = 100;
/** Above this ratio of medians something became slower. */
const MOST = 1.05;

/** Builds a revision beside this one, with this one's packages; where its worker is. */
function buildOf(revision) {
  const commit = execFileSync("git", ["rev-parse", "--short", `${revision}^{commit}`], { cwd: root, encoding: "utf8" }).trim();
  const folder = join(root, "target", "bench-start", commit);
  if (!existsSync(join(folder, "build", "index_bg.wasm"))) {
    say(`Building ${commit}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    execFileSync("sh", ["-c", `git archive ${commit} | tar -x -C "${folder}"`], { cwd: root });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    run(process.execPath, [join(folder, "scripts", "build.mjs")], { cwd: folder, env: childEnv });
  }
  return { name: commit, folder: join(folder, "build") };
}

/** Milliseconds until the first word of a vent's reply. */
async function firstWord(url, asked) {
  const headers = { "content-type": "application/json", "cf-connecting-ip": `198.18.0.${asked}` };
  const began = performance.now();
  const response = await fetch(`${url}api/vent`, { method: "POST", headers, body: JSON.stringify({ mode: "text", content: VENT }) });
  let [said, ms] = ["", undefined];
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    said += piece;
    if (said.includes('"text-delta"')) ms ??= performance.now() - began;
  }
  if (!ms || !said.includes('"finish"')) throw new Error(`no whole reply: ${response.status} ${said.slice(0, 300)}`);
  return ms;
}

/** A fresh runtime, its first vent and some more. */
async function live(folder, storage) {
  const began = performance.now();
  const child = start("vault.mjs", [JSON.stringify({ LISTENER_WORD_MS: "0", QUOTA_NETWORK: "unlimited" }), storage, folder], "VentVault");
  try {
    const { url } = await answer(child);
    const started = performance.now() - began;
    const first = await firstWord(url, 0);
    const warm = [];
    for (let asked = 1; asked <= WARM; asked += 1) warm.push(await firstWord(url, asked));
    return { start: started, first, both: started + first, warm: quantile(warm.slice(WARM / 2), 0.5) };
  } finally {
    await stop(child);
  }
}

const NAMES = { start: "start of the runtime", first: "first word of its first vent", both: "both", warm: "first word, warm" };

function summary(lives, [now, then]) {
  const median = (build, field) => quantile(lives.get(build).map((one) => one[field]), 0.5);
  const rows = Object.entries(NAMES).map(([field, name]) => {
    // In pairs: what the machine does to one, it does to its neighbour.
    const ratios = lives.get(now).map((one, at) => one[field] / lives.get(then)[at][field]);
    return { name, then: median(then, field), now: median(now, field), ratio: quantile(ratios, 0.5) };
  });
  const cells = rows.map(({ name, then, now, ratio }) => [name, then.toFixed(2), now.toFixed(2), ratio.toFixed(3), ratio <= MOST ? "pass" : "**slower**"]);
  return { text: table({ head: ["ms, median", then.name, now.name, "ratio", ""], rows: cells }), passed: rows.every(({ ratio }) => ratio <= MOST) };
}

setUp();
const storage = mkdtempSync(join(tmpdir(), "ventvault-bench-"));
try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { anyway: { type: "boolean" } } });
  if (positionals.length !== 1) throw new Error("Name the revision to compare with: npm run bench:start -- REVISION");
  build();
  const builds = [{ name: "this one", folder: join(root, "build") }, buildOf(positionals[0])];
  const lives = new Map(builds.map((build) => [build, []]));
  await refuseIfBusy(values.anyway, 120);
  const others = watchOthers([process.pid]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const build of shuffled(builds)) lives.get(build).push(await live(build.folder, storage));
  }
  const { text, ...judged } = summary(lives, builds);
  console.log(`\n${ROUNDS} fresh runtimes each, ${WARM} vents each; ${(others() * 100).toFixed(0)} % of the cores went to the runtimes and to others.\n\n${text}\n`);
  process.exitCode = judged.passed ? 0 : 1;
} catch (error) {
  process.exitCode = 1;
  say(error.message);
} finally {
  rmSync(storage, { recursive: true, force: true });
}
process.exit();
