// Everything a fresh clone needs before it can build. Each step says what it does and how long it
// usually takes on two cores, and does nothing when its work is done already.
//
// Runs on whatever Node the machine has (18 or newer), before any dependency is installed, so it
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
const cache = process.env.VENTVAULT_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "ventvault");

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
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

function answers(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

function checkPrograms() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 18) fail(`Node ${process.versions.node} is too old. Install Node 20 or newer: https://nodejs.org`);
  for (const program of ["cargo", "rustup"]) {
    if (!answers(program)) {
      fail(`${program} is missing. Install Rust with rustup (https://rustup.rs), open a new shell, and run this again.`);
    }
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
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    // Not `npm ci`: it refuses a lock file that lacks a package of another system, and a registry may
    // lack one. Without saving, the lock file still decides every version, and stays as it is.
    run(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], { shell: process.platform === "win32" });
  });
}

/** The version that Cargo.lock pins for a crate. */
function locked(crate) {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = lock.match(new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`));
  if (!found) fail(`Cargo.lock has no ${crate}; restore it with git checkout Cargo.lock`);
  return found[1];
}

function cargoTool(crate, version, program, minutes) {
  const folder = join(cache, `${crate}-${version}`);
  const path = join(folder, "bin", program);
  if (!existsSync(path)) {
    say(`Compiling ${crate} ${version}, once for all your clones (about ${minutes} minutes)`);
    const target = join(cache, `target-${crate}`);
    const install = ["install", crate, "--version", version, "--quiet", "--root", folder, "--target-dir", target];
    const locked = spawnSync("cargo", [...install, "--locked"], { cwd: root, env: childEnv, stdio: "ignore" });
    // A registry may have withdrawn a version that the tool's own lock file names; then the newest
    // compatible ones serve.
    if (locked.status !== 0) run("cargo", install);
    rmSync(target, { recursive: true, force: true });
  }
  return path;
}

/** Paths of the tools that build the worker; compiles those that are missing. */
export function buildTools() {
  const extension = process.platform === "win32" ? ".exe" : "";
  return {
    // The command line tool and the library must be of exactly one version.
    wasmBindgen: cargoTool("wasm-bindgen-cli", locked("wasm-bindgen"), `wasm-bindgen${extension}`, 2),
    workerBuild: cargoTool("worker-build", locked("worker"), `worker-build${extension}`, 4),
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
  addWasmTarget();
  installPackages();
  buildTools();
  writeDevVars();
}
