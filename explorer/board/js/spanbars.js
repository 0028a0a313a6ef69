/** Small bars that show bounds on one axis: solid where certain, pale where possible. */

import { s } from "./dom.js";
import { actorStyle } from "./marks.js";

const REAL = new Set(["happened", "ongoing"]);

/** The scale of the charts' time axis: days to 0…1. Before publication it is a logarithm, as in `views/axis.py`. */
export function createScale(index) {
  const { kind, start, end, stripe } = index.header.axis;
  const publication = kind === "before_publication";
  const warp = publication
    ? (day) => -Math.log1p(Math.max(-day, 0)) + stripe * Math.min(Math.max(day, 0), 1) + Math.log1p(Math.max(day - 1, 0))
    : (day) => day;
  const names = ["earliest_start", "latest_start", "earliest_end", "latest_end"].map((n) => (publication ? `${n}_offset` : n));
  const place = (day) => Math.min(1, Math.max(0, (warp(day) - start) / (end - start)));
  return { names, place, warp, publication, start, end, now: publication ? place(0) : null };
}

/** The bar of an event's bounds. */
export function eventBar(index, scale, row, width = 112) {
  const { columns } = index.tables.events;
  const [a, b, c, d] = scale.names.map((name) => columns[name][row]);
  const actor = columns.sources[row].split("|")[0];
  const real = REAL.has(columns.factuality[row]);
  return boundsBar(scale, { first: a, from: b, to: c, last: d }, { width, real, style: actorStyle(index, actor) });
}

/** A bar of bounds; `from` and `to` give the certain stretch, if `from` is before `to`. */
export function boundsBar(scale, { first, from, to, last }, { width = 110, real = true, style = {} } = {}) {
  const at = (day, open) => Math.round((Number.isFinite(day) ? scale.place(day) : open) * (width - 6)) + 3;
  const [x0, x1] = [at(first, 0), Math.max(at(last, 1), at(first, 0) + 3)];
  const certain = Number.isFinite(from) && Number.isFinite(to) && from < to;
  const now = scale.now === null ? null : Math.round(scale.now * (width - 6)) + 3.5;
  return s("svg", { class: "nte-bar", width, height: 14, viewBox: `0 0 ${width} 14`, "aria-hidden": "true", style },
    s("path", { class: "nte-bar-axis", d: `M0 7.5H${width}` }),
    s("rect", { class: real ? "nte-bar-hull" : "nte-bar-hollow", x: x0, y: 3.5, width: x1 - x0, height: 8 }),
    certain && s("rect", { class: real ? "nte-bar-core" : "nte-bar-hollow", x: at(from, 0), y: 3.5, width: Math.max(2, at(to, 1) - at(from, 0)), height: 8 }),
    now !== null && s("path", { class: "nte-bar-now", d: `M${now} 1V14` }));
}
