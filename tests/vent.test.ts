import { readUIMessageStream, uiMessageChunkSchema } from "ai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { order, vent } from "./support/client.ts";
import { startVault, until, type Vault } from "./support/vault.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let vault: Vault;
beforeAll(async () => {
  vault = await startVault();
});
afterAll(() => vault.stop());

test("a vent streams a reply, part by part in their order", async () => {
  const answer = await vent(vault, "My boss yelled at me in front of everyone today.");
  expect(answer.status).toBe(200);
  expect(order(answer)).toEqual(["start", "text-start", "text-delta", "text-end", "data-receipt", "finish", "[DONE]"]);
  expect(answer.reply).toMatch(/boss/);
  expect(answer.reply).toMatch(/[.?]$/);
  expect(answer.parts.filter((part) => part.type === "text-delta").length).toBeGreaterThan(20);
  expect(answer.receipt).toMatchObject({ remaining: 1, limit: 2, charged: true, provider: "listener" });
  expect(answer.receipt.resets_in).toBeGreaterThan(0);
  expect(answer.receipt.resets_in).toBeLessThanOrEqual(86_400);
});

test("the headers say who, how much is left, and which protocol", async () => {
  const { headers, parts } = await vent(vault, "A long day.");
  expect(headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(headers.get("x-vercel-ai-ui-message-stream")).toBe("v1");
  expect(headers.get("x-request-id")).toMatch(uuid);
  expect(headers.get("x-request-id")).toBe(parts[0]?.messageId);
  expect(headers.get("x-session-id")).toMatch(uuid);
  expect(headers.get("x-remaining-vents")).toBe("1");
  expect(headers.get("ratelimit-policy")).toBe('"device";q=2;w=86400, "network";q=20;w=86400');
  expect(headers.get("ratelimit")).toMatch(/^"device";r=1;t=\d+, "network";r=19;t=\d+$/);
  expect(headers.get("cache-control")).toContain("no-store");
});

test("a session goes on under the id that the client sends", async () => {
  const first = await vent(vault, "It began this morning.");
  const session = first.headers.get("x-session-id") as string;
  const second = await vent(vault, "And it went on.", { session_id: session.toUpperCase() });
  expect(second.headers.get("x-session-id")).toBe(session);
});

test("the AI SDK reads every part, and the reply, as they are", async () => {
  const answer = await vent(vault, "I keep thinking about the exam next week.");
  const schema = uiMessageChunkSchema();
  const chunks = answer.parts.filter((part) => part.type !== "[DONE]");
  for (const part of chunks) {
    const result = await schema.validate?.(part);
    expect(result, JSON.stringify(part)).toMatchObject({ success: true });
  }
  const stream = new ReadableStream({
    start(controller) {
      for (const part of chunks) controller.enqueue(part as any);
      controller.close();
    },
  });
  let last: any;
  for await (const message of readUIMessageStream({ stream })) last = message;
  expect(last.parts.find((part: any) => part.type === "text").text).toBe(answer.reply);
  expect(last.parts.find((part: any) => part.type === "data-receipt").data.provider).toBe("listener");
});

test("personal details come back to the person whole", async () => {
  const replies = [];
  for (let n = 0; n < 6; n += 1) replies.push((await vent(vault, "My ex keeps texting me from +1 415 555 0132.")).reply);
  expect(replies.join("\n")).not.toMatch(/\[PHONE/);
  expect(replies.join("\n")).toContain("+1 415 555 0132");
});

test("words of danger get help lines of the person's country before the first word", async () => {
  const answer = await vent(vault, "I want to kill myself. I can't do this anymore.");
  expect(order(answer).slice(0, 3)).toEqual(["start", "data-crisis", "text-start"]);
  const crisis = answer.parts.find((part) => part.type === "data-crisis")?.data;
  expect(crisis).toMatchObject({ country: "US", emergency: "911" });
  expect(["moderate", "high"]).toContain(crisis.level);
  expect(JSON.stringify(crisis.lines)).toContain("988");
  expect(crisis.lines[0].checked).toMatchObject({ on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), against: expect.arrayContaining(["wikipedia"]) });
  expect(crisis.grounding.map((exercise: any) => exercise.name)).toEqual(["Five, four, three, two, one", "Box breathing"]);
  expect(crisis.safety_plan.steps).toHaveLength(6);
  expect(crisis.safety_plan.steps[0].title).toMatch(/signs/i);
  expect(answer.reply).toMatch(/safe/);
});

test("violence by another gets the lines for it first, and a plan that fits", async () => {
  const answer = await vent(vault, "My husband hits me and I am scared to go home.");
  const crisis = answer.parts.find((part) => part.type === "data-crisis")?.data;
  expect(crisis.lines[0]).toMatchObject({ topic: "violence", phone: "1-800-799-7233", text: "text START to 88788" });
  expect(crisis.safety_plan.title).toBe("A plan for staying safe");
  expect(crisis.safety_plan.note).toContain("browser history");
});

test.each([
  ["CA", "988"],
  ["GB", "116 123"],
  ["IE", "116 123"],
  ["AU", "13 11 14"],
  ["XX", "findahelpline.com"],
])("in %s the help lines name %s", async (country, line) => {
  const there = await startVault({ cf: { country } });
  const answer = await vent(there, "I have been cutting again and I want to end it all.");
  const crisis = answer.parts.find((part) => part.type === "data-crisis")?.data;
  expect(JSON.stringify(crisis.lines)).toContain(line);
  await there.stop();
});

test("a danger that an earlier turn spoke of is not forgotten", async () => {
  const history = [
    { role: "user", content: "I want to kill myself." },
    { role: "assistant", content: "Thank you for telling me. Are you safe right now?" },
  ];
  const answer = await vent(vault, "Never mind, I'm fine.", { history });
  expect(answer.types).toContain("data-crisis");
});

test("a figure of speech gets no help lines", async () => {
  const answer = await vent(vault, "This deadline is killing me and my manager is dead silent.");
  expect(answer.types).not.toContain("data-crisis");
});

test("history is taken up: the reply does not begin or ask as the last one did", async () => {
  const first = await vent(vault, "My sister has stopped talking to me.");
  const history = [
    { role: "user", content: "My sister has stopped talking to me." },
    { role: "assistant", content: first.reply },
  ];
  const second = await vent(vault, "It hurts more than I thought.", { history });
  const question = (text: string) => text.split(/(?<=[.?!])\s/).find((sentence) => sentence.endsWith("?"));
  expect(question(second.reply)).not.toBe(question(first.reply));
});

test("a voice's transcript is recorded as voice", async () => {
  const answer = await vent(vault, "I just need to say this out loud.", { mode: "voice" });
  const id = answer.headers.get("x-request-id");
  const [row] = await until("the row", async () => {
    const rows = await vault.rows("SELECT mode FROM vent_metadata WHERE id = ?", id);
    return rows.length > 0 && rows;
  });
  expect(row).toEqual({ mode: "voice" });
});

test("the largest vent is answered", async () => {
  const answer = await vent(vault, "ü".repeat(10_000));
  expect(answer.status).toBe(200);
  expect(answer.types.at(-1)).toBe("[DONE]");
});
