// Clients that nobody here wrote read the vault's stream: the AI SDK's chat and its reader of
// messages, an event source that reconnects, and a bare parser. Each is used as its caller would
// use it, and asked afterwards what it has and whether it takes it for a whole reply.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LLMock } from "@copilotkit/aimock";
import { AbstractChat, type ChatState, type ChatTransport, DefaultChatTransport, readUIMessageStream, type UIMessage } from "ai";
import { createEventSource } from "eventsource-client";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { freshNetwork, type Part, vent } from "./support/client.ts";
import { type Proxy, startProxy } from "./support/proxy.ts";
import { chunk, type RawUpstream, startAimock, startRawUpstream } from "./support/upstream.ts";
import { startVault, until, type Vault } from "./support/vault.ts";

/** What a client has to show for one vent. */
interface Told {
  words: string;
  /** `data-…` parts by their name. */
  data: Record<string, any>;
  /** Whether its caller may take the reply for a whole one. */
  whole: boolean;
  /** What it was told instead: a problem document, or the fault it met on the way. */
  problem?: any;
  fault?: unknown;
}

type Headers = Record<string, string>;
/** Sends `content` to `origin` and reads the answer to its end, whatever that is. */
type Client = (origin: string | URL, content: string, headers?: Headers) => Promise<Told>;

const textOf = (message?: UIMessage) =>
  message?.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("") ?? "";

/** How a page tells the AI SDK to speak to the vault. */
const transport = (origin: string | URL, headers?: Headers) =>
  new DefaultChatTransport<UIMessage>({
    api: new URL("/api/vent", origin).href,
    headers,
    prepareSendMessagesRequest: ({ messages, headers }) => ({
      headers,
      body: {
        mode: "text",
        content: textOf(messages.at(-1)),
        history: messages.slice(0, -1).map((message) => ({ role: message.role, content: textOf(message) })),
      },
    }),
  });

/** The words and the data of a message, and whether both of a reply's last things are there: the
 * text has ended and the receipt has come. The SDK itself does not ask for a `finish`. */
function toldBy(message: UIMessage | undefined): Told {
  const parts = message?.role === "assistant" ? message.parts : [];
  const data = Object.fromEntries(parts.flatMap((part) => ("data" in part ? [[part.type, part.data]] : [])));
  const ended = parts.some((part) => part.type === "text" && part.state === "done");
  return { words: message?.role === "assistant" ? textOf(message) : "", data, whole: ended && "data-receipt" in data };
}

const problemOf = (error: any) => (error?.responseBody ? JSON.parse(error.responseBody) : undefined);

/** What `useChat` is made of, with a state that no framework watches. */
class Chat extends AbstractChat<UIMessage> {
  constructor(transport: ChatTransport<UIMessage>) {
    const messages: UIMessage[] = [];
    const state: ChatState<UIMessage> = {
      status: "ready",
      error: undefined,
      messages,
      pushMessage: (message) => void messages.push(message),
      popMessage: () => void messages.pop(),
      replaceMessage: (place, message) => void (messages[place] = message),
      snapshot: structuredClone,
    };
    super({ transport, state });
  }
}

const chat: Client = async (origin, content, headers) => {
  const chat = new Chat(transport(origin, headers));
  await chat.sendMessage({ text: content });
  const told = toldBy(chat.lastMessage);
  return { ...told, whole: told.whole && chat.status === "ready", problem: problemOf(chat.error), fault: chat.error };
};

const messages: Client = async (origin, content, headers) => {
  let last: UIMessage | undefined;
  try {
    const stream = await transport(origin, headers).sendMessages({
      chatId: "chat",
      messages: [{ id: "1", role: "user", parts: [{ type: "text", text: content }] }],
      trigger: "submit-message",
      messageId: undefined,
      abortSignal: undefined,
    });
    // Without `terminateOnError` a lost connection ends the messages as if all had come.
    for await (const message of readUIMessageStream<UIMessage>({ stream, terminateOnError: true })) last = message;
    return toldBy(last);
  } catch (fault) {
    return { ...toldBy(last), whole: false, problem: problemOf(fault), fault };
  }
};

/** Adds a part to what was told; a stream that begins anew begins the words anew. */
function hear(told: Told, data: string): void {
  if (data === "[DONE]") return;
  const part = JSON.parse(data) as Part;
  if (part.type === "start") Object.assign(told, { words: "", data: {}, whole: false });
  if (part.type === "text-delta") told.words += part.delta;
  if (part.type.startsWith("data-")) told.data[part.type] = part.data;
  if (part.type === "finish") told.whole = true;
}

const request = (content: string, headers?: Headers) => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify({ mode: "text", content }),
});

const parser: Client = async (origin, content, headers) => {
  const told: Told = { words: "", data: {}, whole: false };
  const response = await fetch(new URL("/api/vent", origin), request(content, headers));
  if (!response.ok) return { ...told, problem: await response.json() };
  try {
    const events = response.body!.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    for await (const { data } of events) hear(told, data);
  } catch (fault) {
    told.fault = fault;
  }
  return told;
};

interface Source extends Told {
  /** Connections it made. */
  tries: number;
  /** Whether it would have made another. */
  reconnects: boolean;
}

/**
 * It reconnects after every end and whatever the status, so its caller closes it: at `[DONE]`, at
 * an answer that is not 200, and after `tries` connections.
 */
async function source(origin: string | URL, content: string, headers: Headers = {}, tries = 1): Promise<Source> {
  const told: Source = { words: "", data: {}, whole: false, tries: 0, reconnects: false };
  const events = createEventSource({
    url: new URL("/api/vent", origin),
    ...request(content, headers),
    async fetch(url, init) {
      told.tries += 1;
      const response = await fetch(url, init as RequestInit);
      if (!response.ok) {
        told.problem = await response.json();
        events.close();
      }
      return response as any;
    },
    onScheduleReconnect() {
      told.reconnects = true;
      if (told.tries >= tries) events.close();
    },
  });
  for await (const { data } of events) {
    hear(told, data);
    if (data === "[DONE]") events.close();
  }
  expect(events.readyState).toBe("closed");
  return told;
}

const clients: [string, Client][] = [
  ["the AI SDK's chat", chat],
  ["the AI SDK's messages", messages],
  ["eventsource-client", source],
  ["eventsource-parser", parser],
];

let mock: LLMock;
let broken: RawUpstream;
/** A vault with the listener alone, one with a provider, and one whose provider breaks off. */
let alone: Vault, provided: Vault, failing: Vault;
/** Between a client and the vault that has a provider. */
let proxy: Proxy;
const words = "Grüße 😀 — that sounds heavy, and you carried it alone. What is it like tonight?";
beforeAll(async () => {
  mock = await startAimock();
  mock.onMessage(/empty house/, { content: words }, { chunkSize: 4 });
  mock.onMessage(/And then/, { content: "I am still here." });
  broken = await startRawUpstream((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(chunk("It sounds as if the quiet in the ho"));
    setTimeout(() => response.destroy(), 30);
  });
  const model = { OPENAI_MODEL: "model", QUOTA_NETWORK: "unlimited" };
  [alone, provided, failing] = await Promise.all([
    startVault({ vars: { QUOTA_ANONYMOUS: "1" } }),
    startVault({ vars: { ...model, OPENAI_BASE_URL: `${mock.url}/v1` } }),
    startVault({ vars: { ...model, OPENAI_BASE_URL: broken.url } }),
  ]);
  proxy = await startProxy(provided.url);
});
afterAll(async () => {
  await proxy.stop();
  await Promise.all([alone, provided, failing].map((vault) => vault.stop()));
  await Promise.all([mock.stop(), broken.stop()]);
});

const elsewhere = (headers: Headers = {}) => ({ "cf-connecting-ip": freshNetwork(), ...headers });

function expectWhole(told: Told): void {
  expect(told.whole).toBe(true);
  expect(told.problem ?? told.fault).toBeUndefined();
}

describe.each(clients)("%s", (name, client) => {
  test("has the listener's reply", async () => {
    const told = await client(alone.url, "My flatmate has moved out.", elsewhere());
    expectWhole(told);
    expect(told.words).toMatch(/flatmate.*[.?!]$/s);
    expect(told.data["data-receipt"]).toMatchObject({ provider: "listener", charged: true, remaining: 0, limit: 1 });
  });

  test("has a provider's reply, and help beside words of danger", async () => {
    const told = await client(provided.url, "I want to kill myself in this empty house.", elsewhere());
    expectWhole(told);
    expect(told.words).toBe(words);
    expect(told.data["data-crisis"]).toMatchObject({ level: "moderate", country: "US" });
    expect(told.data["data-crisis"].lines.length).toBeGreaterThan(0);
    expect(told.data["data-receipt"]).toMatchObject({ provider: "openai" });
  });

  test("has a whole reply when a provider broke off", async () => {
    const told = await client(failing.url, "The quiet in the house is the worst part.", elsewhere());
    expectWhole(told);
    expect(told.words).toMatch(/^It sounds as if the quiet in the ho.*[.?]$/s);
    expect(told.data["data-failover"]).toEqual({ from: "openai", to: "listener" });
    expect(told.data["data-receipt"]).toMatchObject({ provider: "openai", charged: true });
  });

  test("takes a refusal for an error, and hands out its document", async () => {
    const network = elsewhere();
    const { headers } = await vent(alone, "First.", { headers: network });
    const token = headers.get("x-device-token") as string;
    const rows = [
      [429, "quota-spent", "Second.", { ...network, "x-device-token": token }],
      [422, "invalid", " ", network],
      [401, "forged-token", "Third.", { ...network, "x-device-token": "forged" }],
    ] as const;
    for (const [status, type, content, headers] of rows) {
      const told = await client(alone.url, content, headers);
      expect(told, type).toMatchObject({ words: "", data: {}, whole: false });
      expect(told.problem, type).toMatchObject({ status, type: expect.stringMatching(`${type}$`), next: expect.any(String) });
      if ("tries" in told) expect(told.tries, type).toBe(1);
    }
  });

  test.each(["close", "reset", "end"] as const)("does not take a cut reply for a whole one (%s)", async (how) => {
    proxy.cut = {};
    await client(proxy.url, "In an empty house.", elsewhere());
    const body = proxy.bodies.at(-1)!;
    // In the middle of the words, between them and the receipt, and before the last part.
    for (const marker of ["alone", "text-end", "data-receipt", '"finish"']) {
      const place = `before ${marker}`;
      proxy.cut = { after: body.indexOf(marker) - 2, how, pause: 1 };
      const told = await client(proxy.url, "In an empty house.", elsewhere());
      // Words and receipt are there, and the AI SDK does not miss the `finish`.
      if (marker === '"finish"' && name.startsWith("the AI SDK") && how === "end") continue;
      expect(told.whole, place).toBe(false);
      expect(words.startsWith(told.words), place).toBe(true);
      expect(told.problem, place).toBeUndefined();
      // Only what ended like a whole answer gives no fault: then the parts alone tell.
      if (name === "eventsource-client") expect((told as Source).reconnects, place).toBe(true);
      else expect(told.fault !== undefined, place).toBe(how !== "end");
    }
    proxy.cut = {};
  });
});

test("the AI SDK's chat sends what was said before, and forgets no part", async () => {
  const chat = new Chat(transport(provided.url, elsewhere()));
  await chat.sendMessage({ text: "In an empty house." });
  await chat.sendMessage({ text: "And then?" });
  expect(chat.messages.map(textOf)).toEqual(["In an empty house.", words, "And then?", "I am still here."]);
  const sent = (mock.getRequests().at(-1) as any).body.messages;
  expect(sent.slice(1).map(({ content }: any) => content)).toEqual(["In an empty house.", words, "And then?"]);
});

test("eventsource-client reconnects by itself, and with one Idempotency-Key that is one vent", async () => {
  const network = elsewhere();
  const { headers } = await vent(provided, "In an empty house.", { headers: network });
  const token = headers.get("x-device-token") as string;
  expect(headers.get("x-remaining-vents")).toBe("1");
  const key = { ...network, "x-device-token": token, "idempotency-key": crypto.randomUUID() };

  // The first connection is lost in the middle of the words; the second has them from the start.
  proxy.cut = {};
  await parser(proxy.url, "In an empty house.", elsewhere());
  proxy.cut = { after: proxy.bodies.at(-1)!.indexOf("alone") };
  const asked = proxy.bodies.length;
  const reading = source(proxy.url, "In an empty house, again.", key, 3);
  await until("the first connection is made", () => proxy.bodies.length > asked);
  proxy.cut = {};
  const told = await reading;
  expect(told).toMatchObject({ words, whole: true, tries: 2, reconnects: true });
  expect(told.data["data-receipt"]).toMatchObject({ charged: true, remaining: 0, limit: 2 });

  // A caller who does not stop at `[DONE]` has the same vent once more, and pays nothing for it.
  const again = await parser(provided.url, "In an empty house, again.", key);
  expect(again).toMatchObject({ words, whole: true });
  expect(again.data["data-receipt"]).toMatchObject({ remaining: 0, limit: 2 });
  // The key carries three tries; the fourth is told to begin anew, and ends the reconnecting.
  const fourth = await source(provided.url, "In an empty house, again.", key, 3);
  expect(fourth).toMatchObject({ words: "", whole: false, tries: 1, problem: { status: 409 } });
  // One vent was left, and one is what it took: a second one has none.
  const { "idempotency-key": _, ...keyless } = key;
  expect((await parser(provided.url, "In an empty house.", keyless)).problem).toMatchObject({ status: 429 });
});
