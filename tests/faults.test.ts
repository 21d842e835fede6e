// Every fault llmock can play, in both dialects: the person reads a whole reply with nothing lost
// and nothing said twice, and llmock's verdict on us has no error and no warning, but for those
// that `allowed` names.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, vent } from "./support/client.ts";
import { before, type Behavior, type Dialect, type Llmock, pieces, startLlmock } from "./support/llmock.ts";
import { startVault, type Vault } from "./support/vault.ts";

/** Pieces of a reply that are heard before it breaks. */
const HEARD = 8;

/** What each provider says. */
const text: Record<Dialect, string> = {
  anthropic:
    "Long evenings like these ask a lot of anybody, and nobody seems to ask how they are for you. You carried that alone. What happened today?",
  openai:
    "Quiet anger runs through what you write, and it makes sense that it has nowhere to go just now. Who would you tell it to?",
};

/** What `dialect` has said when it breaks. */
const heard = (dialect: Dialect) => pieces(text[dialect]).slice(0, HEARD).join("");

/**
 * Findings that stand: llmock wants the same request once more, and does not see that somebody
 * else took over. Asking again would be wrong there, for the reason given.
 */
const allowed = {
  "gave_up, the wait is long": {
    finding: "warning gave_up",
    reason: "Retry-After is longer than RETRY_AFTER_MAX_MS, so the next provider answers at once",
  },
  "gave_up, words are out": {
    finding: "warning gave_up",
    reason: "the connection broke after the first word; the next provider goes on from there, a second try would begin anew",
  },
  "truncated_stream_accepted, every try was cut": {
    finding: "error truncated_stream_accepted",
    reason: "all three tries were cut before the first word; someone else answers then, and none of what was cut is said",
  },
  "truncated_stream_accepted, words are out": {
    finding: "error truncated_stream_accepted",
    reason: "the cut was noticed after the first word; the next provider goes on from there, a second try would begin anew",
  },
  "malformed_chunk_ignored, words are out": {
    finding: "warning malformed_chunk_ignored",
    reason: "reading stopped after the first word; the next provider goes on from there, a second try would begin anew",
  },
} as const;
type Allowed = keyof typeof allowed;

let llmock: Llmock;
beforeAll(async () => {
  llmock = await startLlmock();
});
afterAll(() => llmock?.stop());

const settings = (dialect: Dialect) => {
  const name = dialect.toUpperCase();
  return { [`${name}_API_KEY`]: "test-key", [`${name}_BASE_URL`]: llmock.url[dialect], [`${name}_MODEL`]: "test-model" };
};

/** A vault that asks `dialects` in this order. */
const vaultOn = (...dialects: Dialect[]) =>
  startVault({
    vars: {
      PROVIDERS: [...dialects, "listener"].join(),
      ...Object.assign({}, ...dialects.map(settings)),
      FIRST_WORD_TIMEOUT_MS: "3000",
      STALL_TIMEOUT_MS: "1500",
      RETRY_AFTER_MAX_MS: "5000",
      PROVIDER_RETRIES: "2",
    },
  });

/** Has llmock play `behaviors`, each provider saying its `text`. */
async function play(...behaviors: Behavior[]): Promise<void> {
  await llmock.reset();
  const lines = (Object.keys(text) as Dialect[]).map(
    (provider): Behavior => ({ type: "reply", text: text[provider], times: null, match: { provider } }),
  );
  await llmock.scenario(...lines, ...behaviors);
}

/** The verdict has what `names` allow, and nothing else. */
async function judge(...names: Allowed[]): Promise<void> {
  const { findings } = await llmock.verdict();
  const found = findings.map(({ severity, code }) => `${severity} ${code}`).sort();
  expect(found, JSON.stringify(findings, null, 1)).toEqual(names.map((name) => allowed[name].finding).sort());
  // What was played was met, and more was not asked for.
  const waiting = (await llmock.pending()).filter(({ type, times }) => type !== "reply" && times !== null);
  expect(waiting).toEqual([]);
}

/** The reply in the pieces between failovers, and who took over. */
function told(answer: Answer): { said: string[]; failovers: { from: string; to: string }[] } {
  const said = [""];
  const failovers = [];
  for (const part of answer.parts) {
    if (part.type === "text-delta") said[said.length - 1] += part.delta;
    if (part.type !== "data-failover") continue;
    failovers.push(part.data);
    said.push("");
  }
  return { said, failovers };
}

/** Whoever wrote it, the person has a reply that ends. */
function expectWhole(answer: Answer): void {
  expect(answer.status).toBe(200);
  expect(answer.types).not.toContain("error");
  expect(answer.types.slice(-4)).toEqual(["text-end", "data-receipt", "finish", "[DONE]"]);
  expect(answer.reply).toMatch(/[.?!]$/);
}

/** `dialect` said all of it. */
function expectFrom(dialect: Dialect, answer: Answer): void {
  expectWhole(answer);
  expect(answer.reply).toBe(text[dialect]);
  expect(answer.types).not.toContain("data-failover");
  expect(answer.receipt).toMatchObject({ provider: dialect, charged: true });
}

/** The listener said all of it, and nobody pays. */
function expectListener(answer: Answer): void {
  expectWhole(answer);
  expect(answer.types).not.toContain("data-failover");
  expect(answer.reply.length).toBeGreaterThan(20);
  for (const words of Object.values(text)) expect(answer.reply).not.toContain(words.slice(0, 20));
  expect(answer.receipt).toMatchObject({ provider: "listener", charged: false });
}

/** `dialect` was heard as far as it came, once, and `to` went on. */
function expectContinued(dialect: Dialect, to: string, answer: Answer): void {
  expectWhole(answer);
  const { said, failovers } = told(answer);
  expect(failovers).toEqual([{ from: dialect, to }]);
  expect(said[0]?.trimEnd()).toBe(heard(dialect).trimEnd());
  expect(said[1]?.trim().length).toBeGreaterThan(10);
  expectOnce(answer, dialect);
  expect(answer.receipt).toMatchObject({ charged: true });
}

/** What `dialect` began with stands once in the reply. */
function expectOnce(answer: Answer, dialect: Dialect): void {
  expect(answer.reply.split(text[dialect].slice(0, 16)).length - 1).toBe(1);
}

/** Breaks the stream of `dialect` before its first word. */
const early = (kind: "disconnect" | "truncate" | "malformed", dialect: Dialect): Behavior => ({
  type: "stream_fault",
  kind,
  after_chunks: before[dialect],
});

/** Breaks it in the middle. */
const late = (kind: "disconnect" | "truncate" | "stall" | "malformed", dialect: Dialect): Behavior => ({
  type: "stream_fault",
  kind,
  after_chunks: before[dialect] + HEARD,
  match: { provider: dialect },
});

const dialects: Dialect[] = ["openai", "anthropic"];

describe.each(dialects)("%s", (dialect) => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await vaultOn(dialect);
  });
  afterAll(() => vault?.stop());

  /** Tries that llmock saw. */
  const tries = async () => (await llmock.requests()).length;

  test.each<[string, number, Behavior[]]>([
    ["nothing", 1, []],
    ["a slow first word", 1, [{ type: "slow_first_token", seconds: 1 }]],
    ["a 429 with its usual wait", 2, [{ type: "fail", status: 429 }]],
    ["two 429 with a wait in milliseconds", 3, [{ type: "fail", status: 429, retry_after: 0.3, times: 2 }]],
    ["a 529", 2, [{ type: "fail", status: 529 }]],
    ["a 429, then a 529", 3, [{ type: "fail", status: 429, retry_after: 0.2 }, { type: "fail", status: 529, retry_after: 0.2 }]],
    ["two 500 that name no wait", 3, [{ type: "fail", status: 500, times: 2 }]],
    ["a disconnect before any byte", 2, [{ type: "stream_fault", kind: "disconnect", after_chunks: 0 }]],
    ["a truncation before any byte", 2, [{ type: "stream_fault", kind: "truncate", after_chunks: 0 }]],
    ["a malformed first event", 2, [{ type: "stream_fault", kind: "malformed", after_chunks: 0 }]],
    ["a disconnect before the first word", 2, [early("disconnect", dialect)]],
    ["a truncation before the first word", 2, [early("truncate", dialect)]],
    ["a malformed first word", 2, [early("malformed", dialect)]],
    ["a disconnect, then a truncation", 3, [early("disconnect", dialect), early("truncate", dialect)]],
  ])("%s: another try, and its reply word for word", async (name, expected, behaviors) => {
    await play(...behaviors);
    expectFrom(dialect, await vent(vault, `I have had ${name} all day.`));
    expect(await tries()).toBe(expected);
    await judge();
  });

  test.each<[string, number | undefined, Behavior, Allowed[]]>([
    ["a 401", 1, { type: "fail", status: 401, times: null }, []],
    ["a 404", 1, { type: "fail", status: 404, times: null }, []],
    ["a 503 without end", 3, { type: "fail", status: 503, retry_after: 0.1, times: null }, []],
    ["a 429 with a long wait", 1, { type: "fail", status: 429, retry_after: 60, times: null }, ["gave_up, the wait is long"]],
    [
      "truncations without end",
      3,
      { ...early("truncate", dialect), times: null },
      ["truncated_stream_accepted, every try was cut"],
    ],
    ["disconnects without end", 3, { ...early("disconnect", dialect), times: null }, []],
    // Whether a silence is worth another try is not for this test to say.
    ["a first word that takes too long", undefined, { type: "slow_first_token", seconds: 50, times: null }, []],
    ["an answer that takes too long", undefined, { type: "delay", seconds: 8, times: null }, []],
    [
      "a stall before the first word",
      undefined,
      { type: "stream_fault", kind: "stall", after_chunks: before[dialect], stall_seconds: 50, times: null },
      [],
    ],
  ])("%s: the listener answers, and nobody pays", async (name, expected, behavior, names) => {
    await play(behavior);
    expectListener(await vent(vault, `I have had ${name} all day.`));
    if (expected) expect(await tries()).toBe(expected);
    await judge(...names);
  });

  test.each<[Parameters<typeof late>[0], Allowed[]]>([
    ["disconnect", ["gave_up, words are out"]],
    ["truncate", ["truncated_stream_accepted, words are out"]],
    ["malformed", ["malformed_chunk_ignored, words are out"]],
    ["stall", []],
  ])("%s in the middle: the listener goes on from there", async (kind, names) => {
    await play({ ...late(kind, dialect), stall_seconds: 50 } as Behavior);
    expectContinued(dialect, "listener", await vent(vault, `My day was one long ${kind}.`));
    await judge(...names);
    const [seen, ...more] = await llmock.requests();
    expect(more).toEqual([]);
    expect(seen).toMatchObject({ fault: `stream:${kind}@${before[dialect] + HEARD}`, completed: false });
  });

  test("many tries at once wait longer each time", async () => {
    await play({ type: "fail", status: 500, times: null });
    const answers = await Promise.all([..."abcdefgh"].map((letter) => vent(vault, `Everything is ${letter} today.`)));
    for (const answer of answers) expectListener(answer);
    expect(await tries()).toBe(24);
    await judge();
  });
});

describe("two providers", () => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await vaultOn("anthropic", "openai");
  });
  afterAll(() => vault?.stop());

  const only = (provider: Dialect) => ({ match: { provider } });

  test.each<[string, Behavior, Allowed[]]>([
    ["overloaded", { type: "fail", status: 529, retry_after: 0.1, times: null }, []],
    ["refused", { type: "fail", status: 401, times: null }, []],
    ["asked to wait long", { type: "fail", status: 429, retry_after: 60, times: null }, ["gave_up, the wait is long"]],
    [
      "cut short",
      { ...early("truncate", "anthropic"), times: null },
      ["truncated_stream_accepted, every try was cut"],
    ],
  ])("the first is %s: the second answers, and nothing is said of it", async (name, behavior, names) => {
    await play({ ...behavior, ...only("anthropic") });
    expectFrom("openai", await vent(vault, `Today I was ${name}.`));
    await judge(...names);
  });

  test("the first breaks off: the second goes on from there", async () => {
    await play(late("disconnect", "anthropic"));
    const answer = await vent(vault, "My sister has stopped writing.");
    expectContinued("anthropic", "openai", answer);
    expect(answer.reply).toContain(text.openai.slice(-30));
    await judge("gave_up, words are out");
  });

  test("the first breaks off and the second is away: the listener goes on", async () => {
    await play(late("truncate", "anthropic"), { type: "fail", status: 529, retry_after: 0.1, times: null, ...only("openai") });
    const answer = await vent(vault, "My brother has stopped writing.");
    expectWhole(answer);
    const { said, failovers } = told(answer);
    expect(failovers.at(0)?.from).toBe("anthropic");
    expect(failovers.at(-1)?.to).toBe("listener");
    expect(said[0]?.trimEnd()).toBe(heard("anthropic").trimEnd());
    expectOnce(answer, "anthropic");
    await judge("truncated_stream_accepted, words are out");
  });

  test("both break off: all that was heard stays, and the listener ends it", async () => {
    await play(late("malformed", "anthropic"), late("truncate", "openai"));
    const answer = await vent(vault, "My mother has stopped writing.");
    expectWhole(answer);
    const { said, failovers } = told(answer);
    expect(failovers).toEqual([
      { from: "anthropic", to: "openai" },
      { from: "openai", to: "listener" },
    ]);
    expect(said[0]?.trimEnd()).toBe(heard("anthropic").trimEnd());
    expect(said[1]?.trim()).toContain(heard("openai").trim().slice(-20));
    for (const dialect of dialects) expectOnce(answer, dialect);
    await judge("malformed_chunk_ignored, words are out", "truncated_stream_accepted, words are out");
  });
});
