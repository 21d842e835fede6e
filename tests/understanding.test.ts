// The models where they run: the full one in the queue's consumer, on weights from the assets, and the numbers of
// WebAssembly's SIMD beside those of a native build.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vent } from "./support/client.ts";
import { built, type Engine, startEngine, weights } from "./support/engine.ts";
import { record, sealed } from "./support/job.ts";
import { root, startVault, until, type Vault } from "./support/vault.ts";

const rowOf = (of: Vault, id: string | null) =>
  until("the row", async () => (await of.rows("SELECT * FROM vent_metadata WHERE id = ?", id))[0], 30);

const opinions = (of: Vault) =>
  of.rows<{ rules: string; danger: number; vents: number }>(
    "SELECT rules, danger, SUM(vents) AS vents FROM second_opinion GROUP BY rules, danger ORDER BY rules, danger",
  );

test("the full model reads what waits in the queue", async () => {
  const vault = await startVault();
  const answer = await vent(vault, "Third weekend that nobody texted. I ate in the car again so that no one would see me sit by myself.");
  expect(await rowOf(vault, answer.headers.get("x-request-id"))).toMatchObject({ emotion: "loneliness", theme: "social", classifier: "model" });
  await vault.stop();
});

test("without its weights the quick model reads, and the log says so", async () => {
  const vault = await startVault({ without: ["ASSETS"] });
  const answer = await vent(vault, "I am so angry at my boss.");
  expect(await rowOf(vault, answer.headers.get("x-request-id"))).toMatchObject({ emotion: "anger", theme: "work", classifier: "quick" });
  expect(vault.logs.some((line) => line.includes('"understand"') && !line.includes("boss"))).toBe(true);
  expect(await opinions(vault)).toEqual([]);
  await vault.stop();
});

test.each([
  ["off", []],
  ["no", ["FULL_MODEL"]],
])("FULL_MODEL=%s leaves it to the quick model, without a fault", async (FULL_MODEL, faulty) => {
  // Without the weights: whoever reaches for them all the same leaves a fault.
  const vault = await startVault({ vars: { FULL_MODEL }, without: ["ASSETS"] });
  const answer = await vent(vault, "I am so angry at my boss.");
  expect(await rowOf(vault, answer.headers.get("x-request-id"))).toMatchObject({ emotion: "anger", theme: "work", classifier: "quick" });
  expect(vault.logs.filter((line) => line.includes('"fault"'))).toEqual([]);
  expect(await opinions(vault)).toEqual([]);
  const { faulty_variables } = (await (await fetch(new URL("ready", vault.url))).json()) as { faulty_variables: string[] };
  expect(faulty_variables).toEqual(faulty);
  await vault.stop();
});

test("rules and model are counted beside each other, once a vent", async () => {
  const vault = await startVault({ vars: { CLASSIFY_RETRY_SECONDS: "0" } });
  const jobs = ["I want to kill myself.", "The bus was late and the soup was cold."].map((text) => {
    const own = record();
    return { id: own.id, body: sealed(text, own) };
  });
  for (const { id, body } of jobs) {
    await vault.enqueue(body);
    await rowOf(vault, id);
    await vault.enqueue(body);
  }
  const last = await vent(vault, "A day like any other.");
  await rowOf(vault, last.headers.get("x-request-id"));
  const counted = await opinions(vault);
  expect(counted.reduce((sum, { vents }) => sum + vents, 0)).toBe(3);
  expect(counted.find(({ rules, danger }) => rules === "moderate" && danger === 1)?.vents).toBe(1);
  expect(counted.find(({ rules, danger }) => rules === "none" && danger === 0)?.vents).toBe(2);
  await vault.stop();
});

test("many long vents together are read within the consumer's bounds, and hold up nobody's reply", async () => {
  // A word of the listener's at a time: each has to wait its turn.
  const vault = await startVault({ vars: { LISTENER_WORD_MS: "1" } });
  const long = "It goes on and on, and I still have not slept, and the letters lie there unopened. ".repeat(110);
  const jobs = Array.from({ length: 10 }, () => record());
  const started = Date.now();
  await vault.enqueue(...jobs.map((own) => sealed(long, own)));
  // They are stored together, when all are read; a reply's few steps need not wait for that.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const asked = Date.now();
  await vent(vault, "A day like any other.");
  const answered = Date.now();
  for (const { id } of jobs) expect(await rowOf(vault, id)).toMatchObject({ classifier: "model" });
  expect((answered - asked) / (Date.now() - asked)).toBeLessThan(0.5);
  console.log(`a reply meanwhile: ${((answered - asked) / 1000).toFixed(1)} s`);
  // Ten vents of 2,300 tokens through three windows each. A consumer is given 30 s of CPU.
  console.log(`ten vents of ${long.length} characters: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  await vault.stop();
}, 120_000);

interface Row {
  text: string;
  vector: number[];
}

const rows: Row[] = readFileSync(join(root, "core", "tests", "data", "sentence", "vectors.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));
let native: number[][];
let engine: Engine;
beforeAll(async () => {
  const input = rows.map(({ text }) => `${JSON.stringify({ text })}\n`).join("");
  const told = spawnSync(built("embed"), { input, encoding: "utf8", maxBuffer: 2 ** 26 });
  if (told.status !== 0) throw new Error(told.stderr);
  native = told.stdout.trimEnd().split("\n").map((line) => JSON.parse(line).embedding);
  // After what blocks: a connection that idles meanwhile is closed.
  engine = await startEngine();
}, 900_000);
afterAll(() => engine?.stop());

test("the weights are taken, and others are refused", async () => {
  await engine.call("take_sentence", weights("sentence.bin"));
  expect((await engine.call("take_understanding", weights("quick.bin"))).given).toBe(0);
  await engine.call("take_sentence", weights("sentence.bin").subarray(0, 1_000_000));
  expect((await engine.call("take_understanding", weights("understanding.bin"))).given).toBe(0);
  expect((await engine.call("full", "no model")).given).toBe(0);
  await engine.call("take_sentence", weights("sentence.bin"));
  expect((await engine.call("take_understanding", weights("understanding.bin"))).given).toBe(1);
});

test("SIMD and native builds give the same vectors, as good as the original's", async () => {
  let [furthest, sum] = [0, 0];
  for (const [at, { text, vector }] of rows.entries()) {
    const { bytes } = await engine.call("embed", text);
    const own = Array.from({ length: 384 }, (_, place) => bytes.readFloatLE(4 * place));
    furthest = Math.max(furthest, ...own.map((x, place) => Math.abs(x - (native[at]?.[place] ?? Number.NaN))));
    sum += own.reduce((dot, x, place) => dot + x * (vector[place] ?? Number.NaN), 0);
  }
  console.log(`cosine to PyTorch in f32, in WebAssembly: mean ${(sum / rows.length).toFixed(5)}; furthest from native: ${furthest}`);
  expect(sum / rows.length).toBeGreaterThan(0.998);
  expect(furthest).toBeLessThan(1e-3);
});

test("a vent of 32 tokens takes no more than 32 MiB of linear memory, all weights among them", async () => {
  const text = "I have been lying awake since three again because my boss moved the deadline and my mother is in hospital and I cannot do both";
  const { bytes, memory } = await engine.call("full", text);
  expect(JSON.parse(bytes.toString()).labels.length).toBeGreaterThan(0);
  console.log(`${(memory / 2 ** 20).toFixed(2)} MiB`);
  expect(memory).toBeLessThanOrEqual(32 * 2 ** 20);
});

test("the worker multiplies eight numbers at a time", () => {
  const program = readFileSync(join(root, "build", "index_bg.wasm"));
  // i32x4.dot_i16x8_s; docs/benchmarks.md says what the full model gains by it.
  expect(program.includes(Buffer.from([0xfd, 0xba, 0x01]))).toBe(true);
});
