// A proxy that stands between a caller and an upstream and cuts what comes back: into small writes,
// off at a chosen byte, or open for something that does not belong there.
//
// It counts bytes of the body, not of its framing: every piece it writes is a whole chunk of the
// chunked encoding, so that what is cut is the upstream's stream and never HTTP itself.

import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to every response from now on. */
export interface Cut {
  /** Bytes in each write; as the upstream wrote them when left out. */
  every?: number;
  /** Milliseconds between two writes. Without, only a turn of the loop lies between them. */
  pause?: number;
  /** The body ends after so many of its bytes. */
  after?: number;
  /**
   * How it ends there: the connection is reset (`reset`, which may take with it what the reader has
   * not read yet) or closed in the middle (`close`); the response ends as a whole one does (`end`);
   * or nothing more comes (`silence`).
   */
  how?: "reset" | "close" | "end" | "silence";
  /** Bytes put in behind the first event that holds `marker`; with `over` they are the last. */
  inject?: { marker: string; bytes: string; over?: boolean };
}

export interface Proxy {
  url: string;
  /** May be set anew between two requests. */
  cut: Cut;
  /** The body of each response as the upstream wrote it, as far as it was read. */
  bodies: Buffer[];
  stop(): Promise<void>;
}

/** Stands in front of `upstream`, an origin. */
export async function startProxy(upstream: string | URL, cut: Cut = {}): Promise<Proxy> {
  const proxy: Proxy = { url: "", cut, bodies: [], stop: async () => {} };
  const server = createServer(async (asked, answer) => {
    // What is cut breaks both ends off; neither is news here.
    await pass(proxy, new URL(asked.url ?? "/", upstream), asked, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy.stop = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return proxy;
}

async function pass(proxy: Proxy, url: URL, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { every, pause, after = Infinity, how = "close", inject } = proxy.cut;
  const body: Buffer[] = [];
  for await (const piece of asked) body.push(piece);

  const gone = new AbortController();
  answer.once("close", () => gone.abort());
  const upstream = await new Promise<IncomingMessage>((came, failed) => {
    const headers = without(asked.headers, "host", "connection");
    request(url, { method: asked.method, headers, agent: false, signal: gone.signal }, came)
      .once("error", failed)
      .end(Buffer.concat(body));
  });

  // Node frames the body itself. The connection serves one request: none is broken off unasked.
  const headers = without(upstream.headers, "transfer-encoding", "content-length", "keep-alive");
  answer.writeHead(upstream.statusCode ?? 502, { ...headers, connection: "close" });
  answer.flushHeaders();
  answer.socket?.setNoDelay(true);

  let written = 0;
  for await (const bytes of pieces(injected(record(proxy, upstream), inject), every)) {
    const piece = bytes.subarray(0, after - written);
    if (piece.length > 0) {
      answer.write(piece);
      written += piece.length;
      // A write of its own: Node puts together what is written within one turn.
      await new Promise((next) => (pause ? setTimeout(next, pause) : setImmediate(next)));
    }
    if (written >= after) break;
  }
  if (written < after || how === "end") answer.end();
  else if (how === "reset") answer.socket?.resetAndDestroy();
  else if (how === "close") answer.destroy();
}

function without(headers: IncomingHttpHeaders, ...names: string[]): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

/** Keeps what the upstream writes. */
async function* record(proxy: Proxy, upstream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const place = proxy.bodies.push(Buffer.alloc(0)) - 1;
  for await (const bytes of upstream) {
    proxy.bodies[place] = Buffer.concat([proxy.bodies[place]!, bytes]);
    yield bytes;
  }
}

/** The same bytes with those of `inject` among them. Until it knows where, it holds them back. */
async function* injected(source: AsyncIterable<Buffer>, inject: Cut["inject"]): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let found = !inject;
  for await (const bytes of source) {
    if (!inject || found) {
      yield bytes;
      continue;
    }
    held = Buffer.concat([held, bytes]);
    const place = held.indexOf(inject.marker);
    const end = place < 0 ? -1 : held.indexOf("\n\n", place);
    if (end < 0) continue;
    found = true;
    yield Buffer.concat([held.subarray(0, end + 2), Buffer.from(inject.bytes)]);
    if (inject.over) return;
    yield held.subarray(end + 2);
  }
  if (!found) yield held;
}

/** The same bytes, `every` at a time. */
async function* pieces(source: AsyncIterable<Buffer>, every = Infinity): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    rest = every === Infinity ? bytes : Buffer.concat([rest, bytes]);
    while (rest.length >= every) {
      yield rest.subarray(0, every);
      rest = rest.subarray(every);
    }
    if (every === Infinity) yield rest;
  }
  if (every !== Infinity) yield rest;
}
