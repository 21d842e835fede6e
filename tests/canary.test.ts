// Promise 1: no words at rest. Unique words go through success, failure, crisis and dead letter, by
// every way in; then every file of the state, every log line and every header is searched.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshNetwork, send, vent, type Answer } from "./support/client.ts";
import { entry, itemsOf } from "./support/refine.ts";
import { chunk, finish, startRawUpstream } from "./support/upstream.ts";
import { otherSealKeys, startVault, until, type Vault } from "./support/vault.ts";

let count = 0;
const planted: string[] = [];

/** A word found nowhere else, in letters alone, so that nothing takes it for a detail to scrub. */
function canary(): string {
  count += 1;
  const letters = [...`${count}${Date.now()}`].map((digit) => "qzxjvkwyfb"[Number(digit)]).join("");
  const word = `zyx${letters}`;
  planted.push(word);
  return word;
}

function* files(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

/** How the bytes of a word may stand in a file: as they are, in UTF-16, in base64 at any offset. */
function forms(word: string): Buffer[] {
  const bytes = Buffer.from(word);
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // The characters at the edges depend on the neighbours.
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, encoded.length - 4));
  });
  return [bytes, Buffer.from(word, "utf16le"), ...base64];
}

function found(haystack: Buffer, word: string): boolean {
  return forms(word).some((form) => haystack.includes(form)) || haystack.toString("latin1").toLowerCase().includes(word);
}

async function plant(vault: Vault, answers: Answer[]) {
  const say = async (content: string, ask: Parameters<typeof vent>[2] = {}) => {
    const answer = await vent(vault, content, ask);
    answers.push(answer);
    return answer;
  };
  // A reply that takes the words up, with history, a key, voice, and details to scrub.
  const first = await say(`My sister ${canary()} yelled at me and I feel so sad about ${canary()}.`, {
    history: [
      { role: "user", content: `Yesterday ${canary()} left.` },
      { role: "assistant", content: `You said ${canary()}.` },
    ],
    headers: { "idempotency-key": canary(), "user-agent": canary(), referer: `https://example.com/${canary()}` },
  });
  const token = first.headers.get("x-device-token") as string;
  await say(`Write to ${canary()}@example.com about ${canary()}.`, { mode: "voice", token });
  // Past the quota, with and without danger.
  await say(`Once more, ${canary()}.`, { token });
  await say(`I want to kill myself, ${canary()}. I took pills.`, { token });
  // What is refused.
  const json = { "content-type": "application/json", "cf-connecting-ip": freshNetwork() };
  answers.push(await send(vault, `{"mode":"text","content":"${canary()}"`, json));
  answers.push(await send(vault, JSON.stringify({ mode: canary(), content: [canary()], session_id: canary() }), json));
  answers.push(await send(vault, JSON.stringify({ mode: "text", content: canary() }), { ...json, "x-device-token": canary() }));
  answers.push(await send(vault, canary(), { "content-type": "text/plain" }));
  await fetch(new URL(`/api/${canary()}?q=${canary()}`, vault.url));
  await fetch(new URL("/api/vent", vault.url), { method: "DELETE", headers: { "x-note": canary() } });
}

/** The provider's answers: whole, failing with the words in its error, cut in the middle. */
function provider() {
  let turn = 0;
  return startRawUpstream((response, body) => {
    turn += 1;
    const words = [...body.matchAll(/zyx[a-z]+/g)].map(([word]) => word).join(" ");
    if (turn % 3 === 1) {
      response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: `cannot answer: ${words}` } }));
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(chunk(`You said ${words}, and I heard it. ${canary()}`));
    if (turn % 3 === 2) setTimeout(() => response.destroy(), 20);
    else response.end('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n');
  });
}

/** A provider that breaks off every time, so that another goes on with what the person has read. */
function breaksOff() {
  return startRawUpstream((response, body) => {
    const text = `It was ${body.match(/zyx[a-z]+/)?.[0]}, you write, and ${canary()} `;
    const delta = { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } };
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`event: content_block_delta\ndata: ${JSON.stringify(delta)}\n\n`);
    setTimeout(() => response.end(`event: error\ndata: {"type":"error","error":{"message":"${canary()}"}}\n\n`), 20);
  });
}

/** A provider that is asked about vents and repeats them, in answers and in errors. */
function refiner() {
  let turn = 0;
  return startRawUpstream((response, body) => {
    const items = itemsOf(JSON.parse(body));
    if (!items) return void response.end(chunk(`You said ${body.match(/zyx[a-z]+/)?.[0]}.`) + finish);
    turn += 1;
    if (turn % 2 === 1) return void response.writeHead(400).end(JSON.stringify({ error: items }));
    response.end(chunk(JSON.stringify(items.map((item) => ({ ...entry(item, 0), theme: item.text })))) + finish);
  });
}

test("not one planted word is found in files, logs or headers", async () => {
  const upstreams = [await provider(), await breaksOff(), await provider(), await refiner()] as const;
  const worlds = [
    await startVault(),
    await startVault({ vars: { OPENAI_BASE_URL: upstreams[0].url, PROVIDER_RETRIES: "0" } }),
    // Its consumer cannot open a single job, so that real vents end as dead letters.
    await startVault({ consumer: { SEAL_KEYS: otherSealKeys, CLASSIFY_RETRY_SECONDS: "0" } }),
    // One provider goes on for another, fails and breaks off itself.
    await startVault({ vars: { ANTHROPIC_BASE_URL: upstreams[1].url, OPENAI_BASE_URL: upstreams[2].url } }),
    await startVault({ vars: { OPENAI_BASE_URL: upstreams[3].url, REFINE: "on" } }),
  ];
  let searched = 0;
  let bytes = 0;
  for (const world of worlds) {
    const answers: Answer[] = [];
    await plant(world, answers);
    const vents = answers.filter((answer) => answer.status === 200).length;
    // One more where the provider's failure cost nothing.
    expect(vents).toBe(world === worlds[1] ? 4 : 3);
    const rows = await until("every vent is a row", async () => {
      const all = await world.rows<{ classifier: string }>("SELECT * FROM vent_metadata");
      return all.length === vents && all;
    }, 40);
    if (world === worlds[2]) expect(rows.map((row) => row.classifier)).toEqual(["none", "none", "none"]);
    if (world === worlds[3]) expect(answers.filter((answer) => answer.types.includes("data-failover")).length).toBe(3);
    if (world === worlds[4]) expect(upstreams[3].bodies.length).toBeGreaterThan(vents);
    // The words did go through: the person read them, or this test would prove nothing.
    expect(answers.some((answer) => planted.some((word) => answer.reply.includes(word)))).toBe(true);

    for (const answer of answers) {
      const headers = Buffer.from(JSON.stringify([...answer.headers]));
      for (const word of planted) {
        expect(found(headers, word), `${word} in a header`).toBe(false);
        if (answer.status !== 200) expect(found(Buffer.from(answer.body), word), `${word} in an error`).toBe(false);
      }
    }
    const logs = Buffer.from(world.logs.join("\n"));
    for (const word of planted) expect(found(logs, word), `${word} in a log line`).toBe(false);
    expect(world.requests().length).toBeGreaterThan(8);

    // Searched while it runs, with what is still in the write-ahead logs.
    for (const path of files(world.state)) {
      const content = readFileSync(path);
      searched += 1;
      bytes += content.length;
      for (const word of planted) {
        expect(found(content, word), `${word} in ${path}`).toBe(false);
        expect(found(Buffer.from(path), word), `${word} in the name ${path}`).toBe(false);
      }
    }
    await world.stop();
  }
  for (const upstream of upstreams) await upstream.stop();
  console.log(`searched ${searched} files (${bytes} bytes) for ${planted.length} planted words: none found`);
  expect(searched).toBeGreaterThan(5);
}, 180_000);

test("the search finds a word that is there", () => {
  const word = canary();
  for (const text of [word, word.toUpperCase(), Buffer.from(`xx${word}yy`).toString("base64"), Buffer.from(`x${word}y`).toString("base64")]) {
    expect(found(Buffer.from(`before ${text} after`), word), text).toBe(true);
  }
  expect(found(Buffer.from(word, "utf16le"), word)).toBe(true);
  expect(found(Buffer.from("before after"), word)).toBe(false);
});
