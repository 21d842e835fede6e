// The house plan, enforced: floors reach down only, core names no platform, every table declares
// its owner, its retention and its erasure, and the built worker exports what wrangler.toml names.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/vault.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Every file below `folder` with one of `endings`. */
function sources(folder: string, ...endings: string[]): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : sources(path, ...endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
  });
}

/** The crates under `[dependencies]` of a manifest, dev-dependencies left aside. */
function dependencies(manifest: string): string[] {
  const section = read(manifest).split(/^\[dependencies\]$/m)[1]?.split(/^\[/m)[0] ?? "";
  return [...section.matchAll(/^([\w-]+)[.\s=]/gm)].map(([, name]) => name as string);
}

/** Rust without comments and strings, so that a word in prose is not taken for code. */
const code = (path: string) => read(path).replace(/\/\/.*$/gm, "").replace(/"(\\.|[^"\\])*"/g, '""');

const platform = ["worker", "worker-sys", "wasm-bindgen", "js-sys", "web-sys", "getrandom", "console_error_panic_hook", "axum", "tokio"];

test("core depends on no platform and on no other floor", () => {
  const names = dependencies("core/Cargo.toml");
  expect(names.length).toBeGreaterThan(5);
  const all = [...names, ...dependencies("core/src/sentence/Cargo.toml")];
  for (const name of [...platform, "ventvault", "ventvault-durable"]) expect(all).not.toContain(name);
});

test("core's sources name no platform type, no clock and no I/O", () => {
  const banned = /\b(worker|wasm_bindgen|js_sys|web_sys|getrandom|axum|ventvault_durable)\s*::|\b(SystemTime|Instant)\s*::|\bUtc\s*::\s*now|\bstd\s*::\s*(fs|net\s*::\s*Tcp|process|env|thread)\b/;
  const files = sources("core/src", ".rs");
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) expect(code(file).match(banned)?.[0], file).toBeUndefined();
});

test("durable depends on core, and never on the edge", () => {
  const names = dependencies("durable/Cargo.toml");
  expect(names).toContain("ventvault-core");
  expect(names).not.toContain("ventvault");
  expect(names).not.toContain("axum");
  for (const file of sources("durable/src", ".rs")) expect(code(file), file).not.toMatch(/\b(ventvault|axum)\s*::/);
});

test("the checks above can fail", () => {
  expect("worker::Env").toMatch(/\bworker\s*::/);
  expect(dependencies("Cargo.toml")).toEqual(expect.arrayContaining(["worker", "axum", "ventvault-core", "ventvault-durable"]));
});

test("lints that keep panics out are denied on every floor", () => {
  for (const [manifest, lints] of [
    ["core/Cargo.toml", ["unwrap_used", "expect_used", "panic"]],
    ["core/src/sentence/Cargo.toml", ["unwrap_used", "expect_used", "panic"]],
    ["durable/Cargo.toml", ["unwrap_used", "expect_used", "panic", "indexing_slicing"]],
    ["Cargo.toml", ["unwrap_used", "expect_used", "panic", "indexing_slicing"]],
  ] as const) {
    const section = read(manifest).split("\n[lints.clippy]\n")[1]?.split(/^\[/m)[0] ?? "";
    for (const lint of lints) expect(section, manifest).toContain(`${lint} = "deny"`);
  }
  for (const manifest of ["core/Cargo.toml", "core/src/sentence/Cargo.toml"]) {
    expect(read(manifest)).toMatch(/\[lints\.rust\]\nunsafe_code = "deny"/);
  }
  expect(read("Cargo.toml")).toMatch(/edition = "2024"\nrust-version = /);
  // Allowed in tests alone.
  for (const file of [...sources("src", ".rs"), ...sources("durable/src", ".rs")]) {
    expect(read(file), file).not.toMatch(/allow\(clippy::(unwrap_used|expect_used|panic|indexing_slicing)/);
  }
});

test("a file past 500 lines becomes a folder", () => {
  const files = [
    ...["src", "core/src", "durable/src"].flatMap((folder) => sources(folder, ".rs")),
    ...sources("tests", ".ts"),
    ...sources("web/src", ".ts", ".css"),
    ...sources("scripts", ".mjs"),
  ];
  const long = files.map((file) => `${file}: ${read(file).split("\n").length}`).filter((line) => Number(line.split(": ")[1]) > 500);
  expect(long).toEqual([]);
});

/** Tables and the file that creates them, with the comments above. */
function tables(): { name: string; file: string; header: string }[] {
  const found = [];
  for (const file of [...sources("migrations", ".sql"), ...sources("durable/src", ".rs")]) {
    const text = read(file);
    for (const [, name] of text.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?(\w+)/g)) {
      // A file's own header speaks for its tables, and must name each of them.
      found.push({ name: name as string, file, header: text.slice(0, text.indexOf("CREATE TABLE")) });
    }
  }
  return found;
}

test("every table declares its owner, its retention and its erasure", () => {
  const all = tables();
  expect(all.map(({ name }) => name).sort()).toEqual(["bill", "erasure", "ledger", "model_daily", "mood_daily", "second_opinion", "vent_metadata"]);
  for (const { name, file, header } of all) {
    const owner = header.match(/owner: (\S+)/)?.[1];
    expect(owner, `${name} in ${file} needs "owner: PATH"`).toBeDefined();
    expect(existsSync(join(root, owner as string)), `${owner} owns ${name}`).toBe(true);
    expect(header, `${name} in ${file} needs "retention: …"`).toMatch(/retention: \S+/);
    expect(header, `${name} in ${file} needs "erasure: …"`).toMatch(/erasure: \S+/);
    if (file.endsWith(".rs")) expect(header, `${file} must say that it owns ${name}`).toContain(`\`${name}\``);
  }
});

test("one migration creates one table", () => {
  for (const file of sources("migrations", ".sql")) {
    expect(read(file).match(/CREATE TABLE/g)?.length, file).toBe(1);
  }
});

test("a table is named in SQL by its owner alone", () => {
  for (const { name, header } of tables()) {
    const owner = header.match(/owner: (\S+)/)?.[1] as string;
    const home = owner.endsWith("/store.rs") ? owner.slice(0, -"store.rs".length) : owner;
    const names = new RegExp(`\\b(FROM|INTO|UPDATE|TABLE|DELETE)\\s+${name}\\b`);
    for (const file of [...sources("src", ".rs", ".sql"), ...sources("durable/src", ".rs")]) {
      if (names.test(read(file))) expect(file.startsWith(home), `${file} names ${name}, which ${owner} owns`).toBe(true);
    }
  }
});

test("README.md names every variable that is read", () => {
  const table = read("README.md").split("## Configuration")[1] ?? "";
  const names = ["src/config", "durable/src"].flatMap((folder) => sources(folder, ".rs")).flatMap((file) =>
    [...read(file).matchAll(/"([A-Z][A-Z0-9]*_[A-Z0-9_]+|PROVIDERS|REFINE)"/g)].map(([, name]) => name as string),
  );
  expect(names.length).toBeGreaterThan(25);
  for (const name of names) expect(table, name).toContain(`\`${name}\``);
});

test("the platform keeps no record of requests beside our own", () => {
  expect(read("wrangler.toml")).toMatch(/\[observability\.logs\]\ninvocation_logs = false/);
});

test("a batch of the queues has at most ten messages", () => {
  const sizes = [...read("wrangler.toml").matchAll(/^max_batch_size = (\d+)/gm)].map(([, size]) => Number(size));
  expect(sizes.length).toBe(read("wrangler.toml").match(/^\[\[queues\.consumers\]\]/gm)?.length);
  for (const size of sizes) expect(size).toBeLessThanOrEqual(10);
});

test("the built worker exports its handlers and every Durable Object of wrangler.toml", () => {
  const built = read("build/index.js");
  const exported = built.match(/export\{([^}]*)\}/g)?.join(",") ?? "";
  const classes = [...read("wrangler.toml").matchAll(/class_name = "(\w+)"/g)].map(([, name]) => name as string);
  expect(classes.length).toBeGreaterThan(0);
  for (const name of [...classes, "default"]) expect(exported).toMatch(new RegExp(`\\b(as )?${name}\\b`));
});

test("the worker stays far below the platform's size limit", () => {
  const bytes = readFileSync(join(root, "build", "index_bg.wasm")).length;
  console.log(`worker: ${bytes} bytes of WebAssembly`);
  // 1 MiB of it is the quick model.
  expect(bytes).toBeLessThan(6 * 1024 * 1024);
});

test("nothing is marked as unfinished", () => {
  const files = [
    ...["src", "core/src", "durable/src"].flatMap((folder) => sources(folder, ".rs", ".sql")),
    ...sources("web", ".ts", ".css", ".html"),
    ...sources("scripts", ".mjs"),
    ...sources("docs", ".md"),
    "README.md",
    "wrangler.toml",
  ];
  for (const file of files) expect(read(file), relative(root, file)).not.toMatch(/\b(TODO|FIXME|XXX|todo!|unimplemented!)/);
});
