// What the machine and its processes are doing, as Linux tells it.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { fail, say } from "../../scripts/setup.mjs";

const TICKS_PER_SECOND = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const cores = cpus().length;

/** Above this share of all cores, others' work would show in the figures. */
export const MOST_FOREIGN = 0.08;

export const pause = (ms) => new Promise((next) => setTimeout(next, ms));

/** Processes started by `pid`. */
export function childrenOf(pid) {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );
}

/** CPU time of a process, all its threads, since it began: milliseconds in user and system mode. */
export function cpuMs(pid) {
  // The program's name may hold blanks and brackets; the fields begin behind its last bracket.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(")").pop().trim().split(" ");
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return ((user + system) * 1000) / TICKS_PER_SECOND;
}

/** Memory of a process that is in RAM now, MiB. */
export function residentMiB(pid) {
  const kibibytes = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+) kB$/m)[1];
  return Number(kibibytes) / 1024;
}

/** CPU time that the machine spent for anyone, and kept from us (steal), since it began: milliseconds. */
function machineMs() {
  const [user, nice, system, , , , , steal] = readFileSync("/proc/stat", "utf8")
    .split("\n")[0]
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return ((user + nice + system + steal) * 1000) / TICKS_PER_SECOND;
}

/** Watches how much of the machine others use while `pids` work. */
export function watchOthers(pids) {
  const now = () => ({ at: performance.now(), all: machineMs(), ours: pids.reduce((sum, pid) => sum + cpuMs(pid), 0) });
  const start = now();
  return () => {
    const end = now();
    const others = end.all - start.all - (end.ours - start.ours);
    return Math.max(0, others / (end.at - start.at) / cores);
  };
}

/** Waits until nobody else uses the machine, at most `seconds`; what was seen last. */
async function untilQuiet(seconds) {
  for (const end = performance.now() + seconds * 1000; ; ) {
    const seen = watchOthers([process.pid]);
    await pause(3_000);
    const busy = seen();
    // The load average still tells of our own installing and building, so it is not asked alone.
    const load = loadavg()[0];
    const quiet = busy <= MOST_FOREIGN && load <= cores;
    if (quiet || performance.now() > end) return { quiet, busy, load };
  }
}

/** Figures from a machine that does other things would be worth nothing: gives up, unless `anyway`. */
export async function refuseIfBusy(anyway, seconds) {
  const { quiet, busy, load } = await untilQuiet(anyway ? 0 : seconds);
  const state = `others use ${(busy * 100).toFixed(0)} % of the cores, the load average is ${load.toFixed(2)}`;
  if (!quiet && !anyway) fail(`The machine is busy: ${state}. Try again when it is not; --anyway tries all the same.`);
  say(`The machine is ${quiet ? "quiet" : "busy"}: ${state}`);
}

/** The machine in one line. */
export function describe() {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores} cores (${cpus()[0].model.trim()}), ${memory} GiB of memory, Linux ${release()}`;
}
