import { afterAll, beforeAll, expect, test } from "vitest";
import { vent } from "./support/client.ts";
import { startVault, type Vault } from "./support/vault.ts";

const friend = "https://friend.example";

let vault: Vault;
beforeAll(async () => {
  vault = await startVault({ vars: { ALLOWED_ORIGINS: `${friend}, https://other.example/` } });
});
afterAll(() => vault.stop());

const get = (path: string, of = vault, headers: Record<string, string> = {}) => fetch(new URL(path, of.url), { headers });

test("/health says that it runs, and which version", async () => {
  const response = await get("/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "alive", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
});

test("/ready asks every part, and all of them answer", async () => {
  const response = await get("/ready");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ready", failed: [], faulty_variables: [] });
  expect(await vault.rows("SELECT * FROM vent_metadata"), "asking leaves no row").toEqual([]);
});

test.each([
  ["DB", "database"],
  ["QUOTA", "quota"],
  ["CLASSIFY", "queue"],
] as const)("/ready without %s names the %s", async (binding, name) => {
  const broken = await startVault({ without: [binding] });
  const response = await get("/ready", broken);
  expect(response.status).toBe(503);
  const body = await response.text();
  expect(JSON.parse(body)).toMatchObject({ status: "not-ready", failed: [name] });
  expect(body, "the cause stays in the log").not.toContain("Binding");
  expect(broken.logs.join("\n")).toContain(binding);
  expect((await get("/health", broken)).status).toBe(200);
  await broken.stop();
});

test("/ready names a database without its tables", async () => {
  const bare = await startVault({ unmigrated: true });
  const response = await get("/ready", bare);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ failed: ["database"] });
  await bare.stop();
});

test.each(["*", "https://friend.example, *", "friend.example", "https://a b", "https://friend.example/path", ","])(
  "ALLOWED_ORIGINS=%s is a fault, and no closed door",
  async (list) => {
    const mistyped = await startVault({ vars: { ALLOWED_ORIGINS: list } });
    expect(await (await get("/ready", mistyped)).json()).toMatchObject({ faulty_variables: ["ALLOWED_ORIGINS"] });
    const stranger = await get("/health", mistyped, { origin: "https://stranger.example" });
    expect(stranger.status).toBe(200);
    expect(stranger.headers.get("access-control-allow-origin")).toBeNull();
    await mistyped.stop();
  },
);

test("OPENAI_BASE_URL that is no address is a fault, and the listener answers", async () => {
  const mistyped = await startVault({ vars: { OPENAI_BASE_URL: "my server" } });
  expect(await (await get("/ready", mistyped)).json()).toMatchObject({ faulty_variables: ["OPENAI_BASE_URL"] });
  expect((await vent(mistyped, "Hello.")).receipt).toMatchObject({ provider: "listener", charged: true });
  await mistyped.stop();
});

test("/ready names variables that cannot be read; their defaults hold", async () => {
  const mistyped = await startVault({ vars: { QUOTA_ANONYMOUS: "two", FIRST_WORD_TIMEOUT_MS: "99999999", SEAL_KEYS: "nonsense" } });
  const response = await get("/ready", mistyped);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    failed: ["configuration"],
    faulty_variables: ["QUOTA_ANONYMOUS", "FIRST_WORD_TIMEOUT_MS", "SEAL_KEYS"],
  });
  expect((await vent(mistyped, "Still here.")).headers.get("x-remaining-vents")).toBe("1");
  await mistyped.stop();
});

test("every answer carries the security headers and its request's id", async () => {
  for (const path of ["/health", "/ready", "/openapi.json", "/nothing", "/api/vent"]) {
    const { headers } = await get(path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("referrer-policy"), path).toBe("no-referrer");
    expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
    expect(headers.get("cache-control"), path).toContain("no-store");
    expect(headers.get("x-request-id"), path).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("pages carry a policy that lets in nothing foreign", async () => {
  for (const path of ["/", "/docs/"]) {
    const response = await get(path);
    expect(response.status, path).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await response.text()).not.toMatch(/<(script|link|img)[^>]*(src|href)="(https?:)?\/\//);
  }
});

test("origins on the list may call, others may not", async () => {
  const preflight = (origin: string) =>
    fetch(new URL("/api/vent", vault.url), {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,idempotency-key,x-device-token",
      },
    });
  for (const origin of [friend, "https://other.example"]) {
    const { status, headers } = await preflight(origin);
    expect(status).toBe(200);
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("access-control-allow-methods")).toContain("POST");
    for (const name of ["content-type", "idempotency-key", "x-device-token"]) {
      expect(headers.get("access-control-allow-headers")).toContain(name);
    }
  }
  for (const origin of ["https://stranger.example", "null", `${friend}.evil.example`, "http://friend.example"]) {
    expect((await preflight(origin)).headers.get("access-control-allow-origin"), origin).toBeNull();
  }
});

test("an allowed origin may read the headers that matter", async () => {
  const { headers } = await vent(vault, "Hello.", { headers: { origin: friend } });
  expect(headers.get("access-control-allow-origin")).toBe(friend);
  expect(headers.get("access-control-allow-credentials")).toBe("true");
  const exposed = headers.get("access-control-expose-headers") ?? "";
  for (const name of ["x-request-id", "x-session-id", "x-remaining-vents", "x-device-token", "ratelimit", "ratelimit-policy", "retry-after"]) {
    expect(exposed).toContain(name);
  }
  expect(headers.get("vary")).toMatch(/origin/i);
});

test("errors, too, can be read by an allowed origin", async () => {
  const response = await get("/api/vent", vault, { origin: friend });
  expect(response.status).toBe(405);
  expect(response.headers.get("access-control-allow-origin")).toBe(friend);
});

test("a request is one line of JSON in the log, with names and numbers alone", async () => {
  const answer = await vent(vault, "A quiet line.");
  const line = vault.requests().find((entry) => entry.request_id === answer.headers.get("x-request-id"));
  expect(line).toEqual({
    event: "request",
    request_id: expect.any(String),
    session_id: answer.headers.get("x-session-id"),
    method: "POST",
    route: "/api/vent",
    status: 200,
    duration_ms: expect.any(Number),
    first_word_ms: expect.any(Number),
    provider: "listener",
    words_in: 3,
    characters_out: answer.reply.length,
    scrubbed: 0,
    charged: true,
  });
});

test("/openapi.json describes every route", async () => {
  const document = (await (await get("/openapi.json")).json()) as any;
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths).sort()).toEqual(["/api/me", "/api/vent", "/health", "/ready"]);
  const post = document.paths["/api/vent"].post;
  expect(post.tags).toBeUndefined();
  expect(Object.keys(post.responses)).toEqual(["200", "400", "401", "409", "413", "415", "422", "429"]);
  expect(document.components.schemas.Vent.required).toEqual(["mode", "content"]);
  const named = JSON.stringify(document).match(/#\/components\/schemas\/[A-Za-z]+/g) ?? [];
  for (const reference of named) expect(Object.keys(document.components.schemas)).toContain(reference.split("/").at(-1));
});
