// A vault and the providers that it asks, each of them played by the test: what they were asked, in
// which order, when, and whether the caller left.

import type { ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { startAi } from "./ai.ts";
import { chunk, finish, startRawUpstream } from "./upstream.ts";
import { startVault, type Vars, type Vault } from "./vault.ts";

export type Name = "anthropic" | "openai" | "workers-ai";

/** One request as it arrived. */
export interface Asked {
  name: Name;
  at: number;
  /** When it was answered to the end. */
  ended: number;
  path: string;
  headers: Record<string, unknown>;
  body: string;
  json: any;
  /** Whether the caller closed the connection before it was answered to the end. */
  left: boolean;
}

/** What becomes of one request, `n` of the same provider before it. */
export type Play = (response: ServerResponse, asked: Asked, n: number) => unknown;

export interface World {
  vault: Vault;
  /** All requests, in the order they came. */
  asked: Asked[];
  of(name: Name): Asked[];
}

const quotas = { QUOTA_ANONYMOUS: "unlimited", QUOTA_NETWORK: "unlimited", QUOTA_CRISIS: "1000000" };

/** A vault for which the providers of `plays` are configured, and no others. It stops with the test. */
export async function world(plays: Partial<Record<Name, Play>>, vars: Vars | ((origin: string) => Vars) = {}): Promise<World> {
  const asked: Asked[] = [];
  const of = (name: Name) => asked.filter((one) => one.name === name);
  const take = (name: Name, response: ServerResponse, body: string, json: any) => {
    const { url = "", headers } = response.req;
    const one: Asked = { name, at: performance.now(), ended: 0, path: url, headers, body, json, left: false };
    const n = of(name).length;
    asked.push(one);
    response.once("finish", () => (one.ended = performance.now()));
    response.once("close", () => (one.left = !response.writableEnded));
    return plays[name]?.(response, one, n) as void;
  };
  const http = await startRawUpstream((response, body) =>
    take(response.req.url?.endsWith("/messages") ? "anthropic" : "openai", response, body, JSON.parse(body)),
  );
  onTestFinished(() => http.stop());
  const { origin } = new URL(http.url);
  const ai = plays["workers-ai"] && (await startAi((response, run) => take("workers-ai", response, JSON.stringify(run), run)));
  if (ai) onTestFinished(() => ai.stop());
  const vault = await startVault({
    ai: ai?.module,
    vars: {
      ...quotas,
      ...(plays.anthropic ? { ANTHROPIC_BASE_URL: origin, ANTHROPIC_API_KEY: "anthropic-key" } : {}),
      ...(plays.openai ? { OPENAI_BASE_URL: `${origin}/v1`, OPENAI_API_KEY: "openai-key" } : {}),
      ...(typeof vars === "function" ? vars(origin) : vars),
    },
  });
  onTestFinished(() => vault.stop());
  return { vault, asked, of };
}

const event = (type: string, fields: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
export const began = event("message_start", { message: { role: "assistant", content: [] } });
export const text = (words: string) => event("content_block_delta", { index: 0, delta: { type: "text_delta", text: words } });
const stop = event("message_delta", { delta: { stop_reason: "end_turn" }, usage: {} }) + event("message_stop", {});

export const down: Play = (response) => response.writeHead(500).end("{}");
export const silent: Play = () => {};
/** Each says who it is. */
export const first: Play = (response) => response.end(began + text("I am first.") + stop);
export const second: Play = (response) => response.end(chunk("I am second.") + finish);
export const third: Play = (response) => response.end('data: {"response":"I am third."}\n\ndata: [DONE]\n\n');
