// Answers of both dialects cut at any byte: into single writes, off in the middle, or by an error
// the upstream sends. aimock speaks the dialects as others understand them; a proxy does the cutting.

import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LLMock } from "@copilotkit/aimock";
import { createParser } from "eventsource-parser";
import { type Answer, order, vent } from "./support/client.ts";
import { type Cut, type Proxy, startProxy } from "./support/proxy.ts";
import { chunk, finish, type RawUpstream, startAimock, startRawUpstream } from "./support/upstream.ts";
import { startVault, type Vars, type Vault } from "./support/vault.ts";

/** Letters of one to four bytes, letters with marks, and emoji made of several. */
const scripts = "Grüße an dich 😀, e\u0301 und ﬁn; 你好，世界。Привет, नमस्ते, שלום, ありがとう! 👩‍👩‍👧‍👦 ❤️ 🇩🇪 👍🏽 𝒶.";

/** Written so that a reader who drops or repeats anything at a seam is found out: doubled letters
 * and doubled words, and endings that are beginnings. */
const words = "It is very, very still 😀 in the house. Still, you call Anna — and Anna all but says: äh, ähm?";

const greeting = "I hear you.";

interface Dialect {
  name: "openai" | "anthropic";
  vars(origin: string): Vars;
  /** The words of one event of its stream, if it is one that has some. */
  delta(data: any): string;
  /** What it sends in the middle of a stream when it cannot go on. */
  error: string;
  /** What says that the reply is whole. */
  last: string;
  /** An answer of those words, in its own events. */
  speak(response: ServerResponse, words: string): void;
}

const event = (type: string, fields: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
const canary = "canary-overloaded";

const openai: Dialect = {
  name: "openai",
  vars: (origin) => ({ OPENAI_BASE_URL: `${origin}/v1`, OPENAI_API_KEY: "key", OPENAI_MODEL: "model" }),
  delta: (data) => data.choices?.[0]?.delta?.content ?? "",
  error: `data: {"error":{"message":"${canary}","type":"server_error"}}\n\n`,
  last: '"finish_reason":"stop"',
  speak: (response, words) => response.end(chunk(words) + finish),
};
const anthropic: Dialect = {
  name: "anthropic",
  vars: (origin) => ({ ANTHROPIC_BASE_URL: origin, ANTHROPIC_API_KEY: "key", ANTHROPIC_MODEL: "model" }),
  delta: (data) => data.delta?.text ?? "",
  error: event("error", { error: { type: "overloaded_error", message: canary } }),
  last: '"stop_reason":"end_turn"',
  speak(response, words) {
    response.write(event("message_start", { message: { role: "assistant", content: [], usage: {} } }));
    response.write(event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }));
    response.write(event("content_block_delta", { index: 0, delta: { type: "text_delta", text: words } }));
    response.write(event("content_block_stop", { index: 0 }));
    response.write(event("message_delta", { delta: { stop_reason: "end_turn" }, usage: {} }));
    response.end(event("message_stop", {}));
  },
};

/** What a reader of `bytes` has been told, and whether it has been told that this is all. */
function told(dialect: Dialect, bytes: Buffer): { words: string; whole: boolean } {
  let words = "";
  let whole = false;
  const parser = createParser({
    onEvent({ data }) {
      whole ||= data === "[DONE]" || data.includes(dialect.last);
      if (data !== "[DONE]") words += dialect.delta(JSON.parse(data));
    },
  });
  // A character that was cut belongs to an event that was, too.
  parser.feed(bytes.toString());
  return { words, whole };
}

/** A size of pieces of `text` that cuts no letter into two halves of UTF-16, as aimock counts. */
function pieceSize(text: string, least: number): number {
  const cuts = (size: number) =>
    Array.from({ length: Math.floor(text.length / size) }, (_, n) => /[\udc00-\udfff]/.test(text[(n + 1) * size] ?? ""));
  for (let size = least; ; size += 1) if (!cuts(size).includes(true)) return size;
}

/** Where the reply broke off: the words before `data-failover`, and those after it. */
function seam(answer: Answer): { before: string; after: string; failovers: unknown[] } {
  const sides = { before: "", after: "", failovers: [] as unknown[] };
  for (const part of answer.parts) {
    if (part.type === "data-failover") sides.failovers.push(part.data);
    if (part.type === "text-delta") sides[sides.failovers.length ? "after" : "before"] += part.delta;
  }
  return sides;
}

/** What came is what was said, but for a last letter that may begin a link and waits for the next. */
const keeps = (said: string) => (came: string) => came.startsWith(said) && /^(h|w)?$/.test(came.slice(said.length));

const vars = { QUOTA_ANONYMOUS: "unlimited", QUOTA_NETWORK: "unlimited", PROVIDER_RETRIES: "0" };

/**
 * Sends a vent through `proxy`, which cuts the answer. Two that it leaves whole go before: a
 * provider that fails half of the time is not asked for a while, and then nothing would be cut.
 * All are of one device, for each new one is an object of its own.
 */
function caller(proxy: () => Proxy, vault: () => Vault) {
  let token: string | undefined;
  const say = async (content: string): Promise<Answer> => {
    const answer = await vent(vault(), content, { token, headers: { "cf-connecting-ip": "198.51.100.7" } });
    token ??= answer.headers.get("x-device-token") ?? undefined;
    return answer;
  };
  return async (content: string, cut: Cut): Promise<{ answer: Answer; body: Buffer }> => {
    proxy().cut = {};
    for (let n = 0; n < 2; n += 1) expect((await say("Hello.")).reply).toBe(greeting);
    proxy().cut = cut;
    const asked = proxy().bodies.length;
    const answer = await say(content);
    expect(proxy().bodies.length, "the provider is asked once").toBe(asked + 1);
    return { answer, body: proxy().bodies[asked]! };
  };
}

let mock: LLMock;
beforeAll(async () => {
  mock = await startAimock();
  mock.onMessage(/scripts/, { content: scripts }, { chunkSize: pieceSize(scripts, 5) });
  mock.onMessage(/Hello/, { content: greeting });
  mock.onMessage(/house/, { content: words }, { chunkSize: pieceSize(words, 17) });
});
afterAll(() => mock.stop());

describe.each([
  ["openai", openai],
  ["anthropic", anthropic],
])("%s alone", (_, dialect) => {
  let proxy: Proxy;
  let vault: Vault;
  const say = caller(() => proxy, () => vault);
  beforeAll(async () => {
    proxy = await startProxy(mock.url);
    vault = await startVault({ vars: { ...vars, ...dialect.vars(proxy.url) } });
  });
  afterAll(async () => {
    await vault.stop();
    await proxy.stop();
  });

  test.each<Cut>([
    { every: 1 },
    { every: 2 },
    { every: 3, pause: 1 },
    { every: 7, pause: 1 },
    { every: 1000, pause: 5 },
  ])("cut into writes of $every bytes, the words are the same", async (cut) => {
    const { answer } = await say("Of scripts.", cut);
    expect(answer.reply).toBe(scripts);
    expect(answer.types).not.toContain("data-failover");
    expect(answer.receipt.provider).toBe(dialect.name);
  });

  test("cut off at any byte, what came is kept and brought to an end", async () => {
    const whole = await say("The house.", {});
    expect(whole.answer.reply).toBe(words);
    const { length } = whole.body;
    const began = Date.now();
    // In events of every kind, and in every byte of the letter that has four.
    const letter = whole.body.indexOf("😀");
    const places = [...Array(length).keys()].filter((at) => at > 0 && (at % 7 === 0 || Math.abs(at - letter - 2) < 4));
    for (const after of places) {
      // Both ways are one to whoever reads.
      const { answer, body } = await say("The house.", { after, how: after % 2 ? "close" : "end" });
      const came = told(dialect, body.subarray(0, after));
      const { before, after: ending, failovers } = seam(answer);
      const place = `cut behind byte ${after}`;
      expect(answer.types.slice(-2), place).toEqual(["finish", "[DONE]"]);
      expect(answer.reply, place).not.toContain("\ufffd");
      if (came.whole) {
        expect(answer.reply, place).toBe(words);
      } else if (!came.words) {
        // Not a word: the listener answers in its place, and nothing was broken off.
        expect(failovers, place).toEqual([]);
        expect(answer.receipt.provider, place).toBe("listener");
        expect(answer.reply, place).toMatch(/\w.*[.?!]$/s);
      } else {
        expect(came.words, place).toSatisfy(keeps(before));
        expect(failovers, place).toEqual([{ from: dialect.name, to: "listener" }]);
        expect(answer.receipt.provider, place).toBe(dialect.name);
        expect(ending, place).toMatch(/\w.*[.?!]$/s);
      }
    }
    console.log(`${dialect.name}: cut at ${places.length} of ${length} bytes in ${Date.now() - began} ms`);
  }, 120_000);

  test("reset at any byte, what was read is kept", async () => {
    const { length } = (await say("The house.", {})).body;
    for (let after = 1; after < length; after += 61) {
      const { answer, body } = await say("The house.", { after, how: "reset" });
      const came = told(dialect, body.subarray(0, after));
      const { before, failovers } = seam(answer);
      // A reset throws away what had come and was not read yet.
      if (failovers.length) expect(came.words.startsWith(before)).toBe(true);
      expect(answer.types.slice(-2)).toEqual(["finish", "[DONE]"]);
    }
  });

  test.each([
    ["and goes on", false],
    ["and ends", true],
  ])("an error in the middle (%s) is no word of the reply", async (_, over) => {
    const first = words.slice(0, pieceSize(words, 17));
    const { answer } = await say("The house.", { inject: { marker: first, bytes: dialect.error, over } });
    const { before, failovers } = seam(answer);
    expect(before).toBe(first);
    expect(failovers).toEqual([{ from: dialect.name, to: "listener" }]);
    // What the upstream went on to say behind its error is not taken for the reply either.
    expect(answer.reply).not.toContain("Anna");
    expect(answer.body + vault.logs.join("\n")).not.toContain(canary);
  });
});

describe.each([
  ["openai", "anthropic", openai, anthropic],
  ["anthropic", "openai", anthropic, openai],
])("%s, then %s", (_, __, dialect, other) => {
  let proxy: Proxy;
  let second: RawUpstream;
  let vault: Vault;
  /** How the second one goes on, given what was said and what is left to say. */
  let goOn: (said: string, left: string) => string;
  const say = caller(() => proxy, () => vault);
  beforeAll(async () => {
    proxy = await startProxy(mock.url);
    second = await startRawUpstream((response, body) => {
      const said = JSON.parse(body).messages.findLast(({ role }: { role: string }) => role === "assistant")?.content ?? "";
      const text: string = typeof said === "string" ? said : said.map((block: { text: string }) => block.text).join("");
      response.setHeader("content-type", "text/event-stream");
      // It was given the reply as far as the person has it, or it talks about something else.
      other.speak(response, words.startsWith(text) ? goOn(text, words.slice(text.length)) : "What was it about?");
    });
    const both = { ...dialect.vars(proxy.url), ...other.vars(new URL(second.url).origin) };
    vault = await startVault({ vars: { ...vars, ...both, PROVIDERS: `${dialect.name},${other.name},listener` } });
  });
  afterAll(async () => {
    await vault.stop();
    await second.stop();
    await proxy.stop();
  });

  test.each<[string, typeof goOn]>([
    ["with what is left", (_, left) => left],
    ["from the reply's start", (said, left) => said + left],
    ["from some words before", (said, left) => said.split(/(?<= )/).slice(-4).join("") + left],
  ])("cut off at any byte, it goes on %s, and every word stands there once", async (_, how) => {
    goOn = how;
    const whole = await say("The house.", {});
    expect(whole.answer.reply).toBe(words);
    const { length } = whole.body;
    const seams = new Set<string>();
    for (let after = 1; after < length; after += 23) {
      const { answer, body } = await say("The house.", { after });
      const came = told(dialect, body.subarray(0, after));
      const { before, failovers } = seam(answer);
      const place = `cut behind byte ${after}`;
      expect(answer.types.slice(-2), place).toEqual(["finish", "[DONE]"]);
      if (!came.words || came.whole) {
        expect(answer.reply, place).toBe(words);
        expect(failovers, place).toEqual([]);
        expect(answer.receipt.provider, place).toBe(came.whole ? dialect.name : other.name);
      } else if (came.words !== words) {
        seams.add(before);
        expect(came.words, place).toSatisfy(keeps(before));
        expect(answer.reply, place).toBe(words);
        expect(failovers, place).toEqual([{ from: dialect.name, to: other.name }]);
      } else {
        // All was said and only the end did not come: whoever takes over may add to it.
        expect(answer.reply.startsWith(words), place).toBe(true);
      }
    }
    // Seams behind every piece but the last were among them.
    expect(seams.size).toBe(Math.ceil(words.length / pieceSize(words, 17)) - 1);
  }, 60_000);

  test("an error in the middle hands over, and does not show", async () => {
    goOn = (_, left) => left;
    const first = words.slice(0, pieceSize(words, 17));
    const { answer } = await say("The house.", { inject: { marker: first, bytes: dialect.error } });
    expect(order(answer)).toEqual([
      "start", "text-start", "text-delta", "data-failover", "text-delta", "text-end", "data-receipt", "finish", "[DONE]",
    ]);
    expect(seam(answer)).toMatchObject({ before: first, failovers: [{ from: dialect.name, to: other.name }] });
    expect(answer.reply).toBe(words);
    expect(answer.body + vault.logs.join("\n")).not.toContain(canary);
  });
});
