// The built worker in a real workerd, with real simulators of D1, Durable Objects and Queues, as
// wrangler.toml declares them. One vault is one fresh world with its own state folder.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_readConfig, unstable_splitSqlQuery } from "wrangler";

export const root = join(import.meta.dirname, "..", "..");

const key = (letter: string) => Buffer.alloc(32, letter).toString("base64");

/**
 * The secrets of every test, no pauses between the listener's words, and no requests of the queue's
 * consumer among those of replies.
 */
export const secrets = {
  DEVICE_TOKEN_KEY: key("d"),
  USER_HASH_KEY: key("u"),
  SEAL_KEYS: `one:${key("1")}`,
  LISTENER_WORD_MS: "0",
  REFINE: "off",
};

/** Another ring: it cannot open what `secrets.SEAL_KEYS` sealed. */
export const otherSealKeys = `two:${key("2")}`;

export type Vars = Record<string, string>;

export interface VaultOptions {
  /** Vars and secrets over the usual ones. */
  vars?: Vars;
  /** What the network tells of the caller. */
  cf?: { country?: string; timezone?: string };
  /** A state folder to go on with; kept when the vault stops. */
  state?: string;
  /** Bindings to leave out, as an operator may have. */
  without?: ("QUOTA" | "DB" | "CLASSIFY" | "ASSETS")[];
  /** Vars of a second worker that consumes the queues in place of the first. */
  consumer?: Vars;
  /** Leave the database without its tables. */
  unmigrated?: boolean;
  /** A module whose default entrypoint stands in for Workers AI, as the binding `AI`. */
  ai?: string;
}

export interface Vault {
  url: URL;
  state: string;
  /** Every line the worker and the runtime wrote. */
  logs: string[];
  miniflare: Miniflare;
  /** Rows of a query on the database. */
  rows<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<Row[]>;
  /** One JSON log line a request, of the event `request`. */
  requests(): Record<string, unknown>[];
  /** Asks the quota object `name` directly. */
  quota(name: string, call: unknown): Promise<Record<string, unknown>>;
  /** Puts messages into the queue `classify`, together. */
  enqueue(...bodies: string[]): Promise<void>;
  /** Runs the nightly cron. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export async function startVault(options: VaultOptions = {}): Promise<Vault> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), "ventvault-"));
  const logs: string[] = [];
  const config = join(root, "wrangler.toml");
  const settings = unstable_readConfig({ config });
  // Its own bindings are left aside: they hold the developer's .dev.vars, too.
  const { workerOptions } = unstable_getMiniflareWorkerOptions(config);
  const { assets, queueConsumers, ...rest } = workerOptions as Record<string, any>;
  const build = join(root, "build");
  const worker = (name: string, own: Vars, consumes: boolean) => ({
    ...rest,
    name,
    modulesRoot: build,
    modules: [
      { type: "ESModule", path: join(build, "index.js") },
      { type: "CompiledWasm", path: join(build, "index_bg.wasm") },
    ],
    bindings: { ...settings.vars, ...secrets, ...own },
    durableObjects: options.without?.includes("QUOTA") ? {} : rest.durableObjects,
    d1Databases: options.without?.includes("DB") ? {} : rest.d1Databases,
    queueProducers: options.without?.includes("CLASSIFY") ? {} : rest.queueProducers,
    queueConsumers: consumes ? queueConsumers : {},
    serviceBindings: options.ai ? { AI: "ai" } : {},
    assets: options.without?.includes("ASSETS") ? undefined : assets,
  });
  const workers = [worker("edge", options.vars ?? {}, !options.consumer)];
  if (options.consumer) workers.push(worker("consumer", options.consumer, true));
  const { compatibilityDate } = rest;
  const ai = [{ type: "ESModule", path: "ai.js", contents: options.ai }];
  const others = options.ai ? [{ name: "ai", compatibilityDate, modules: ai }] : [];
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: { country: "US", timezone: "America/New_York", ...options.cf },
      resourcePersistencePath: state,
      handleStructuredLogs: ({ level, message }: { level: string; message: string }) => {
        logs.push(`${level}: ${message}`);
      },
      workers: [...workers, ...others],
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  );
  const url = await miniflare.ready;
  const database = async () => (await miniflare.getD1Database("DB", "edge")) as any;
  if (!options.state && !options.unmigrated && !options.without?.includes("DB")) {
    const db = await database();
    const folder = join(root, "migrations");
    for (const file of readdirSync(folder).sort()) {
      for (const statement of unstable_splitSqlQuery(readFileSync(join(folder, file), "utf8"))) {
        await db.prepare(statement).run();
      }
    }
  }
  return {
    url,
    state,
    logs,
    miniflare,
    async rows(sql, ...values) {
      const statement = (await database()).prepare(sql);
      return (await (values.length ? statement.bind(...values) : statement).all()).results;
    },
    requests() {
      return logs.flatMap((line) => {
        const json = line.slice(line.indexOf("{"));
        if (!json.startsWith("{")) return [];
        const entry = JSON.parse(json);
        return entry.event === "request" ? [entry] : [];
      });
    },
    async quota(name, call) {
      const namespace = (await miniflare.getDurableObjectNamespace("QUOTA", "edge")) as any;
      const stub = namespace.get(namespace.idFromName(name));
      const response = await stub.fetch("https://quota/", { method: "POST", body: JSON.stringify(call) });
      return (await response.json()) as Record<string, unknown>;
    },
    async enqueue(...bodies) {
      const queue = (await miniflare.getQueueProducer("CLASSIFY", "edge")) as any;
      await queue.sendBatch(bodies.map((body) => ({ body, contentType: "text" })));
    },
    async sweep() {
      const worker = (await miniflare.getWorker("edge")) as any;
      const { outcome } = await worker.scheduled({ cron: "17 3 * * *" });
      if (outcome !== "ok") throw new Error(`the cron ended with ${outcome}`);
    },
    async stop() {
      await miniflare.dispose();
      if (!options.state) rmSync(state, { recursive: true, force: true });
    },
  };
}

/** Waits until `probe` gives something, up to `seconds`. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  seconds = 20,
): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await probe();
    if (found) return found;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}
