// `npm run train`: trains the models of core/model anew and writes core/model/weights, about a quarter
// of an hour on two cores. `npm run train -- --fixtures` writes what core/tests/sentence.rs compares with instead.
//
// Nobody needs it to build or run VentVault: the weights are part of the repository. core/model/README.md
// says what they are and when to train them.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { environment } from "./python.mjs";
import { fail, root, run } from "./setup.mjs";

const folder = join(root, "core", "model");

let fixtures;
try {
  fixtures = parseArgs({ options: { fixtures: { type: "boolean" } } }).values.fixtures;
} catch (error) {
  fail(`${error.message}\nThe one option is --fixtures.`);
}
if (spawnSync("cargo", ["--version"], { stdio: "ignore" }).status !== 0) {
  fail("cargo is missing; the quick model's features are computed in Rust. Install Rust with rustup: https://rustup.rs");
}
let bin;
try {
  bin = environment("training", join(folder, "requirements.txt"));
} catch (error) {
  fail(error.message);
}
run(join(bin, "python"), ["-u", join(folder, fixtures ? "fixtures.py" : "train.py")]);
