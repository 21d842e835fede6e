// Upstreams to talk to: aimock for the dialect as others understand it, and a server of our own
// for what it cannot do: cut a stream at a chosen byte, keep silent, and notice that we left.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { LLMock } from "@copilotkit/aimock";

export async function startAimock(): Promise<LLMock> {
  const mock = new LLMock({ port: 0, host: "127.0.0.1" });
  await mock.start();
  return mock;
}

export interface RawUpstream {
  url: string;
  /** Bodies of the requests so far. */
  bodies: string[];
  /** Connections that the caller closed before they were answered to the end. */
  aborted: number;
  stop(): Promise<void>;
}

/** Serves every request with `answer`. */
export async function startRawUpstream(
  answer: (response: ServerResponse, body: string) => void | Promise<void>,
): Promise<RawUpstream> {
  const upstream: RawUpstream = { url: "", bodies: [], aborted: 0, stop: async () => {} };
  const server: Server = createServer(async (request: IncomingMessage, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    upstream.bodies.push(body);
    response.on("close", () => {
      if (!response.writableEnded) upstream.aborted += 1;
    });
    await answer(response, body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  upstream.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  upstream.stop = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return upstream;
}

/** One chunk of a chat completion with `content`. */
export function chunk(content: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;
}

export const finish = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`;
