/** Means, bands, counts and the line of the telling, computed again from the points that are shown. */

const LARGE = 400;
const QUANTILE = 1.2816; // of the normal distribution, for 80 %, as in `views/smoothing.py`

/** The decorations of `data` that follow points; `masked` are the same traces after masking. */
export function recompute(masked) {
  const paths = masked.filter((trace) => trace.meta?.part === "path");
  const joined = paths.length ? joinMarks(masked) : null;
  const done = new Set();
  return masked.map((trace) => {
    const { part, curve, bins, step } = trace.meta ?? {};
    if (part === "path") return { ...trace, ...(joined[step] ?? { x: [], y: [] }), customdata: undefined };
    if (bins) return recount(trace, masked);
    if (!curve) return trace;
    const key = `${curve.statistic} ${curve.of}`;
    if (done.has(key)) return { ...trace, x: [], y: [] }; // the first run's trace now draws all runs
    done.add(key);
    const { x, y, dates } = pointsOf(masked, [curve.of]);
    return { ...trace, ...drawn(runsOf(x, y, gridOf(masked, curve.of), curve), curve.statistic, dates) };
  });
}

function pointsOf(data, names) {
  const traces = data.filter((trace) => names.includes(trace.name) && trace.meta?.rows);
  const raw = traces.flatMap((trace) => trace.x);
  const dates = raw.some((value) => typeof value === "string");
  return { x: raw.map((value) => (dates ? Date.parse(`${value}Z`) : value)), y: traces.flatMap((trace) => trace.y), dates };
}

function recount(trace, data) {
  const { of, edges } = trace.meta.bins;
  const { x, dates } = pointsOf(data, [of, `${of}, quoted`]);
  const places = edges.map((edge) => (dates ? Date.parse(`${edge}Z`) : edge));
  const counts = new Array(places.length - 1).fill(0);
  for (const value of x) {
    const bin = places.findLastIndex((edge) => edge <= value);
    if (bin >= 0 && value <= places.at(-1)) counts[Math.min(bin, counts.length - 1)] += 1;
  }
  const unit = String(trace.hovertext?.[0] ?? "").split(" ")[1] ?? "";
  return { ...trace, y: counts, hovertext: counts.map((count) => `${count} ${unit}`) };
}

/** Unbroken runs of the mean, taken at `grid`, of the points within half a window on either side, with a bootstrap band. */
export function runsOf(x, y, grid, { window, least, level, draws, seed }) {
  if (x.length < least) return [];
  const order = x.map((_, n) => n).sort((a, b) => x[a] - x[b] || a - b);
  const [xs, ys] = [order.map((n) => x[n]), order.map((n) => y[n])];
  const random = mulberry(seed);
  const chances = Array.from({ length: draws }, () => Array.from({ length: Math.min(LARGE, xs.length) }, random));
  const runs = [[]];
  for (const place of grid.filter((one) => one >= xs[0] && one <= xs.at(-1))) {
    const near = ys.slice(lowerBound(xs, place - window / 2), upperBound(xs, place + window / 2));
    if (near.length >= least) runs.at(-1).push({ x: place, ...bandOf(near, level, chances) });
    else if (runs.at(-1).length) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

/** The places at which the view took the mean: a client never needs others. */
function gridOf(data, of) {
  const means = data.filter((trace) => trace.meta?.curve?.of === of && trace.meta.curve.statistic === "mean");
  const places = means.flatMap((trace) => trace.x).filter((value) => value !== null);
  return places.map((value) => (typeof value === "string" ? Date.parse(`${value}Z`) : value)).sort((a, b) => a - b);
}

function bandOf(values, level, chances) {
  const mean = average(values);
  if (values.length > LARGE) {
    const spread = Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
    const half = (QUANTILE * spread) / Math.sqrt(values.length);
    return { mean, low: mean - half, high: mean + half };
  }
  const means = chances.map((row) => average(values.map((_, n) => values[Math.floor(row[n] * values.length)])));
  means.sort((a, b) => a - b);
  const at = (share) => means[Math.round(share * (means.length - 1))];
  return { mean, low: at((1 - level) / 2), high: at((1 + level) / 2) };
}

function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function lowerBound(xs, value) {
  const at = xs.findIndex((x) => x >= value);
  return at < 0 ? xs.length : at;
}

function upperBound(xs, value) {
  const at = xs.findIndex((x) => x > value);
  return at < 0 ? xs.length : at;
}

/** A seeded source of random numbers in [0, 1) (Ettinger's mulberry32). */
function mulberry(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function drawn(runs, statistic, dates) {
  const [x, y] = [[], []];
  const put = (place, value) => { x.push(place === null || !dates ? place : new Date(place).toISOString().slice(0, 19)); y.push(value); };
  runs.forEach((run, n) => {
    if (n) put(null, null);
    if (statistic === "mean") run.forEach((one) => put(one.x, one.mean));
    else [...run.map((one) => [one.x, one.high]), ...run.toReversed().map((one) => [one.x, one.low])].forEach((one) => put(...one));
  });
  return { x, y };
}

const NOT_YET = new Set(["vowed", "hypothetical"]);

/** The line of the telling through the marks that are left, by kind of step; it joins only what the view's own line joined. */
function joinMarks(data) {
  const joined = new Set(data.filter((trace) => trace.meta?.part === "path").flatMap((trace) => trace.customdata));
  const marks = data.filter((trace) => trace.meta?.part === "mark").flatMap((trace) =>
    trace.customdata.map((row, n) => ({ row, x: trace.x[n], y: trace.y[n], mark: trace.meta.mark })));
  const placed = marks.filter((mark) => joined.has(mark.row)).sort((a, b) => a.row - b.row);
  const steps = { back: { x: [], y: [] }, forward: { x: [], y: [] }, leap: { x: [], y: [] } };
  for (let n = 1; n < placed.length; n += 1) {
    const [from, to] = [placed[n - 1], placed[n]];
    const line = steps[NOT_YET.has(to.mark) ? "leap" : to.x < from.x ? "back" : "forward"];
    line.x.push(from.x, to.x, null);
    line.y.push(from.y, to.y, null);
  }
  return steps;
}
