// Quantiles, and how far they can be trusted.

/** The `share` quantile, interpolated between the two nearest values. */
export function quantile(values, share) {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** The 95 % interval of a quantile by the bootstrap: what it would be, were other rounds drawn. */
export function interval(values, share, draws = 1_000) {
  const random = generator(1);
  const found = Array.from({ length: draws }, () =>
    quantile(values.map(() => values[Math.floor(random() * values.length)]), share),
  );
  return [quantile(found, 0.025), quantile(found, 0.975)];
}

/** A random order of `values`. */
export function shuffled(values, random = Math.random) {
  const order = [...values];
  for (let place = order.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1));
    [order[place], order[other]] = [order[other], order[place]];
  }
  return order;
}

/** Numbers in [0, 1) that are the same at every run: mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
