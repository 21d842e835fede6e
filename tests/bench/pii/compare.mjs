// `npm run bench:pii`: VentVault's scrubber beside redact-pii and Presidio, and inside workerd.
//
//   npm run bench:pii                        everything; writes docs/benchmarks.md
//   npm run bench:pii -- --anyway            also on a busy machine; prints, and writes nothing
//   npm run bench:pii -- --anyway --small    fewer rounds, to see that everything works
//   npm run bench:pii -- --data FOLDER       where the texts are, when not in core/tests/data

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fail, root, say, setUp } from "../../../scripts/setup.mjs";
import { writeSection } from "../document.mjs";
import { describe, MOST_FOREIGN, refuseIfBusy, watchOthers } from "../machine.mjs";
import { quantile, shuffled } from "../statistics.mjs";
import { call, startWorker, timeOf } from "../workerd.mjs";
import { longVent, readTexts } from "./data.mjs";
import { wasmScrubber } from "./install.mjs";
import { judge, section, summary } from "./report.mjs";
import { score } from "./score.mjs";
import { startSystems } from "./systems.mjs";

const { values: options } = parseArgs({
  options: { anyway: { type: "boolean" }, small: { type: "boolean" }, data: { type: "string" } },
});
if (process.platform !== "linux") fail("The benchmark reads /proc, which only Linux has.");
if (options.small && !options.anyway) fail("--small gives no valid figures: add --anyway.");
const amounts = options.small
  ? { rounds: 1, inside: { times: 50, rounds: 3 } }
  : { rounds: 7, inside: { times: 200, rounds: 15 } };

/** Milliseconds of passes a round, so that a fast system is not timed by a blink. */
const ROUND = 1_000;

/** Rounds of all systems in a random order; the speed of each, millions of bytes a second. */
async function race(systems, texts, bytes) {
  const speeds = new Map(systems.map((system) => [system, []]));
  for (let round = 0; round < amounts.rounds; round += 1) {
    for (const system of shuffled(systems)) {
      let [ms, passes] = [0, 0];
      for (; ms < ROUND; passes += 1) ms += await system.time(texts);
      speeds.get(system).push((bytes * passes) / ms / 1000);
    }
  }
  return (system) => {
    const values = speeds.get(system);
    return { median: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values) };
  };
}

async function measure({ labelled, comments, paragraphs }) {
  const { systems, skipped } = startSystems();
  for (const { name, reason } of skipped) say(`Leaving ${name} out: ${reason}`);
  const worker = await startWorker(wasmScrubber());
  const bytes = paragraphs.reduce((sum, paragraph) => sum + Buffer.byteLength(paragraph), 0);
  const results = [];
  try {
    for (const system of systems) {
      say(`Asking ${system.name} what it finds`);
      const found = score(labelled, await system.find(labelled.map(({ text }) => text)));
      const touched = (await system.find(comments)).filter((spans) => spans.length).length;
      results.push({ system, name: system.name, versions: system.versions, score: found, touched });
      await system.time(paragraphs);
    }
    await refuseIfBusy(options.anyway, 120);
    const others = watchOthers([process.pid, ...worker.pids, ...systems.map(({ pid }) => pid)]);
    say("Measuring speed");
    const speedOf = await race(systems, paragraphs, bytes);
    say("Measuring inside workerd");
    const vent = longVent(readFileSync(join(root, "core", "benches", "prose.txt"), "utf8"));
    const { given: found } = await call(worker, "scrub", { body: vent });
    const inside = { found, ...(await timeOf(worker, "scrub", vent, amounts.inside)) };
    return {
      ...{ skipped, bytes, others: others(), inside: { ...amounts.inside, ...inside }, rounds: amounts.rounds },
      ...{ labelled: labelled.length, comments: comments.length },
      systems: results.map(({ system, ...result }) => ({ ...result, speed: speedOf(system) })),
    };
  } finally {
    worker.stop();
    for (const system of systems) system.stop();
  }
}

function versionsOf(systems) {
  const told = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: "utf8" }).trim();
  const { version: workerd } = JSON.parse(readFileSync(join(root, "node_modules", "workerd", "package.json"), "utf8"));
  return {
    VentVault: told("git", "describe", "--always", "--dirty"),
    Rust: told("rustc", "--version").split(" ")[1],
    ...{ workerd, Node: process.versions.node },
    ...Object.assign({}, ...systems.map(({ versions }) => versions)),
  };
}

setUp();
try {
  const texts = readTexts(options.data ?? join(root, "core", "tests", "data"));
  const measured = await measure(texts);
  const date = new Date().toISOString().slice(0, 10);
  const results = { ...measured, versions: versionsOf(measured.systems), machine: describe(), date };
  console.log(`\n${summary(results)}\n`);
  const share = `${(results.others * 100).toFixed(0)} % of the cores`;
  if (options.anyway) {
    say(`NOT VALID, and not written: a try with --anyway; others used ${share} meanwhile`);
  } else if (results.others > MOST_FOREIGN) {
    fail(`Not written: others used ${share} meanwhile. Try again on a quiet machine.`);
  } else {
    writeSection(join(root, "docs", "benchmarks.md"), "pii", section(results));
    say("Wrote docs/benchmarks.md");
  }
  process.exit(judge(results).every((bar) => bar.cleared) ? 0 : 1);
} catch (error) {
  fail(error.message);
}
