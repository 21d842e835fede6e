// Everything a fresh clone needs before it can build. Each step says what it does and how long it
// usually takes on two cores, and does nothing when its work is done already.
//
// Runs on whatever Node the machine has (20 or newer), before any dependency is installed, so it
// imports nothing but Node itself.

import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");

/** Tools compiled once a user, beside and never over what they installed themselves. */
export const cache = process.env.VENTVAULT_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "ventvault");

/** The environment of every child: the project's own Node 22 first, and no calls home. */
export const childEnv = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  WRANGLER_SEND_METRICS: "false",
  // Wrangler would ask the network for a sample of `request.cf`.
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

export function say(line) {
  console.log(`» ${line}`);
}

/** Runs a program with its output shown; ends this one when it fails. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: "inherit", env: childEnv, ...options });
  if (result.error) fail(`${program} could not be started: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
  return result;
}

/** Runs a JavaScript program of a dependency on the project's own Node. */
export function runNode(script, args, options = {}) {
  return run(join(bin, "node"), [join(root, "node_modules", script), ...args], options);
}

export function fail(reason) {
  console.error(`\n✗ ${reason}`);
  process.exit(1);
}

/** A hash of the contents of files and folders (all files below them), and of `extra` text. */
export function hashOf(paths, extra = "") {
  const hash = createHash("sha256").update(extra);
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path));
    }
  };
  for (const path of paths) add(resolve(root, path));
  return hash.digest("hex");
}

/** Runs `work` unless `stamp` says that it was done for `state` and its `result` is still there. */
export function once(stamp, state, result, work) {
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, "utf8") === state) return;
  // Work that breaks off in the middle must not pass for what was done before it.
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

/** Runs `work` while no other run of these scripts does work of the same name in this clone. */
export function alone(name, work) {
  const lock = join(root, ".wrangler", `${name}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  for (let waited = 0; ; waited += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch {
      const owner = Number(existsSync(lock) && readFileSync(lock, "utf8"));
      if (owner && !isRunning(owner)) rmSync(lock, { force: true });
      if (waited === 1) say(`Waiting for another run to finish its ${name}`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
  // Also when a step fails: `run` ends the process.
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  work();
  release();
  process.off("exit", release);
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function answers(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

function checkPrograms() {
  if (process.platform === "win32") fail("Windows is not supported. Run this inside WSL.");
  if (!atLeast(process.versions.node, "20")) {
    fail(`Node ${process.versions.node} is too old. Install Node 20 or newer: https://nodejs.org`);
  }
  for (const program of ["cargo", "rustup"]) {
    if (!answers(program)) {
      fail(`${program} is missing. Install Rust with rustup (https://rustup.rs), open a new shell, and run this again.`);
    }
  }
}

/** Whether a version is no older than another, part by part. */
function atLeast(version, least) {
  const [have, want] = [version, least].map((text) => text.split(".").map(Number));
  for (const [place, part] of want.entries()) {
    if ((have[place] ?? 0) !== part) return (have[place] ?? 0) > part;
  }
  return true;
}

function checkRust() {
  const least = readFileSync(join(root, "Cargo.toml"), "utf8").match(/^rust-version = "([\d.]+)"/m)?.[1] ?? "1";
  const version = spawnSync("rustc", ["--version"], { cwd: root, encoding: "utf8" }).stdout?.match(/\d+\.\d+\.\d+/)?.[0];
  if (!version || !atLeast(version, least)) {
    fail(`Rust ${version ?? "(none)"} is too old; this needs ${least}. Run: rustup update stable`);
  }
}

function addWasmTarget() {
  const target = "wasm32-unknown-unknown";
  const lib = spawnSync("rustc", ["--print", "target-libdir", "--target", target], { cwd: root, encoding: "utf8" });
  if (lib.status === 0 && existsSync(lib.stdout.trim())) return;
  say(`Adding Rust's WebAssembly target (a few seconds)`);
  run("rustup", ["target", "add", target]);
}

/** Adds parts of the Rust toolchain that only checking needs. */
export function addComponents() {
  for (const [component, program] of [["clippy", "cargo-clippy"], ["rustfmt", "cargo-fmt"]]) {
    if (answers(program)) continue;
    say(`Adding ${component} (a few seconds)`);
    run("rustup", ["component", "add", component]);
  }
}

function installPackages() {
  once(join(root, "node_modules", ".ventvault-lock"), hashOf(["package-lock.json"]), "node_modules", () => {
    say("Installing npm packages from the lock file (about 20 seconds)");
    // Not `npm ci`: it refuses a lock file that lacks a package of another system, and a registry may
    // lack one. Without saving, the lock file still decides every version, and stays as it is.
    run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
  });
}

/** The version that Cargo.lock pins for a crate. */
function locked(crate) {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = lock.match(new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`));
  if (!found) fail(`Cargo.lock has no ${crate}; restore it with git checkout Cargo.lock`);
  return found[1];
}

export function cargoTool(crate, version, program, minutes) {
  const folder = join(cache, `${crate}-${version}`);
  const path = join(folder, "bin", program);
  if (!existsSync(path)) {
    say(`Compiling ${crate} ${version}, once for all your clones (about ${minutes} minutes)`);
    // A folder of this run's own: another clone may be compiling the same tool.
    const target = join(cache, `target-${crate}-${process.pid}`);
    try {
      mkdirSync(target, { recursive: true });
    } catch {
      fail(`${cache} cannot be written to. Name another folder in VENTVAULT_CACHE.`);
    }
    const install = ["install", crate, "--version", version, "--quiet", "--root", folder, "--target-dir", target];
    const attempt = spawnSync("cargo", [...install, "--locked"], { cwd: root, env: childEnv, stdio: "ignore" });
    // A registry may have withdrawn a version that the tool's own lock file names; then the newest
    // compatible ones serve.
    if (attempt.status !== 0) run("cargo", install);
    rmSync(target, { recursive: true, force: true });
  }
  return path;
}

/** Paths of the tools that build the worker; compiles those that are missing. */
export function buildTools() {
  return {
    // The command line tool and the library must be of exactly one version.
    wasmBindgen: cargoTool("wasm-bindgen-cli", locked("wasm-bindgen"), "wasm-bindgen", 2),
    workerBuild: cargoTool("worker-build", locked("worker"), "worker-build", 4),
    esbuild: join(bin, "esbuild"),
    wasmOpt: join(bin, "wasm-opt"),
  };
}

function writeDevVars() {
  const path = join(root, ".dev.vars");
  if (existsSync(path)) return;
  say("Writing .dev.vars with fresh random secrets (at once)");
  const secret = () => randomBytes(32).toString("base64");
  writeFileSync(
    path,
    `# Secrets of this clone, for development only. Never commit this file.
DEVICE_TOKEN_KEY="${secret()}"
USER_HASH_KEY="${secret()}"
SEAL_KEYS="dev:${secret()}"

# Limits are lifted for development. Delete these lines to try the real ones, or set one for a run:
# npm start -- --var QUOTA_ANONYMOUS:2
QUOTA_ANONYMOUS="unlimited"
QUOTA_NETWORK="unlimited"
`,
    { mode: 0o600 },
  );
}

/** All of it, in order. */
export function setUp() {
  checkPrograms();
  checkRust();
  alone("set-up", () => {
    addWasmTarget();
    installPackages();
    buildTools();
    writeDevVars();
  });
}
