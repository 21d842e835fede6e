// Python environments with what a requirements file names, for what only Python has.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cache, childEnv, hashOf, root, say } from "./setup.mjs";

/** Runs a step of an installation; what it printed. Throws with the end of what it wrote. */
export function step(program, args, cwd = root) {
  const result = spawnSync(program, args, { cwd, env: childEnv, encoding: "utf8", timeout: 15 * 60_000 });
  if (result.status === 0) return result.stdout;
  const said = (result.error?.message ?? `${result.stdout}\n${result.stderr}`).trim().split("\n").slice(-3);
  throw new Error(`${program} ${args.slice(0, 3).join(" ")}: ${said.join(" / ")}`);
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
    say(`Installing what ${name} needs from PyPI, once for all your clones (some minutes)`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    step(python, ["-m", "venv", folder]);
    step(join(bin, "pip"), ["install", "--quiet", "--disable-pip-version-check", "--requirement", requirements]);
    step("touch", [stamp]);
  }
  return bin;
}
