// Where one provider's words end and another's begin, what a provider says when it says nothing, and
// that no vent, whatever it holds, shuts a provider for others.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Answer, freshNetwork, vent } from "./support/client.ts";
import { chunk, finish } from "./support/upstream.ts";
import { until, type Vault } from "./support/vault.ts";
import { type Asked, began, down, first, type Play, second, text, world } from "./support/world.ts";

const wait = (ms: number) => new Promise((next) => setTimeout(next, ms));
const failovers = (answer: Answer) => answer.parts.flatMap(({ type, data }) => (type === "data-failover" ? [data] : []));

/** How the calls of a vault's last vent ended. */
async function calls(vault: Vault, vents = 1): Promise<any[]> {
  await until("the vent is logged", () => vault.requests().length === vents);
  return vault.requests().at(-1)!.calls as any[];
}

/** The last words that a provider is shown, and asked to begin with. */
function anchor({ json }: Asked): string {
  const { messages } = json.input ?? json;
  return messages[0].content.match(/begin with: ([^]+)$/)?.[1] ?? "(none was given)";
}

/** Says `words` and breaks off. */
const breaksOff = (words: string): Play => (response) => response.end(began + text(words));

/** Says what `words` gives, all at once or a letter at a time, and ends as one should. */
const says = (words: string | ((asked: Asked) => string), pace = "at once"): Play => async (response, asked) => {
  const all = typeof words === "string" ? words : words(asked);
  const pieces = pace === "at once" ? [all] : Array.from(all);
  for (const piece of pieces) {
    response.write(chunk(piece));
    if (pieces.length > 1) await wait(2);
  }
  response.end(finish);
};

const third = (words: (asked: Asked) => string): Play => (response, asked) =>
  response.end(`data: ${JSON.stringify({ response: words(asked) })}\n\ndata: [DONE]\n\n`);

const paces = ["at once", "a letter at a time"];

describe("a continuation", () => {
  test.each(paces)("that repeats what it was given comes out once, wherever a paragraph was cut: %s", async (pace) => {
    const whole = "You lost her, and the days go on.\n\nIt sounds as if the evenings are hardest.";
    const at = whole.indexOf("\n\n");
    // Fewer than would close a provider.
    const cuts = [at - 1, at, at + 1, at + 2, at + 3, at + 17, at + 19];
    const cutOf = ({ body }: Asked) => whole.slice(0, Number(body.match(/Cut at (\d+)/)![1]));
    const { vault, of } = await world({
      anthropic: (response, asked, n) => breaksOff(cutOf(asked))(response, asked, n),
      openai: says((asked) => anchor(asked) + whole.slice(cutOf(asked).trimEnd().length), pace),
    });
    for (const answer of await Promise.all(cuts.map((cut) => vent(vault, `Cut at ${cut}.`)))) {
      expect(answer.reply).toBe(whole);
      expect(failovers(answer)).toEqual([{ from: "anthropic", to: "openai" }]);
    }
    for (const asked of of("openai")) {
      expect(anchor(asked).length).toBeGreaterThanOrEqual(20);
      expect(cutOf(asked).trimEnd().endsWith(anchor(asked))).toBe(true);
    }
    expect(of("openai").map(anchor)).toContain("the days go on.\n\nIt sounds as if");
  });

  test.each<[string, string, number]>([
    ["without spaces", "听起来这段时间你一直一个人扛着所有的事情，没有人问过你累不累，你心里其实很", 10],
    ["in the middle of a sentence", "It sounds as if the evenings, when the house is quiet, are", 20],
  ])("that repeats its own choice of the last words comes out once: %s", async (_, read, count) => {
    const rest = /^\w/.test(read) ? " the hardest." : "想有人听你说说话。";
    for (const pace of paces) {
      const { vault } = await world({ anthropic: breaksOff(read), openai: says(read.slice(-count) + rest, pace) });
      const answer = await vent(vault, "Nobody called today.");
      expect(answer.reply).toBe(read + rest);
      expect(failovers(answer)).toEqual([{ from: "anthropic", to: "openai" }]);
    }
  });

  const alone = "It sounds as if the quiet in the house is what you";
  test.each<[string, string, string, string]>([
    ["a word that may be the cut one or another", "He said you are not", "nothing to me, and it stays.", " alone."],
    ["an excuse", alone, "I'm sorry, but I can't help with that.", " fear most."],
    ["another beginning", alone, "It sounds as if the quiet in the house grows. You wait.", " fear most."],
  ])("that cannot be joined is not heard, and somebody else goes on: %s", async (_, read, words, rest) => {
    for (const pace of paces) {
      const plays = { anthropic: breaksOff(read), openai: says(words, pace) };
      const ended = { ...plays, "workers-ai": third((asked) => anchor(asked) + rest) };
      const both = await world(plays);
      const all = await world(ended);

      const closed = await vent(both.vault, "Nobody called today.");
      expect(closed.reply.startsWith(read)).toBe(true);
      // What follows is the listener's: it parts its words from those before.
      expect(closed.reply.slice(read.length)).toMatch(/^\.\.\. ?.*\w[.?]$/s);
      expect(closed.reply).not.toContain(words.slice(-12));
      expect(failovers(closed)).toEqual([{ from: "anthropic", to: "listener" }]);
      const ends = [{ provider: "anthropic", ended: "truncated" }, { provider: "openai", ended: "no-seam" }];
      expect(await calls(both.vault)).toMatchObject(ends);

      const joined = await vent(all.vault, "Nobody called today.");
      expect(joined.reply).toBe(read + rest);
      expect(failovers(joined)).toEqual([{ from: "anthropic", to: "workers-ai" }]);
      expect(await calls(all.vault)).toMatchObject([...ends, { provider: "workers-ai", ended: "whole" }]);
    }
  });

  test.each(["\n", " ", "", "\u200b"])("of %j alone does not leave a word cut: the listener ends it", async (blank) => {
    const read = "It sounds as if the qu";
    const { vault } = await world({ anthropic: breaksOff(read), openai: says(blank) });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply.startsWith(read)).toBe(true);
    expect(answer.reply.slice(read.length)).toMatch(/\w+ \w+.*[.?]$/s);
    expect(failovers(answer).at(-1)).toMatchObject({ to: "listener" });
    expect(answer.types.slice(-3)).toEqual(["data-receipt", "finish", "[DONE]"]);
    expect(await calls(vault)).toMatchObject([{ ended: "truncated" }, { provider: "openai", ended: "empty" }]);
  });

  test.each<[string, (asked: Asked) => string]>([
    ["the last words", anchor],
    ["all of it", ({ json }) => json.messages[0].content.match(/<beginning>\n([^]*)\n<\/beginning>/)[1]],
    ["nothing", () => ""],
  ])("of a reply that lacked its end alone may repeat %s and stop", async (_, words) => {
    const whole = "It sounds as if the evenings are the hardest. What is it like?";
    const goesOn: Play = (...all) => (all[1].body.includes("<beginning>") ? says(words) : second)(...all);
    const { vault, of } = await world({ anthropic: breaksOff(whole), openai: goesOn });
    for (let n = 1; n <= 8; n += 1) {
      const answer = await vent(vault, `This is vent ${n}.`);
      expect(answer.reply).toBe(whole);
      expect(answer.types).not.toContain("data-failover");
      expect(answer.types.slice(-4)).toEqual(["text-end", "data-receipt", "finish", "[DONE]"]);
      expect(answer.receipt).toMatchObject({ provider: "anthropic", charged: true });
      expect(await calls(vault, n)).toMatchObject([{ ended: "truncated" }, { provider: "openai", ended: "whole" }]);
    }
    // Who breaks off each time is left alone; who ended it each time is not.
    expect((await vent(vault, "Nobody called today.")).reply).toBe("I am second.");
    expect([of("anthropic").length, of("openai").length]).toEqual([8, 9]);
  });
});

describe("a flood of blanks", () => {
  /** The workerd of this process: its memory in MB, now and at its most. Not every system tells. */
  function memory(): { now: number; most: number } | undefined {
    const pids = existsSync("/proc/self/status") ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
    const statuses = pids.flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/status`, "utf8")];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
    const status = statuses.find((one) => one.startsWith("Name:\tworkerd\n") && one.includes(`\nPPid:\t${process.pid}\n`));
    const field = (name: string) => Number(status?.match(new RegExp(`^${name}:\\s+(\\d+)`, "m"))?.[1]) / 1024;
    return status ? { now: field("VmRSS"), most: field("VmHWM") } : undefined;
  }

  /** As fast as they are taken, until the caller has left. */
  const floods = (blanks: string): Play => (response) => {
    let gone = false;
    const more = () => {
      while (!gone && response.write(blanks));
    };
    response.on("drain", more).once("close", () => (gone = true));
    more();
  };
  const many = " \n".repeat(2_000);

  test.each<[string, Parameters<typeof world>[0], RegExp, string[]]>([
    ["before the first word", { anthropic: floods(text(many)), openai: second }, /^I am second\.$/, ["empty", "whole"]],
    [
      "in place of a continuation",
      { anthropic: breaksOff("It sounds as if"), openai: floods(chunk(many)) },
      /^It sounds as if\.\.\. ?.*[.?]$/s,
      ["truncated", "no-seam"],
    ],
  ])("%s is left at once, and is not kept", async (_, plays, reply, ends) => {
    const { vault, asked } = await world({
      ...plays,
      anthropic: (...all) => (all[1].body.includes("Hello.") ? first : plays.anthropic!)(...all),
    });
    // What the runtime takes for any vent is not counted.
    for (let n = 0; n < 5; n += 1) await vent(vault, "Hello.");
    const before = memory();
    const sent = Date.now();
    const answer = await vent(vault, "Nobody called today.");
    // Silence alone would be waited for 15 s.
    expect(Date.now() - sent).toBeLessThan(3_000);
    expect(answer.reply).toMatch(reply);
    expect(answer.receipt).toMatchObject({ charged: true });
    expect((await calls(vault, 6)).map(({ ended }) => ended)).toEqual(ends);
    await until("it is let go", () => asked.slice(5).some(({ left }) => left), 3);
    const after = memory();
    if (before && after) {
      console.log(`memory: ${Math.round(before.now)} MB, then at most ${Math.round(after.most)} MB`);
      expect(after.most - before.now).toBeLessThan(100);
    }
  });
});

describe("a provider stays open", () => {
  test.each<[string, Play]>([
    ["a 403", (response) => response.writeHead(403).end("{}")],
    ["an empty reply", (response) => response.end(finish)],
    ["blanks", (response) => response.end(chunk("\n".repeat(8_001)) + finish)],
    ["a filter", (response) => response.end(finish.replace('"stop"', '"content_filter"'))],
  ])("to all others when one device's vents are each answered with %s", async (_, refuses) => {
    const play: Play = (...all) => (all[1].body.includes("forbidden") ? refuses : second)(...all);
    const { vault, of } = await world({ openai: play });
    const headers = { "cf-connecting-ip": freshNetwork() };
    let token: string | undefined;
    for (let n = 0; n < 10; n += 1) {
      const answer = await vent(vault, `A forbidden word, for the time ${n}.`, { token, headers });
      token ??= answer.headers.get("x-device-token")!;
      expect(answer.receipt).toMatchObject({ provider: "listener", charged: false });
    }
    expect(token).toMatch(/\w/);
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply).toBe("I am second.");
    expect(of("openai").length).toBe(11);
  });

  test("for its fast model when the better one fails", async () => {
    const { vault, of } = await world({
      openai(...all) {
        if (all[1].json.model !== "better") return second(...all);
        return all[0].writeHead(429, { "retry-after": "30" }).end("{}");
      },
    }, { OPENAI_MODEL: "fast", OPENAI_MODEL_QUALITY: "better" });
    for (let n = 0; n < 10; n += 1) await vent(vault, "I want to kill myself.");
    // That one is left alone by now.
    expect(of("openai").filter(({ json }) => json.model === "better").length).toBe(8);
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply).toBe("I am second.");
    expect(of("openai").at(-1)!.json.model).toBe("fast");
  });

  test("from the first word of a probe on, and not only when its reply is whole", async () => {
    let play = down;
    const plays = { anthropic: ((...all) => play(...all)) as Play, openai: second };
    const { vault, of } = await world(plays, { PROVIDER_RETRIES: "0" });
    for (let n = 0; n < 8; n += 1) await vent(vault, `This is vent ${n}.`);
    await wait(5_200);
    let ended = false;
    let speak = () => {};
    play = async (response, asked, n) => {
      await new Promise<void>((next) => (speak = next));
      for (let word = 0; word < 30; word += 1) {
        response.write(text("and on "));
        await wait(100);
      }
      ended = true;
      first(response, asked, n);
    };
    const probe = vent(vault, "Nobody called today.");
    await until("the probe is under way", () => of("anthropic").length === 9);
    play = first;
    const others = async () => {
      const answers = await Promise.all([..."abc"].map((letter) => vent(vault, `It is about ${letter}.`)));
      return answers.map(({ reply }) => reply);
    };
    expect(await others()).toEqual(Array(3).fill("I am second."));
    speak();
    await wait(500);
    expect(await others()).toEqual(Array(3).fill("I am first."));
    expect(ended).toBe(false);
    expect((await probe).reply).toBe(`${"and on ".repeat(30)}I am first.`);
  });
});

describe("a count of tokens that is none", () => {
  const odd = ["12.0", "-1", '"12"', '""', "null", "true", "1e30", "[]", "{}"];
  const data = (json: string, name = "") => `${name && `event: ${name}\n`}data: ${json}\n\n`;
  const delta = '"delta":{"content":"I am second."}';

  test.each<["anthropic" | "openai" | "workers-ai", string, (count: string) => string]>([
    ["openai", "I am second.", (count) =>
      data(`{"choices":[{"index":0,${delta}}],"usage":{"prompt_tokens":${count},"completion_tokens":${count}}}`) + finish],
    ["workers-ai", "I am third.", (count) =>
      data(`{"response":"I am third.","usage":{"prompt_tokens":${count},"completion_tokens":${count}}}`) + data("[DONE]")],
    ["anthropic", "I am first.", (count) => {
      const usage = `"usage":{"input_tokens":${count},"output_tokens":${count}}`;
      const start = data(`{"type":"message_start","message":{${usage}}}`, "message_start");
      const stop = `{"type":"message_delta","delta":{"stop_reason":"end_turn"},${usage}}`;
      return start + text("I am first.") + data(stop, "message_delta") + data('{"type":"message_stop"}', "message_stop");
    }],
  ])("costs %s no reply", async (name, words, stream) => {
    const { vault } = await world({ [name]: ((response, _, n) => response.end(stream(odd[n]!))) as Play });
    for (const [n, count] of odd.entries()) {
      const { reply, receipt } = await vent(vault, `This is vent ${n}.`);
      expect({ count, reply, provider: receipt.provider }).toEqual({ count, reply: words, provider: name });
    }
    // A whole number is one, however it is written; for the others there is an estimate.
    await until("all are logged", () => vault.requests().length === odd.length);
    const [twelve, ...rest] = vault.requests().map((request) => (request.calls as any[])[0]);
    expect(twelve).toMatchObject({ ended: "whole", input_tokens: 12, output_tokens: 12, estimated: false });
    for (const call of rest) expect(call.input_tokens).toBeGreaterThan(12);
  });
});
