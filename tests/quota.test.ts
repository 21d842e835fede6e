import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, vent } from "./support/client.ts";
import { startVault, until, type Vault } from "./support/vault.ts";

let vault: Vault;
beforeAll(async () => {
  vault = await startVault();
});
afterAll(() => vault.stop());

/** A device that has already been minted, with one of its vents used. */
async function device(of: Vault = vault): Promise<string> {
  return (await vent(of, "Hello.")).headers.get("x-device-token") as string;
}

test("N + k vents at once admit exactly N", async () => {
  const wide = await startVault({ vars: { QUOTA_ANONYMOUS: "7", QUOTA_NETWORK: "1000" } });
  const token = await device(wide);
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => vent(wide, `Number ${n}.`, { token })));
  const admitted = answers.filter((answer) => answer.status === 200);
  expect(admitted.length).toBe(6);
  expect(answers.filter((answer) => answer.status === 429).length).toBe(34);
  expect(admitted.map((answer) => Number(answer.headers.get("x-remaining-vents"))).sort()).toEqual([0, 1, 2, 3, 4, 5]);
  expect((await vent(wide, "One more.", { token })).status).toBe(429);
  await wide.stop();
});

test("a spent day says when it begins anew", async () => {
  const token = await device();
  await vent(vault, "Two.", { token });
  const { status, headers, problem } = await vent(vault, "Three.", { token });
  expect(status).toBe(429);
  expect(problem.type).toBe("urn:ventvault:problem:quota-spent");
  expect(problem.next).toMatch(/findahelpline\.com/);
  expect(headers.get("x-remaining-vents")).toBe("0");
  expect(headers.get("ratelimit")).toMatch(/^"device";r=0;t=\d+/);
  const wait = Number(headers.get("retry-after"));
  const midnight = Math.ceil((new Date().setUTCHours(24, 0, 0, 0) - Date.now()) / 1000);
  expect(Math.abs(wait - midnight)).toBeLessThan(10);
});

test("a crisis is answered when the day is spent, and does not change the count", async () => {
  const token = await device();
  await vent(vault, "Two.", { token });
  const answer = await vent(vault, "I want to kill myself tonight.", { token });
  expect(answer.status).toBe(200);
  expect(answer.types).toContain("data-crisis");
  expect(answer.headers.get("x-remaining-vents")).toBe("0");
  expect(answer.receipt).toMatchObject({ remaining: 0, charged: false });
  expect((await vent(vault, "And now?", { token })).status).toBe(429);
});

test("the day rolls over at midnight UTC", async () => {
  const spent = await startVault();
  const token = await device(spent);
  await vent(spent, "Two.", { token });
  expect((await vent(spent, "Three.", { token })).status).toBe(429);
  await spent.miniflare.dispose();
  const tillMidnight = Math.ceil((new Date().setUTCHours(24, 0, 0, 0) - Date.now()) / 1000);
  const before = await startVault({ state: spent.state, vars: { CLOCK_OFFSET_SECONDS: String(tillMidnight - 60) } });
  expect((await vent(before, "A minute before.", { token })).status).toBe(429);
  await before.stop();
  const after = await startVault({ state: spent.state, vars: { CLOCK_OFFSET_SECONDS: String(tillMidnight + 5) } });
  const answer = await vent(after, "A new day.", { token });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-remaining-vents")).toBe("1");
  await after.stop();
  await spent.stop();
});

test("a retry with its Idempotency-Key is charged once", async () => {
  const token = await device();
  const headers = { "idempotency-key": "b3f1" };
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const answer = await vent(vault, "Once.", { token, headers });
    expect(answer.status, `try ${attempt}`).toBe(200);
    expect(answer.headers.get("x-remaining-vents")).toBe("0");
  }
  const fourth = await vent(vault, "Once.", { token, headers });
  expect(fourth.status).toBe(409);
  expect(fourth.problem.type).toBe("urn:ventvault:problem:idempotency-key-spent");
});

test("retries at the same moment are charged once", async () => {
  const wide = await startVault({ vars: { QUOTA_ANONYMOUS: "10" } });
  const token = await device(wide);
  const again = () => vent(wide, "Once.", { token, headers: { "idempotency-key": "same" } });
  const answers = await Promise.all([again(), again(), again()]);
  expect(answers.map((answer) => answer.headers.get("x-remaining-vents"))).toEqual(["8", "8", "8"]);
  expect((await vent(wide, "Next.", { token })).headers.get("x-remaining-vents")).toBe("7");
  await wide.stop();
});

test("a key buys no second vent, and no other device", async () => {
  const [token, other] = [await device(), await device()];
  const headers = { "idempotency-key": "shared" };
  expect((await vent(vault, "Mine.", { token, headers })).status).toBe(200);
  const reused = await vent(vault, "Something else.", { token, headers });
  expect(reused.status).toBe(422);
  expect(reused.problem.type).toBe("urn:ventvault:problem:idempotency-key-reused");
  expect((await vent(vault, "Mine.", { token: other, headers })).headers.get("x-remaining-vents")).toBe("0");
  expect((await vent(vault, "Mine.", { token: other })).status).toBe(429);
});

test("a key is forgotten after ten minutes, its charge is not", async () => {
  const first = await startVault({ vars: { CLOCK_OFFSET_SECONDS: "-86400" } });
  const token = await device(first);
  const headers = { "idempotency-key": "old" };
  expect((await vent(first, "Once.", { token, headers })).status).toBe(200);
  await first.miniflare.dispose();
  const later = await startVault({ state: first.state, vars: { CLOCK_OFFSET_SECONDS: "-85790" } });
  const lateInTheDay = new Date(Date.now() - 86_400_000).getUTCDate() !== new Date(Date.now() - 85_790_000).getUTCDate();
  expect((await vent(later, "Once.", { token, headers })).status).toBe(lateInTheDay ? 200 : 429);
  await later.stop();
  await first.stop();
});

/** The ledger in the one quota object of a state folder; `undefined` when it has none. */
function stored(state: string): { used: number; charges: Record<string, unknown>[] } | undefined {
  const files = readdirSync(state, { recursive: true, encoding: "utf8" });
  const own = files.filter((file) => /QuotaObject.*[0-9a-f]{64}\.sqlite$/.test(file));
  expect(own.length).toBe(1);
  const database = new DatabaseSync(join(state, own[0] as string), { readOnly: true });
  try {
    return JSON.parse(database.prepare("SELECT body FROM ledger").get()?.body as string);
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}

const reserve = (id: string, limit = 1) => ({ call: "reserve", id, limit, retry: null });

test("a reservation nobody settles is given back by the alarm", async () => {
  const first = await startVault();
  const began = Date.now();
  expect(await first.quota("user:alarm", reserve("a"))).toEqual({ answer: "admitted", remaining: 0 });
  expect(await first.quota("user:alarm", reserve("b"))).toEqual({ answer: "refused" });
  await first.miniflare.dispose();
  expect(stored(first.state)?.charges).toMatchObject([{ id: "a", state: "reserved" }]);
  // Seven seconds before it expires: this call sets the alarm, and no other comes.
  const offset = 173 - Math.floor((Date.now() - began) / 1000);
  const later = await startVault({ state: first.state, vars: { CLOCK_OFFSET_SECONDS: String(offset) } });
  expect(await later.quota("user:alarm", reserve("c"))).toEqual({ answer: "refused" });
  await until("the alarm gives it back", () => !stored(first.state)?.charges.length);
  expect(await later.quota("user:alarm", reserve("d"))).toEqual({ answer: "admitted", remaining: 0 });
  await later.quota("user:alarm", { call: "settle", id: "a" });
  for (let times = 0; times < 2; times += 1) {
    expect(await later.quota("user:alarm", { call: "give_back", id: "d", limit: 1, spent: true })).toEqual({
      answer: "done",
      remaining: 1,
      charged: false,
    });
  }
  await later.stop();
  await first.stop();
});

test("an object erases itself when its day is over", async () => {
  const first = await startVault();
  await first.quota("user:night", reserve("a"));
  await first.quota("user:night", { call: "settle", id: "a" });
  await first.miniflare.dispose();
  expect(stored(first.state)).toMatchObject({ used: 1, charges: [] });
  const tillMidnight = Math.ceil((new Date().setUTCHours(24, 0, 0, 0) - Date.now()) / 1000);
  const later = await startVault({ state: first.state, vars: { CLOCK_OFFSET_SECONDS: String(tillMidnight - 8) } });
  expect(await later.quota("user:night", reserve("b"))).toEqual({ answer: "refused" });
  await until("nothing is left of it", () => stored(first.state) === undefined);
  expect(await later.quota("user:night", reserve("c"))).toEqual({ answer: "admitted", remaining: 0 });
  await later.stop();
  await first.stop();
});

test("the quota object refuses what is not a call", async () => {
  const namespace = (await vault.miniflare.getDurableObjectNamespace("QUOTA", "edge")) as any;
  const stub = namespace.get(namespace.idFromName("user:broken"));
  for (const body of ["", "{}", '{"call":"reserve"}', '{"call":"reserve","id":"a","limit":-1,"retry":null}']) {
    expect((await stub.fetch("https://quota/", { method: "POST", body })).status).toBe(400);
  }
});

test("the charge is settled at the first word", async () => {
  const one = await startVault({ vars: { QUOTA_NETWORK: "unlimited" } });
  await vent(one, "Hello.");
  await until("the object has counted it", () => stored(one.state)?.used === 1);
  expect(stored(one.state)?.charges).toEqual([]);
  await one.stop();
});

test("looking and refusing leave nothing behind", async () => {
  const closed = await startVault({ vars: { QUOTA_ANONYMOUS: "0" } });
  expect((await vent(closed, "Hello.")).status).toBe(429);
  expect(await closed.quota("health", { call: "ping" })).toMatchObject({ answer: "done" });
  const files = readdirSync(closed.state, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => /QuotaObject.*[0-9a-f]{64}\.sqlite$/.test(name))) {
    const database = new DatabaseSync(join(closed.state, file), { readOnly: true });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE name = 'ledger'").all();
    database.close();
    expect(tables, file).toEqual([]);
  }
  await closed.stop();
});

test("a vent retried with its key is one vent in the counts, too", async () => {
  const wide = await startVault();
  const token = await device(wide);
  const headers = { "idempotency-key": "again" };
  for (let attempt = 1; attempt <= 3; attempt += 1) await vent(wide, "Count me once.", { token, headers });
  const marker = await vent(wide, "And then this.");
  await until("the last one is a row", async () =>
    (await wide.rows("SELECT id FROM vent_metadata WHERE id = ?", marker.headers.get("x-request-id"))).length === 1,
  );
  expect(await wide.rows("SELECT count(*) AS vents FROM vent_metadata")).toEqual([{ vents: 3 }]);
  expect(await wide.rows("SELECT sum(vents) AS vents FROM mood_daily")).toEqual([{ vents: 3 }]);
  await wide.stop();
});

test("a network that is spent does not use up a key's tries", async () => {
  const spent = await startVault({ vars: { QUOTA_NETWORK: "0" } });
  const headers = { "idempotency-key": "patient" };
  const token = (await vent(spent, "Hello.")).headers.get("x-device-token") as string;
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect((await vent(spent, "Hello.", { token, headers })).status, `try ${attempt}`).toBe(429);
  }
  await spent.stop();
});

describe("no door is closed to words of danger", () => {
  const danger = "I want to kill myself tonight.";
  const open = (answer: Answer) => {
    expect(answer.status, answer.body).toBe(200);
    expect(answer.types).toContain("data-crisis");
    expect(answer.types.at(-1)).toBe("[DONE]");
  };

  test("a key that is used up, or belongs to another vent, or is no key", async () => {
    const token = await device();
    const headers = { "idempotency-key": "heavy" };
    for (let attempt = 1; attempt <= 5; attempt += 1) open(await vent(vault, danger, { token, headers }));
    open(await vent(vault, `${danger} Please.`, { token, headers }));
    open(await vent(vault, danger, { token, headers: { "idempotency-key": "x".repeat(500) } }));
  });

  test("a token that is not ours", async () => {
    const answer = await vent(vault, danger, { token: "v1.forged.token" });
    open(answer);
    expect(answer.headers.get("x-device-token")).toMatch(/^v1\./);
  });

  test("a spent network, past its crisis allowance", async () => {
    const small = await startVault({ vars: { QUOTA_NETWORK: "0", QUOTA_CRISIS: "1" } });
    const here = { "cf-connecting-ip": "203.0.113.60" };
    for (let n = 0; n < 3; n += 1) open(await vent(small, danger, { headers: here }));
    // Answered all the same, but made-up ones do not fill the tables.
    await until("the first is a row", async () => (await small.rows("SELECT id FROM vent_metadata")).length === 1);
    await new Promise((next) => setTimeout(next, 1_500));
    expect(await small.rows("SELECT count(*) AS vents FROM vent_metadata")).toEqual([{ vents: 1 }]);
    await small.stop();
  });

  test.each(["DEVICE_TOKEN_KEY", "USER_HASH_KEY", "SEAL_KEYS"])("a missing %s", async (name) => {
    const bare = await startVault({ vars: { [name]: "" } });
    open(await vent(bare, danger));
    await bare.stop();
  });
});

test("limits are what the vars say, and lifted when they say so", async () => {
  const free = await startVault({ vars: { QUOTA_ANONYMOUS: "unlimited", QUOTA_NETWORK: "unlimited" } });
  const token = await device(free);
  for (let n = 0; n < 5; n += 1) {
    const answer = await vent(free, "More.", { token });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-remaining-vents")).toBe("unlimited");
    expect(answer.headers.get("ratelimit")).toBeNull();
    expect(answer.receipt).toMatchObject({ remaining: null, limit: null });
  }
  await free.stop();
  const zero = await startVault({ vars: { QUOTA_ANONYMOUS: "0" } });
  expect((await vent(zero, "Hello.")).status).toBe(429);
  await zero.stop();
});

test("when the quota cannot be asked, the listener still answers", async () => {
  const broken = await startVault({ without: ["QUOTA"] });
  const answer = await vent(broken, "Nobody hears me today.");
  expect(answer.status).toBe(200);
  expect(answer.reply.length).toBeGreaterThan(20);
  expect(answer.headers.get("x-remaining-vents")).toBeNull();
  expect(answer.receipt).toMatchObject({ remaining: null, charged: false, provider: "listener" });
  await broken.stop();
});
