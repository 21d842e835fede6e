// What a model makes up: numbers, links and addresses that nobody checked never reach the person.
// Help lines of our own table do, and so does what the person wrote.

import { describe, expect, test } from "vitest";
import { type Answer, vent } from "./support/client.ts";
import { chunk, finish } from "./support/upstream.ts";
import { until, type Vault } from "./support/vault.ts";
import { type Asked, began, type Play, second, text, world } from "./support/world.ts";

const wait = (ms: number) => new Promise((next) => setTimeout(next, ms));
const failovers = (answer: Answer) => answer.parts.flatMap(({ type, data }) => (type === "data-failover" ? [data] : []));

/** The log line of a vault's only vent. */
async function logged(vault: Vault): Promise<Record<string, any>> {
  await until("the vent is logged", () => vault.requests().length === 1);
  return vault.requests()[0]!;
}

/** Says `words`, `size` characters at a time or all at once, and ends as one should. */
const says = (words: string | ((asked: Asked) => string), size = Infinity): Play => async (response, asked) => {
  const all = Array.from(typeof words === "string" ? words : words(asked));
  for (let at = 0; at < all.length; at += size) {
    response.write(chunk(all.slice(at, at + size).join("")));
    if (size < all.length) await wait(2);
  }
  response.end(finish);
};

const sizes = [1, 3, 7, Infinity];

describe("what a model makes up", () => {
  const reply =
    "That sounds heavy. Call (415) 555-2671, see [this](https://calm-mind.example/start?id=9), or write " +
    "to dr.kim@calm-mind.example; I slept 5 hours and it helped, e.g. with 4-7-8 breathing, 24/7.";
  const read =
    "That sounds heavy. Call (…), see [this]((…)), or write " +
    "to dr.(…); I slept 5 hours and it helped, e.g. with 4-7-8 breathing, 24/7.";

  test.each(sizes)("is left out, however it is cut: pieces of %d", async (size) => {
    const { vault } = await world({ openai: says(reply, size) });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply).toBe(read);
    expect(answer.types.slice(-2)).toEqual(["finish", "[DONE]"]);
    expect(answer.receipt).toMatchObject({ provider: "openai", charged: true });
    expect(await logged(vault)).toMatchObject({ held_back: 3, characters_out: Array.from(read).length });
    expect(vault.logs.join("\n")).not.toMatch(/2671|calm-mind|kim/);
  });

  test("is nothing to the person: who has only that to say has not begun", async () => {
    const anthropic: Play = (response) => response.end(began + text("\n+1 415-555") + text("-2671.") + stop);
    const { vault } = await world({ anthropic, openai: second });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply).toBe("I am second.");
    expect(failovers(answer)).toEqual([]);
    expect(answer.receipt).toMatchObject({ provider: "openai", charged: true });
    const { calls, held_back } = await logged(vault);
    expect(calls).toMatchObject([{ provider: "anthropic", ended: "empty" }, { provider: "openai", ended: "whole" }]);
    expect(held_back).toBe(1);
  });

  test("is forgotten when its model breaks off in the middle of it, and the next goes on without", async () => {
    const { vault, asked } = await world({
      anthropic: (response) => {
        response.write(began + text("You are not alone. You can call 415-5"));
        setTimeout(() => response.destroy(), 100);
      },
      openai: says("You can call 415-555-2671 tonight, or simply rest.", 3),
    });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply).toBe("You are not alone. You can call (…) tonight, or simply rest.");
    expect(failovers(answer)).toEqual([{ from: "anthropic", to: "openai" }]);
    const [system] = asked[1]!.json.messages;
    expect(system.content).toMatch(/begin with: You are not alone\. You can call$/);
    expect(asked[1]!.body).not.toContain("415");
    expect(await logged(vault)).toMatchObject({ held_back: 1 });
  });

  test("is no longer there when the listener ends the reply", async () => {
    const anthropic: Play = (response) => response.end(began + text("You could see https://calm-mind.exam"));
    const { vault } = await world({ anthropic });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply).toMatch(/^You could see ?\.\.\. ?.*[.?]$/s);
    expect(answer.reply).not.toMatch(/http|calm/);
    expect(await logged(vault)).not.toHaveProperty("held_back");
  });

  test("is shown to the next one as the person read it", async () => {
    const { vault, asked } = await world({
      anthropic: (response) => response.end(began + text("Write to me@calm-mind.example today, and")),
      openai: says((asked) => `${asked.json.messages[0].content.match(/begin with: ([^]+)$/)![1]} rest.`),
    });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply).toBe("Write to me(…) today, and rest.");
    expect(asked[1]!.body).toContain("Write to me(…) today, and");
  });
});

describe("what passes", () => {
  const lines =
    "Call 988 or 116 123, text HOME to 741741, ring 1-800-799-7233 or +44 808 2000 247 (24/7), see " +
    "https://988lifeline.org/chat or [them](https://www.samaritans.org/). 1. Breathe 2. Rest.";

  test.each(sizes)("help lines of our table, as they are: pieces of %d", async (size) => {
    const { vault } = await world({ openai: says(lines, size) });
    expect((await vent(vault, "Nobody called today.")).reply).toBe(lines);
    expect(await logged(vault)).not.toHaveProperty("held_back");
  });

  test.each(sizes)("the person's own details, restored: pieces of %d", async (size) => {
    const { vault, asked } = await world({
      openai: says("You wrote to [EMAIL_1] and rang [phone_1]; [PHONE_2] and 415-555-2671 I do not know.", size),
    });
    const answer = await vent(vault, "I wrote to jane.doe@example.com and rang +1 415 555 0132.");
    expect(asked[0]!.body).not.toMatch(/jane|0132/);
    expect(answer.reply).toBe(
      "You wrote to jane.doe@example.com and rang +1 415 555 0132; [PHONE_2] and (…) I do not know.",
    );
  });

  test("what the person wrote, though nobody took it for a detail then", async () => {
    const { vault, asked } = await world({ openai: says("So you call 5551234, then 867 5310, and you call 5551235 again.", 3) });
    const history = [{ role: "user", content: "On the locker stood 867 5310." }];
    const answer = await vent(vault, "On the wall stood 5551234, and I cried.", { history });
    expect(asked[0]!.body).toMatch(/867 5310[^]*5551234/);
    expect(answer.reply).toBe("So you call 5551234, then 867 5310, and you call (…) again.");
    expect(await logged(vault)).toMatchObject({ held_back: 1 });
  });

  test("the first word, at once", async () => {
    const openai: Play = async (response) => {
      response.write(chunk("That"));
      await wait(1_500);
      response.end(chunk(" hurts.") + finish);
    };
    const { vault } = await world({ openai });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply).toBe("That hurts.");
    expect(answer.receipt.latency_ms).toBeLessThan(1_000);
  });
});

const stop = 'event: message_delta\ndata: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{}}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n';
