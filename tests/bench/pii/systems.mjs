// What is compared. Each is a program of its own on one core, which reads lines of JSON and answers
// each with one: `{"texts":[…]}` with the milliseconds it took to scrub them one by one,
// `{"texts":[…],"find":true}` with what it found in each.

import { spawn, spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { childEnv } from "../../../scripts/setup.mjs";
import { indices } from "./data.mjs";
import { nativeScrubber, presidio, redactPii } from "./install.mjs";

const programs = join(import.meta.dirname, "programs");

/** Presidio's confidence from which a find counts: what presidio-research, too, evaluates it with. */
export const THRESHOLD = 0.4;

/** What others call the kinds that are compared. Presidio knows no address of a street, only places. */
const KINDS_OF = {
  redact: {
    ...{ emailAddress: "EMAIL", url: "URL", usSocialSecurityNumber: "SSN", ipAddress: "IP", creditCardNumber: "CARD" },
    ...{ phoneNumber: "PHONE", names: "PERSON", streetAddress: "ADDRESS", zipcode: "ADDRESS" },
    ...{ username: "HANDLE", password: "SECRET", credentials: "SECRET" },
  },
  presidio: {
    ...{ EMAIL_ADDRESS: "EMAIL", URL: "URL", US_SSN: "SSN", IP_ADDRESS: "IP", IBAN_CODE: "IBAN", CREDIT_CARD: "CARD" },
    ...{ PHONE_NUMBER: "PHONE", PERSON: "PERSON", LOCATION: "ADDRESS", CRYPTO: "WALLET", MAC_ADDRESS: "MAC" },
    ...{ US_DRIVER_LICENSE: "DOCUMENT", US_PASSPORT: "DOCUMENT" },
  },
};

const running = new Set();
process.once("exit", () => {
  for (const child of running) child.kill();
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

/** Starts a program on the machine's last core. */
function start(name, unit, kinds, program, args) {
  const core = String(availableParallelism() - 1);
  // Libraries for numbers would start a thread for each core that the machine has.
  const env = { ...childEnv, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };
  const child = spawn("taskset", ["-c", core, program, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
  running.add(child);
  let [said, ended, waiting] = ["", undefined, undefined];
  child.stderr.on("data", (text) => (said = (said + text).slice(-2_000)));
  const end = (reason) => {
    running.delete(child);
    ended ??= new Error(`${name} ended (${reason}): ${said.trim().split("\n").slice(-3).join(" / ")}`);
    waiting?.reject(ended);
  };
  child.once("error", (error) => end(error.message));
  child.once("close", (code, signal) => end(signal ?? code));
  child.stdin.on("error", () => {});
  createInterface({ input: child.stdout }).on("line", (line) => waiting?.resolve(JSON.parse(line)));
  const ask = (order) => {
    if (ended) return Promise.reject(ended);
    const answer = new Promise((resolve, reject) => (waiting = { resolve, reject }));
    child.stdin.write(`${JSON.stringify(order)}\n`);
    return answer;
  };
  return {
    name,
    pid: child.pid,
    stop: () => child.kill(),
    /** Milliseconds to scrub them all. */
    time: async (texts) => (await ask({ texts })).ms,
    /** What is found in each, as indices into it, and by VentVault's names. */
    async find(texts) {
      const { found } = await ask({ texts, find: true });
      return found.map((spans, place) => {
        const index = indices(texts[place], unit);
        const named = (kind) => kinds?.[kind] ?? kind;
        return spans.map(({ kind, start, end }) => ({ kind: named(kind), start: index[start], end: index[end] }));
      });
    },
  };
}

function ventvault() {
  return start("VentVault", "bytes", undefined, nativeScrubber(), ["--serve"]);
}

function redact() {
  const version = redactPii();
  const kinds = KINDS_OF.redact;
  const args = [join(programs, "redact.mjs"), ...Object.keys(kinds)];
  const system = start("redact-pii", "units", kinds, process.execPath, args);
  return { ...system, versions: { "redact-pii": version } };
}

function presidioEngines() {
  const { python, versions } = presidio();
  const kinds = KINDS_OF.presidio;
  const args = [join(programs, "presidio.py"), String(THRESHOLD), ...Object.keys(kinds)];
  return { ...start("Presidio", "points", kinds, python, args), versions };
}

/** Starts all of them, VentVault first; those that cannot be had are in `skipped` with the reason. */
export function startSystems() {
  if (spawnSync("taskset", ["--version"]).status !== 0) throw new Error("taskset of util-linux is missing");
  const systems = [ventvault()];
  const skipped = [];
  for (const [name, begin] of [["redact-pii", redact], ["Presidio", presidioEngines]]) {
    try {
      systems.push(begin());
    } catch (error) {
      skipped.push({ name, reason: error.message });
    }
  }
  return { systems, skipped };
}
