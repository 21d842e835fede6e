// redact-pii on lines of JSON (see ../systems.mjs). Its arguments are the names of its redactors that
// are compared; any other is off: `digits`, which takes every number of four digits.
//
// It tells only what text it makes. Where it found something is recovered exactly for its patterns:
// each is given a function for its replacement, which keeps what was matched and puts a character in
// its place that no text has. Names are put in its own way, so for them the text before and after is
// aligned at what is the same in both.

import { createInterface } from "node:readline";
import library from "redact-pii";

const { SyncRedactor } = library;
const compared = process.argv.slice(2);

/** All redactors of the library in its order; it takes one that is not named for one that is on. */
const ALL = [
  ...["creditCardNumber", "streetAddress", "zipcode", "phoneNumber", "ipAddress", "usSocialSecurityNumber"],
  ...["emailAddress", "username", "password", "credentials", "digits", "url", "names"],
];

/** A redactor with these on, and everything else off. */
function redactor(on, globalReplaceWith) {
  const builtInRedactors = Object.fromEntries(ALL.map((name) => [name, { enabled: on.includes(name) }]));
  return new SyncRedactor({ builtInRedactors, globalReplaceWith });
}

const plain = redactor(compared);

// The first and the last of Unicode's private characters.
const [FIRST, NAME] = [0xe000, "\uf8ff"];
const PRIVATE = /[\ue000-\uf8ff]/;

let kept = [];
const keep = (kind) => (value) => String.fromCharCode(FIRST + kept.push({ kind, value }) - 1);
// One replacement serves all kinds of a redactor, so each kind has one of its own, in the same order.
const patterns = ALL.slice(0, -1).filter((name) => compared.includes(name)).map((name) => redactor([name], keep(name)));
const names = redactor(["names"], NAME);

/** What stood at a place that may hold a character for something else. */
const original = (text) => text.replace(/[\ue000-\uf8fe]/g, (mark) => original(kept[mark.charCodeAt(0) - FIRST].value));

/** The places in `before` that are names in `after`. */
function named(before, after) {
  const literals = after.split(NAME).map((literal) => literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  const found = new RegExp(`^${literals.join("([^]+?)")}$`, "d").exec(before);
  if (!found) throw new Error("the texts before and after the names cannot be aligned");
  return found.indices.slice(1);
}

function find(text) {
  if (PRIVATE.test(text)) throw new Error("a text holds a private character");
  kept = [];
  const before = patterns.reduce((sofar, each) => each.redact(sofar), text);
  const spans = named(before, names.redact(before)).map(([start, end]) => ({ kind: "names", start, end }));
  for (const { 0: mark, index } of before.matchAll(/[\ue000-\uf8fe]/g)) {
    if (spans.some(({ start, end }) => start <= index && index < end)) continue;
    spans.push({ kind: kept[mark.charCodeAt(0) - FIRST].kind, start: index, end: index + 1 });
  }
  const place = (index) => original(before.slice(0, index)).length;
  return spans.map(({ kind, start, end }) => ({ kind, start: place(start), end: place(end) }));
}

function time(texts) {
  const start = performance.now();
  for (const text of texts) plain.redact(text);
  return performance.now() - start;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { texts, find: finding } = JSON.parse(line);
  console.log(JSON.stringify(finding ? { found: texts.map(find) } : { ms: time(texts) }));
}
