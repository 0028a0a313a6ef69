/** The first line: what one has, as a legend that is also a filter. */

import { h, refill } from "./dom.js";
import { glyph } from "./marks.js";
import { select } from "./store.js";
import { plain } from "./words.js";

const MANY = 7;

/** The head of the page in a node; `draw()` brings the pressed chips up to date. */
export function createMasthead(index, store, buttons, askForDate) {
  const { events, claims, articles } = index.tables;
  const counts = new Map();
  events.columns.factuality.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  const disputed = events.columns.disputed.reduce((sum, flag) => sum + flag, 0);
  const chips = index.header.factualities.filter((name) => counts.has(name)).map((name) => chip(name, counts.get(name),
    (selection) => selection.factuality?.length === 1 && selection.factuality[0] === name,
    (on) => select(store, { factuality: on ? null : [name] }), store));
  if (disputed) chips.push(chip("disputed", disputed, (selection) => selection.disputed, (on) => select(store, { disputed: !on }), store));
  const amount = (number, noun) => [h("b", {}, number), ` ${noun}${number === 1 ? "" : "s"}`];
  const undated = articles.columns.published_earliest.filter((day) => !Number.isFinite(day)).length;
  const kind = undated === articles.rows && undated ? "undated article" : "article";
  const node = h("header", { class: `nte-masthead${chips.length > MANY ? " nte-many" : ""}` },
    h("div", {},
      h("h1", {}, amount(claims.rows, "claim"), ", ", amount(events.rows, "event"), " from ", amount(articles.rows, kind),
        undated && undated < articles.rows ? ` (${undated} undated)` : null, chips.length ? ": " : ".", h("span", { class: "nte-chips", role: "group", "aria-label": "Did it happen? Press to show only these" }, chips.map((one) => [one.node, " "]))),
      h("p", { class: "nte-about" }, about(index, undated), askForDate && undated
        ? [" ", h("button", { type: "button", class: "nte-link nte-ask", on: { click: askForDate } }, "Set the publication date…")] : null)),
    h("div", { class: "nte-buttons" }, buttons));
  return { node, draw: () => chips.forEach((one) => one.draw()) };
}

function chip(name, number, isOn, press, store) {
  const node = h("button", { type: "button", class: "nte-chip", data: { chip: name }, title: `Show only ${plain(name)}`,
    on: { click: () => press(isOn(store.get().selection)) } }, glyph(name), " ", h("b", {}, number), ` ${plain(name)}`);
  return { node, draw: () => node.setAttribute("aria-pressed", String(isOn(store.get().selection))) };
}

function about(index, undated) {
  const { articles } = index.tables;
  const { title, author, source } = articles.columns;
  const names = articles.rows === 1 ? [`“${title[0]}”`, author[0], source[0]].filter(Boolean).join(", ") : index.header.title;
  if (index.header.frame === "publication") return `${names}. ${articles.rows === 1 ? "It gives" : "Most give"} no date, so time runs in days before publication.`;
  return undated ? `${names}. Events that only undated articles tell have no place on the calendar; the table lists them.` : `${names}.`;
}

/** A button that switches between light, dark and what the system says. */
export function themeButton(store) {
  const node = h("button", { type: "button", on: { click: () => store.set({ theme: store.get().dark ? "light" : "dark" }) } });
  return { node, draw: () => refill(node, store.get().dark ? "Light" : "Dark") };
}
