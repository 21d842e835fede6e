// `npm start`: sets up, builds, applies migrations, and serves on this machine.
// `npm start -- ARGS` hands ARGS to `wrangler dev`: --port 8080, --persist-to DIR, --var NAME:VALUE.

import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { build } from "./build.mjs";
import { childEnv, hashOf, once, root, runNode, say, setUp } from "./setup.mjs";

const args = process.argv.slice(2);

/** The value of `--name VALUE` or `--name=VALUE` on the command line. */
function option(name) {
  const place = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  if (place < 0) return undefined;
  return args[place].includes("=") ? args[place].slice(name.length + 1) : args[place + 1];
}

setUp();
build();

const state = resolve(root, option("--persist-to") ?? ".wrangler/state");
// The stamp lies beside the database itself, so that one thrown away is migrated anew.
once(join(state, "v3", "d1", "migrations-applied"), hashOf(["migrations"]), "migrations", () => {
  say("Applying database migrations (a few seconds)");
  runNode("wrangler/bin/wrangler.js", ["d1", "migrations", "apply", "ventvault", "--local", "--persist-to", state], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...childEnv, CI: "true" },
  });
});

say("Serving; stop with Ctrl+C");
const wrangler = join(root, "node_modules", "wrangler", "bin", "wrangler.js");
const child = spawn(join(root, "node_modules", ".bin", "node"), [wrangler, "dev", ...args], {
  cwd: root,
  stdio: "inherit",
  env: childEnv,
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
