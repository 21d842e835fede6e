/** The API as a page: one article an operation. */

import { el } from "../view/dom";
import { type Document, type Fields, fields, list, type Operation, text } from "./openapi";
import { code, prose } from "./prose";
import { type Entry, fieldList, fieldsOf, limitsOf, typeOf } from "./schema";

export function renderApi(document: Document): HTMLElement[] {
  const operations = document.operations();
  const version = text(document.info["version"]);
  return [
    el("h1", {}, document.title, " ", version ? el("span", { class: "version" }, version) : undefined),
    el("div", { class: "lead" }, ...prose(text(document.info["description"]))),
    contents(operations),
    ...operations.map((each) => article(document, each)),
  ];
}

function contents(operations: Operation[]): HTMLElement {
  const byTag = Map.groupBy
    ? Map.groupBy(operations, (each) => each.tag)
    : new Map([["", operations]]);
  const groups = [...byTag].map(([tag, members]) =>
    el(
      "li",
      {},
      tag && byTag.size > 1 ? el("p", { class: "tag" }, tag) : undefined,
      el(
        "ul",
        {},
        ...members.map((each) =>
          el("li", {}, el("a", { href: `#${each.id}` }, el("span", { class: "method" }, each.method), " ", each.path)),
        ),
      ),
    ),
  );
  return el("nav", { class: "contents", "aria-label": "Operations" }, el("ul", {}, ...groups));
}

function article(document: Document, operation: Operation): HTMLElement {
  return el(
    "article",
    { id: operation.id, "aria-labelledby": `${operation.id}-title`, tabindex: "-1" },
    el(
      "h2",
      { id: `${operation.id}-title` },
      el("span", { class: "method" }, operation.method),
      " ",
      el("span", { class: "path" }, operation.path),
    ),
    operation.deprecated && el("p", { class: "facts" }, "Deprecated"),
    operation.summary ? el("p", { class: "summary" }, operation.summary) : undefined,
    ...prose(operation.description),
    operation.parameters.length > 0 && el("h3", {}, "Parameters"),
    operation.parameters.length > 0 && fieldList(document, operation.parameters.map(parameter)),
    operation.body && el("h3", {}, "Request", operation.body["required"] === true ? "" : " (optional)"),
    ...(operation.body ? [...prose(text(operation.body["description"])), ...contentOf(document, operation.body)] : []),
    operation.responses.length > 0 && el("h3", {}, "Responses"),
    ...operation.responses.map(([status, response]) => responseOf(document, status, response)),
  );
}

function parameter(value: Fields): Entry {
  return {
    name: text(value["name"]),
    schema: value["schema"],
    required: value["required"] === true,
    description: text(value["description"]),
    place: text(value["in"]),
  };
}

function responseOf(document: Document, status: string, response: Fields): HTMLElement {
  const headers = Object.entries(fields(response["headers"])).map(([name, value]): Entry => {
    const header = document.resolve(value);
    return {
      name,
      schema: header["schema"],
      required: header["required"] === true,
      description: text(header["description"]),
    };
  });
  return el(
    "section",
    { class: "response" },
    el("h4", {}, el("span", { class: "status", "data-class": status.slice(0, 1) }, status), " ", brief(response)),
    ...prose(text(response["description"]).split(/\n\s*\n/).slice(1).join("\n\n")),
    headers.length > 0 && el("h5", {}, "Headers"),
    headers.length > 0 && fieldList(document, headers),
    ...contentOf(document, response),
  );
}

const brief = (response: Fields) => text(response["description"]).split(/\n\s*\n/)[0]?.replaceAll("`", "") ?? "";

/** Each media type: its name, its fields, its examples. */
function contentOf(document: Document, holder: Fields): HTMLElement[] {
  return Object.entries(fields(holder["content"])).map(([type, value]) => {
    const media = fields(value);
    const schema = media["schema"];
    const facts = schema ? [typeOf(document, schema), ...limitsOf(document, schema)].join(" · ") : "";
    return el(
      "div",
      { class: "media" },
      el("h5", {}, code(type), " ", facts ? el("span", { class: "facts" }, facts) : undefined),
      ...prose(text(document.resolve(schema)["description"])),
      schema ? fieldsOf(document, schema) : undefined,
      ...examplesOf(document, media),
    );
  });
}

function examplesOf(document: Document, media: Fields): HTMLElement[] {
  const schema = document.resolve(media["schema"]);
  const named = Object.entries(fields(media["examples"])).map(([name, value]) => {
    const example = document.resolve(value);
    return { title: text(example["summary"]) || name, value: example["value"] };
  });
  const plain = [media["example"], schema["example"], ...list(schema["examples"])]
    .filter((value) => value !== undefined)
    .map((value) => ({ title: "", value }));
  const examples = named.length > 0 ? named : plain.slice(0, 1);
  return examples
    .filter(({ value }) => value !== undefined)
    .map(({ title, value }) =>
      el(
        "figure",
        {},
        el("figcaption", {}, title ? `Example: ${title}` : "Example"),
        // Wide lines scroll inside; a keyboard must be able to reach them.
        el(
          "pre",
          { tabindex: "0" },
          el("code", {}, typeof value === "string" ? value : JSON.stringify(value, null, 2)),
        ),
      ),
    );
}
