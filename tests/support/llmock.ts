// llmock (PyPI): an emulator of both dialects that breaks when told to, and grades its caller. It
// is installed once into the cache folder of scripts/setup.mjs, in a Python environment of its own.

import { execFile, spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const version = "0.2.2";
/** The two below it decide what a connection cut or left looks like: of known versions, too. */
const packages = [`llmock==${version}`, "starlette==1.10.0", "uvicorn==0.54.0"];

export type Dialect = "openai" | "anthropic";

/** Which requests a behaviour is for; all when it says nothing. `path` and `model` take wildcards. */
interface Match {
  provider?: Dialect;
  model?: string;
  path?: string;
}

/** What one of the next requests meets. Each is met `times` times (once; `null` for ever), in order. */
export type Behavior = { times?: number | null; match?: Match } & (
  | { type: "fail"; status: number; retry_after?: number }
  | { type: "delay" | "slow_first_token"; seconds: number }
  | {
      type: "stream_fault";
      kind: "disconnect" | "truncate" | "stall" | "malformed";
      /** Events sent before it; see `before`. */
      after_chunks: number;
      stall_seconds?: number;
    }
  | { type: "reply"; text: string }
);

/** Events that each dialect's answer has before its first word. */
export const before: Record<Dialect, number> = { openai: 1, anthropic: 3 };

/** The pieces llmock sends `text` in, one an event. */
export const pieces = (text: string): string[] => text.match(/\s*\S+\s*/g) ?? [];

export interface Finding {
  severity: "error" | "warning";
  code: string;
  title: string;
  requests: number[];
  path: string;
}

export interface Verdict {
  passed: boolean;
  calls: number;
  attempts: number;
  faults_injected: number;
  errors: number;
  warnings: number;
  findings: Finding[];
}

/** A request as llmock saw it. Times are seconds of its own clock. */
export interface Seen {
  seq: number;
  provider: Dialect;
  path: string;
  status: number;
  /** As `scenario:429` or `stream:truncate@4`. */
  fault: string | null;
  /** Whether it was answered to the end. */
  completed: boolean;
  retry_after: number | null;
  started_at: number;
  ended_at: number;
  /** The same for every try of one call: path and body. */
  fingerprint: string;
  body: any;
}

export interface Llmock {
  /** The base URL a client of each dialect is given. */
  url: Record<Dialect, string>;
  /** Queues behaviours for the requests to come. */
  scenario(...behaviors: Behavior[]): Promise<void>;
  /** Behaviours that no request has met so often as they asked for. */
  pending(): Promise<Behavior[]>;
  /** What it thinks of its callers since the last reset. */
  verdict(): Promise<Verdict>;
  requests(): Promise<Seen[]>;
  /** Forgets requests and behaviours. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Its command, which ends when we do, however that may be: our end of its input closes. */
const main = `
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
from llmock.cli import app
app()
`;

/**
 * Starts it on a free port of loopback. `pace` is the pause between two events, milliseconds: with
 * none the whole answer is sent before a caller can hang up, and then the caller's second try is
 * not taken for one.
 */
export async function startLlmock({ pace = 20 } = {}): Promise<Llmock> {
  const python = await install();
  // Its own variables would change what it does.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("LLMOCK_")));
  const args = ["serve", "--host", "127.0.0.1", "--port", "0", "--stream-chunk-delay-ms", String(pace)];
  const child = spawn(python, ["-c", main, ...args], { env: { ...env, NO_COLOR: "1" }, stdio: "pipe" });
  const exited = new Promise<void>((done) => child.once("close", () => done()));
  // It keeps nothing, and asked kindly it would wait for the streams that stall.
  const stop = async () => {
    child.kill("SIGKILL");
    await exited;
  };

  let output = "";
  const base = await new Promise<string>((ready, failed) => {
    const late = setTimeout(() => failed(new Error(`llmock does not start:\n${output}`)), 60_000);
    const read = (data: Buffer) => {
      output += data;
      // Written when it answers.
      const url = output.match(/running on (http:\/\/127\.0\.0\.1:\d+)/)?.[1];
      if (!url) return;
      clearTimeout(late);
      ready(url);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", failed);
    void exited.then(() => failed(new Error(`llmock has ended:\n${output}`)));
  }).catch(async (error) => {
    await stop();
    throw error;
  });

  const ask = async (method: string, path: string, body?: unknown): Promise<any> => {
    const response = await fetch(`${base}/_llmock${path}`, { method, body: body ? JSON.stringify(body) : undefined });
    if (!response.ok) throw new Error(`llmock: ${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    url: { openai: `${base}/v1`, anthropic: `${base}/anthropic` },
    scenario: (...behaviors) => ask("POST", "/scenario", { behaviors }),
    pending: async () => (await ask("GET", "/scenario")).pending,
    verdict: () => ask("GET", "/verdict"),
    requests: async () => (await ask("GET", "/requests")).requests,
    reset: () => ask("POST", "/reset"),
    stop,
  };
}

const execute = promisify(execFile);

/** The Python that has llmock, which is installed when it is not there yet. */
async function install(): Promise<string> {
  const cache = process.env.VENTVAULT_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "ventvault");
  const folder = join(cache, `llmock-${version}`);
  const python = (home: string) => join(home, "bin", "python");
  // Also asked of what is there: it is of no use any more when the system's Python has moved on.
  const works = () => execute(python(folder), ["-c", "import llmock.main"]).then(() => true, () => false);
  if (await works()) return python(folder);

  // Made beside its place and moved there whole, so that two runs at once do no harm.
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(`${folder}-`);
  try {
    await execute("python3", ["-m", "venv", made]).catch((error) => {
      throw new Error(`python3 -m venv fails. On Debian: apt-get install python3-venv\n${error.stdout ?? ""}${error.message}`);
    });
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages];
    await execute(python(made), pip).catch((error) => {
      throw new Error(`${packages.join(", ")} cannot be installed\n${error.message}`);
    });
    // Another run may have been faster, and then its one is as good.
    if (!(await works())) {
      const old = mkdtempSync(`${folder}-`);
      try {
        renameSync(folder, join(old, "broken"));
      } catch {
        // There was none.
      }
      rmSync(old, { recursive: true, force: true });
      try {
        renameSync(made, folder);
      } catch (error) {
        if (!(await works())) throw error;
      }
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return python(folder);
}
