import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshNetwork, vent } from "./support/client.ts";
import { record, sealed, unopenable } from "./support/job.ts";
import { own } from "./support/refine.ts";
import { otherSealKeys, secrets, startVault, until, type Vault } from "./support/vault.ts";

let vault: Vault;
beforeAll(async () => {
  vault = await startVault({ vars: { CLASSIFY_RETRY_SECONDS: "0", QUOTA_ANONYMOUS: "unlimited" } });
});
afterAll(() => vault.stop());

const rowOf = (of: Vault, id: string | null, seconds = 30) =>
  until("the row", async () => (await of.rows("SELECT * FROM vent_metadata WHERE id = ?", id))[0], seconds);

const moodsOf = (of: Vault, user: unknown) =>
  of.rows<{ day: string; emotion: string; vents: number; rated: number; intensity_sum: number }>(
    "SELECT day, emotion, vents, rated, intensity_sum FROM mood_daily WHERE user_hash = ? ORDER BY emotion",
    user,
  );

test("a vent becomes one row of metadata, by the person's own clock", async () => {
  const answer = await vent(vault, "I am so angry, my boss yelled at me and then mailed all@example.com.", {
    timezone: "Asia/Kolkata",
  });
  const row = await rowOf(vault, answer.headers.get("x-request-id"));
  expect(row).toMatchObject({
    session_id: answer.headers.get("x-session-id"),
    emotion: "anger",
    theme: "work",
    mode: "text",
    word_count: 13,
    pii_detected: 1,
    classifier: own,
  });
  expect(row.user_hash).toMatch(/^[\w-]{43}$/);
  expect(row.intensity).toBeGreaterThan(0.4);
  expect(row.intensity).toBeLessThanOrEqual(1);
  const there = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kolkata", weekday: "short", hour: "numeric", hourCycle: "h23" });
  const parts = Object.fromEntries(there.formatToParts(row.created_at as number).map(({ type, value }) => [type, value]));
  const hour = Number(parts.hour);
  const time = hour < 5 || hour >= 22 ? "night" : hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
  expect(row.time_of_day).toBe(time);
  expect(row.day_of_week).toBe(["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(parts.weekday as string));
  const [mood] = await moodsOf(vault, row.user_hash);
  expect(mood).toEqual({
    day: new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kolkata" }).format(row.created_at as number),
    emotion: "anger",
    vents: 1,
    rated: 1,
    intensity_sum: row.intensity,
  });
});

test("without a time zone of their own, the network's is taken; an unknown one is no reason to refuse", async () => {
  const zone = (day: string) => new Intl.DateTimeFormat("en-CA", { timeZone: day });
  for (const [timezone, expected] of [[undefined, "America/New_York"], ["Mars/Olympus", "America/New_York"], ["Pacific/Kiritimati", "Pacific/Kiritimati"]] as const) {
    const answer = await vent(vault, "Just a day.", timezone ? { timezone } : {});
    const row = await rowOf(vault, answer.headers.get("x-request-id"));
    const [mood] = await moodsOf(vault, row.user_hash);
    expect(mood?.day, String(timezone)).toBe(zone(expected).format(row.created_at as number));
  }
});

test("the day's roll-up counts vents of one feeling together", async () => {
  const first = await vent(vault, "I am furious with him.");
  const token = first.headers.get("x-device-token") as string;
  const others = [await vent(vault, "I am furious with her.", { token }), await vent(vault, "The bus was blue.", { token })];
  const rows = [];
  for (const answer of [first, ...others]) rows.push(await rowOf(vault, answer.headers.get("x-request-id")));
  const moods = await moodsOf(vault, rows[0]?.user_hash);
  expect(moods.map(({ emotion, vents }) => [emotion, vents])).toEqual([["anger", 2], ["unknown", 1]]);
  const sum = Number(rows[0]?.intensity) + Number(rows[1]?.intensity);
  expect(moods[0]?.intensity_sum).toBeCloseTo(sum, 5);
});

test("a job delivered twice is one row and one count", async () => {
  const dead = record();
  const job = JSON.stringify({ kind: "vent", record: dead, text: unopenable });
  await vault.enqueue(job);
  await vault.enqueue(job);
  await rowOf(vault, dead.id);
  await until("both are through", async () => vault.logs.filter((line) => line.includes("SEAL_KEYS has the id")).length >= 18);
  await new Promise((next) => setTimeout(next, 2_500));
  expect((await moodsOf(vault, dead.user_hash)).map(({ vents }) => vents)).toEqual([1]);
});

test("a job that fails until it is dead-lettered still counts, its feeling unknown", async () => {
  const dead = record({ mode: "voice", word_count: 9 });
  const before = vault.logs.length;
  await vault.enqueue(JSON.stringify({ kind: "vent", record: dead, text: unopenable }));
  const row = await rowOf(vault, dead.id);
  expect(row).toEqual({
    id: dead.id,
    user_hash: dead.user_hash,
    session_id: dead.session_id,
    emotion: null,
    theme: null,
    intensity: null,
    mode: "voice",
    word_count: 9,
    time_of_day: "night",
    day_of_week: 6,
    created_at: dead.created_at,
    pii_detected: 0,
    classifier: "none",
  });
  expect(await moodsOf(vault, dead.user_hash)).toEqual([
    { day: "2026-11-21", emotion: "unknown", vents: 1, rated: 0, intensity_sum: 0 },
  ]);
  const tries = vault.logs.slice(before).filter((line) => line.includes('"what":"classify"')).length;
  expect(tries).toBe(9);
});

test("a job that could not be stored until it is dead-lettered keeps its feeling", async () => {
  const own = await startVault({ vars: { CLASSIFY_RETRY_SECONDS: "0" } });
  // As when a worker is deployed before its migrations.
  await own.rows("DROP TABLE second_opinion");
  const dead = record();
  await own.enqueue(sealed("I am so angry at my boss.", dead));
  expect(await rowOf(own, dead.id)).toMatchObject({ emotion: "anger", theme: "work", classifier: "quick" });
  await own.stop();
});

test("one broken message does not hold up the others", async () => {
  const good = record();
  await Promise.all([
    vault.enqueue("not json"),
    vault.enqueue('{"kind":"vent"}'),
    vault.enqueue(JSON.stringify({ kind: "vent", record: good, text: unopenable })),
    vent(vault, "And this one is fine.").then((answer) => rowOf(vault, answer.headers.get("x-request-id"))),
  ]);
  await rowOf(vault, good.id);
  await until("the broken ones are dropped", () => vault.logs.filter((line) => line.includes("not a job was dropped")).length === 2);
});

test("a failed job waits longer every time", async () => {
  const slow = await startVault({ vars: { CLASSIFY_RETRY_SECONDS: "1" } });
  const at: number[] = [];
  await slow.enqueue(JSON.stringify({ kind: "vent", record: record(), text: unopenable }));
  await until("four tries", () => {
    const tries = slow.logs.filter((line) => line.includes('"what":"classify"')).length;
    while (at.length < tries) at.push(Date.now());
    return tries >= 4;
  }, 40);
  const waits = at.slice(1).map((time, place) => time - (at[place] as number));
  console.log(`waits between tries: ${waits.join(", ")} ms`);
  expect(waits[2]).toBeGreaterThan((waits[0] as number) * 1.5);
  await slow.stop();
});

describe("a rotation of the keys", () => {
  const rotated = `${otherSealKeys},${secrets.SEAL_KEYS}`;
  const lonely = { emotion: "loneliness", classifier: own };
  const say = (of: Vault) => vent(of, "I feel so lonely tonight.");

  test("jobs in flight are opened with the old key", async () => {
    const changing = await startVault({ consumer: { SEAL_KEYS: rotated } });
    expect(await rowOf(changing, (await say(changing)).headers.get("x-request-id"))).toMatchObject(lonely);
    await changing.stop();
  });

  test("new ones are sealed with the new key", async () => {
    const changed = await startVault({ vars: { SEAL_KEYS: rotated }, consumer: { SEAL_KEYS: otherSealKeys } });
    expect(await rowOf(changed, (await say(changed)).headers.get("x-request-id"))).toMatchObject(lonely);
    await changed.stop();
  });

  test("a job that waits for its key is opened when the vault has it again", async () => {
    const inFlight = record();
    const job = sealed("I feel so lonely tonight.", inFlight);
    const { state } = vault;
    const hasty = await startVault({ state, vars: { SEAL_KEYS: otherSealKeys } });
    await hasty.enqueue(job);
    await until("it is tried", () => hasty.logs.some((line) => line.includes("SEAL_KEYS has the id")));
    expect(await vault.rows("SELECT id FROM vent_metadata WHERE id = ?", inFlight.id)).toEqual([]);
    await hasty.stop();
    const mended = await startVault({ state, vars: { SEAL_KEYS: rotated } });
    // The local queue is gone with its process; Cloudflare's would have brought it again, or twice.
    await mended.enqueue(job, job);
    expect(await rowOf(mended, inFlight.id)).toMatchObject(lonely);
    expect((await moodsOf(mended, inFlight.user_hash)).map(({ vents }) => vents)).toEqual([1]);
    await mended.stop();
  });

  test("with the old key gone for good the vent counts, its feeling unknown", async () => {
    const late = await startVault({ consumer: { SEAL_KEYS: otherSealKeys, CLASSIFY_RETRY_SECONDS: "0" } });
    const row = await rowOf(late, (await say(late)).headers.get("x-request-id"));
    expect(row).toMatchObject({ emotion: null, classifier: "none", word_count: 5 });
    await late.stop();
  });
});

test("forgetting a device deletes its rows, its counts, and jobs still under way", async () => {
  const answer = await vent(vault, "Please forget this one.");
  const token = answer.headers.get("x-device-token") as string;
  const { user_hash } = await rowOf(vault, answer.headers.get("x-request-id"));
  const other = await rowOf(vault, (await vent(vault, "Keep this one.")).headers.get("x-request-id"));
  const underWay = record({ user_hash, created_at: Date.now() - 1_000 });
  const forget = (headers: Record<string, string>) => fetch(new URL("/api/me", vault.url), { method: "DELETE", headers });
  const response = await forget({ "x-device-token": token });
  expect(response.status).toBe(204);
  expect(response.headers.getSetCookie()[0]).toMatch(/Max-Age=0/);
  await vault.enqueue(JSON.stringify({ kind: "vent", record: underWay, text: unopenable }));
  const marker = record();
  await vault.enqueue(JSON.stringify({ kind: "vent", record: marker, text: unopenable }));
  await rowOf(vault, marker.id);
  expect(await vault.rows("SELECT id FROM vent_metadata WHERE user_hash = ?", user_hash)).toEqual([]);
  expect(await moodsOf(vault, user_hash)).toEqual([]);
  expect(await vault.rows("SELECT id FROM vent_metadata WHERE id = ?", other.id)).toHaveLength(1);
  expect((await forget({ "x-device-token": "v1.forged.token" })).status).toBe(401);
  expect((await forget({})).status).toBe(204);
  // The device may write again, and that is kept again.
  const again = await vent(vault, "A new start.", { token });
  expect(await rowOf(vault, again.headers.get("x-request-id"))).toMatchObject({ user_hash });
});

test("the nightly sweep deletes what is past its time, and nothing else", async () => {
  const kept = await startVault({ vars: { RETENTION_DAYS: "30", CLASSIFY_RETRY_SECONDS: "0" } });
  const day = 86_400_000;
  const insert = (id: string, age: number) =>
    kept.rows(
      "INSERT INTO vent_metadata VALUES (?, 'u', 's', 'joy', 'work', 0.5, 'text', 1, 'night', 1, ?, 0, 'model')",
      id,
      Date.now() - age * day,
    );
  const date = (age: number) => new Date(Date.now() - age * day).toISOString().slice(0, 10);
  for (const age of [31, 29]) {
    await insert(`vent-${age}`, age);
    await kept.rows("INSERT INTO mood_daily VALUES ('u', ?, 'joy', 1, 1, 0.5)", date(age));
    await kept.rows("INSERT INTO model_daily VALUES (?, 'openai', 'm', 1, 0, 1, 1, 1)", date(age));
    await kept.rows("INSERT INTO second_opinion VALUES (?, 'none', 0, 1)", date(age));
  }
  for (const age of [15, 13]) {
    await kept.rows("INSERT INTO erasure VALUES (?, ?)", `user-${age}`, Date.now() - age * day);
    await kept.rows("INSERT INTO bill VALUES (?, ?)", `bill-${age}`, Date.now() - age * day);
  }
  await kept.sweep();
  await until("the sweep", () => kept.logs.filter((line) => line.includes('"retention"')).length === 6);
  expect(await kept.rows("SELECT id FROM vent_metadata")).toEqual([{ id: "vent-29" }]);
  expect(await kept.rows("SELECT day FROM mood_daily")).toEqual([{ day: date(29) }]);
  expect(await kept.rows("SELECT day FROM second_opinion")).toEqual([{ day: date(29) }]);
  expect(await kept.rows("SELECT user_hash FROM erasure")).toEqual([{ user_hash: "user-13" }]);
  expect(await kept.rows("SELECT day FROM model_daily")).toEqual([{ day: date(29) }]);
  expect(await kept.rows("SELECT id FROM bill")).toEqual([{ id: "bill-13" }]);
  await kept.stop();
});

test("with the queue gone the person still has their reply", async () => {
  const broken = await startVault({ without: ["CLASSIFY"] });
  const answer = await vent(broken, "Nobody counts this.", { headers: { "cf-connecting-ip": freshNetwork() } });
  expect(answer.types.at(-1)).toBe("[DONE]");
  expect(broken.logs.join("\n")).toMatch(/"what":"classify"/);
  await broken.stop();
});
