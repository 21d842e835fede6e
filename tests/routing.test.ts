// Which provider is asked, for which model, with which request, and how often and how patiently. What
// a subscription changes cannot be seen from here yet: there are no accounts.

import { describe, expect, onTestFinished, test } from "vitest";
import { vent } from "./support/client.ts";
import { leave } from "./support/leave.ts";
import { startRawUpstream } from "./support/upstream.ts";
import { until, type Vars } from "./support/vault.ts";
import { type Asked, down, first, type Name, type Play, second, world } from "./support/world.ts";

const wait = (ms: number) => new Promise((next) => setTimeout(next, ms));

describe("the order", () => {
  const all: Name[] = ["anthropic", "openai", "workers-ai"];
  test.each<[string | undefined, Name[], Name[], boolean]>([
    // PROVIDERS, who is configured, who is asked, whether it can be read
    [undefined, all, all, true],
    [undefined, ["openai"], ["openai"], true],
    [undefined, ["anthropic", "workers-ai"], ["anthropic", "workers-ai"], true],
    ["openai,anthropic,workers-ai", all, ["openai", "anthropic", "workers-ai"], true],
    [" workers-ai , openai ,, ", all, ["workers-ai", "openai"], true],
    ["workers-ai,openai", ["anthropic", "openai"], ["openai"], true],
    ["openai,listener,anthropic", all, ["openai"], true],
    ["listener,openai", all, [], true],
    ["listener", all, [], true],
    // What can be read holds: who mistypes one name must not have another asked for it.
    ["gemini,openai", all, ["openai"], false],
    ["openai,openai", all, ["openai"], false],
    ["OpenAI", all, [], false],
    ["openai,listener,gemini", all, ["openai"], false],
    // Nobody of these can be asked, and the listener alone was not meant.
    ["anthropic", ["openai"], [], false],
  ])("PROVIDERS=%s with %s: %s", async (list, configured, expected, isRead) => {
    const plays = Object.fromEntries(configured.map((name) => [name, down]));
    const { vault, asked } = await world(plays, { PROVIDER_RETRIES: "0", ...(list === undefined ? {} : { PROVIDERS: list }) });
    const answer = await vent(vault, "The day was long.");
    expect(asked.map(({ name }) => name)).toEqual(expected);
    expect(answer.receipt.provider).toBe("listener");
    expect(answer.types).not.toContain("data-failover");
    const ready = await fetch(new URL("/ready", vault.url));
    expect(ready.status).toBe(isRead ? 200 : 503);
    expect((await ready.json()) as any).toMatchObject({ faulty_variables: isRead ? [] : ["PROVIDERS"] });
  });
});

test.each([
  ["OPENAI_BASE_URL", "http://127.0.0.1:9/v1?version=1"],
  ["OPENAI_BASE_URL", "http://127.0.0.1:9/v1/chat/completions"],
  ["ANTHROPIC_BASE_URL", "http://127.0.0.1:9/v1/messages/"],
  ["ANTHROPIC_API_KEY", "two\nlines"],
  ["FIRST_WORD_TIMEOUT_MS", "0"],
  ["STALL_TIMEOUT_MS", "0"],
  ["TOTAL_TIMEOUT_MS", "0"],
])("/ready names %s when it is %j, and the listener answers", async (name, value) => {
  const { vault } = await world({}, { [name]: value });
  expect((await vent(vault, "The day was long.")).receipt.provider).toBe("listener");
  expect(await (await fetch(new URL("/ready", vault.url))).json()).toMatchObject({ faulty_variables: [name] });
});

describe("the model", () => {
  test.each<[string, Vars, [string, string], [string, string]]>([
    ["nothing", {}, ["claude-haiku-4-5", "claude-sonnet-4-5"], ["gpt-4o-mini", "gpt-4o"]],
    [
      "both of each",
      { ANTHROPIC_MODEL: "a", ANTHROPIC_MODEL_QUALITY: "A", OPENAI_MODEL: "o", OPENAI_MODEL_QUALITY: "O" },
      ["a", "A"],
      ["o", "O"],
    ],
    ["one of each", { ANTHROPIC_MODEL: "a", OPENAI_MODEL: "o" }, ["a", "a"], ["o", "o"]],
    [
      "the better of each",
      { ANTHROPIC_MODEL_QUALITY: "A", OPENAI_MODEL_QUALITY: "O" },
      ["claude-haiku-4-5", "A"],
      ["gpt-4o-mini", "O"],
    ],
  ])("with %s named: the better one for a crisis, the fast one for all others", async (_, vars, claude, gpt) => {
    const { vault, of } = await world({ anthropic: down, openai: down }, { PROVIDER_RETRIES: "0", ...vars });
    const history = [{ role: "user", content: "I want to kill myself." }];
    await vent(vault, "So tired.");
    await vent(vault, "The day was long, and nobody asked how I am. ".repeat(100));
    expect((await vent(vault, "I want to kill myself.")).types).toContain("data-crisis");
    expect((await vent(vault, "Nobody would even notice.", { history })).types).toContain("data-crisis");
    for (const [name, [fast, quality]] of [["anthropic", claude], ["openai", gpt]] as const) {
      expect(of(name).map(({ json }) => json.model)).toEqual([fast, fast, quality, quality]);
    }
  });
});

describe("the request", () => {
  test.each([
    ["", "/v1/messages"],
    ["/", "/v1/messages"],
    ["/v1", "/v1/messages"],
    ["/v1/", "/v1/messages"],
    ["/gateway", "/gateway/v1/messages"],
    ["/gateway/v1/", "/gateway/v1/messages"],
  ])("ANTHROPIC_BASE_URL with %j behind its origin", async (base, path) => {
    const { vault, asked } = await world({ anthropic: first }, (origin) => ({ ANTHROPIC_BASE_URL: origin + base }));
    expect((await vent(vault, "Hello.")).reply).toBe("I am first.");
    expect(asked.map((one) => one.path)).toEqual([path]);
  });

  test("each dialect carries its own key, its version, and nothing of the person", async () => {
    const { vault, of } = await world({ anthropic: down, openai: second }, { PROVIDER_RETRIES: "0" });
    const headers = { cookie: "canary=1", "x-canary": "1", "user-agent": "canary", "accept-language": "nl" };
    expect((await vent(vault, "Hello.", { headers })).reply).toBe("I am second.");
    // The connection's own, and the worker's name, which the runtime adds to whatever a worker sends.
    const common = ["host", "connection", "content-length", "transfer-encoding", "accept-encoding", "cf-worker"];
    const own = (name: Name) => Object.entries(of(name)[0]!.headers).filter(([header]) => !common.includes(header));
    const json = { accept: "text/event-stream", "content-type": "application/json" };
    expect(Object.fromEntries(own("anthropic"))).toEqual({
      ...json,
      "anthropic-version": "2023-06-01",
      "x-api-key": "anthropic-key",
    });
    expect(Object.fromEntries(own("openai"))).toEqual({ ...json, authorization: "Bearer openai-key" });
    expect(of("openai")[0]!.path).toBe("/v1/chat/completions");
  });

  test("Anthropic's has the prompt beside the messages, room for the reply, and the person first", async () => {
    const { vault, asked } = await world({ anthropic: first }, { ANTHROPIC_MODEL: "model" });
    const turn = (role: string, content: string) => ({ role, content });
    await vent(vault, "third", { history: [turn("user", "first"), turn("assistant", "second")] });
    await vent(vault, "third", { history: [turn("assistant", "How was your day?"), turn("user", "second")] });
    const [usual, opened] = asked.map(({ json }) => json);
    expect(usual).toEqual({
      model: "model",
      stream: true,
      max_tokens: expect.any(Number),
      system: expect.stringContaining("VentVault"),
      messages: [turn("user", "first"), turn("assistant", "second"), turn("user", "third")],
    });
    expect(usual.max_tokens).toBeGreaterThanOrEqual(512);
    const [before, ...turns] = opened.messages;
    expect(before).toEqual({ role: "user", content: expect.stringMatching(/\w/) });
    expect(turns).toEqual([turn("assistant", "How was your day?"), turn("user", "second"), turn("user", "third")]);
  });

  test.each<[Name, Name, string]>([
    ["anthropic", "openai", "I am second."],
    ["openai", "anthropic", "I am first."],
  ])("a redirect of %s is not followed, and the key goes nowhere else", async (name, other, words) => {
    const elsewhere = await startRawUpstream((response) => void response.end());
    onTestFinished(() => elsewhere.stop());
    const statuses = [301, 302, 303, 307, 308];
    const redirect: Play = (response, _, n) =>
      response.writeHead(statuses[n % statuses.length] as number, { location: elsewhere.url }).end();
    const plays = { [name]: redirect, [other]: name === "openai" ? first : second };
    const { vault, of } = await world(plays, { PROVIDERS: `${name},${other}`, PROVIDER_RETRIES: "0" });
    for (const _ of statuses) expect((await vent(vault, "Hello.")).reply).toBe(words);
    expect(elsewhere.bodies).toEqual([]);
    expect(of(name).length).toBe(statuses.length);
  });
});

describe("a provider that failed before its first word", () => {
  /** The tries of each vent, which have the same body. */
  const vents = (asked: Asked[]) =>
    [...new Set(asked.map(({ body }) => body))].map((body) => asked.filter((one) => one.body === body));
  /** From one try's answer to the next try. */
  const gaps = (tries: Asked[]) => tries.slice(1).map(({ at }, n) => at - tries[n]!.ended);

  test("is asked twice more, byte for byte, after waits that grow and differ", async () => {
    const { vault, of } = await world({ anthropic: down, openai: second });
    const answers = await Promise.all([..."abcdefg"].map((letter) => vent(vault, `It is about ${letter}.`)));
    for (const answer of answers) {
      expect(answer.reply).toBe("I am second.");
      expect(answer.types).not.toContain("data-failover");
    }
    const tries = vents(of("anthropic"));
    expect(tries.map(({ length }) => length)).toEqual(answers.map(() => 3));
    const waits = tries.map(gaps);
    console.log(`waits: ${waits.map((pair) => pair.map(Math.round).join("+")).join(", ")} ms`);
    const [once, twice] = [0, 1].map((n) => waits.map((pair) => pair[n] as number)) as [number[], number[]];
    expect(Math.min(...once)).toBeGreaterThan(40);
    const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
    expect(sum(twice)).toBeGreaterThan(sum(once) * 1.3);
    for (const numbers of [once, twice]) expect(Math.max(...numbers) - Math.min(...numbers)).toBeGreaterThan(20);
  });

  test("answers the second time, whatever passing fault it was", async () => {
    const faults = [408, 409, 429, 500, 502, 503, 504, 529];
    const met = new Set<string>();
    const { vault, asked } = await world({
      anthropic(response, one, n) {
        const fault = faults.find((status) => one.body.includes(`about ${status}`));
        if (met.has(one.body)) return first(response, one, n);
        met.add(one.body);
        return fault ? response.writeHead(fault).end() : response.destroy();
      },
    });
    const contents = [...faults, "a connection that is lost"].map((fault) => `It is about ${fault}.`);
    for (const answer of await Promise.all(contents.map((content) => vent(vault, content)))) {
      expect(answer.reply).toBe("I am first.");
    }
    expect(vents(asked).map(({ length }) => length)).toEqual(contents.map(() => 2));
  });

  test.each([400, 401, 403, 404])("is asked once when it said %i, also when it names a wait", async (status) => {
    const refuses: Play = (response) => response.writeHead(status, { "retry-after": "0" }).end("{}");
    const { vault, asked } = await world({ anthropic: refuses, openai: second });
    const answer = await vent(vault, "Hello.");
    expect(answer.reply).toBe("I am second.");
    expect(answer.types).not.toContain("data-failover");
    await wait(500);
    expect(asked.map(({ name }) => name)).toEqual(["anthropic", "openai"]);
  });

  const headers = (given: Record<string, string>): Play => (response, asked, n) =>
    n === 0 ? response.writeHead(429, given).end("{}") : first(response, asked, n);

  test.each<[Record<string, string>, number]>([
    [{ "retry-after": "1" }, 1_000],
    [{ "retry-after": "0.5" }, 500],
    [{ "retry-after-ms": "700", "retry-after": "2" }, 700],
    [{ "retry-after-ms": "soon", "retry-after": "1" }, 1_000],
    [{ "retry-after-ms": "1200" }, 1_200],
  ])("is given the time it asks for: %j", async (given, ms) => {
    const vars = { RETRY_AFTER_MAX_MS: "1200", HEARTBEAT_MS: "50" };
    const { vault, asked } = await world({ anthropic: headers(given), openai: second }, vars);
    const answer = await vent(vault, "Hello.");
    expect(answer.reply).toBe("I am first.");
    expect(vents(asked).map(({ length }) => length)).toEqual([2]);
    const [gap] = gaps(asked) as [number];
    expect(gap).toBeGreaterThanOrEqual(ms - 5);
    // Some jitter comes on top.
    expect(gap).toBeLessThan(ms + 700);
    // All that time the connection is kept open.
    expect(answer.body.match(/^: /gm)?.length).toBeGreaterThan(ms / 50 / 2);
  });

  test("is given the time it asks for: a date", async () => {
    let until = 0;
    const { vault, asked } = await world({
      anthropic(response, one, n) {
        if (n > 0) return first(response, one, n);
        // A date has whole seconds.
        until = Math.ceil((Date.now() + 1_000) / 1_000) * 1_000;
        return response.writeHead(429, { "retry-after": new Date(until).toUTCString() }).end();
      },
    });
    expect((await vent(vault, "Hello.")).reply).toBe("I am first.");
    expect(asked.length).toBe(2);
    const came = performance.timeOrigin + asked[1]!.at;
    expect(came).toBeGreaterThanOrEqual(until - 5);
    expect(came).toBeLessThan(until + 700);
  });

  test.each<[string, Record<string, string>, Vars]>([
    ["seconds", { "retry-after": "4" }, { RETRY_AFTER_MAX_MS: "3000" }],
    ["milliseconds", { "retry-after-ms": "3001" }, { RETRY_AFTER_MAX_MS: "3000" }],
    ["a date", { "retry-after": "Fri, 31 Dec 2100 23:59:59 GMT" }, {}],
    ["more than there is for the reply", { "retry-after": "4" }, { TOTAL_TIMEOUT_MS: "3500" }],
  ])("is not waited for when that is too long: %s", async (_, given, vars) => {
    const { vault, asked } = await world({ anthropic: headers(given), openai: second }, vars);
    const answer = await vent(vault, "Hello.");
    expect(answer.reply).toBe("I am second.");
    expect(answer.receipt.latency_ms).toBeLessThan(1_500);
    expect(asked.map(({ name }) => name)).toEqual(["anthropic", "openai"]);
  });

  test("is not asked again when the person has left meanwhile, nor is anyone else", async () => {
    const { vault, asked } = await world({ anthropic: headers({ "retry-after": "2" }), openai: second });
    await leave(vault, "I might leave.", () => asked.length === 1);
    await until("the vent has ended", () => vault.requests().length === 1, 2);
    expect(vault.requests()[0]).toMatchObject({ left: true });
    await wait(2_500);
    expect(asked.map(({ name }) => name)).toEqual(["anthropic"]);
  });
});
