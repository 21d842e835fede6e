// The measurements, each with every system in turn: what the machine does to one, it does to all.

import { ask, batch, faultOf } from "./driver.mjs";
import { cpuMs, pause, residentMiB } from "./machine.mjs";
import { interval, quantile, shuffled } from "./statistics.mjs";
import { TOKENS } from "./text.mjs";

/**
 * How much of everything. `gap`, the pause before each token: at one stream the pace of a fast model; at 1,000 slow enough that
 * two cores carry upstream, gateway and client together, or the stage would measure their quarrel.
 */
export const FULL = {
  warm: 400,
  rounds: 250,
  solo: 60,
  pace: { 1: { firstWord: 20, gap: 4 }, 50: { firstWord: 20, gap: 20 }, 1000: { firstWord: 20, gap: 100 } },
  paced: { 50: { batches: 3, each: 400 }, 1000: { batches: 2, each: 2_000 } },
  flatSeconds: 8,
  flatBatches: 2,
  jobs: 200,
};

/** Enough to see that everything works; the figures mean nothing. */
export const SMALL = {
  ...FULL,
  warm: 30,
  rounds: 15,
  solo: 10,
  paced: { 50: { batches: 1, each: 100 }, 1000: { batches: 1, each: 1_000 } },
  flatSeconds: 2,
  flatBatches: 1,
  jobs: 50,
};

const count = (most) => (begun) => begun >= most;

/** A batch, what it cost the system's process, and the memory that this holds when it is done. */
async function observed(system, options) {
  const before = system.pid && cpuMs(system.pid);
  const result = await batch(system, options);
  // Jobs that a vent leaves behind are part of its cost.
  const unsettled = await system.settle?.();
  if (unsettled) result.faults.push(unsettled);
  if (system.pid) {
    result.cpuMs = (cpuMs(system.pid) - before) / result.count;
    result.residentMiB = residentMiB(system.pid);
  }
  return result;
}

/** Runs what compilers want to have seen before they make it fast. */
export async function warmUp(systems, amounts, upstream) {
  await upstream.setPace({ firstWord: 5, gap: 1 });
  for (const system of systems) {
    const { faults } = await observed(system, { streams: 10, enough: count(amounts.warm) });
    if (faults.length) throw new Error(`${system.title} does not work: ${faults[0]}`);
  }
}

/** One stream at a time: every round asks each system once, in a new order. */
export async function oneStream(systems, amounts, upstream) {
  await upstream.setPace(amounts.pace[1]);
  const rows = new Map(systems.map((system) => [system, { firstWords: [], added: [], faults: [] }]));
  for (let round = 0; round < amounts.rounds; round += 1) {
    const seen = new Map();
    for (const system of shuffled(systems)) {
      const reply = await ask(system);
      const fault = faultOf(system, reply);
      if (fault) rows.get(system).faults.push(fault);
      else seen.set(system, reply.firstWordMs);
    }
    const direct = seen.get(systems[0]);
    for (const [system, first] of seen) {
      rows.get(system).firstWords.push(first);
      if (system !== systems[0] && direct !== undefined) rows.get(system).added.push(first - direct);
    }
  }
  // What is left from the rounds must not be counted with what follows.
  for (const system of systems) await system.settle?.();
  const table = [];
  for (const [system, { firstWords, added, faults }] of rows) {
    const alone = await observed(system, { streams: 1, enough: count(amounts.solo) });
    table.push({
      ...{ system: system.name, streams: 1, count: firstWords.length + alone.count, most: 1 },
      firstWord: [quantile(firstWords, 0.5), quantile(firstWords, 0.99)],
      ...(added.length && {
        added: [quantile(added, 0.5), quantile(added, 0.99)],
        trust: [interval(added, 0.5), interval(added, 0.99)],
        pairs: added.length,
      }),
      ...{ cpuMs: alone.cpuMs, residentMiB: alone.residentMiB, faults: [...faults, ...alone.faults] },
    });
  }
  return table;
}

/** Many streams at once, at the pace of a model. */
export async function manyStreams(systems, amounts, upstream, streams) {
  const pace = amounts.pace[streams];
  await upstream.setPace(pace);
  const { batches, each } = amounts.paced[streams];
  const rows = new Map(systems.map((system) => [system, []]));
  // One reply's length: the first to end begin anew while the last begin, so that all are open.
  const spreadMs = pace.firstWord + pace.gap * TOKENS;
  for (let round = 0; round < batches; round += 1) {
    for (const system of shuffled(systems)) {
      rows.get(system).push(await observed(system, { streams, spreadMs, enough: count(each) }));
    }
  }
  const direct = rows.get(systems[0]).flatMap((result) => result.firstWords);
  return [...rows].map(([system, results]) => {
    const firstWords = results.flatMap((result) => result.firstWords);
    const both = [0.5, 0.99].map((share) => quantile(firstWords, share));
    return {
      ...{ system: system.name, streams, firstWord: both },
      ...(system !== systems[0] && { added: [both[0] - quantile(direct, 0.5), both[1] - quantile(direct, 0.99)] }),
      ...summed(results),
    };
  });
}

/** As many replies as it can give, from an upstream without pauses. */
export async function flatOut(systems, amounts, upstream, streams) {
  await upstream.setPace({});
  const rows = new Map(systems.map((system) => [system, []]));
  for (let round = 0; round < amounts.flatBatches; round += 1) {
    for (const system of shuffled(systems)) {
      const enough = (_, ms) => ms > amounts.flatSeconds * 1_000;
      rows.get(system).push(await observed(system, { streams, enough }));
      await pause(200);
    }
  }
  return [...rows].map(([system, results]) => {
    const sum = summed(results);
    const seconds = results.reduce((total, result) => total + result.seconds, 0);
    return { system: system.name, streams, ...sum, perSecond: (sum.count - sum.faults.length) / seconds };
  });
}

/** CPU of a vent with all that its job takes, milliseconds, without and with the full model: fresh workers, in turns. */
export async function fullModel([without, withIt], amounts, upstream) {
  await warmUp([without, withIt], amounts, upstream);
  await upstream.setPace({});
  const rows = new Map([without, withIt].map((system) => [system, []]));
  for (const system of [without, withIt, withIt, without]) {
    rows.get(system).push(await observed(system, { streams: 10, enough: count(amounts.jobs) }));
  }
  const [one, other] = [without, withIt].map((system) => summed(rows.get(system)));
  return { without: one.cpuMs, with: other.cpuMs, faults: [...one.faults, ...other.faults] };
}

/** Several batches of one system as one. */
function summed(results) {
  const all = results.reduce((total, result) => total + result.count, 0);
  const cpu = results.reduce((total, result) => total + result.cpuMs * result.count, 0) / all;
  return {
    count: all,
    most: Math.max(...results.map((result) => result.most)),
    cpuMs: Number.isNaN(cpu) ? undefined : cpu,
    residentMiB: results.at(-1).residentMiB,
    faults: results.flatMap((result) => result.faults),
  };
}
