/** The shapes of `POST /api/vent`, and the only place where what arrives is checked before it is believed. */

export interface HistoryTurn {
  role: "user" | "assistant";
  content: string;
}

export interface VentBody {
  mode: "text";
  content: string;
  history?: HistoryTurn[];
  session_id?: string;
  timezone?: string;
}

/** What a line does not have is empty. */
export interface HelpLine {
  name: string;
  topic: string;
  /** Whom it is for, when not for everyone. */
  audience: string;
  phone: string;
  /** What to do once it answers: "press 1". */
  then: string;
  text: string;
  chat: string;
  url: string;
  hours: string;
  languages: string;
}

export interface Exercise {
  name: string;
  steps: string[];
}

export interface SafetyPlan {
  title: string;
  steps: { title: string; prompt: string }[];
  note: string;
  closing: string;
}

export interface Crisis {
  level: "moderate" | "high";
  message: string;
  /** ISO 3166-1 alpha-2, or empty when the country is unknown. */
  country: string;
  /** The emergency number, or empty when unknown. */
  emergency: string;
  lines: HelpLine[];
  grounding: Exercise[];
  /** Without steps when none came. */
  plan: SafetyPlan;
}

export interface Receipt {
  /** Vents left; null when there is no limit. */
  remaining: number | null;
  /** Seconds until the count starts anew; null when not said. */
  resetsIn: number | null;
}

/** The parts of the stream this page acts on; every other part is skipped, so that new ones do no harm. */
export type Part =
  | { type: "delta"; text: string }
  | { type: "crisis"; crisis: Crisis }
  | { type: "receipt"; receipt: Receipt }
  | { type: "error"; text: string }
  | { type: "finish" };

export interface Problem {
  status: number;
  title: string;
  detail: string;
  requestId: string;
  errors: { field: string; detail: string }[];
}

type Fields = Record<string, unknown>;

const fields = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const count = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;

function json(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function helpLine(value: unknown): HelpLine {
  const line = fields(value);
  return {
    name: text(line["name"]),
    topic: text(line["topic"]),
    audience: text(line["audience"]),
    phone: text(line["phone"]),
    then: text(line["then"]),
    text: text(line["text"]),
    chat: text(line["chat"]),
    url: text(line["url"]),
    hours: text(line["hours"]),
    languages: Array.isArray(line["languages"])
      ? line["languages"].map(text).filter(Boolean).join(", ")
      : text(line["languages"]),
  };
}

function exercise(value: unknown): Exercise {
  const one = fields(value);
  return { name: text(one["name"]), steps: list(one["steps"]).map(text).filter(Boolean) };
}

function safetyPlan(value: unknown): SafetyPlan {
  const plan = fields(value);
  const steps = list(plan["steps"]).map(fields);
  return {
    title: text(plan["title"]),
    steps: steps
      .map((step) => ({ title: text(step["title"]), prompt: text(step["prompt"]) }))
      .filter((step) => step.title),
    note: text(plan["note"]),
    closing: text(plan["closing"]),
  };
}

export function readPart(source: string): Part | undefined {
  const part = fields(json(source));
  const data = fields(part["data"]);
  switch (part["type"]) {
    case "text-delta":
      // Not trimmed: spaces between words arrive here.
      return typeof part["delta"] === "string" ? { type: "delta", text: part["delta"] } : undefined;
    case "data-crisis":
      return {
        type: "crisis",
        crisis: {
          level: data["level"] === "high" ? "high" : "moderate",
          message: text(data["message"]),
          country: text(data["country"]),
          emergency: text(data["emergency"]),
          lines: list(data["lines"]).map(helpLine).filter((line) => line.name),
          grounding: list(data["grounding"]).map(exercise).filter((one) => one.name && one.steps.length > 0),
          plan: safetyPlan(data["safety_plan"]),
        },
      };
    case "data-receipt":
      return {
        type: "receipt",
        receipt: { remaining: count(data["remaining"]), resetsIn: count(data["resets_in"]) },
      };
    case "error":
      return { type: "error", text: text(part["errorText"]) };
    case "finish":
      return { type: "finish" };
    default:
      return undefined;
  }
}

export function readProblem(status: number, source: string): Problem {
  const problem = fields(json(source));
  return {
    status,
    title: text(problem["title"]),
    detail: text(problem["detail"]),
    requestId: text(problem["request_id"]),
    errors: list(problem["errors"])
      .map(fields)
      .map((error) => ({ field: text(error["field"]), detail: text(error["detail"]) }))
      .filter((error) => error.detail),
  };
}
