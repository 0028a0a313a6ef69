/** Masking: a figure of the views, with only the points whose rows are shown. Nothing here touches the page. */

import { recompute } from "./curves.js";

const TYPED = {
  f8: Float64Array, f4: Float32Array, i4: Int32Array, u4: Uint32Array, i2: Int16Array, u2: Uint16Array,
  i1: Int8Array, u1: Uint8Array, u1c: Uint8ClampedArray,
};
const UNTOUCHED = new Set(["meta", "colorscale", "layout"]);

/** Replaces plotly's base64 arrays (`{dtype, bdata}`) by plain arrays, all the way down. */
export function decodeArrays(value) {
  if (Array.isArray(value)) return value.map(decodeArrays);
  if (value === null || typeof value !== "object") return value;
  if (typeof value.bdata === "string" && TYPED[value.dtype]) return decodeArray(value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, decodeArrays(one)]));
}

function decodeArray({ dtype, bdata, shape }) {
  const bytes = Uint8Array.from(atob(bdata), (letter) => letter.charCodeAt(0));
  const flat = Array.from(new TYPED[dtype](bytes.buffer));
  const sizes = shape === undefined ? [] : String(shape).split(",").map(Number);
  if (sizes.length < 2) return flat;
  const width = sizes[1];
  return Array.from({ length: sizes[0] }, (_, row) => flat.slice(row * width, (row + 1) * width));
}

/** The row that a point stands for, or -1 for a gap or a mark of nothing. */
export function rowOfPoint(trace, point) {
  const value = trace.customdata?.[point];
  const row = Array.isArray(value) ? value[0] : value;
  return Number.isInteger(row) && row >= 0 ? row : -1;
}

/** Whether a trace stands for rows of a table and is to be masked. */
export function isMasked(trace) {
  return Boolean(trace.meta?.rows) && Array.isArray(trace.customdata);
}

/** The trace with only the points at `kept`; every array as long as its points is cut. */
export function keepPoints(trace, kept) {
  const length = trace.customdata.length;
  const cut = (value, name) => {
    if (UNTOUCHED.has(name)) return value;
    if (Array.isArray(value)) return value.length === length ? kept.map((point) => value[point]) : value;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cut(one, key)]));
  };
  return cut(trace, "");
}

/** The data of a figure, masked: `shown` has a list of flags for "events", "claims" and "sentences". */
export function maskData(data, shown) {
  let hidden = false;
  const masked = data.map((trace) => {
    if (!isMasked(trace)) return trace;
    const flags = shown[trace.meta.rows];
    const kept = [];
    for (let point = 0; point < trace.customdata.length; point += 1) {
      const row = rowOfPoint(trace, point);
      if (row < 0 || flags[row]) kept.push(point);
    }
    if (kept.length === trace.customdata.length) return trace;
    hidden = true;
    return keepPoints(trace, kept);
  });
  return hidden ? recompute(masked) : masked;
}

/** A copy of plain values with other values at some places, `[[path, value], …]`. */
export function patched(values, patches) {
  const copy = structuredClone(values);
  for (const [path, value] of patches) {
    const parent = path.slice(0, -1).reduce((node, step) => node[step], copy);
    parent[path.at(-1)] = value;
  }
  return copy;
}
