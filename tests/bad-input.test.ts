import { afterAll, beforeAll, expect, test } from "vitest";
import { freshNetwork, send, vent } from "./support/client.ts";
import { startVault, type Vault } from "./support/vault.ts";

let vault: Vault;
beforeAll(async () => {
  vault = await startVault();
});
afterAll(() => vault.stop());

const json = { "content-type": "application/json" };
const good = { mode: "text", content: "A long day." };

/** Sends a body as JSON and checks that a problem document answers. */
async function refused(status: number, body: BodyInit, headers: Record<string, string> = json) {
  const answer = await send(vault, body, { "cf-connecting-ip": freshNetwork(), ...headers });
  expect(answer.status, answer.body).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.problem).toMatchObject({
    type: expect.stringMatching(/^urn:ventvault:problem:[a-z-]+$/),
    title: expect.any(String),
    status,
    detail: expect.any(String),
    next: expect.any(String),
    request_id: answer.headers.get("x-request-id"),
  });
  return answer;
}

const fields = (answer: { problem: any }) => answer.problem.errors.map((error: { field: string }) => error.field);

test.each([
  ["nothing", ""],
  ["half an object", '{"mode":"text"'],
  ["a form", "mode=text&content=hello"],
  ["bytes that are not UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ["a list", "[]"],
  ["a string", '"hello"'],
  ["nested past any sense", "[".repeat(100_000)],
])("400: the body is %s", async (_, body) => {
  await refused(400, body);
});

test.each([
  ["without one", {}],
  ["text", { "content-type": "text/plain" }],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }],
  ["almost JSON", { "content-type": "application/jsonp" }],
])("415: the media type is %s", async (_, headers) => {
  // Bytes, because for a string fetch would name a media type by itself.
  await refused(415, new TextEncoder().encode(JSON.stringify(good)), headers as Record<string, string>);
});

test("a media type with parameters and capitals is JSON all the same", async () => {
  const headers = { "content-type": "Application/JSON; charset=utf-8", "cf-connecting-ip": freshNetwork() };
  expect((await send(vault, JSON.stringify(good), headers)).status).toBe(200);
});

test("413: too many bytes, declared or not", async () => {
  const large = JSON.stringify({ ...good, extra: "x".repeat(128 * 1024) });
  await refused(413, large);
  const bytes = new TextEncoder().encode(large);
  const undeclared = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 16_384) controller.enqueue(bytes.slice(at, at + 16_384));
      controller.close();
    },
  });
  await refused(413, undeclared);
});

test.each([
  ["no content", { content: undefined }, ["content"]],
  ["only white space", { content: " \n\t " }, ["content"]],
  ["a number", { content: 7 }, ["content"]],
  ["10,001 characters", { content: "x".repeat(10_001) }, ["content"]],
  ["no mode", { mode: undefined }, ["mode"]],
  ["another mode", { mode: "video" }, ["mode"]],
  ["21 turns", { history: Array(21).fill({ role: "user", content: "x" }) }, ["history"]],
  ["30,001 characters of history", { history: Array(3).fill({ role: "user", content: "x".repeat(10_001) }) }, ["history"]],
  ["a turn of the system", { history: [{ role: "system", content: "x" }] }, ["history[0].role"]],
  ["an empty turn", { history: [{ role: "user", content: "" }] }, ["history[0].content"]],
  ["a history that is no list", { history: "yesterday" }, ["history"]],
  ["a session that is no UUID", { session_id: "mine" }, ["session_id"]],
  ["a time zone that is none", { timezone: "my place" }, ["timezone"]],
  ["several at once", { mode: 1, content: null, history: 1, session_id: 1, timezone: 1 }, ["mode", "content", "history", "session_id", "timezone"]],
])("422: %s", async (_, change, expected) => {
  const answer = await refused(422, JSON.stringify({ ...good, ...change }));
  expect(fields(answer)).toEqual(expected);
});

test("422: an Idempotency-Key that is empty or too long", async () => {
  for (const key of ["", "x".repeat(129)]) {
    const answer = await refused(422, JSON.stringify(good), { ...json, "idempotency-key": key });
    expect(fields(answer)).toEqual(["Idempotency-Key"]);
  }
});

test("401: a token that is not even plain text", async () => {
  await refused(401, JSON.stringify(good), { ...json, "x-device-token": "caf\u00e9" });
});

test("a problem never repeats what was sent", async () => {
  const canary = "canary-7f3a";
  const bodies = [
    `{"content": ${canary}`,
    JSON.stringify({ mode: canary, content: [canary], history: canary, session_id: canary, timezone: `${canary} x` }),
    JSON.stringify(canary),
  ];
  for (const body of bodies) {
    const answer = await send(vault, body, json);
    expect(answer.body).not.toContain(canary);
    expect(JSON.stringify([...answer.headers])).not.toContain(canary);
  }
});

test("405 names the methods that are allowed", async () => {
  for (const [method, path, allow] of [
    ["GET", "/api/vent", "POST"],
    ["PUT", "/api/vent", "POST"],
    ["POST", "/api/me", "DELETE"],
    ["POST", "/health", "GET,HEAD"],
  ] as const) {
    const response = await fetch(new URL(path, vault.url), { method });
    expect(response.status, `${method} ${path}`).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
    expect(await response.json()).toMatchObject({ status: 405, detail: `Allowed here: ${allow}.` });
  }
});

test("404 for what is not there, and no word of the path in the log", async () => {
  const response = await fetch(new URL("/api/canary-path-51", vault.url));
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(vault.logs.join("\n")).not.toContain("canary-path-51");
});

test("nothing refused is charged", async () => {
  const first = await vent(vault, "One.");
  const token = first.headers.get("x-device-token") as string;
  await refused(422, JSON.stringify({ mode: "text" }), { ...json, "x-device-token": token });
  const second = await vent(vault, "Two.", { token });
  expect(second.headers.get("x-remaining-vents")).toBe("0");
});
