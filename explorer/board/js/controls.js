/** The controls of the single file; in a notebook ipywidgets take their place. */

import { h, refill } from "./dom.js";
import { concordance } from "./concordance.js";
import { actorStyle, glyph } from "./marks.js";
import { actorsOf, facetCounts, isActive, toggled } from "./selection.js";
import { clearBrush, select } from "./store.js";
import { decimal, plain } from "./words.js";

const LONG = 10;
const BINS = 10;
const ROLES = [["any", "either"], ["source", "acting"], ["target", "acted on"]];

/** The rail of controls in a node; `draw()` brings counts and states up to date. */
export function createControls(index, store) {
  const parts = [searchBox(index, store), orderSwitch(store), timeRange(index, store), ...facets(index).map((facet) => facetList(index, store, facet)),
    confidenceSlider(index, store)];
  const status = h("p", { class: "nte-shown", role: "status", "aria-live": "polite" });
  const reset = h("button", { type: "button", class: "nte-link", on: { click: () => resetSelection(store) } }, "Reset");
  const node = h("form", { class: "nte-rail", "aria-label": "Filters", on: { submit: (event) => event.preventDefault() } },
    parts.map((part) => part.node), h("div", { class: "nte-foot" }, status, reset));
  const draw = (shown) => {
    parts.forEach((part) => part.draw());
    refill(status, `${shown.filter(Boolean).length} of ${shown.length} shown`);
    reset.disabled = !isActive(store.get().selection);
  };
  return { node, draw, focusSearch: () => node.querySelector("input[type=search]").focus() };
}

/** Shows everything again, keeping the order and the frame. */
export function resetSelection(store) {
  clearBrush(store);
  select(store, { actors: null, role: "any", event_types: null, places: null, sources: null, factuality: null, disputed: false,
    min_confidence: 0, since: null, until: null, text: "" });
}

/** The fields with choices: their title, the choices of an event, and how a choice is shown. */
export function facets(index) {
  const { columns } = index.tables.events;
  const outlet = index.tables.articles.columns.source;
  const placeNames = new Map(columns.place_id.map((id, row) => [id, columns.place[row] || id]));
  return [
    { field: "actors", title: "Actors", of: (row, selection) => actorsOf(index, row, selection.role),
      words: (id) => (id ? index.nameOf(id) : "nobody named"), style: (id) => actorStyle(index, id) },
    { field: "factuality", title: "Did it happen?", of: (row) => [columns.factuality[row]], words: plain, mark: true },
    { field: "event_types", title: "Kind", of: (row) => [columns.event_type[row]], words: plain },
    { field: "places", title: "Places", of: (row) => [columns.place_id[row]], words: (id) => (id ? placeNames.get(id) : "no place given") },
    { field: "sources", title: "Sources", of: (row) => [...new Set(index.claimsOf[row].map((claim) => outlet[index.articleOfClaim[claim]]))],
      words: (name) => name || "no outlet given" },
  ];
}

function facetList(index, store, facet) {
  const everything = { ...store.get().selection, actors: null, role: "any" };
  const totals = new Map();
  for (let row = 0; row < index.tables.events.rows; row += 1) {
    for (const choice of facet.of(row, everything)) totals.set(choice, (totals.get(choice) ?? 0) + 1);
  }
  const all = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a) || (a < b ? -1 : 1));
  const body = h("div", { class: "nte-choices" });
  const heading = h("button", { type: "button", class: "nte-all", on: { click: () => select(store, { [facet.field]: null }) } }, "all");
  const filter = facet.field === "actors" ? roleSwitch(store) : null;
  const node = h("fieldset", { data: { facet: facet.field } }, h("legend", {}, facet.title, heading), filter?.node, body);
  let long = false;
  const choices = all.map((choice) => choiceRow(store, facet, choice, all));
  const more = h("button", { type: "button", class: "nte-link", on: { click: () => { long = !long; draw(); } } });
  refill(body, choices.map((one) => one.node), more);
  const draw = () => {
    const { selection } = store.get();
    const counts = facetCounts(index, selection, facet.field, (row) => facet.of(row, selection));
    const largest = Math.max(1, ...totals.values());
    choices.forEach((one, at) => {
      one.draw(selection[facet.field], counts.get(one.choice) ?? 0, largest);
      one.node.hidden = !long && at >= LONG;
    });
    more.hidden = all.length <= LONG;
    more.textContent = long ? "fewer" : `all ${all.length}`;
    heading.hidden = selection[facet.field] === null;
    node.hidden = all.length === 0 || (facet.field === "sources" && all.length < 2);
    filter?.draw();
  };
  return { node, draw };
}

function choiceRow(store, facet, choice, all) {
  const words = facet.words(choice);
  const box = h("input", { type: "checkbox", data: { choice }, on: { change: () => select(store, { [facet.field]: toggled(store.get().selection[facet.field], choice, all) }) } });
  const bar = h("i", {});
  const count = h("span", { class: "nte-count" });
  const only = h("button", { type: "button", class: "nte-only", "aria-label": `Only ${words}`, on: { click: () => select(store, { [facet.field]: [choice] }) } }, "only");
  const style = facet.style?.(choice) ?? {};
  const node = h("div", { class: `nte-choice${facet.style ? " nte-coloured" : ""}`, style },
    h("label", { title: words }, box, facet.mark ? glyph(choice) : null, h("span", { class: "nte-choicewords" }, words)),
    only, h("span", { class: "nte-level", "aria-hidden": "true" }, bar), count);
  const draw = (chosen, number, largest) => {
    box.checked = chosen === null || chosen.includes(choice);
    bar.style.setProperty("width", `${(number / largest) * 100}%`);
    count.textContent = String(number);
    node.classList.toggle("nte-empty", number === 0);
  };
  return { choice, node, draw };
}

function radio(title, name, options, get, set) {
  const buttons = options.map(([value, words]) => h("button", { type: "button", role: "radio", data: { value }, on: { click: () => set(value) } }, words));
  const node = h("div", { class: "nte-switch", role: "radiogroup", "aria-label": title, data: { switch: name } }, buttons);
  node.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length];
    set(next.dataset.value);
    next.focus();
  });
  const draw = () => buttons.forEach((button) => {
    const on = button.dataset.value === get();
    button.setAttribute("aria-checked", String(on));
    button.tabIndex = on ? 0 : -1;
  });
  return { node, draw };
}

function roleSwitch(store) {
  return radio("Whether the actors act or are acted on", "role", ROLES, () => store.get().selection.role, (role) => select(store, { role }));
}

function orderSwitch(store) {
  const one = radio("Order of events", "order", [["happening", "of happening"], ["telling", "of telling"]],
    () => store.get().selection.order, (order) => select(store, { order }));
  return { node: h("fieldset", {}, h("legend", {}, "Order"), one.node), draw: one.draw };
}

function searchBox(index, store) {
  const box = h("input", { type: "search", placeholder: "Search words, in context", "aria-label": "Search words; all must occur", on: { input: () => select(store, { text: box.value }) } });
  const found = h("div", { class: "nte-concordance", "aria-live": "polite" });
  const draw = () => {
    const { text } = store.get().selection;
    if (box.value !== text) box.value = text;
    refill(found, concordance(index, text).map((line) => h("button", { type: "button", on: { click: () => store.set({ opened: line.event, claim: line.claim }) } },
      h("span", {}, line.left), h("b", {}, line.word), h("span", {}, line.right))));
  };
  return { node: h("div", { class: "nte-search" }, box, found), draw };
}

function timeRange(index, store) {
  const { stops } = index.header;
  const last = stops.length - 1;
  const slider = (words, side) => h("input", { type: "range", min: 0, max: last, step: 1, "aria-label": words, data: { time: side }, on: { input: () => change() } });
  const [from, to] = [slider("Earliest time", "since"), slider("Latest time", "until")];
  const readout = h("span", { class: "nte-readout" });
  const node = h("fieldset", { class: "nte-time" }, h("legend", {}, "Time", readout), h("div", { class: "nte-double" }, from, to));
  const change = () => {
    const [a, b] = [Math.min(Number(from.value), Number(to.value)), Math.max(Number(from.value), Number(to.value))];
    select(store, { since: a === 0 ? null : stops[a].day, until: b === last ? null : stops[b].day, frame: index.header.frame });
  };
  const draw = () => {
    const { since, until } = store.get().selection;
    const at = (day, open) => (day === null ? open : stops.findLastIndex((stop) => stop.day <= day + 1e-9));
    const [a, b] = [Math.max(0, at(since, 0)), Math.max(0, at(until, last))];
    const [low, high] = Number(from.value) <= Number(to.value) ? [from, to] : [to, from];
    if (Number(low.value) !== a) low.value = String(a);
    if (Number(high.value) !== b) high.value = String(b);
    low.setAttribute("aria-valuetext", stops[a]?.words ?? "");
    high.setAttribute("aria-valuetext", stops[b]?.words ?? "");
    readout.textContent = since === null && until === null ? "all" : `${since === null ? "start" : stops[a].words} – ${until === null ? "end" : stops[b].words}`;
  };
  node.hidden = stops.length < 2;
  return { node, draw };
}

function confidenceSlider(index, store) {
  const { confidence } = index.tables.events.columns;
  const bins = new Array(BINS).fill(0);
  confidence.forEach((value) => { bins[Math.min(BINS - 1, Math.floor(value * BINS))] += 1; });
  const largest = Math.max(1, ...bins);
  const bars = bins.map((number) => h("i", { title: `${number} events`, style: { height: `${(number / largest) * 100}%` } }));
  const slider = h("input", { type: "range", min: 0, max: 1, step: 0.05, "aria-label": "Least confidence", data: { slider: "confidence" }, on: { input: () => select(store, { min_confidence: Number(slider.value) }) } });
  const readout = h("span", { class: "nte-readout" });
  const draw = () => {
    const least = store.get().selection.min_confidence;
    if (Number(slider.value) !== least) slider.value = String(least);
    readout.textContent = least ? `from ${decimal(least)}` : "all";
    bars.forEach((bar, at) => bar.classList.toggle("nte-below", (at + 1) / BINS <= least + 1e-9));
  };
  return { node: h("fieldset", { class: "nte-confidence" }, h("legend", {}, "Confidence", readout), h("div", { class: "nte-histogram", "aria-hidden": "true" }, bars), slider), draw };
}
