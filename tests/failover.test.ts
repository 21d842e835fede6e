// Who goes on when a provider fails vent after vent, is silent, or breaks off in the middle of a reply.

import { describe, expect, test } from "vitest";
import { type Answer, vent } from "./support/client.ts";
import { leave } from "./support/leave.ts";
import { chunk, finish } from "./support/upstream.ts";
import { until } from "./support/vault.ts";
import { type Asked, began, down, first, type Play, second, silent, text, third, world } from "./support/world.ts";

const wait = (ms: number) => new Promise((next) => setTimeout(next, ms));
const names = (asked: Asked[]) => asked.map(({ name }) => name);
const failovers = (answer: Answer) => answer.parts.flatMap(({ type, data }) => (type === "data-failover" ? [data] : []));

/** The words between failovers. */
function said(answer: Answer): string[] {
  const sides = [""];
  for (const { type, delta } of answer.parts) {
    if (type === "data-failover") sides.push("");
    if (type === "text-delta") sides[sides.length - 1] += delta;
  }
  return sides;
}

describe("a provider that fails vent after vent", () => {
  test("is left alone, then tried by one vent at a time, and asked again once that succeeds", async () => {
    let play: Play = (response) => response.writeHead(503, { "retry-after-ms": "0" }).end();
    const { vault, of } = await world({ anthropic: (...all) => play(...all), openai: second });
    const asked = () => of("anthropic").length;
    let vents = 0;
    const say = () => vent(vault, `This is vent ${(vents += 1)}.`);
    const together = (count: number) => Promise.all(Array.from({ length: count }, say));
    const replies = (answers: Answer[]) => answers.map(({ reply }) => reply).sort();
    const seconds = (count: number) => Array(count).fill("I am second.");

    // Each is tried three times; what counts is how the vents ended.
    expect(replies(await together(7))).toEqual(seconds(7));
    expect(asked()).toBe(21);
    await say();
    const opened = Date.now();
    expect(asked()).toBe(24);

    // Now the next one answers at once, and nothing is said of it.
    const answers = await together(3);
    expect(replies(answers)).toEqual(seconds(3));
    for (const answer of answers) {
      expect(answer.types).not.toContain("data-failover");
      expect(answer.receipt).toMatchObject({ provider: "openai", charged: true });
      expect(answer.receipt.latency_ms).toBeLessThan(1_000);
    }
    await wait(opened + 4_200 - Date.now());
    await together(2);
    expect(asked()).toBe(24);

    /** Sends six at once. One alone finds out how the provider is; it ends as `then` says. */
    const probe = async (then: Play) => {
      const before = asked();
      let others = 0;
      play = async (...all) => {
        await until("the others have their replies", () => others === 5);
        then(...all);
      };
      const sent = Array.from({ length: 6 }, () => say().finally(() => (others += 1)));
      const replied = replies(await Promise.all(sent));
      expect(asked()).toBe(before + 1);
      return replied;
    };
    await wait(opened + 5_200 - Date.now());
    // A probe that fails is not tried again.
    expect(await probe((response) => response.writeHead(503, { "retry-after-ms": "0" }).end())).toEqual(seconds(6));
    const again = Date.now();
    await wait(6_000);
    expect(replies(await together(2))).toEqual(seconds(2));
    expect(asked()).toBe(25);
    await wait(again + 10_200 - Date.now());
    expect(await probe(first)).toEqual(["I am first.", ...seconds(5)]);

    play = first;
    expect(replies(await together(4))).toEqual(Array(4).fill("I am first."));
    expect(asked()).toBe(30);
  });

  test("in the middle of its replies: when nobody else is there the listener answers, and nobody pays", async () => {
    const breaks: Play = (response) => response.end(began + text("It sounds as if"));
    const { vault, asked } = await world({ anthropic: breaks });
    for (const answer of await Promise.all([..."abcdefgh"].map((letter) => vent(vault, `It is about ${letter}.`)))) {
      expect(failovers(answer)).toEqual([{ from: "anthropic", to: "listener" }]);
    }
    const answer = await vent(vault, "Nobody called today.");
    expect(asked.length).toBe(8);
    expect(answer.receipt).toMatchObject({ provider: "listener", charged: false });
    expect(answer.types).not.toContain("data-failover");
    expect(answer.reply).toMatch(/\w+ \w+.*[.?]$/s);
  });

  test.each<[string, Play, string]>([
    ["refuses what it was asked", (response) => response.writeHead(400).end("{}"), "I am second."],
    ["fails for every third", (...all) => (all[2] % 3 === 2 ? down : first)(...all), "I am first."],
  ])("is asked on when it only %s", async (_, play, usual) => {
    const { vault, of } = await world({ anthropic: play, openai: second }, { PROVIDER_RETRIES: "0" });
    const replies = [];
    for (let n = 0; n < 12; n += 1) replies.push((await vent(vault, `This is vent ${n}.`)).reply);
    expect(of("anthropic").length).toBe(12);
    expect(replies.filter((reply) => reply === usual).length).toBeGreaterThanOrEqual(8);
  });

  test("is not blamed for people who leave", async () => {
    let play = silent;
    const { vault, asked } = await world({ anthropic: (...all) => play(...all) });
    await Promise.all([..."abcdefghij"].map((letter) => leave(vault, `It is about ${letter}.`, () => asked.length === 10)));
    await until("all have ended", () => vault.requests().length === 10);
    play = first;
    expect((await vent(vault, "Nobody called today.")).reply).toBe("I am first.");
  });
});

describe("the first word", () => {
  test.each<[string, Play]>([
    ["nothing", silent],
    ["the head alone", (response) => response.flushHeaders()],
    ["everything but words", (response) => {
      response.write(began);
      const ping = setInterval(() => response.write('event: ping\ndata: {"type":"ping"}\n\n'), 50);
      response.once("close", () => clearInterval(ping));
    }],
    ["blanks", (response) => {
      const drip = setInterval(() => response.write(text(" \n")), 50);
      response.once("close", () => clearInterval(drip));
    }],
  ])("has its time: of one that sends %s nothing is heard, and the next one answers", async (_, play) => {
    const { vault, asked, of } = await world({ anthropic: play, openai: second }, { FIRST_WORD_TIMEOUT_MS: "700" });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.reply).toBe("I am second.");
    expect(answer.types).not.toContain("data-failover");
    expect(answer.receipt).toMatchObject({ provider: "openai", charged: true });
    expect(answer.receipt.latency_ms).toBeGreaterThanOrEqual(700);
    expect(answer.receipt.latency_ms).toBeLessThan(1_700);
    expect(names(asked)).toEqual(["anthropic", "openai"]);
    await until("it is let go", () => of("anthropic")[0]!.left, 3);
  });

  test("of nobody comes: each had its time once, and the listener answers", async () => {
    const plays = { anthropic: silent, openai: silent, "workers-ai": silent };
    const { vault, asked } = await world(plays, { FIRST_WORD_TIMEOUT_MS: "600" });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.receipt).toMatchObject({ provider: "listener", charged: false });
    expect(answer.receipt.latency_ms).toBeGreaterThanOrEqual(1_800);
    expect(answer.receipt.latency_ms).toBeLessThan(3_000);
    expect(names(asked)).toEqual(["anthropic", "openai", "workers-ai"]);
  });

  test("of all of them comes within the whole reply's time", async () => {
    const plays = { anthropic: silent, openai: silent, "workers-ai": third };
    const { vault, asked } = await world(plays, { FIRST_WORD_TIMEOUT_MS: "1000", TOTAL_TIMEOUT_MS: "1500" });
    const answer = await vent(vault, "Nobody called today.");
    expect(answer.receipt).toMatchObject({ provider: "listener", charged: false });
    expect(answer.receipt.latency_ms).toBeGreaterThanOrEqual(1_500);
    expect(answer.receipt.latency_ms).toBeLessThan(2_300);
    expect(names(asked)).toEqual(["anthropic", "openai"]);
  });
});

test("a reply that is not whole in its time is ended by the listener, and nobody else is asked", async () => {
  const endless: Play = (response) => {
    const drip = setInterval(() => response.write(text("and on ")), 50);
    response.once("close", () => clearInterval(drip));
  };
  const { vault, asked } = await world({ anthropic: endless, openai: second }, { TOTAL_TIMEOUT_MS: "1500" });
  const sent = Date.now();
  const answer = await vent(vault, "Nobody called today.");
  expect(Date.now() - sent).toBeGreaterThanOrEqual(1_450);
  expect(Date.now() - sent).toBeLessThan(2_500);
  expect(failovers(answer)).toEqual([{ from: "anthropic", to: "listener" }]);
  expect(said(answer)[0]).toMatch(/^(and on )+$/);
  expect(answer.types.slice(-2)).toEqual(["finish", "[DONE]"]);
  expect(names(asked)).toEqual(["anthropic"]);
  await until("it is let go", () => asked[0]!.left, 3);
});

describe("a reply that breaks off", () => {
  const content = "I wrote to jane.doe@example.com and rang +1 415 555 0132.";

  /** What a person's own details stand for never left the vault. */
  function expectScrubbed(asked: Asked[]): void {
    for (const { body } of asked) expect(body).not.toMatch(/jane|doe@|555|0132/);
  }

  /** Sends `words` a few letters at a time, then `end`. */
  async function drip(words: string, write: (piece: string) => unknown, end: () => unknown): Promise<void> {
    for (const piece of words.match(/[^]{1,3}/g) ?? []) {
      write(piece);
      await wait(2);
    }
    end();
  }

  test("twice: all that was heard stands there once, in order, and the listener ends it", async () => {
    const { vault, asked } = await world({
      anthropic: (response) => {
        response.write(began);
        const words = "I see that [EMAIL_1] has not answered, and that [EMAI";
        return drip(words, (piece) => response.write(text(piece)), () => response.destroy());
      },
      openai: (response) => {
        const words = "has not answered, and that [EMAIL_1] is silent. You rang [PHONE_1] too, and then [PHO";
        return drip(words, (piece) => response.write(chunk(piece)), () => response.end());
      },
    });
    const answer = await vent(vault, content);
    expect(failovers(answer)).toEqual([
      { from: "anthropic", to: "openai" },
      { from: "openai", to: "listener" },
    ]);
    const [one, two, three] = said(answer);
    expect(one).toBe("I see that jane.doe@example.com has not answered, and that ");
    expect(two).toBe("jane.doe@example.com is silent. You rang +1 415 555 0132 too, and then ");
    expect(three).toMatch(/\w+ \w+.*[.?]$/s);
    expect(answer.reply).not.toMatch(/\[|EMAI|PHO/);
    expect(answer.types.slice(-4)).toEqual(["text-end", "data-receipt", "finish", "[DONE]"]);
    expect(answer.receipt).toMatchObject({ charged: true });

    // The second was shown what the person had read, as the first had written it, and not the half.
    expect(names(asked)).toEqual(["anthropic", "openai"]);
    expectScrubbed(asked);
    const [system, ...turns] = asked[1]!.json.messages;
    const read = "I see that [EMAIL_1] has not answered, and that";
    expect(asked[0]!.json.system).not.toContain("has not answered");
    expect(system.content).toContain(read);
    expect(asked[1]!.body).not.toMatch(/\[EMAI(?!L_1\])/);
    expect(turns).toEqual(asked[0]!.json.messages);
  });

  test("is taken up by the third when the second has no word, and then it is whole", async () => {
    const { vault, asked } = await world({
      anthropic: (response) => drip("I see that [EMAIL_1] has not", (piece) => response.write(text(piece)), () => response.end()),
      openai: down,
      "workers-ai": (response) => response.end('data: {"response":"that [EMAIL_1] has not answered."}\n\ndata: [DONE]\n\n'),
    }, { PROVIDER_RETRIES: "1" });
    const answer = await vent(vault, content);
    expect(failovers(answer)).toEqual([{ from: "anthropic", to: "workers-ai" }]);
    expect(said(answer)).toEqual(["I see that jane.doe@example.com has not", " answered."]);
    expect(names(asked)).toEqual(["anthropic", "openai", "openai", "workers-ai"]);
    expectScrubbed(asked);
    for (const { body } of asked.slice(1)) expect(body).toContain("I see that [EMAIL_1] has not");
  });

  test("is taken up by nobody when the person has left", async () => {
    const { vault, asked } = await world({
      anthropic: (response) => {
        response.write(began + text("It sounds as if"));
        setTimeout(() => response.destroy(), 1_500);
      },
      openai: second,
    });
    await leave(vault, content, () => asked.length === 1);
    await until("the vent has ended", () => vault.requests().length === 1, 3);
    await wait(1_800);
    expect(names(asked)).toEqual(["anthropic"]);
    expect(vault.requests()[0]).toMatchObject({ left: true, provider: "anthropic", charged: true });
  });

  test("half a placeholder at the end of a whole reply is said as it is", async () => {
    const { vault } = await world({ openai: (response) => response.end(chunk("You wrote [EMAI") + finish) });
    const answer = await vent(vault, content);
    expect(answer.reply).toBe("You wrote [EMAI");
    expect(answer.types).not.toContain("data-failover");
  });

  test("in the middle of its first placeholder has not begun", async () => {
    const { vault, asked } = await world({
      anthropic: (response) => response.end(began + text(" [EMAI")),
      openai: (response) => response.end(chunk("[EMAIL_1] again?") + finish),
    }, { PROVIDER_RETRIES: "0" });
    const answer = await vent(vault, content);
    expect(answer.reply).toBe("jane.doe@example.com again?");
    expect(answer.types).not.toContain("data-failover");
    expect(answer.receipt.provider).toBe("openai");
    expect(asked[1]!.json.messages[0].content).toBe(asked[0]!.json.system);
  });

  test("in words that the next one has nothing to add to, it is ended all the same", async () => {
    const whole = "I see how tired you are of waiting for an answer.";
    const { vault } = await world({
      anthropic: (response) => response.end(began + text(whole)),
      openai: (response) => response.end(chunk(whole) + finish),
    });
    const answer = await vent(vault, content);
    expect(answer.reply.startsWith(whole)).toBe(true);
    expect(answer.reply.split(whole).length).toBe(2);
    expect(answer.types.slice(-2)).toEqual(["finish", "[DONE]"]);
  });
});
