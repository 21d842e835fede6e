// What replies cost: tokens counted or estimated, summed by day and model, each bill once; and a
// budget that steps down to the fast models and then to the listener.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vent } from "./support/client.ts";
import { record, unopenable } from "./support/job.ts";
import { chunk, finish, startRawUpstream, type RawUpstream } from "./support/upstream.ts";
import { startVault, until, type Vars, type Vault } from "./support/vault.ts";

/** USD a million tokens, and what a call that `usage` tells of costs, in nano-dollars. */
const prices = "fast=2/10,quality=20/100";
const usage = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 1000, completion_tokens: 100 } })}\n\n`;
const cost = { fast: 1000 * 2_000 + 100 * 10_000, quality: 1000 * 20_000 + 100 * 100_000 };
const stop = finish.slice(0, finish.indexOf("data: [DONE]"));

let upstream: RawUpstream;
beforeAll(async () => {
  upstream = await startRawUpstream((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(`${chunk("I hear you.")}${stop}${usage}data: [DONE]\n\n`);
  });
});
afterAll(() => upstream.stop());

const start = (vars: Vars = {}, more: { state?: string } = {}) =>
  startVault({
    vars: {
      OPENAI_BASE_URL: upstream.url,
      OPENAI_MODEL: "fast",
      OPENAI_MODEL_QUALITY: "quality",
      MODEL_PRICES: prices,
      QUOTA_NETWORK: "unlimited",
      ...vars,
    },
    ...more,
  });

const days = (vault: Vault) => vault.rows("SELECT * FROM model_daily ORDER BY provider, model");
const today = () => new Date().toISOString().slice(0, 10);

/** The rows, once `calls` calls are in them. */
const counted = (vault: Vault, calls: number) =>
  until(`${calls} calls are counted`, async () => {
    const rows = await days(vault);
    return rows.reduce((sum, row) => sum + (row.calls as number), 0) === calls && rows;
  });

/** The lines of the log about the budget. */
const steps = (vault: Vault) =>
  vault.logs.filter((line) => line.includes('"event":"budget"')).map((line) => line.match(/"step":"([\w-]+)"/)?.[1]);

test("tokens that were told are summed by day and model, and stand in the log", async () => {
  const vault = await start();
  await vent(vault, "One.");
  await vent(vault, "Two.");
  await vent(vault, "I want to kill myself.");
  expect(await counted(vault, 3)).toEqual([
    { day: today(), provider: "openai", model: "fast", calls: 2, estimated: 0, input_tokens: 2000, output_tokens: 200, cost_nanos: 2 * cost.fast },
    { day: today(), provider: "openai", model: "quality", calls: 1, estimated: 0, input_tokens: 1000, output_tokens: 100, cost_nanos: cost.quality },
  ]);
  const [first] = vault.requests();
  expect(first?.calls).toEqual([
    {
      provider: "openai", model: "fast", ended: "whole", status: 200, duration_ms: expect.any(Number),
      input_tokens: 1000, output_tokens: 100, estimated: false, cost_usd: cost.fast / 1e9,
    },
  ]);
  await vault.stop();
});

test("the person does not wait for the count", async () => {
  const slow = await startRawUpstream((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(chunk("I hear you.") + stop);
    setTimeout(() => response.end(`${usage}data: [DONE]\n\n`), 600);
  });
  const silent = await startRawUpstream((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(chunk("I hear you.") + stop);
  });
  for (const [upstream, estimated] of [[slow, 0], [silent, 1]] as const) {
    const vault = await start({ OPENAI_BASE_URL: upstream.url });
    await vent(vault, "To warm up.");
    await counted(vault, 1);
    const began = Date.now();
    const answer = await vent(vault, "Quick.");
    expect(Date.now() - began).toBeLessThan(500);
    expect(answer.types.at(-1)).toBe("[DONE]");
    const rows = await counted(vault, 2);
    expect(rows).toMatchObject([{ estimated: estimated * 2 }]);
    await vault.stop();
    await upstream.stop();
  }
});

test("what never told its tokens is estimated, and what was refused costs nothing", async () => {
  const words = "That sounds like a long and lonely evening. ";
  let answer: (response: any) => void = () => {};
  const odd = await startRawUpstream((response) => answer(response));
  const vault = await start({ OPENAI_BASE_URL: odd.url, STALL_TIMEOUT_MS: "400", PROVIDER_RETRIES: "0" });
  answer = (response) => response.writeHead(401).end();
  await vent(vault, "Refused.");
  answer = (response) => response.end(chunk(words) + finish);
  await vent(vault, "Never told.");
  let [row] = await counted(vault, 1);
  expect(row).toMatchObject({ calls: 1, estimated: 1, output_tokens: Math.ceil(words.length / 4) });
  // The prompt has some 250 words.
  expect(row?.input_tokens).toBeGreaterThan(200);
  expect(row?.input_tokens).toBeLessThan(800);
  expect(row?.cost_nanos).toBe((row?.input_tokens as number) * 2_000 + (row?.output_tokens as number) * 10_000);
  answer = (response) => response.write(chunk(words));
  await vent(vault, "Broken off.");
  [row] = await counted(vault, 2);
  expect(row).toMatchObject({ estimated: 2, output_tokens: 2 * Math.ceil(words.length / 4) });
  await vault.stop();
  await odd.stop();
});

test("a client that leaves has still cost what was generated", async () => {
  const endless = await startRawUpstream((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(chunk("It sounds as if nobody asked."));
  });
  const vault = await start({ OPENAI_BASE_URL: endless.url });
  const leave = new AbortController();
  const response = await fetch(new URL("/api/vent", vault.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mode: "text", content: "I might leave." }),
    signal: leave.signal,
  });
  await response.body!.getReader().read();
  await until("the upstream is asked", () => endless.bodies.length === 1);
  await new Promise((next) => setTimeout(next, 200));
  leave.abort();
  expect(await counted(vault, 1)).toMatchObject([{ estimated: 1, output_tokens: 8 }]);
  await vault.stop();
  await endless.stop();
});

test("every provider that spoke has its share, and a model without a price adds tokens alone", async () => {
  const broken = await startRawUpstream((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('event: message_start\ndata: {"type":"message_start","message":{"usage":{"input_tokens":50,"output_tokens":1}}}\n\n');
    response.write('event: content_block_delta\ndata: {"type":"content_block_delta","delta":{"type":"text_delta","text":"I hear "}}\n\n');
    setTimeout(() => response.destroy(), 50);
  });
  const vault = await start({ ANTHROPIC_BASE_URL: broken.url, ANTHROPIC_MODEL: "unpriced" });
  const answer = await vent(vault, "Listen.");
  expect(answer.types).toContain("data-failover");
  expect(await counted(vault, 2)).toMatchObject([
    { provider: "anthropic", model: "unpriced", estimated: 1, input_tokens: 50, output_tokens: 2, cost_nanos: 0 },
    { provider: "openai", model: "fast", estimated: 0, cost_nanos: cost.fast },
  ]);
  await vault.stop();
  await broken.stop();
});

test("a job delivered again is counted once, also when it can never be opened", async () => {
  const vault = await start({ CLASSIFY_RETRY_SECONDS: "0" });
  const call = { provider: "openai", model: "fast", input_tokens: 7, output_tokens: 3, estimated: false, cost_nanos: 44 };
  const job = (id: string) => JSON.stringify({ kind: "vent", record: record(), text: unopenable, bill: { id, calls: [call, call] } });
  const id = randomUUID();
  for (const bill of [id, id, randomUUID()]) await vault.enqueue(job(bill));
  await until("all three are recorded", async () => (await vault.rows("SELECT id FROM vent_metadata")).length === 3, 60);
  // Two calls a bill, two bills, and however many tries.
  expect(await days(vault)).toMatchObject([{ calls: 4, input_tokens: 28, output_tokens: 12, cost_nanos: 176 }]);
  await vault.stop();
}, 90_000);

test("a budget steps down: to the fast model, then to the listener, and the log says so", async () => {
  // Four fifths are reached after four vents, all of it after five.
  const vault = await start({ DAILY_BUDGET_USD: String((cost.fast * 5) / 1e9) });
  const asked = () => upstream.bodies.map((body) => JSON.parse(body).model as string);
  upstream.bodies.length = 0;
  for (let n = 0; n < 4; n += 1) expect((await vent(vault, `Vent ${n}.`)).receipt.provider).toBe("openai");
  expect(steps(vault)).toEqual([]);
  await vent(vault, "The fifth.");
  await until("the log says so", () => steps(vault).length === 1);
  expect(steps(vault)).toEqual(["fast-only"]);
  expect(asked()).toEqual(Array(5).fill("fast"));
  const answer = await vent(vault, "My flatmate has moved out.");
  expect(answer.receipt).toMatchObject({ provider: "listener" });
  expect(answer.reply).toMatch(/flatmate/);
  const crisis = await vent(vault, "I want to kill myself.");
  expect(crisis.types).toContain("data-crisis");
  expect(crisis.receipt.provider).toBe("listener");
  expect(asked().length).toBe(5);
  await until("the log says so", () => steps(vault).length === 2);
  expect(steps(vault)).toEqual(["fast-only", "listener-only"]);
  expect(vault.requests().at(-1)).toMatchObject({ budget: "listener-only" });

  // Another isolate learns it from D1, before its first vent.
  await counted(vault, 5);
  const again = await start({ DAILY_BUDGET_USD: String((cost.fast * 5) / 1e9) }, { state: vault.state });
  expect((await vent(again, "Hello.")).receipt.provider).toBe("listener");
  // A new day begins with all of it.
  const tomorrow = await start(
    { DAILY_BUDGET_USD: String((cost.fast * 5) / 1e9), CLOCK_OFFSET_SECONDS: "86400" },
    { state: vault.state },
  );
  expect((await vent(tomorrow, "Hello.")).receipt.provider).toBe("openai");
  await tomorrow.stop();
  await again.stop();
  await vault.stop();
});

test("those in danger keep the better model until all of it is spent", async () => {
  const vault = await start({ DAILY_BUDGET_USD: String((cost.fast + cost.quality) / 1e9) });
  await vault.rows(
    "INSERT INTO model_daily VALUES (?, 'openai', 'fast', 1, 0, 1, 1, ?)",
    today(),
    Math.ceil((cost.fast + cost.quality) * 0.81),
  );
  upstream.bodies.length = 0;
  await vent(vault, "Nobody is here.");
  await vent(vault, "I want to kill myself.");
  expect(upstream.bodies.map((body) => JSON.parse(body).model)).toEqual(["fast", "quality"]);
  // Nine tenths are spent: the rest is for those in danger.
  expect((await vent(vault, "Nobody is here.")).receipt.provider).toBe("listener");
  await vent(vault, "I want to kill myself.");
  expect(upstream.bodies.map((body) => JSON.parse(body).model)).toEqual(["fast", "quality"]);
  expect(steps(vault)).toEqual(["fast-only", "danger-only", "listener-only"]);
  await vault.stop();
});

test("a database that is away closes no door", async () => {
  const vault = await startVault({
    vars: { OPENAI_BASE_URL: upstream.url, DAILY_BUDGET_USD: "1", MODEL_PRICES: prices },
    without: ["DB"],
  });
  expect((await vent(vault, "Hello.")).receipt.provider).toBe("openai");
  expect(vault.logs.join("\n")).toMatch(/"what":"budget"/);
  await vault.stop();
});

test.each<Vars>([{ DAILY_BUDGET_USD: "ten" }, { DAILY_BUDGET_USD: "0" }, { SEAL_KEYS: "" }])("nothing is spent that is not counted: %j", async (vars) => {
  const vault = await start(vars);
  expect((await vent(vault, "Hello.")).receipt.provider).toBe("listener");
  await vault.stop();
});

test.each([
  [{ DAILY_BUDGET_USD: "ten" }, ["DAILY_BUDGET_USD"]],
  [{ MODEL_PRICES: "gpt-4o-mini" }, ["MODEL_PRICES"]],
  // Paid for, and without a price: the budget would never see it.
  [{ DAILY_BUDGET_USD: "5", ANTHROPIC_API_KEY: "key", ANTHROPIC_MODEL: "unpriced" }, ["MODEL_PRICES"]],
  [{ DAILY_BUDGET_USD: "5", OPENAI_API_KEY: "key", OPENAI_BASE_URL: "http://127.0.0.1:9/v1", OPENAI_MODEL: "unpriced" }, ["MODEL_PRICES"]],
  // A server of one's own that needs no key may do without.
  [{ DAILY_BUDGET_USD: "5", OPENAI_BASE_URL: "http://127.0.0.1:9/v1", OPENAI_MODEL: "llama" }, []],
  [{ DAILY_BUDGET_USD: "5", OPENAI_API_KEY: "key" }, []],
])("/ready tells a budget that cannot work: %j", async (vars, faulty) => {
  const vault = await startVault({ vars: vars as Vars });
  const response = await fetch(new URL("/ready", vault.url));
  expect(await response.json()).toMatchObject({ faulty_variables: faulty });
  await vault.stop();
});
