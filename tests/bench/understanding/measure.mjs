// `npm run bench:understanding`: what the models take inside workerd, and where their weights had better live.
//
//   npm run bench:understanding                on a quiet machine; writes docs/benchmarks.md
//   npm run bench:understanding -- --anyway    also on a busy one; prints, and writes nothing

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { childEnv, fail, root, say, setUp } from "../../../scripts/setup.mjs";
import { writeSection } from "../document.mjs";
import { describe, refuseIfBusy, residentMiB, watchOthers } from "../machine.mjs";
import { table } from "../report.mjs";
import { quantile, shuffled } from "../statistics.mjs";
import { call, startWorker, timeOf } from "../workerd.mjs";

const { anyway } = parseArgs({ options: { anyway: { type: "boolean" } } }).values;
const ROUNDS = 9;
const weights = join(root, "core", "model", "weights");

/** Words that are one token each, so that a text has as many tokens as it should. */
const WORDS = "i have been awake since three again and my boss moved the deadline while my mother is in hospital so who will be there".split(" ");
/** Tokens of a usual vent, with the two that stand at a text's ends. */
const VENT = 32;
const textOf = (words) => Array.from({ length: words }, (_, at) => WORDS[at % WORDS.length]).join(" ");

/** How the models become WebAssembly: the weights outside or inside the program, and without SIMD. */
const FLAGS = {
  asset: "-C target-feature=+simd128",
  inside: "-C target-feature=+simd128 --cfg weights_inside",
  portable: "-C target-feature=-simd128",
};

function compile(way) {
  const flags = FLAGS[way];
  const target = join(root, "target", `bench-${way}`);
  const args = ["build", "--release", "--quiet", "-p", "ventvault-core", "--example", "understand_wasm"];
  const env = { ...childEnv, RUSTFLAGS: flags, CARGO_TARGET_DIR: target };
  const { status } = spawnSync("cargo", [...args, "--target", "wasm32-unknown-unknown"], { cwd: root, env, stdio: "inherit" });
  if (status !== 0) throw new Error("cargo could not build the models");
  return join(target, "wasm32-unknown-unknown", "release", "examples", "understand_wasm.wasm");
}

const start = (way, wasm) => startWorker(wasm, ...(way === "inside" ? [] : [weights]));

/** Has the module take its weights; the milliseconds of it. */
async function load(way, worker) {
  if (way === "inside") return (await call(worker, "take_inside")).ms;
  const { ms } = await call(worker, "take_sentence", { asset: "sentence.bin" });
  return ms + (await call(worker, "take_understanding", { asset: "understanding.bin" })).ms;
}

/** A fresh runtime: its start with a first quick reading, then the first full one. */
async function live(way, wasm) {
  const worker = await start(way, wasm);
  try {
    const body = textOf(30);
    const first = await call(worker, "run_quick", { body });
    const before = residentMiB(worker.pid);
    const loaded = await load(way, worker);
    const use = await call(worker, "run_full", { body });
    return { start: worker.ms + first.ms, before, use: loaded + use.ms, after: residentMiB(worker.pid), memory: use.memory };
  } finally {
    worker.stop();
  }
}

/** Times each work in one runtime, with the linear memory after it. */
async function timed(way, wasm, works) {
  const worker = await start(way, wasm);
  try {
    await load(way, worker);
    const found = [];
    for (const { name, body, times, ...work } of works) {
      const time = await timeOf(worker, name, body, { times, rounds: ROUNDS });
      found.push({ ...work, ...time, memory: (await call(worker, name, { body })).memory });
    }
    return found;
  } finally {
    worker.stop();
  }
}

async function measure() {
  const programs = Object.fromEntries(Object.keys(FLAGS).map((way) => [way, compile(way)]));
  await refuseIfBusy(anyway, 120);
  const others = watchOthers([process.pid]);
  const lives = { asset: [], inside: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of shuffled(Object.keys(lives))) lives[way].push(await live(way, programs[way]));
  }
  const quick = { name: "run_quick", body: textOf(100), times: 3_000 };
  const full = { name: "run_full", body: textOf(VENT - 2), times: 20 };
  const [portable] = await timed("portable", programs.portable, [{ ...full, times: 5 }]);
  const lengths = [[16, 40], [VENT, 20], [128, 6], [256, 3]];
  const readings = lengths.map(([tokens, times]) => ({ ...full, tokens, body: textOf(tokens - 2), times }));
  const [ofQuick, ...ofFull] = await timed("asset", programs.asset, [quick, ...readings]);
  return { lives, full: ofFull, quick: ofQuick, portable, busy: others() };
}

const median = (rows, name) => quantile(rows.map((row) => row[name]), 0.5);

function judge({ full, quick }) {
  const vent = full.find(({ tokens }) => tokens === VENT);
  const range = ({ ms, least, most }, scale, unit) => `${(ms * scale).toFixed(1)} ${unit} (${(least * scale).toFixed(1)} to ${(most * scale).toFixed(1)})`;
  return [
    { bar: `full model, ${VENT} tokens ≤ 25 ms`, value: range(vent, 1, "ms"), cleared: vent.ms <= 25 },
    { bar: "linear memory after it ≤ 32 MiB", value: `${vent.memory.toFixed(1)} MiB`, cleared: vent.memory <= 32 },
    { bar: "quick model, 100 words ≤ 200 µs", value: range(quick, 1000, "µs"), cleared: quick.ms <= 0.2 },
  ];
}

function summary(measured) {
  const { lives, full, portable } = measured;
  const vent = full.find(({ tokens }) => tokens === VENT);
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
    `Compiled without SIMD, ${VENT} tokens take ${portable.ms.toFixed(1)} ms (${portable.least.toFixed(1)} to ${portable.most.toFixed(1)}): ${(portable.ms / vent.ms).toFixed(1)} times as long.`,
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
