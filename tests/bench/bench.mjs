// `npm run bench`: what VentVault costs on top of the model, beside other gateways, on this machine.
//
//   npm run bench                      everything, about 20 minutes; writes docs/benchmarks.md
//   npm run bench -- --anyway          also on a busy machine; prints, and writes nothing
//   npm run bench -- --anyway --small  a try of a minute or two, to see that everything works
//   npm run bench -- --anyway --only portkey,litellm   with these others; --only none for none
//   npm run bench -- --storage /tmp    keeps the objects' storage on a disk instead of in memory

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../../scripts/build.mjs";
import { fail, root, say, setUp } from "../../scripts/setup.mjs";
import { writeSection } from "./document.mjs";
import { describe, refuseIfBusy, MOST_FOREIGN, watchOthers } from "./machine.mjs";
import { judge, section, summary } from "./report.mjs";
import { flatOut, FULL, fullModel, manyStreams, oneStream, SMALL, warmUp } from "./stages.mjs";
import { startSystems, startUpstream, ventvault } from "./systems.mjs";

const { values: options } = parseArgs({
  options: { anyway: { type: "boolean" }, small: { type: "boolean" }, only: { type: "string" }, storage: { type: "string" } },
});
if (process.platform !== "linux") fail("The benchmark reads /proc, which only Linux has.");
if ((options.small || options.only) && !options.anyway) fail("--small and --only give no valid figures: add --anyway.");
const amounts = options.small ? SMALL : FULL;
// An answer of a quota object leaves when its write is durable. On this machine that is a disk's
// fsync, which tells of the disk and of who else writes to it; Cloudflare's storage is another.
const memory = "/dev/shm";
const storage = options.storage ?? (existsSync(memory) ? memory : tmpdir());

function versionsOf(systems) {
  const ours = execFileSync("git", ["describe", "--always", "--dirty"], { cwd: root, encoding: "utf8" }).trim();
  const version = (name) => JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
  return {
    VentVault: ours,
    workerd: version("workerd"),
    Miniflare: version("miniflare"),
    aimock: version("@copilotkit/aimock"),
    Node: process.versions.node,
    ...Object.fromEntries(systems.filter((system) => system.version).map(({ name, version }) => [name, version])),
  };
}

async function measure() {
  const upstream = await startUpstream();
  const { systems, skipped } = await startSystems(upstream.url, storage, options.only?.split(","));
  for (const { name, reason } of skipped) say(`Leaving ${name} out: ${reason}`);
  const all = [upstream.system, ...systems];
  const pair = [];
  try {
    say("Warming up");
    await warmUp(all, amounts, upstream);
    const others = watchOthers([process.pid, ...[upstream, ...systems].flatMap((one) => one.pids)]);
    say("Measuring one stream");
    const paced = await oneStream(all, amounts, upstream);
    for (const streams of [50, 1000]) {
      say(`Measuring ${streams} streams`);
      paced.push(...(await manyStreams(all, amounts, upstream, streams)));
    }
    const flat = [];
    for (const streams of [1, 50, 1000]) {
      say(`Measuring requests a second at ${streams} streams`);
      flat.push(...(await flatOut(all, amounts, upstream, streams)));
    }
    const disturbance = others();
    say("Measuring what the full model adds");
    for (const model of ["off", "on"]) pair.push(await ventvault(upstream.url, storage, model));
    const full = await fullModel(pair, amounts, upstream);
    const date = new Date().toISOString().slice(0, 10);
    const common = { amounts, storage, versions: versionsOf(systems), machine: describe(), date };
    return { ...common, paced, flat, full, skipped, others: disturbance };
  } finally {
    await Promise.all([upstream, ...systems, ...pair].map((one) => one.stop()));
  }
}

setUp();
build();
await refuseIfBusy(options.anyway, 60);
const results = await measure().catch((error) => fail(error.message));
console.log(`\n${summary(results)}\n`);

const disturbed = results.others > MOST_FOREIGN;
const share = `${(results.others * 100).toFixed(0)} % of the cores`;
if (options.anyway) {
  say(`NOT VALID, and not written: a try with --anyway; others used ${share} meanwhile`);
} else if (disturbed) {
  fail(`Not written: others used ${share} meanwhile. Try again on a quiet machine.`);
} else {
  writeSection(join(root, "docs", "benchmarks.md"), "gateway", section(results));
  say("Wrote docs/benchmarks.md");
}
process.exit(judge(results).every((bar) => bar.cleared) ? 0 : 1);
