// A client of the API: sends vents and reads their streams with a parser that others wrote.

import { createParser } from "eventsource-parser";
import type { Vault } from "./vault.ts";

export interface Part {
  type: string;
  [field: string]: any;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** The raw body. */
  body: string;
  /** The parts of a stream, in their order; `[DONE]` is `{ type: "[DONE]" }`. */
  parts: Part[];
  types: string[];
  /** The words of the reply. */
  reply: string;
  receipt: any;
  /** The problem document, when it is one. */
  problem: any;
}

export interface Ask {
  token?: string;
  headers?: Record<string, string>;
  history?: { role: string; content: string }[];
  [field: string]: unknown;
}

let address = 0;

/** A network nobody else in this run writes from: RFC 2544's range for tests. */
export function freshNetwork(): string {
  address += 1;
  return `198.18.${address >> 8}.${address & 255}`;
}

/** Sends one vent and reads the answer to its end. */
export async function vent(vault: Vault, content: string, ask: Ask = {}): Promise<Answer> {
  const { token, headers, ...fields } = ask;
  return send(vault, JSON.stringify({ mode: "text", content, ...fields }), {
    "content-type": "application/json",
    "cf-connecting-ip": freshNetwork(),
    ...(token ? { "x-device-token": token } : {}),
    ...headers,
  });
}

/** Sends any body to `POST /api/vent`. */
export async function send(vault: Vault, body: BodyInit, headers: Record<string, string>): Promise<Answer> {
  const init = { method: "POST", body, headers, duplex: "half" } as RequestInit;
  return read(await fetch(new URL("/api/vent", vault.url), init));
}

export async function read(response: Response): Promise<Answer> {
  const body = await response.text();
  const parts: Part[] = [];
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/event-stream")) {
    const parser = createParser({
      onEvent: ({ data }) => parts.push(data === "[DONE]" ? { type: "[DONE]" } : JSON.parse(data)),
    });
    parser.feed(body);
  }
  return {
    status: response.status,
    headers: response.headers,
    body,
    parts,
    types: parts.map((part) => part.type),
    reply: parts.flatMap((part) => (part.type === "text-delta" ? [part.delta] : [])).join(""),
    receipt: parts.find((part) => part.type === "data-receipt")?.data,
    problem: type.startsWith("application/problem+json") ? JSON.parse(body) : undefined,
  };
}

/** The types of a stream with runs of the same type written once. */
export function order(answer: Answer): string[] {
  return answer.types.filter((type, place) => type !== answer.types[place - 1]);
}
