// Figures as tables, and the bars they have to clear.

/** What the others cost by others' measurements, for when they cannot be measured here, milliseconds. */
const KNOWN = { portkey: 28, litellm: 30 };
const NAMES = {
  ...{ direct: "upstream alone", ventvault: "VentVault", relay: "bare worker", counter: "bare worker that counts" },
  duties: "bare worker with every duty",
  ...{ portkey: "Portkey", litellm: "LiteLLM" },
};

const number = (value, digits = 1) => (value === undefined || Number.isNaN(value) ? "–" : value.toFixed(digits));
const pair = (values, digits) => (values ? values.map((value) => number(value, digits)).join(" / ") : "–");

/** Each bar with what was measured and whether it is cleared. */
export function judge({ paced }) {
  const of = (system, streams) => paced.find((row) => row.system === system && row.streams === streams);
  const one = of("ventvault", 1);
  const [half, most] = one.added ?? [Number.NaN, Number.NaN];
  const bars = [
    ["added first word at one stream, p50 ≤ 2 ms", `${number(half, 2)} ms`, half <= 2],
    ["added first word at one stream, p99 ≤ 8 ms", `${number(most, 2)} ms`, most <= 8],
  ];
  for (const [name, known] of Object.entries(KNOWN)) {
    const measured = of(name, 1)?.added?.[0];
    const theirs = measured ?? known;
    const source = measured === undefined ? "as published; not measured here" : "measured here";
    const value = `${number(half, 2)} ms against ${number(theirs, 1)} ms (${source}): ${number(theirs / half)} times below`;
    bars.push([`added first word at one stream, 10 times below ${NAMES[name]}`, value, half * 10 <= theirs]);
  }
  const thousand = of("ventvault", 1000);
  const whole = thousand.count - thousand.faults.length;
  bars.push([
    "1,000 concurrent streams with no error and no lost token",
    `${whole} of ${thousand.count} replies whole, ${thousand.most} open at once`,
    thousand.faults.length === 0 && thousand.most === 1000,
  ]);
  for (const streams of [1, 50, 1000]) {
    const { cpuMs } = of("ventvault", streams);
    bars.push([`CPU per vent, full model off, at ${streams} stream${streams === 1 ? "" : "s"} ≤ 3 ms`, `${number(cpuMs, 2)} ms`, cpuMs <= 3]);
  }
  return bars.map(([bar, value, cleared]) => ({ bar, value, cleared }));
}

/** The figures, a row for each system and number of streams. */
function figures({ paced, flat }) {
  const head = [
    ...["streams", "system", "first word p50 / p99, ms", "added p50 / p99, ms", "CPU per vent, ms"],
    ...["requests/s", "CPU per vent flat out, ms", "resident, MiB", "errors"],
  ];
  const rows = paced.map((row) => {
    const fast = flat.find((other) => other.system === row.system && other.streams === row.streams);
    const faults = row.faults.length + (fast?.faults.length ?? 0);
    return [
      ...[String(row.streams), NAMES[row.system], pair(row.firstWord), pair(row.added, 2), number(row.cpuMs, 2)],
      ...[number(fast?.perSecond, 0), number(fast?.cpuMs, 2)],
      number(Math.max(row.residentMiB ?? Number.NaN, fast?.residentMiB ?? 0), 0),
      `${faults} of ${row.count + (fast?.count ?? 0)}`,
    ];
  });
  return { head, rows };
}

/** A table in Markdown, its columns aligned so that it can be read as it is. */
export function table({ head, rows }) {
  const widths = head.map((title, place) => Math.max(title.length, ...rows.map((row) => row[place].length)));
  const line = (cells) => `| ${cells.map((cell, place) => cell.padEnd(widths[place])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** Examples of what went wrong, at most a few of each system. */
function mishaps({ paced, flat, full }) {
  return [...paced, ...flat, { system: "ventvault", streams: 10, faults: full.faults }].flatMap((row) =>
    [...new Set(row.faults)].slice(0, 3).map((fault) => `- ${NAMES[row.system]}, ${row.streams} streams: ${fault}`),
  );
}

/** The tables and bars; printed as they are, and the core of the page. */
export function summary(results) {
  const bars = judge(results).map(({ bar, value, cleared }) => [bar, value, cleared ? "pass" : "**miss**"]);
  const one = results.paced.filter((row) => row.trust);
  const trust = one.map((row) => {
    const [half, most] = row.trust.map((range) => pair(range, 2).replace(" / ", " to "));
    return `- ${NAMES[row.system]}: p50 ${half} ms, p99 ${most} ms, of ${row.pairs} pairs`;
  });
  const wrong = mishaps(results);
  const skipped = results.skipped.map(({ name, reason }) => `- ${NAMES[name]} was not measured: ${reason}`);
  const { without, with: withIt } = results.full;
  const full =
    "All of this without the full model, which reads the same vent in the queue's consumer: with it a vent takes " +
    `${number(withIt)} ms of CPU, without it ${number(without)} ms (ten streams flat out).`;
  return [
    table(figures(results)),
    full,
    "95 % intervals of the added time at one stream (bootstrap):",
    trust.join("\n"),
    table({ head: ["bar", "measured", ""], rows: bars }),
    ...(wrong.length ? ["Errors:", wrong.join("\n")] : []),
    ...(skipped.length ? [skipped.join("\n")] : []),
  ].join("\n\n");
}

/** The section of docs/benchmarks.md. */
export function section(results) {
  const { amounts, versions, machine, date, others, storage } = results;
  const { pace, paced } = amounts;
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `## A gateway's price: time to the first word, throughput, CPU, memory

Written by \`npm run bench\` on ${date}. Machine: ${machine}, everything on it; others used
${(others * 100).toFixed(1)} % of it meanwhile. Versions: ${list.join(", ")}.

${summary(results)}

### How it was measured

One upstream (aimock) speaks OpenAI's dialect and gives every system the same 50 tokens. Every reply is
compared with them letter by letter. VentVault runs in workerd with everything a reply has: a new device for
each vent, so that each reserves at a fresh quota object; scrubbing, with an e-mail address to hide and
to put back; the crisis check; and after the reply the job, sealed, queued, opened, read, and written to D1.
It is read by the quick model: the consumer is an invocation of its own at Cloudflare, but here it would have
the thread that serves them, so the full model is measured by itself.
The gateways do nothing but pass the request on; the bare worker is a few lines of JavaScript in the same
workerd that read each piece of the reply and write it: what the runtime costs whoever touches words. The
one that counts first has a fresh Durable Object write one row: what it costs whoever keeps an exact limit.
The one with every duty has it write a second time, as who settles the charge, and sends a message, for which
the queue's consumer writes one row into D1: what a vent's duties cost at least, in Miniflare's simulators
of queues and D1, which at Cloudflare are services of their own.
Storage is a folder in \`${storage}\`; in /dev/shm it is in memory,
so that no disk of this machine is measured. Each gateway is one process; the client is another.

- **First word**: from sending the request until the first content was read from the stream.
- **Added, one stream**: each of ${amounts.rounds} rounds asks every system once in a random order; added is a
  system's time less the upstream's of the same round. The upstream waits ${pace[1].firstWord} ms, and
  ${pace[1].gap} ms before each token.
- **Added, 50 and 1,000 streams**: batches in a random order, ${paced[50].batches} of ${paced[50].each} and ${paced[1000].batches} of ${paced[1000].each} replies a system; the
  difference of the quantiles. ${pace[50].gap} and ${pace[1000].gap} ms before each token. Streams begin spread over the length of one reply.
- **CPU per vent**: user and system time of the gateway's process alone over a batch, divided by its
  replies; of workers all of workerd, with storage, queue and D1, until the last job is its row.
- **Requests/s**: the upstream does not pause; replies without fault a second, until the last has ended.
- **Resident**: the gateway's process after the stage.
`;
}
