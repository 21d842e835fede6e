// Workers AI by its binding: a worker that takes `run` as the real one does, and an upstream of ours
// that says what becomes of each run.

import type { ServerResponse } from "node:http";
import { type RawUpstream, startRawUpstream } from "./upstream.ts";

export interface Run {
  model: string;
  input: any;
  /** Arguments beside the two. */
  others: unknown[];
}

export interface Ai extends RawUpstream {
  /** For `startVault`. */
  module: string;
  /** The runs so far. */
  runs(): Run[];
}

/**
 * Has `answer` decide over every run: what it writes with the status 200 is the stream that the run
 * gives, or with JSON's media type the object; with another status it is the message of the error
 * that the run throws. `aborted` counts streams that were cancelled.
 */
export async function startAi(answer: (response: ServerResponse, run: Run) => void | Promise<void>): Promise<Ai> {
  const upstream = await startRawUpstream((response, body) => answer(response, JSON.parse(body)));
  const module = `
    import { WorkerEntrypoint } from "cloudflare:workers";
    export default class extends WorkerEntrypoint {
      async run(model, input, ...others) {
        const body = JSON.stringify({ model, input, others });
        const response = await fetch(${JSON.stringify(upstream.url)}, { method: "POST", body });
        if (response.status !== 200) throw new Error(await response.text());
        const isObject = response.headers.get("content-type") === "application/json";
        return isObject ? response.json() : response.body;
      }
    }`;
  return Object.assign(upstream, { module, runs: () => upstream.bodies.map((body) => JSON.parse(body)) });
}
