/** The marks: a symbol for what happened and what did not, a colour for who. */

import { h, s } from "./dom.js";

const RING = "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z";
const CROSS = "M4.2 4.2L11.8 11.8M11.8 4.2L4.2 11.8";
const PLUS = "M8 3V13M3 8H13";
const GLYPHS = {
  happened: { path: RING, filled: true },
  ongoing: { path: RING, filled: true, cut: PLUS },
  attempted: { path: "M8 2.6L13.8 13H2.2z" },
  averted: { path: RING, over: CROSS },
  negated: { path: CROSS, heavy: true },
  vowed: { path: "M4 2.4L13.2 8L4 13.6z" },
  claimed: { path: RING },
  hypothetical: { path: "M3 3h10v10h-10z" },
  generic: { path: RING, over: "M8 7.2v1.6" },
  disputed: { path: "M8 1.6L14.4 8L8 14.4L1.6 8z" },
};

/** The symbol of a factuality (or "disputed"); a picture beside its name, in the colour of the text. */
export function glyph(kind) {
  const mark = GLYPHS[kind] ?? GLYPHS.generic;
  const line = { stroke: "currentColor", "stroke-width": mark.heavy ? 2.4 : 1.6, "stroke-linejoin": "round", fill: "none" };
  return s(
    "svg",
    { class: "nte-glyph", viewBox: "0 0 16 16", width: 13, height: 13, "aria-hidden": "true" },
    s("path", { ...line, d: mark.path, fill: mark.filled ? "currentColor" : "none" }),
    mark.over && s("path", { ...line, d: mark.over }),
    mark.cut && s("path", { class: "nte-cut", d: mark.cut }),
  );
}

/** Style of an element in an actor's colour, in light and in dark; the sheet picks one. */
export function actorStyle(index, id) {
  const { light, dark } = index.header.colours;
  const [day, night] = [light[id] ?? light[""], dark[id] ?? dark[""]];
  return { "--fill-light": day.fill, "--ink-light": day.ink, "--fill-dark": night.fill, "--ink-dark": night.ink };
}

/** An actor's name in the actor's colour. */
export function actorName(index, id) {
  return h("span", { class: "nte-who", style: actorStyle(index, id) }, index.nameOf(id));
}

/** What an event is marked with: its factuality, or that its claims contradict one another. */
export function markOfEvent(index, row) {
  const { disputed, factuality } = index.tables.events.columns;
  return disputed[row] ? "disputed" : factuality[row];
}
