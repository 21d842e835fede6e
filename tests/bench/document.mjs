// docs/benchmarks.md: one page, a section for each benchmark, each written by its own program.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

const HEAD = `# Benchmarks

Each section is written by the program it names, on a machine that did nothing else, and is replaced
when that program runs again. Nothing here is written by hand.
`;

/** The page with the section `name` replaced, or added at its end. */
export function withSection(page, name, text) {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const section = `${begin}\n\n${text.trim()}\n\n${end}`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) return `${page.trimEnd()}\n\n${section}\n`;
  return page.slice(0, from) + section + page.slice(to + end.length);
}

/** Writes a section into the file. */
export function writeSection(path, name, text) {
  const page = existsSync(path) ? readFileSync(path, "utf8") : HEAD;
  writeFileSync(path, withSection(page, name, text));
}
