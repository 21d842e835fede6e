// `npm run fuzz`: looks for texts that break what the core promises, ten minutes in all.
// `npm run fuzz -- --seconds 20` looks for 20 seconds in all, `--target NAME` at one target alone;
// `npm run fuzz -- --target NAME --input FILE` tries one input, such as one that was found before.
//
// The targets are those of core/fuzz. libFuzzer varies texts and keeps those that reach code no
// other text has reached; what it keeps is where the next run begins. There is no sanitizer: the
// core denies unsafe code, so nothing is there for one to find, and stable Rust will do.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, openSync, closeSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { cargoTool, childEnv, fail, root, run, say } from "./setup.mjs";

const version = "0.13.2";
const source = join(root, "core", "fuzz");
/** Builds, corpora, inputs that were found, and logs. */
const folder = join(root, "target", "fuzz");
/** A text of a page is done in a millisecond; one that takes so long would take a bigger one for ever. */
const timeout = "-timeout=10";
const usage = "npm run fuzz -- [--seconds N] [--target NAME [--input FILE]]";

function readOptions() {
  let values;
  try {
    const string = { type: "string" };
    values = parseArgs({ options: { seconds: { ...string, default: "600" }, target: string, input: string } }).values;
  } catch (error) {
    fail(`${error.message}\n${usage}`);
  }
  const all = readdirSync(join(source, "fuzz_targets")).map((file) => file.slice(0, -".rs".length)).sort();
  const { target, input } = values;
  if (target !== undefined && !all.includes(target)) fail(`There is no target ${target}. There are: ${all.join(", ")}`);
  if (input !== undefined && target === undefined) fail(`--input needs the target it is for.\n${usage}`);
  if (input !== undefined && !existsSync(input)) fail(`${input} does not exist.`);
  const targets = target === undefined ? all : [target];
  if (!/^\d+$/.test(values.seconds) || Number(values.seconds) < targets.length) {
    fail(`--seconds is a number of at least ${targets.length}, one for each target, not ${values.seconds}\n${usage}`);
  }
  return { targets, seconds: Number(values.seconds), input };
}

/** Compiles the targets; returns the folder that their programs are in. */
function compile(targets) {
  const compiler = process.env.CXX ?? "c++";
  if (spawnSync(compiler, ["--version"], { stdio: "ignore" }).status !== 0) {
    fail(`${compiler} is missing; libFuzzer is written in C++. On Debian: apt-get install g++`);
  }
  const program = cargoTool("cargo-fuzz", version, "cargo-fuzz", 2);
  // Named, since cargo-fuzz would take the system that it was itself compiled for.
  const host = spawnSync("rustc", ["--print", "host-tuple"], { cwd: root, encoding: "utf8" }).stdout.trim();
  const build = join(folder, "build");
  say("Compiling the fuzz targets (about a minute the first time)");
  const args = ["--fuzz-dir", source, "--target-dir", build, "--target", host, "--sanitizer", "none"];
  for (const target of targets) run(program, ["build", ...args, target], { env: { ...childEnv, CARGO_TERM_QUIET: "true" } });
  return join(build, host, "release");
}

/** Where a target's files of one sort lie; there from now on. */
function place(sort, target) {
  const path = join(folder, sort, target);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Runs a target for so long; says what came of it, and returns whether all was well. */
function fuzz(program, target, seconds) {
  const corpus = place("corpus", target);
  cpSync(join(source, "seeds", target), corpus, { recursive: true });
  const found = place("found", target);
  const log = join(place("logs", target), "fuzz.log");
  say(`Fuzzing ${target} for ${seconds} seconds`);
  const args = [`-max_total_time=${seconds}`, `-dict=${join(source, "words.dict")}`, `-artifact_prefix=${found}/`];
  args.push("-max_len=4096", timeout, "-print_final_stats=1", corpus);
  const output = openSync(log, "w");
  const { status, signal, error } = spawnSync(program, args, { cwd: root, stdio: ["ignore", output, output] });
  closeSync(output);
  if (error) fail(`${program} could not be started: ${error.message}`);

  const text = readFileSync(log, "utf8");
  const last = (pattern) => [...text.matchAll(pattern)].at(-1)?.[1];
  const figures = [
    ["executions", /^stat::number_of_executed_units: +(\d+)/gm],
    ["a second", /^stat::average_exec_per_sec: +(\d+)/gm],
    ["places of the code reached", / cov: (\d+)/g],
    ["features", / ft: (\d+)/g],
  ]
    // A crash on what it begins with comes before there is anything to count.
    .filter(([, pattern]) => Number(last(pattern)) > 0)
    .map(([what, pattern]) => `${Number(last(pattern)).toLocaleString("en")} ${what}`)
    .join(", ");
  const input = last(/Test unit written to (\S+\/(?:crash|timeout|oom)-\w+)/g);
  if (status === 0) {
    say(`${target}: ${figures}, no crash`);
    return true;
  }
  if (input === undefined) {
    fail(`${target} ended with ${signal ?? `code ${status}`} and without an input. Its last words (all are in ${relative(root, log)}):
${text.split("\n").slice(-20).join("\n")}`);
  }
  const smallest = shrink(program, input);
  // Asked anew: what it says of the smallest input is shorter, too.
  const words = spawnSync(program, [timeout, smallest], { cwd: root, encoding: "utf8" }).stderr;
  const reason = words.match(/^thread .* panicked at [^]*?(?=^stack backtrace:|^note: |^==)/m) ?? words.match(/^.*ERROR: libFuzzer: .*$/m);
  console.error(`
✗ ${target}: ${figures}, one crash

${reason?.[0].trim() ?? "It did not end so once more; the log says how it ended."}

Input:      ${relative(root, smallest)} (${statSync(smallest).size} bytes)
            ${JSON.stringify(readFileSync(smallest, "utf8")).slice(0, 500)}
Reproduce:  npm run fuzz -- --target ${target} --input ${relative(root, smallest)}
Log:        ${relative(root, log)}
`);
  return false;
}

/** A smaller input on which the target ends likewise; the same one if there is none. */
function shrink(program, input) {
  // Each try of one that runs out of time or memory would take as long again.
  if (!/\/crash-\w+$/.test(input)) return input;
  const smaller = `${input}.small`;
  rmSync(smaller, { force: true });
  const args = ["-minimize_crash=1", "-max_total_time=10", `-exact_artifact_path=${smaller}`, input];
  spawnSync(program, args, { cwd: root, stdio: "ignore" });
  return existsSync(smaller) ? smaller : input;
}

const { targets, seconds, input } = readOptions();
const programs = compile(targets);
if (input !== undefined) {
  run(join(programs, targets[0]), [timeout, resolve(input)]);
  say(`${targets[0]} keeps its promises on ${input}`);
} else {
  // One after the other, and each of them to its end: a crash in one says nothing of the next.
  const well = targets.map((target) => fuzz(join(programs, target), target, Math.floor(seconds / targets.length)));
  if (well.includes(false)) process.exitCode = 1;
}
