// Workers AI by its binding: what a run is given, what is read of its stream, and what its errors,
// its silence and a person who leaves amount to.

import type { ServerResponse } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Ai, type Run, startAi } from "./support/ai.ts";
import { type Answer, order, vent } from "./support/client.ts";
import { leave } from "./support/leave.ts";
import { chunk, finish, type RawUpstream, startRawUpstream } from "./support/upstream.ts";
import { startVault, until, type Vars, type Vault } from "./support/vault.ts";

const lines = (...pieces: unknown[]) => pieces.map((piece) => `data: ${JSON.stringify(piece)}\n\n`).join("");
const done = "data: [DONE]\n\n";
const say = (response: ServerResponse, words: string) => response.end(lines({ response: words }) + done);

/** Stops `one` with the test. */
function keep<T extends { stop(): Promise<void> }>(one: T): T {
  onTestFinished(() => one.stop());
  return one;
}

/** Workers AI whose runs `answer` decides over, `n` of them before it, and a vault that is bound to it. */
async function bound(
  answer: (response: ServerResponse, run: Run, n: number) => void | Promise<void>,
  vars: Vars = {},
): Promise<{ ai: Ai; vault: Vault }> {
  let n = 0;
  const ai = keep(await startAi((response, run) => answer(response, run, n++)));
  const settings = { QUOTA_ANONYMOUS: "unlimited", QUOTA_NETWORK: "unlimited", ...vars };
  return { ai, vault: keep(await startVault({ ai: ai.module, vars: settings })) };
}

/** A server of OpenAI's dialect that is asked second. */
const second = async (answer: (response: ServerResponse) => void): Promise<{ upstream: RawUpstream; vars: Vars }> => {
  const upstream = keep(await startRawUpstream(answer));
  return { upstream, vars: { PROVIDERS: "workers-ai,openai", OPENAI_BASE_URL: upstream.url } };
};

/** The words before and behind the failover. */
function sides(answer: Answer): [string, string] {
  const place = answer.types.indexOf("data-failover");
  const words = (parts: Answer["parts"]) => parts.flatMap((part) => part.delta ?? []).join("");
  return [words(answer.parts.slice(0, place)), words(answer.parts.slice(place))];
}

test("a run is given the model, the messages, room for the reply, and a stream to answer with", async () => {
  const { ai, vault } = await bound((response) => void say(response, "I hear you."));
  const history = [
    { role: "user", content: "first, to jane.doe@example.com" },
    { role: "assistant", content: "second" },
  ];
  const answer = await vent(vault, "third", { history });
  expect(answer.reply).toBe("I hear you.");
  expect(order(answer)).toEqual(["start", "text-start", "text-delta", "text-end", "data-receipt", "finish", "[DONE]"]);
  expect(answer.receipt).toMatchObject({ provider: "workers-ai", charged: true });
  const [run, ...more] = ai.runs();
  expect(more).toEqual([]);
  expect(run?.input).toEqual({
    stream: true,
    max_tokens: expect.any(Number),
    messages: [
      { role: "system", content: expect.stringContaining("VentVault") },
      { role: "user", content: "first, to [EMAIL_1]" },
      { role: "assistant", content: "second" },
      { role: "user", content: "third" },
    ],
  });
  // Left to itself a reply ends after 256.
  expect(run?.input.max_tokens).toBeGreaterThanOrEqual(512);
  // No gateway, no key: nothing beside it.
  expect(run?.others).toEqual([]);
});

test.each<[string, Vars, [string, string]]>([
  ["none is named", {}, ["@cf/meta/llama-3.1-8b-instruct-fast", "@cf/meta/llama-3.3-70b-instruct-fp8-fast"]],
  ["both are named", { WORKERS_AI_MODEL: "@cf/a/small", WORKERS_AI_MODEL_QUALITY: "@cf/a/large" }, ["@cf/a/small", "@cf/a/large"]],
  ["one is named", { WORKERS_AI_MODEL: "@cf/a/small" }, ["@cf/a/small", "@cf/a/small"]],
])("the models when %s", async (_, vars, [fast, quality]) => {
  const { ai, vault } = await bound((response) => void say(response, "I hear you."), vars);
  const contents = ["My day was grey.", "My day was grey and long. ".repeat(60), "I want to kill myself."];
  for (const content of contents) expect((await vent(vault, content)).receipt.provider).toBe("workers-ai");
  expect(ai.runs().map(({ model }) => model)).toEqual([fast, fast, quality]);
});

const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };

describe("what is read of a stream", () => {
  const choice = (content: string, reason: string | null = null) => ({
    choices: [{ index: 0, delta: { content }, finish_reason: reason }],
  });
  test.each<[string, string, string]>([
    [
      "pieces of response, and numbers among them",
      lines({ response: "I was ", p: "abcd" }, { response: 19 }, { response: null }, { response: "" }, { response: ", then " }) +
        lines({ response: 20, tool_calls: [] }, { response: "." }, { response: "", usage }) +
        done,
      "I was 19, then 20.",
    ],
    [
      "chunks as OpenAI's",
      lines(choice("I was "), choice("19"), choice(", then 20."), choice("", "stop"), { choices: [], usage }) + done,
      "I was 19, then 20.",
    ],
    ["the end told by the reason alone", lines(choice("I was 19."), choice("", "stop")), "I was 19."],
    ["letters of many scripts", lines({ response: "Grüße 😀 " }, { response: "你好 ❤️" }) + done, "Grüße 😀 你好 ❤️"],
    ["placeholders in two pieces", lines({ response: "Has [EMA" }, { response: "IL_1] answered?" }) + done, "Has jane@example.com answered?"],
  ])("%s", async (_, stream, words) => {
    const { vault } = await bound(async (response) => {
      // Cut anywhere, a letter of several bytes included.
      for (const bytes of Buffer.from(stream).toString("latin1").match(/[^]{1,11}/g) ?? []) {
        response.write(Buffer.from(bytes, "latin1"));
        await new Promise((next) => setImmediate(next));
      }
      response.end();
    });
    const answer = await vent(vault, "I wrote to jane@example.com.");
    expect(answer.reply).toBe(words);
    expect(answer.types).not.toContain("data-failover");
    expect(answer.receipt).toMatchObject({ provider: "workers-ai", charged: true });
  });
});

test("the tokens it reports are the ones in the log", async () => {
  const { vault } = await bound((response) => void response.end(lines({ response: "I hear you." }, { response: "", usage }) + done));
  await vent(vault, "Hello.");
  const [request] = await until("the request is logged", () => vault.requests().length > 0 && vault.requests());
  expect(request?.calls).toMatchObject([{ provider: "workers-ai", input_tokens: 9, output_tokens: 4, estimated: false }]);
});

describe("an error that a run throws", () => {
  /** How many runs there are when the first throws `message`. */
  async function runs(message: string): Promise<{ answer: Answer; tries: number; same: boolean; logs: string }> {
    const { upstream, vars } = await second((response) => void response.end(chunk("I am second.") + finish));
    const { ai, vault } = await bound((response, _, n) => {
      if (n === 0) response.writeHead(500).end(message);
      else say(response, "I am first.");
    }, vars);
    const answer = await vent(vault, "Nobody called today.");
    expect(upstream.bodies.length).toBe(answer.reply === "I am second." ? 1 : 0);
    return { answer, tries: ai.bodies.length, same: new Set(ai.bodies).size === 1, logs: vault.logs.join("\n") };
  }

  test.each([
    "3040: Capacity temporarily exceeded, please try again.",
    "InferenceUpstreamError: 3040: Capacity temporarily exceeded, please try again.",
    "3007: Request timeout",
    "3046: Request timeout",
    "Network connection lost.",
  ])("%s: the same again", async (message) => {
    const { answer, tries, same } = await runs(message);
    expect(answer.reply).toBe("I am first.");
    expect(answer.types).not.toContain("data-failover");
    expect({ tries, same }).toEqual({ tries: 2, same: true });
  });

  test.each([
    "5007: No such model @cf/meta/canary or task",
    "AiError: 5007: No such model @cf/meta/canary or task",
    "5004: Invalid data: canary",
    "3041: Account not allowed, canary",
  ])("%s: someone else at once", async (message) => {
    const { answer, tries, logs } = await runs(message);
    expect(answer.reply).toBe("I am second.");
    expect(answer.types).not.toContain("data-failover");
    expect(tries).toBe(1);
    expect(answer.body + logs).not.toContain("canary");
  });

  test("3040 without end: three runs, then the listener, and nobody pays", async () => {
    const { ai, vault } = await bound((response) => void response.writeHead(500).end("3040: Capacity temporarily exceeded"));
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.receipt).toMatchObject({ provider: "listener", charged: false });
    expect(ai.bodies.length).toBe(3);
  });
});

test.each<[string, (response: ServerResponse) => void]>([
  ["an object in place of a stream", (response) => response.writeHead(200, { "content-type": "application/json" }).end('{"response":"I hear"}')],
  ["a stream without words", (response) => response.end(done)],
  ["blanks alone", (response) => void say(response, " \n")],
])("%s: someone else answers", async (_, answerWith) => {
  const { vars } = await second((response) => void response.end(chunk("I am second.") + finish));
  const { ai, vault } = await bound(answerWith, vars);
  const answer = await vent(vault, "Nobody called today.");
  expect(answer.reply).toBe("I am second.");
  expect(answer.types).not.toContain("data-failover");
  expect(ai.bodies.length).toBe(1);
});

describe("a stream that breaks in the middle", () => {
  const words = "It sounds as if the quiet in the ho";
  test.each<[string, (response: ServerResponse) => void]>([
    ["by an error of the stream", (response) => response.destroy()],
    ["without [DONE]", (response) => response.end()],
    ["by an error in the stream", (response) => response.end(lines({ error: "canary-broken" }) + done)],
    ["by nonsense", (response) => response.end("data: {broken\n\n")],
    ["by silence", () => {}],
  ])("%s: someone else goes on from there", async (_, breakOff) => {
    const { upstream, vars } = await second((response) => void response.end(chunk("quiet in the house is worst.") + finish));
    const { ai, vault } = await bound((response) => {
      response.write(lines({ response: words }));
      setTimeout(() => breakOff(response), 50);
    }, { ...vars, STALL_TIMEOUT_MS: "500" });
    const answer = await vent(vault, "The house is so quiet.");
    expect(answer.parts.filter(({ type }) => type === "data-failover").map(({ data }) => data)).toEqual([
      { from: "workers-ai", to: "openai" },
    ]);
    expect(sides(answer)).toEqual([words, "use is worst."]);
    expect(upstream.bodies[0]).toContain(words);
    expect(answer.receipt.charged).toBe(true);
    expect(ai.bodies.length).toBe(1);
    expect(answer.body + vault.logs.join("\n")).not.toContain("canary");
  });

  test("the listener ends it when nobody else is there", async () => {
    const { vault } = await bound((response) => void response.end(lines({ response: words })));
    const answer = await vent(vault, "The house is so quiet.");
    expect(answer.parts.find(({ type }) => type === "data-failover")?.data).toEqual({ from: "workers-ai", to: "listener" });
    const [before, after] = sides(answer);
    expect(before).toBe(words);
    expect(after).toMatch(/\w+ \w+.*[.?]$/s);
    expect(answer.types.slice(-2)).toEqual(["finish", "[DONE]"]);
  });
});

describe("a run that gives no stream in time", () => {
  test("is given up after the first word's time, and not run again", async () => {
    const { ai, vault } = await bound(() => {}, { FIRST_WORD_TIMEOUT_MS: "1000", HEARTBEAT_MS: "100" });
    const began = Date.now();
    const answer = await vent(vault, "Nobody answers me.");
    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
    expect(Date.now() - began).toBeLessThan(2_500);
    expect(answer.body.match(/^: /gm)?.length).toBeGreaterThanOrEqual(4);
    expect(answer.receipt).toMatchObject({ provider: "listener", charged: false });
    expect(ai.bodies.length).toBe(1);
    await until("it is let go", () => ai.aborted === 1, 3);
  });

  test("has a stream that comes late cancelled, while someone else speaks", async () => {
    let spoken = false;
    const { vars } = await second(async (response) => {
      for (let n = 0; n < 40; n += 1) {
        response.write(chunk("and on "));
        await new Promise((next) => setTimeout(next, 100));
      }
      response.end(chunk("to the end.") + finish);
      spoken = true;
    });
    const { ai, vault } = await bound(async (response) => {
      await new Promise((next) => setTimeout(next, 1_000));
      const drip = setInterval(() => response.write(lines({ response: "too late " })), 100);
      response.once("close", () => clearInterval(drip));
    }, { ...vars, FIRST_WORD_TIMEOUT_MS: "500" });
    const answering = vent(vault, "Nobody answers me.");
    await until("the late stream is cancelled", () => ai.aborted === 1, 6);
    expect(spoken).toBe(false);
    const answer = await answering;
    expect(answer.reply).toMatch(/^(and on )+to the end\.$/);
  });
});

describe("a person who leaves", () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ["before the run gives a stream", () => {}],
    ["before the first word", (response) => response.flushHeaders()],
    ["after the first word", (response) => void response.write(lines({ response: "It sounds" }))],
    ["while it speaks", (response) => {
      const drip = setInterval(() => response.write(lines({ response: "and so on " })), 50);
      response.once("close", () => clearInterval(drip));
    }],
  ])("%s: it is cancelled", async (name, answerWith) => {
    const { ai, vault } = await bound(answerWith);
    const left = await leave(vault, "I might leave.", () => ai.bodies.length === 1);
    expect(ai.aborted).toBe(0);
    await until("the stream is cancelled", () => ai.aborted === 1, 3);
    console.log(`left ${name}: Workers AI let go after ${Date.now() - left} ms`);
    expect(ai.bodies.length).toBe(1);
  });

  test("during the wait for another run: there is none", async () => {
    const { ai, vault } = await bound((response) => void response.writeHead(500).end("3040: Capacity temporarily exceeded"), {
      // All of the tries would take longer than this test waits to leave.
      PROVIDER_RETRIES: "10",
    });
    await leave(vault, "I might leave.", () => ai.bodies.length === 3);
    await until("the vent has ended", () => vault.requests().length === 1);
    expect(vault.requests()[0]).toMatchObject({ left: true });
    const runs = ai.bodies.length;
    expect(runs).toBeLessThan(11);
    await new Promise((next) => setTimeout(next, 2_500));
    expect(ai.bodies.length).toBe(runs);
  });
});

test("without the binding it is skipped, whatever its variables say", async () => {
  const vault = keep(await startVault({ vars: { PROVIDERS: "workers-ai", WORKERS_AI_MODEL: "@cf/a/small" } }));
  const answer = await vent(vault, "Nobody called today.");
  expect(answer.receipt.provider).toBe("listener");
  const [request] = await until("the request is logged", () => vault.requests().length > 0 && vault.requests());
  expect(request?.calls).toBeUndefined();
});
