/** Reading an OpenAPI 3.1 document without believing it: every value is checked where it is used. */

export type Fields = Record<string, unknown>;

export const fields = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const METHODS = ["get", "post", "put", "patch", "delete", "head", "options", "trace"];

export interface Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  deprecated: boolean;
  parameters: Fields[];
  body: Fields | undefined;
  responses: [status: string, response: Fields][];
}

export class Document {
  readonly #root: Fields;

  constructor(root: unknown) {
    this.#root = fields(root);
    if (!text(this.#root["openapi"]).startsWith("3.")) throw new Error("not an OpenAPI 3 document");
  }

  get title(): string {
    return text(this.info["title"]) || "API";
  }

  get info(): Fields {
    return fields(this.#root["info"]);
  }

  /** Follows `$ref` inside this document; words beside a `$ref` win over those it points to. */
  resolve(value: unknown): Fields {
    let node = fields(value);
    const seen = new Set<string>();
    for (let ref = text(node["$ref"]); ref && !seen.has(ref); ref = text(node["$ref"])) {
      seen.add(ref);
      const { $ref: _, ...beside } = node;
      node = { ...fields(this.#at(ref)), ...beside };
    }
    return node;
  }

  operations(): Operation[] {
    const operations: Operation[] = [];
    for (const [path, item] of Object.entries(fields(this.#root["paths"]))) {
      const shared = this.resolve(item);
      for (const method of METHODS) {
        if (!(method in shared)) continue;
        const operation = fields(shared[method]);
        operations.push({
          id: `${method}-${path}`.replace(/[^\w]+/g, "-").replace(/^-|-$/g, "").toLowerCase(),
          method: method.toUpperCase(),
          path,
          tag: text(list(operation["tags"])[0]),
          summary: text(operation["summary"]) || text(shared["summary"]),
          description: text(operation["description"]) || text(shared["description"]),
          deprecated: operation["deprecated"] === true,
          parameters: this.#parameters(shared["parameters"], operation["parameters"]),
          body: "requestBody" in operation ? this.resolve(operation["requestBody"]) : undefined,
          responses: Object.entries(fields(operation["responses"])).map(([status, response]) => [
            status,
            this.resolve(response),
          ]),
        });
      }
    }
    return operations;
  }

  /** A path's parameters, overridden by the operation's own of the same name and place. */
  #parameters(shared: unknown, own: unknown): Fields[] {
    const byKey = new Map<string, Fields>();
    for (const parameter of [...list(shared), ...list(own)].map((each) => this.resolve(each))) {
      byKey.set(`${text(parameter["in"])} ${text(parameter["name"])}`, parameter);
    }
    return [...byKey.values()];
  }

  #at(ref: string): unknown {
    if (!ref.startsWith("#/")) return { title: ref };
    let node: unknown = this.#root;
    for (const step of ref.slice(2).split("/")) {
      const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
      node = Array.isArray(node) ? node[Number(key)] : Object.hasOwn(fields(node), key) ? fields(node)[key] : undefined;
    }
    return node ?? { title: ref.split("/").at(-1) };
  }
}
