// The texts: labelled ones for what is found, real ones for what is touched and for speed; where they
// come from says core/tests/data/README.md.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What has to be in the folder, and where it comes from. */
const FILES = {
  labelled: ["presidio_synth_v2.json", "microsoft/presidio-research, data/synth_dataset_v2.json (MIT)"],
  comments: ["goemotions_dev.tsv", "google-research/goemotions, data/dev.tsv (Apache-2.0)"],
};

/** Characters of the vent that is timed inside workerd. */
const VENT = 10_000;

/** The least bytes of a paragraph; a person's longer vents are about as long. */
const PARAGRAPH = 1_000;

/** The labelled texts, the comments, and the comments joined to paragraphs. */
export function readTexts(folder) {
  for (const [path, source] of Object.values(FILES)) {
    if (existsSync(join(folder, path))) continue;
    throw new Error(`${join(folder, path)} is missing: ${source}. --data names its folder.`);
  }
  const read = ([path]) => readFileSync(join(folder, path), "utf8");
  const labelled = JSON.parse(read(FILES.labelled)).map(({ full_text: text, spans }) => {
    const index = indices(text, "points");
    const gold = spans.map((span) => ({
      kind: span.entity_type,
      start: index[span.start_position],
      end: index[span.end_position],
      value: span.entity_value,
    }));
    return { text, gold };
  });
  const comments = read(FILES.comments).split("\n").filter(Boolean).map((line) => line.split("\t")[0]);
  return { labelled, comments, paragraphs: joined(comments) };
}

function joined(comments) {
  const paragraphs = [];
  let paragraph = "";
  for (const comment of comments) {
    paragraph += paragraph ? ` ${comment}` : comment;
    if (Buffer.byteLength(paragraph) < PARAGRAPH) continue;
    paragraphs.push(paragraph);
    paragraph = "";
  }
  return paragraph ? [...paragraphs, paragraph] : paragraphs;
}

/** A long vent with a detail now and then: the prose of the core's own benchmark, and nobody's details. */
export function longVent(prose) {
  const details = [
    ...["write to ann.lee@example.org", "call me on (415) 555-0142", "the card was 4111 1111 1111 1111"],
    ...["it is all on https://blog.example.org/ann", "my ssn is 460-89-9847", "it came from 192.0.2.44"],
  ];
  const paragraphs = prose.trim().split("\n\n");
  const detailed = paragraphs.map((paragraph, place) => `${paragraph} (${details[place % details.length]})`);
  return [...detailed, ...paragraphs].join("\n\n").slice(0, VENT);
}

const WIDTHS = {
  bytes: (character) => Buffer.byteLength(character),
  points: () => 1,
  units: (character) => character.length,
};

/** Where in a JavaScript string each place is that another language counts in its own units. */
export function indices(text, unit) {
  const width = WIDTHS[unit];
  const index = [];
  let [place, at] = [0, 0];
  for (const character of text) {
    index[place] = at;
    place += width(character);
    at += character.length;
  }
  index[place] = at;
  return index;
}
