// Builds the page into public/ and the worker into build/. Skips what has not changed; wrangler
// calls this at every start and after every change.

import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { alone, buildTools, childEnv, fail, hashOf, once, root, run, runNode, say } from "./setup.mjs";

export function build() {
  alone("build", buildBoth);
}

function buildBoth() {
  if (!existsSync(join(root, "node_modules", "wrangler"))) {
    fail("The npm packages are missing. Run `npm start` or `npm test`; both install them.");
  }
  const tools = buildTools();
  const weights = ["sentence.bin", "understanding.bin"];
  const page = hashOf(["web", "package-lock.json", "scripts/build.mjs", ...weights.map((name) => `core/model/weights/${name}`)]);
  once(join(root, ".wrangler", "page-built"), page, "public/index.html", () => {
    say("Building the page (a few seconds)");
    runNode("vite/bin/vite.js", ["build", "--config", "web/vite.config.ts", "--logLevel", "warn"]);
    // Where src/understand.rs reads them.
    mkdirSync(join(root, "public", "model"), { recursive: true });
    for (const name of weights) copyFileSync(join(root, "core", "model", "weights", name), join(root, "public", "model", name));
  });
  const sources = ["src", "core/src", "core/model/weights/quick.bin", ".cargo/config.toml", "durable/src", "Cargo.toml", "core/Cargo.toml", "durable/Cargo.toml", "Cargo.lock", "scripts/build.mjs"];
  once(join(root, ".wrangler", "worker-built"), hashOf([...sources, "package-lock.json"]), "build/index.js", () => {
    say("Building the worker (about 3 minutes the first time, half a minute after a change)");
    run(tools.workerBuild, ["--release"], {
      env: {
        ...childEnv,
        WASM_BINDGEN_BIN: tools.wasmBindgen,
        ESBUILD_BIN: tools.esbuild,
        WASM_OPT_BIN: tools.wasmOpt,
      },
    });
  });
}

if (process.argv[1]?.endsWith("build.mjs")) build();
