import { afterAll, beforeAll, expect, test } from "vitest";
import type { LLMock } from "@copilotkit/aimock";
import { order, vent } from "./support/client.ts";
import { chunk, finish, startAimock, startRawUpstream, type RawUpstream } from "./support/upstream.ts";
import { startVault, until, type Vars, type Vault } from "./support/vault.ts";

let mock: LLMock;
let vault: Vault;
beforeAll(async () => {
  mock = await startAimock();
  vault = await startVault({
    vars: {
      OPENAI_BASE_URL: `${mock.url}/v1/`,
      OPENAI_API_KEY: "test-key",
      OPENAI_MODEL: "test-model",
      QUOTA_NETWORK: "unlimited",
    },
  });
});
afterAll(async () => {
  await vault.stop();
  await mock.stop();
});

/** A vault that talks to `upstream`. */
const vaultOn = (upstream: RawUpstream, vars: Vars = {}) =>
  startVault({ vars: { OPENAI_BASE_URL: upstream.url, ...vars } });

test("a provider's reply streams through, word for word", async () => {
  const words = "That sounds heavy. You said the house feels empty — what is it like in the evenings?";
  mock.onMessage(/house feels empty/, { content: words }, { chunkSize: 3 });
  const answer = await vent(vault, "The house feels empty.");
  expect(answer.reply).toBe(words);
  expect(order(answer)).toEqual(["start", "text-start", "text-delta", "text-end", "data-receipt", "finish", "[DONE]"]);
  expect(answer.parts.filter((part) => part.type === "text-delta").length).toBeGreaterThan(5);
  expect(answer.receipt).toMatchObject({ provider: "openai", charged: true, remaining: 1 });
});

test("the model sees placeholders, the person their own words", async () => {
  mock.onMessage(/EMAIL_1/, { content: "Has [EMAIL_1] written since? And [PHONE_1]?" }, { chunkSize: 1 });
  const history = [
    { role: "user", content: "Her address is jane.doe@example.com." },
    { role: "assistant", content: "You have jane.doe@example.com in mind." },
  ];
  const content = "I wrote to jane.doe@example.com and called +1 415 555 0132.";
  const answer = await vent(vault, content, { history });
  expect(answer.reply).toBe("Has jane.doe@example.com written since? And +1 415 555 0132?");
  const sent = JSON.stringify(mock.getRequests().at(-1)?.body);
  expect(sent).toContain("[EMAIL_1]");
  expect(sent).not.toMatch(/jane|555/);
  expect(sent).toContain("test-model");
});

test("the request carries the key, the prompt first, and the turns in order", async () => {
  mock.onMessage(/third/, { content: "I hear you." });
  await vent(vault, "third", {
    history: [
      { role: "user", content: "first" },
      { role: "assistant", content: "second" },
    ],
  });
  const request = mock.getRequests().at(-1) as any;
  expect(request.body.stream).toBe(true);
  expect(request.body.messages.map((message: any) => message.role)).toEqual(["system", "user", "assistant", "user"]);
  expect(request.body.messages.slice(1).map((message: any) => message.content)).toEqual(["first", "second", "third"]);
});

test.each([401, 404, 429, 500, 503])("a %i before the first word: the listener answers, nobody pays", async (status) => {
  mock.nextRequestError(status, { message: "canary-upstream-error", type: "error" });
  const answer = await vent(vault, "My flatmate has moved out without a word.");
  expect(answer.status).toBe(200);
  expect(answer.types).not.toContain("error");
  expect(answer.types).not.toContain("data-failover");
  expect(answer.reply).toMatch(/flatmate/);
  expect(answer.receipt).toMatchObject({ provider: "listener", charged: false, remaining: 2 });
  expect(answer.body).not.toContain("canary-upstream-error");
  expect(vault.logs.join("\n")).not.toContain("canary-upstream-error");
  const token = answer.headers.get("x-device-token") as string;
  mock.onMessage(/paid/, { content: "I hear you." });
  expect((await vent(vault, "paid now", { token })).headers.get("x-remaining-vents")).toBe("1");
});

test("an upstream that is not there", async () => {
  const closed = await startRawUpstream(() => {});
  await closed.stop();
  const there = await vaultOn(closed);
  const answer = await vent(there, "It is one of those evenings.");
  expect(answer.receipt).toMatchObject({ provider: "listener", charged: false, remaining: 2 });
  await there.stop();
});

test("an upstream that sends no words", async () => {
  const upstreams: [string, (response: any) => void][] = [
    ["empty", (response) => response.end()],
    ["only done", (response) => response.end("data: [DONE]\n\n")],
    ["html", (response) => response.end("<html>hello</html>")],
    ["redirect", (response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()],
    ["reset", (response) => response.destroy()],
    ["error event", (response) => response.end('data: {"error":{"message":"overloaded"}}\n\n')],
    ["endless line", (response) => response.end(`data: ${"x".repeat(300_000)}`)],
    ["blanks alone", (response) => response.end(chunk(" ") + chunk("\n") + chunk("\u200b") + finish)],
    ["filtered at once", (response) => response.end(finish.replace("stop", "content_filter"))],
  ];
  for (const [name, answerWith] of upstreams) {
    const upstream = await startRawUpstream(answerWith);
    const there = await vaultOn(upstream);
    const answer = await vent(there, "It is one of those evenings.");
    expect(answer.receipt, name).toMatchObject({ provider: "listener", charged: false, remaining: 2 });
    expect(answer.reply.length, name).toBeGreaterThan(20);
    expect(answer.reply, name).toBe(answer.reply.trim());
    await there.stop();
    await upstream.stop();
  }
});

test("silence before the first word is waited for with heartbeats, and not for ever", async () => {
  const upstream = await startRawUpstream(() => {});
  const there = await vaultOn(upstream, { FIRST_WORD_TIMEOUT_MS: "2000", HEARTBEAT_MS: "200" });
  const answer = await vent(there, "Nobody answers me.");
  expect(answer.body.match(/^: /gm)?.length).toBeGreaterThanOrEqual(2);
  expect(answer.receipt).toMatchObject({ provider: "listener", charged: false });
  await until("the upstream is let go", () => upstream.aborted === 1);
  await there.stop();
  await upstream.stop();
});

test.each([
  ["the connection is reset", (response: any) => response.destroy()],
  ["it ends without an end", (response: any) => response.end()],
  ["it reports an error", (response: any) => response.end('data: {"error":{"message":"canary-broken"}}\n\n')],
  ["it goes on in nonsense", (response: any) => response.end("data: {broken\n\n")],
  ["it falls silent", () => {}],
  ["its length is spent", (response: any) => response.end(finish.replace("stop", "length"))],
  ["it is filtered", (response: any) => response.end(finish.replace("stop", "content_filter"))],
  ["it drips half a placeholder", (response: any) => {
    const letters = [..."[EMAIL_"];
    const drip = setInterval(() => (letters.length ? response.write(chunk(letters.shift() as string)) : clearInterval(drip)), 150);
  }],
])("cut in the middle (%s), the reply is brought to a whole", async (_, breakOff) => {
  const upstream = await startRawUpstream((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(chunk("It sounds as if the quiet in the ho"));
    setTimeout(() => breakOff(response), 50);
  });
  const there = await vaultOn(upstream, { STALL_TIMEOUT_MS: "400" });
  const answer = await vent(there, "The quiet in the house is the worst part.");
  expect(order(answer)).toEqual([
    "start", "text-start", "text-delta", "data-failover", "text-delta", "text-end", "data-receipt", "finish", "[DONE]",
  ]);
  expect(answer.reply.startsWith("It sounds as if the quiet in the ho")).toBe(true);
  expect(answer.reply).toMatch(/[.?]$/);
  expect(answer.parts.find((part) => part.type === "data-failover")?.data).toEqual({ from: "openai", to: "listener" });
  expect(answer.receipt).toMatchObject({ provider: "openai", charged: true, remaining: 1 });
  expect(answer.body + there.logs.join("\n")).not.toContain("canary-broken");
  await there.stop();
  await upstream.stop();
});

test("the key travels as a bearer token, and a server without one gets none", async () => {
  for (const [key, expected] of [["secret-key", "Bearer secret-key"], ["", undefined]] as const) {
    let authorization: string | undefined = "nothing came";
    const upstream = await startRawUpstream((response) => {
      authorization = response.req.headers.authorization;
      response.end(chunk("I hear you.") + finish);
    });
    const there = await vaultOn(upstream, { OPENAI_API_KEY: key });
    expect((await vent(there, "Hello.")).reply).toBe("I hear you.");
    expect(authorization).toBe(expected);
    await there.stop();
    await upstream.stop();
  }
});

test("bytes cut anywhere give the same words", async () => {
  const words = "Grüße an dich 😀, und [EMAIL_1] bleibt.";
  const upstream = await startRawUpstream(async (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const bytes = Buffer.from([...words].map(chunk).join("").replaceAll("\n", "\r\n") + finish);
    for (let at = 0; at < bytes.length; at += 7) {
      response.write(bytes.subarray(at, at + 7));
      if (at % 140 === 0) await new Promise((next) => setTimeout(next, 1));
    }
    response.end();
  });
  const there = await vaultOn(upstream);
  const answer = await vent(there, "Ich schreibe an jane@example.com.");
  expect(answer.reply).toBe("Grüße an dich 😀, und jane@example.com bleibt.");
  await there.stop();
  await upstream.stop();
});

test("what a server leaves null or empty, and choices beside the first, are no fault", async () => {
  const line = (body: unknown) => `data: ${JSON.stringify(body)}\n\n`;
  const upstream = await startRawUpstream((response) => {
    response.write(line({ choices: [{ index: 0, delta: { content: "I hear " }, finish_reason: "" }] }));
    response.write(line({ choices: [{ index: 1, delta: { content: "someone else" }, finish_reason: "stop" }] }));
    response.write(line({ choices: [{ index: 0, delta: { content: "you." } }] }));
    response.write(line({ choices: null, usage: {} }));
    response.end(line({ choices: [{ index: 0, delta: null, finish_reason: "stop" }] }));
  });
  const there = await vaultOn(upstream);
  const answer = await vent(there, "Hello.");
  expect(answer.reply).toBe("I hear you.");
  expect(answer.types).not.toContain("data-failover");
  await there.stop();
  await upstream.stop();
});

test.each([
  ["one giant piece", "x".repeat(200_000)],
  ["a long address, over and over", "[URL_1] ".repeat(5_000)],
])("a reply has a bound: %s", async (_, words) => {
  const upstream = await startRawUpstream((response) => {
    response.end(chunk(words) + finish);
  });
  const there = await vaultOn(upstream);
  const answer = await vent(there, `See https://example.com/${"a".repeat(9_000)}`);
  expect(answer.reply.length).toBeLessThan(10_000);
  expect(answer.types.slice(-2)).toEqual(["finish", "[DONE]"]);
  await there.stop();
  await upstream.stop();
});

test("a reply that never ends is ended", async () => {
  const upstream = await startRawUpstream((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const drip = setInterval(() => response.write(chunk("and ")), 100);
    response.on("close", () => clearInterval(drip));
  });
  const there = await vaultOn(upstream, { TOTAL_TIMEOUT_MS: "3000" });
  const answer = await vent(there, "Talk to me.");
  expect(answer.types).toContain("data-failover");
  expect(answer.types.at(-1)).toBe("[DONE]");
  await until("the upstream is let go", () => upstream.aborted === 1);
  await there.stop();
  await upstream.stop();
});

test("leaving early, over and over, is not free for ever", async () => {
  const upstream = await startRawUpstream(() => {});
  const there = await vaultOn(upstream, { QUOTA_ANONYMOUS: "1", QUOTA_NETWORK: "unlimited", FIRST_WORD_TIMEOUT_MS: "1" });
  const token = (await vent(there, "Hello.")).headers.get("x-device-token") as string;
  const statuses = [];
  for (let n = 0; n < 12; n += 1) statuses.push((await vent(there, "Again.", { token })).status);
  // Ten are given back for a limit of one; the next is charged, and the day is spent.
  expect(statuses.filter((status) => status === 200).length).toBe(10);
  expect(statuses.slice(-2)).toEqual([429, 429]);
  await there.stop();
  await upstream.stop();
});

test("a model out of hand is stopped", async () => {
  const upstream = await startRawUpstream(async (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (let n = 0; n < 5_000 && !response.destroyed; n += 1) {
      response.write(chunk("and so on "));
      if (n % 100 === 0) await new Promise((next) => setTimeout(next, 1));
    }
    response.end(finish);
  });
  const there = await vaultOn(upstream);
  const answer = await vent(there, "Talk to me.");
  expect(answer.reply.length).toBeLessThan(10_000);
  expect(answer.types.at(-1)).toBe("[DONE]");
  await there.stop();
  await upstream.stop();
});

test("a client that leaves lets the upstream go, before and after the first word", async () => {
  for (const [name, first] of [["before", ""], ["after", chunk("It sounds")]] as const) {
    const upstream = await startRawUpstream((response) => {
      if (first) {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(first);
      }
    });
    const there = await vaultOn(upstream);
    const leave = new AbortController();
    const response = await fetch(new URL("/api/vent", there.url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ mode: "text", content: "I might leave." }),
      signal: leave.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    await until("the upstream is asked", () => upstream.bodies.length === 1);
    await new Promise((next) => setTimeout(next, 200));
    leave.abort();
    await reader.read().catch(() => {});
    const left = Date.now();
    await until(`the upstream is let go (${name})`, () => upstream.aborted === 1, 5);
    console.log(`left ${name} the first word: upstream let go after ${Date.now() - left} ms`);
    const [row] = await until("the vent still counts", async () => {
      const rows = await there.rows("SELECT mode FROM vent_metadata");
      return rows.length > 0 && rows;
    });
    expect(row).toEqual({ mode: "text" });
    const token = response.headers.get("x-device-token") as string;
    // Before the first word nothing is owed; after it the charge stands.
    const next = await vent(there, "I want to kill myself.", { token });
    expect(next.headers.get("x-remaining-vents"), name).toBe(first ? "0" : "1");
    await there.stop();
    await upstream.stop();
  }
}, 90_000);

test("past the limits a crisis has the model, and past its allowance the listener", async () => {
  mock.onMessage(/end it all/, { content: "Thank you for saying it. Are you safe right now?" });
  const small = await startVault({
    vars: { OPENAI_BASE_URL: `${mock.url}/v1`, QUOTA_ANONYMOUS: "0", QUOTA_CRISIS: "2" },
  });
  const here = { "cf-connecting-ip": "203.0.113.50" };
  const providers = [];
  for (let n = 0; n < 4; n += 1) {
    const answer = await vent(small, "I want to end it all.", { headers: here });
    expect(answer.types).toContain("data-crisis");
    providers.push(answer.receipt.provider);
  }
  expect(providers).toEqual(["openai", "openai", "listener", "listener"]);
  await small.stop();
});
