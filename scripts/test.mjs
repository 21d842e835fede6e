// `npm test`: sets up, then checks and tests everything. `npm test -- NAME` runs tests/NAME.test.ts
// alone, against a worker built from the sources as they are.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { addComponents, fail, root, run, runNode, say, setUp } from "./setup.mjs";

const names = process.argv.slice(2).map((name) => name.replace(/^tests\//, "").replace(/\.test\.ts$/, ""));
const files = readdirSync(join(root, "tests")).filter((file) => file.endsWith(".test.ts"));
for (const name of names) {
  if (!existsSync(join(root, "tests", `${name}.test.ts`))) {
    fail(`There is no tests/${name}.test.ts. There are: ${files.map((file) => file.slice(0, -8)).join(", ")}`);
  }
}

setUp();
if (names.length === 0) {
  addComponents();
  say("Checking the format (a second)");
  run("cargo", ["fmt", "--all", "--check"]);
  run("cargo", ["fmt", "--manifest-path", "core/fuzz/Cargo.toml", "--check"]);
  say("Checking types of the page and the tests (a few seconds)");
  runNode("typescript/bin/tsc", ["--noEmit", "-p", "web"]);
  runNode("typescript/bin/tsc", ["--noEmit", "-p", "tests"]);
  say("Running the core's tests (about 3 minutes the first time)");
  run("cargo", ["test", "--quiet", "-p", "ventvault-core", "-p", "ventvault-sentence"]);
  say("Running the models' tests (about 2 minutes)");
  run("cargo", ["test", "--quiet", "--release", "-p", "ventvault-core", "--test", "sentence", "--test", "understanding"]);
  say("Running clippy on every floor (about 2 minutes the first time)");
  run("cargo", ["clippy", "--quiet", "-p", "ventvault-core", "-p", "ventvault-sentence", "--all-targets", "--", "-D", "warnings"]);
  run("cargo", ["clippy", "--quiet", "--workspace", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]);
}
build();
say("Running the black-box tests (about 5 minutes)");
runNode("vitest/vitest.mjs", ["run", "--root", "tests", ...names.map((name) => `${name}.test.ts`)]);
