// Figures as tables, and the bar they have to clear.

import { table } from "../report.mjs";
import { KINDS } from "./score.mjs";
import { THRESHOLD } from "./systems.mjs";

/** Most milliseconds for a vent of 10,000 characters inside workerd. */
const MOST_MS = 1;

/** How many times as fast, as it is said. */
const times = (ratio) => `${ratio < 100 ? ratio.toPrecision(3) : Math.round(ratio).toLocaleString("en")} times`;
const percent = (part, whole) => (whole ? ((part * 100) / whole).toFixed(1) : "–");

export function judge({ inside }) {
  const value = `${inside.ms.toFixed(3)} ms (${inside.least.toFixed(3)} to ${inside.most.toFixed(3)})`;
  const bar = `a vent of 10,000 characters scrubbed in workerd ≤ ${MOST_MS} ms`;
  return [{ bar, value, cleared: inside.ms <= MOST_MS }];
}

function accuracy({ systems }) {
  const cell = ({ labelled, covered, found, right }) =>
    found || covered ? `${percent(covered, labelled)} / ${percent(right, found)}` : labelled ? "0.0 / –" : "–";
  // Every system was given the same texts.
  const [{ score: first }] = systems;
  const rows = KINDS.map((kind) => {
    const cells = systems.map(({ score }) => cell(score.kinds[kind]));
    return [kind, String(first.kinds[kind].labelled || "–"), ...cells];
  });
  const hidden = systems.map(({ score: { any } }) => percent(any.covered, any.labelled));
  rows.push(["hidden as any kind", String(first.any.labelled), ...hidden]);
  return table({ head: ["kind", "labelled", ...systems.map(({ name }) => `${name}, %`)], rows });
}

function others({ systems }) {
  const said = systems.flatMap(({ name, score }) => {
    const kinds = Object.entries(score.other).map(([kind, count]) => `${kind} ${count}`);
    return kinds.length ? [`${name} ${kinds.join(", ")}`] : [];
  });
  return said.length ? [`Found of kinds that the data does not label: ${said.join("; ")}.`] : [];
}

function speed({ systems, comments }) {
  const [{ speed: ours }] = systems;
  const rows = systems.map(({ name, speed, touched }) => [
    ...[name, `${touched} of ${comments} (${percent(touched, comments)} %)`],
    ...[speed.median.toPrecision(3), `${speed.least.toPrecision(3)} to ${speed.most.toPrecision(3)}`],
    speed === ours ? "–" : times(ours.median / speed.median),
  ]);
  return table({ head: ["system", "ordinary comments touched", "MB/s", "range", "VentVault is faster by"], rows });
}

/** The tables and the bar; printed as they are, and the core of the section. */
export function summary(results) {
  const bars = judge(results).map(({ bar, value, cleared }) => [bar, value, cleared ? "pass" : "**miss**"]);
  const skipped = results.skipped.map(({ name, reason }) => `- ${name} was not measured: ${reason}`);
  return [
    ...["Found and right: recall / precision, of labelled texts.", accuracy(results), ...others(results)],
    ...[speed(results), table({ head: ["bar", "measured", ""], rows: bars })],
    ...(skipped.length ? [skipped.join("\n")] : []),
  ].join("\n\n");
}

/** The section of docs/benchmarks.md. */
export function section(results) {
  const { labelled, comments, bytes, rounds, inside, versions, machine, date, others: busy } = results;
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `## The scrubber beside others: what is found, what is touched, speed

Written by \`npm run bench:pii\` on ${date}. Machine: ${machine}; others used
${(busy * 100).toFixed(1)} % of it meanwhile. Versions: ${list.join(", ")}.

${summary(results)}

### How it was measured

Every system scrubs the same texts one by one, each in a process of its own bound to one core.

- **Labelled texts**: the ${labelled} of presidio-research (synth_dataset_v2, MIT), whose values and sentences are made
  up by templates. Recall: labelled values that lie wholly within one find of the right kind. Precision:
  finds that overlap a labelled value of that kind. Of the cards, those with 13 digits or more and a check
  digit that fits; the others are no card's number. An ADDRESS is also right on a place or a postal code,
  a DATE_OF_BIRTH on any date, a DOCUMENT on a driver's licence. Hidden as any kind: labelled values that
  lie wholly within finds, whatever they were taken for. VentVault's rules were made with these texts at
  hand, so its figures here are no promise for texts unseen.
- **Ordinary comments touched**: of the ${comments} comments of GoEmotions' development set (Apache-2.0), in which the
  names of people are masked already and next to nothing else is to be hidden.
- **MB/s**: millions of bytes a second over these comments joined to paragraphs (${(bytes / 1000).toFixed(0)} kB in all),
  after a pass to warm up: the median of ${rounds} rounds, in each of which every system has its turn in a random order, of as
  many passes as fit a second, and one at least. Starting, loading and reading are not in it.
- **redact-pii** with its redactor of digits off, which would take every number of four digits. It tells no
  places; they are kept by functions that stand in for its replacements, and for names found by aligning
  the text before and after.
- **Presidio**: analyzer and anonymizer, asked for the kinds compared alone, finds of a confidence of ${THRESHOLD} or
  more, as presidio-research evaluates it. Its model of English is spaCy's en_core_web_sm, which PyPI has under
  another name; its own choice, en_core_web_lg, is larger. Its places stand for ADDRESS: it knows no streets.
- **In workerd**: the same Rust as WebAssembly, built as the worker is, scrubs a vent of 10,000 characters with
  ${inside.found} details in it N = ${inside.times} times in one request, and 2N times in another. The clock stands still
  inside, so both are timed from outside, and a scrub takes (t(2N) − t(N)) / N; the median of ${inside.rounds} rounds.
`;
}
