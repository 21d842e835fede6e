// Installs the gateways to compare with, at the first run: the npm one beside this file, the Python
// one in the cache that npm start uses for its tools. A gateway that cannot be had is left out.

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { environment, step } from "../../scripts/python.mjs";
import { hashOf, once, root, say } from "../../scripts/setup.mjs";

export const here = import.meta.dirname;

/** Portkey's gateway from npm: the program to run with Node, and its version. */
export function portkey() {
  const modules = join(here, "node_modules");
  const gateway = join(modules, "@portkey-ai", "gateway");
  const wanted = hashOf(["tests/bench/package.json", "tests/bench/package-lock.json"]);
  once(join(modules, ".ventvault-lock"), wanted, relative(root, gateway), () => {
    say("Installing Portkey's gateway for the benchmark (about 10 seconds)");
    step("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], here);
  });
  return {
    program: join(gateway, "build", "start-server.js"),
    version: JSON.parse(readFileSync(join(gateway, "package.json"), "utf8")).version,
  };
}

/** LiteLLM's proxy from PyPI: the program to run, and its version. */
export function litellm() {
  const bin = environment("litellm", join(here, "requirements.txt"));
  const tell = "import platform, importlib.metadata as m; print(m.version('litellm'), 'on Python', platform.python_version())";
  return { program: join(bin, "litellm"), version: step(join(bin, "python"), ["-c", tell]).trim() };
}
