/** A schema in words, and its fields as a list that a reader can follow. */

import { el } from "../view/dom";
import { type Document, type Fields, fields, list, text } from "./openapi";
import { code, prose } from "./prose";

/** Deeper than this, a reader is better served by the file itself. */
const DEPTH = 6;

const number = (value: unknown) => (typeof value === "number" ? value.toLocaleString("en") : undefined);
const name = (schema: unknown) => text(fields(schema)["$ref"]).split("/").at(-1) ?? "";
const isNull = (schema: unknown) => fields(schema)["type"] === "null";

/** The alternatives of a schema, without "null", and whether "null" was among them. */
function alternatives(schema: Fields): { choices: unknown[]; nullable: boolean } {
  const all = [...list(schema["oneOf"]), ...list(schema["anyOf"])];
  return { choices: all.filter((each) => !isNull(each)), nullable: all.some(isNull) };
}

export function typeOf(document: Document, value: unknown, depth = 0): string {
  const schema = document.resolve(value);
  const types = [schema["type"]].flat().filter((type): type is string => typeof type === "string");
  const { choices, nullable } = alternatives(schema);
  const orNull = nullable || types.includes("null") ? " or null" : "";
  const main = types.filter((type) => type !== "null");

  if ("const" in schema) return JSON.stringify(schema["const"]) + orNull;
  const allowed = list(schema["enum"]).filter((each) => each !== null);
  if (allowed.length > 0) return allowed.map((each) => JSON.stringify(each)).join(" or ") + orNull;
  if (choices.length > 0) {
    if (choices.length > 4) return `one of ${choices.length} shapes${orNull}`;
    const words = new Set(choices.map((each) => (depth < DEPTH ? typeOf(document, each, depth + 1) : name(each))));
    return [...words].join(" or ") + orNull;
  }
  if (main.includes("array")) {
    const items = depth < DEPTH ? typeOf(document, schema["items"], depth + 1) : name(schema["items"]);
    return `array of ${items || "values"}${orNull}`;
  }
  if (main.length === 0) return (fields(schema["properties"]) && "properties" in schema) || "allOf" in schema ? `object${orNull}` : text(schema["title"]) || `any value${orNull}`;
  return main.join(" or ") + orNull;
}

/** Every limit the schema states, each in a few words. */
export function limitsOf(document: Document, value: unknown): string[] {
  const schema = document.resolve(value);
  const limits: string[] = [];
  const range = (low: unknown, high: unknown, unit: string) => {
    const [from, to] = [number(low), number(high)];
    if (from !== undefined && to !== undefined) limits.push(`${from} to ${to}${unit}`);
    else if (from !== undefined) limits.push(`at least ${from}${unit}`);
    else if (to !== undefined) limits.push(`at most ${to}${unit}`);
  };
  range(schema["minLength"], schema["maxLength"], " characters");
  range(schema["minItems"], schema["maxItems"], " items");
  range(schema["minProperties"], schema["maxProperties"], " properties");
  range(schema["minimum"], schema["maximum"], "");
  if (number(schema["exclusiveMinimum"])) limits.push(`more than ${number(schema["exclusiveMinimum"])}`);
  if (number(schema["exclusiveMaximum"])) limits.push(`less than ${number(schema["exclusiveMaximum"])}`);
  if (number(schema["multipleOf"])) limits.push(`a multiple of ${number(schema["multipleOf"])}`);
  if (schema["uniqueItems"] === true) limits.push("no two alike");
  if (text(schema["format"])) limits.push(text(schema["format"]));
  if (text(schema["pattern"])) limits.push(`matches ${text(schema["pattern"])}`);
  if ("default" in schema) limits.push(`default ${JSON.stringify(schema["default"])}`);
  const { choices } = alternatives(schema);
  if (choices.length === 1) limits.push(...limitsOf(document, choices[0]));
  return limits;
}

export interface Entry {
  name: string;
  schema: unknown;
  required: boolean;
  description?: string;
  /** Where it travels, for a parameter: "path", "query", "header". */
  place?: string;
}

export function fieldList(document: Document, entries: Entry[], seen: readonly string[] = []): HTMLElement {
  const rows = entries.flatMap((entry) => {
    const schema = document.resolve(entry.schema);
    const facts = [
      entry.place,
      typeOf(document, entry.schema),
      ...limitsOf(document, entry.schema),
      entry.required ? "required" : undefined,
      schema["deprecated"] === true ? "deprecated" : undefined,
    ];
    return [
      el(
        "dt",
        {},
        code(entry.name),
        " ",
        el("span", { class: "facts" }, facts.filter(Boolean).join(" · ")),
      ),
      el("dd", {}, ...prose(entry.description || text(schema["description"])), fieldsOf(document, entry.schema, seen)),
    ];
  });
  return el("dl", { class: "fields" }, ...rows);
}

/** The fields inside a schema, or nothing for a plain value. A shape inside itself is named, not repeated. */
export function fieldsOf(document: Document, value: unknown, seen: readonly string[] = []): HTMLElement | undefined {
  const ref = text(fields(value)["$ref"]);
  if (ref && seen.includes(ref)) return el("p", { class: "facts" }, `As ${name(value)} above.`);
  if (seen.length >= DEPTH) return undefined;
  const path = [...seen, ref];
  const schema = document.resolve(value);

  const { choices } = alternatives(schema);
  if (choices.length === 1) return fieldsOf(document, choices[0], path);
  if (choices.length > 1) {
    const shapes = choices.map((choice, index) => ({ choice, index, inner: fieldsOf(document, choice, path) }));
    if (shapes.every(({ inner }) => !inner)) return undefined;
    return el(
      "ul",
      { class: "shapes" },
      ...shapes.map(({ choice, index, inner }) => {
        const shape = document.resolve(choice);
        const title = text(shape["title"]) || name(choice) || tagOf(document, shape) || `Shape ${index + 1}`;
        return el(
          "li",
          {},
          el("p", { class: "shape" }, title),
          ...prose(text(shape["description"])),
          inner ?? el("p", { class: "facts" }, typeOf(document, choice)),
        );
      }),
    );
  }
  if ("items" in schema) return fieldsOf(document, schema["items"], path);

  const entries = entriesOf(document, schema, path.length);
  if (entries.length > 0) return fieldList(document, entries, path);
  const extra = fields(schema["additionalProperties"]);
  return Object.keys(extra).length > 0
    ? fieldList(document, [{ name: "any key", schema: extra, required: false }], path)
    : undefined;
}

function entriesOf(document: Document, schema: Fields, depth: number): Entry[] {
  const required = list(schema["required"]);
  const own = Object.entries(fields(schema["properties"])).map(([key, property]) => ({
    name: key,
    schema: property,
    required: required.includes(key),
  }));
  if (depth > DEPTH * 2) return own;
  const inherited = list(schema["allOf"]).flatMap((part) => entriesOf(document, document.resolve(part), depth + 1));
  return [...inherited, ...own];
}

/** The constant that tells one variant from the others, as in `"type": "text-delta"`. */
function tagOf(document: Document, shape: Fields): string {
  for (const property of Object.values(fields(shape["properties"]))) {
    const schema = document.resolve(property);
    const only = list(schema["enum"]);
    if (typeof schema["const"] === "string") return schema["const"];
    if (only.length === 1 && typeof only[0] === "string") return only[0];
  }
  return "";
}
