// Installs the gateways to compare with, at the first run: the npm one beside this file, the Python
// one in the cache that npm start uses for its tools. A gateway that cannot be had is left out.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { cache, childEnv, hashOf, once, root, say } from "../../scripts/setup.mjs";

export const here = import.meta.dirname;

/** Runs a step of an installation; what it printed. Throws with the end of what it wrote. */
export function step(program, args, cwd = here) {
  const result = spawnSync(program, args, { cwd, env: childEnv, encoding: "utf8", timeout: 15 * 60_000 });
  if (result.status === 0) return result.stdout;
  const said = (result.error?.message ?? `${result.stdout}\n${result.stderr}`).trim().split("\n").slice(-3);
  throw new Error(`${program} ${args.slice(0, 3).join(" ")}: ${said.join(" / ")}`);
}

/** Portkey's gateway from npm: the program to run with Node, and its version. */
export function portkey() {
  const modules = join(here, "node_modules");
  const gateway = join(modules, "@portkey-ai", "gateway");
  const wanted = hashOf(["tests/bench/package.json", "tests/bench/package-lock.json"]);
  once(join(modules, ".ventvault-lock"), wanted, relative(root, gateway), () => {
    say("Installing Portkey's gateway for the benchmark (about 10 seconds)");
    step("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  });
  return {
    program: join(gateway, "build", "start-server.js"),
    version: JSON.parse(readFileSync(join(gateway, "package.json"), "utf8")).version,
  };
}

/** A Python environment with what a requirements file names, once a user: its programs' folder. */
export function environment(name, requirements) {
  const python = ["python3.13", "python3.12", "python3.11", "python3"].find(
    (name) => spawnSync(name, ["-c", "import sys, venv; sys.exit(sys.version_info < (3, 10))"]).status === 0,
  );
  if (!python) throw new Error("no Python of version 3.10 or newer with venv");
  const folder = join(cache, `${name}-${hashOf([requirements], python).slice(0, 12)}`);
  const bin = join(folder, "bin");
  // Written last, so that an installation that broke off does not pass for a whole one.
  const stamp = join(folder, "installed");
  if (!existsSync(stamp)) {
    say(`Installing ${name} for the benchmark, once for all your clones (a minute or two)`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    step(python, ["-m", "venv", folder]);
    step(join(bin, "pip"), ["install", "--quiet", "--disable-pip-version-check", "--requirement", requirements]);
    step("touch", [stamp]);
  }
  return bin;
}

/** LiteLLM's proxy from PyPI: the program to run, and its version. */
export function litellm() {
  const bin = environment("litellm", join(here, "requirements.txt"));
  const tell = "import platform, importlib.metadata as m; print(m.version('litellm'), 'on Python', platform.python_version())";
  return { program: join(bin, "litellm"), version: step(join(bin, "python"), ["-c", tell]).trim() };
}
