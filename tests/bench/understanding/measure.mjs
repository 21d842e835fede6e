// `npm run bench:understanding`: what the models take inside workerd, and where their weights had better live.
//
//   npm run bench:understanding                on a quiet machine; writes docs/benchmarks.md
//   npm run bench:understanding -- --anyway    also on a busy one; prints, and writes nothing

import { execFileSync, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { childEnv, fail, root, say, setUp } from "../../../scripts/setup.mjs";
import { writeSection } from "../document.mjs";
import { describe, refuseIfBusy, residentMiB, watchOthers } from "../machine.mjs";
import { table } from "../report.mjs";
import { quantile, shuffled } from "../statistics.mjs";

const { anyway } = parseArgs({ options: { anyway: { type: "boolean" } } }).values;
const ROUNDS = 9;
const weights = join(root, "core", "model", "weights");

/** Words that are one token each, so that a text has as many tokens as it should. */
const WORDS = "i have been awake since three again and my boss moved the deadline while my mother is in hospital so who will be there".split(" ");
const textOf = (words) => Array.from({ length: words }, (_, at) => WORDS[at % WORDS.length]).join(" ");

/** The models as WebAssembly, with the weights inside the program or without. */
function compile(way) {
  const flags = `-C target-feature=+simd128${way === "inside" ? " --cfg weights_inside" : ""}`;
  const target = join(root, "target", `bench-${way}`);
  const args = ["build", "--release", "--quiet", "-p", "ventvault-core", "--example", "understand_wasm"];
  const env = { ...childEnv, RUSTFLAGS: flags, CARGO_TARGET_DIR: target };
  const { status } = spawnSync("cargo", [...args, "--target", "wasm32-unknown-unknown"], { cwd: root, env, stdio: "inherit" });
  if (status !== 0) throw new Error("cargo could not build the models");
  return join(target, "wasm32-unknown-unknown", "release", "examples", "understand_wasm.wasm");
}

async function start(way, wasm) {
  const child = fork(join(import.meta.dirname, "programs", "worker.mjs"), [way, wasm, weights], { env: childEnv, execArgv: [] });
  const gone = once(child, "exit").then(() => Promise.reject(new Error("the worker in workerd did not start")));
  const [{ url, pid, ms }] = await Promise.race([once(child, "message"), gone]);
  gone.catch(() => {});
  return { url, pid, ms, pids: [child.pid, pid], stop: () => child.connected && child.disconnect() };
}

async function call({ url }, name, { times = 1, body } = {}) {
  const began = performance.now();
  const response = await fetch(`${url}${name}?times=${times}`, { method: "POST", body });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  const { given, memory } = await response.json();
  if (!(given > 0)) throw new Error(`${name} did nothing`);
  return { ms: performance.now() - began, memory: memory / 2 ** 20 };
}

/** A fresh runtime: its start with a first quick reading, then the first full one. */
async function live(way, wasm) {
  const worker = await start(way, wasm);
  try {
    const body = textOf(30);
    const first = await call(worker, "run_quick", { body });
    const before = residentMiB(worker.pid);
    const load = await call(worker, "load");
    const use = await call(worker, "run_full", { body });
    return { start: worker.ms + first.ms, before, use: load.ms + use.ms, after: residentMiB(worker.pid), memory: use.memory };
  } finally {
    worker.stop();
  }
}

/** Milliseconds for one reading, from outside: workerd's clock stands still while code runs. */
async function timeOf(worker, name, words, times) {
  const body = textOf(words);
  await call(worker, name, { body, times: times * 2 });
  const values = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await call(worker, name, { body, times });
    const two = await call(worker, name, { body, times: times * 2 });
    values.push((two.ms - one.ms) / times);
  }
  return { ms: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values) };
}

async function measure() {
  const programs = { asset: compile("asset"), inside: compile("inside") };
  await refuseIfBusy(anyway, 120);
  const others = watchOthers([process.pid]);
  const lives = { asset: [], inside: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of shuffled(Object.keys(programs))) lives[way].push(await live(way, programs[way]));
  }
  const worker = await start("asset", programs.asset);
  try {
    await call(worker, "load");
    const full = [];
    // With the two tokens that stand at a text's ends.
    for (const [tokens, times] of [[16, 40], [32, 20], [128, 6], [256, 3]]) {
      full.push({ tokens, ...(await timeOf(worker, "run_full", tokens - 2, times)) });
      full.at(-1).memory = (await call(worker, "run_full", { body: textOf(tokens - 2) })).memory;
    }
    return { lives, full, quick: await timeOf(worker, "run_quick", 100, 3_000), busy: others() };
  } finally {
    worker.stop();
  }
}

const median = (rows, name) => quantile(rows.map((row) => row[name]), 0.5);

function judge({ full, quick }) {
  const vent = full.find(({ tokens }) => tokens === 32);
  const range = ({ ms, least, most }, scale, unit) => `${(ms * scale).toFixed(1)} ${unit} (${(least * scale).toFixed(1)} to ${(most * scale).toFixed(1)})`;
  return [
    { bar: "full model, 32 tokens ≤ 25 ms", value: range(vent, 1, "ms"), cleared: vent.ms <= 25 },
    { bar: "linear memory after it ≤ 32 MiB", value: `${vent.memory.toFixed(1)} MiB`, cleared: vent.memory <= 32 },
    { bar: "quick model, 100 words ≤ 200 µs", value: range(quick, 1000, "µs"), cleared: quick.ms <= 0.2 },
  ];
}

function summary(measured) {
  const { lives, full } = measured;
  const ways = [["static assets, read on first use", lives.asset], ["inside the program", lives.inside]];
  const rows = ways.map(([name, rows]) => [name, ...["start", "before", "use", "after", "memory"].map((field) => median(rows, field).toFixed(1))]);
  const readings = full.map(({ tokens, ms, least, most, memory }) => [
    ...[String(tokens), ms.toFixed(1), `${least.toFixed(1)} to ${most.toFixed(1)}`, memory.toFixed(1)],
  ]);
  return [
    "Where the weights live, medians of fresh runtimes: start of workerd to its first quick reading, resident memory then; first full reading with what it loads, resident memory and linear memory after it.",
    table({ head: ["weights", "start, ms", "memory, MiB", "first full reading, ms", "memory, MiB", "linear memory, MiB"], rows }),
    "The full model (emotion, theme, second opinion, vector), by the length of the text:",
    table({ head: ["tokens", "ms", "range", "linear memory, MiB"], rows: readings }),
    table({ head: ["bar", "measured", ""], rows: judge(measured).map(({ bar, value, cleared }) => [bar, value, cleared ? "pass" : "**miss**"]) }),
  ].join("\n\n");
}

setUp();
try {
  const measured = await measure();
  console.log(`\n${summary(measured)}\n`);
  const share = `${(measured.busy * 100).toFixed(1)} % of the cores`;
  if (anyway) {
    say("NOT VALID, and not written: a try with --anyway");
  } else {
    const { version } = JSON.parse(readFileSync(join(root, "node_modules", "workerd", "package.json"), "utf8"));
    const told = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: "utf8" }).trim();
    const versions = `VentVault ${told("git", "describe", "--always", "--dirty")}, workerd ${version}, ${told("rustc", "--version")}`;
    writeSection(
      join(root, "docs", "benchmarks.md"),
      "understanding",
      `## Understanding: the models inside workerd

Written by \`npm run bench:understanding\` on ${new Date().toISOString().slice(0, 10)}. Machine: ${describe()}; at
most ${share} went to other programs and to workerd's own start. Versions: ${versions}.

${summary(measured)}`,
    );
    say("Wrote docs/benchmarks.md");
  }
  process.exit(judge(measured).every(({ cleared }) => cleared) ? 0 : 1);
} catch (error) {
  fail(error.message);
}
