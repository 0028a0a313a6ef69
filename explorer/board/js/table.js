/** The table of events: every mark of the charts in words, reachable by keyboard. */

import { h, refill } from "./dom.js";
import { splitList } from "./data.js";
import { actorName, actorStyle, glyph, markOfEvent } from "./marks.js";
import { hullOf } from "./selection.js";
import { eventBar } from "./spanbars.js";
import { decimal, plain } from "./words.js";

const PAGE = 200;
const COLUMNS = [
  { name: "mark", words: "", title: "Did it happen?", key: (index, row) => markOfEvent(index, row) },
  { name: "label", words: "Event", key: (index, row) => index.tables.events.columns.label[row].toLowerCase() },
  { name: "type", words: "Kind", key: (index, row) => index.tables.events.columns.event_type[row] },
  { name: "who", words: "Who → whom", key: (index, row) => index.tables.events.columns.sources[row] || "~" },
  { name: "where", words: "Where", key: (index, row) => index.tables.events.columns.place[row] || "~" },
  { name: "bar", words: "When", key: (index, row) => timeKey(index, row) },
  { name: "when", words: "In words", key: (index, row) => timeKey(index, row) },
  { name: "claims", words: "Claims", key: (index, row) => -index.tables.events.columns.n_claims[row] },
  { name: "says", words: "Says", key: (index, row) => index.tables.events.columns.speakers[row] },
  { name: "confidence", words: "Confidence", key: (index, row) => -index.tables.events.columns.confidence[row] },
];

function timeKey(index, row) {
  const frame = index.header.frame;
  const [first, last] = hullOf(index, row, frame);
  if (Number.isFinite(first) && Number.isFinite(last)) return (first + last) / 2;
  return Number.isFinite(first) ? Math.max(first, 0) + 1 : Number.isFinite(last) ? last : Infinity;
}

/** Rows of shown events in the order wanted: of a column, of happening, or of telling. */
export function orderedRows(index, shown, sort, order) {
  const rows = shown.flatMap((flag, row) => (flag ? [row] : []));
  const column = COLUMNS.find((one) => one.name === sort.column);
  const telling = (row) => index.claimsOf[row][0] ?? Infinity;
  const key = column ? (row) => column.key(index, row) : order === "telling" ? telling : (row) => timeKey(index, row);
  const keys = new Map(rows.map((row) => [row, key(row)]));
  const sign = sort.descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [one, other] = [keys.get(a), keys.get(b)];
    return one < other ? -sign : one > other ? sign : a - b;
  });
}

/** The table in a node; `draw(shown)` fills it, `focus()` moves the keyboard there. */
export function createTable(index, store, scale, { live, fold }) {
  const head = h("tr", {});
  const body = h("tbody", {});
  const words = h("span", { role: live ? "status" : null });
  const keys = h("span", { class: "nte-keys" }, " · ↑ ↓ to move, Enter to open, / to search, Esc to clear the brush");
  const folder = h("button", { type: "button", class: "nte-link", on: { click: fold } });
  const note = h("p", { class: "nte-tablenote" }, h("span", {}, words, keys), folder);
  const more = h("button", { type: "button", class: "nte-more", on: { click: () => { table.limit += PAGE; table.fill(); } } }, "Show more events");
  const grid = h("table", { role: "grid", "aria-label": "Events; arrow keys move, Enter opens" }, h("thead", {}, head), body);
  const node = h("section", { class: "nte-table", "aria-label": "Table of events" }, h("div", { class: "nte-scroll" }, grid, more), note);
  const table = { node, rows: [], limit: PAGE, active: -1 };
  table.draw = (shown) => {
    const { sort, selection } = store.get();
    table.rows = orderedRows(index, shown, sort, selection.order);
    refill(head, COLUMNS.map((column) => headCell(column, store)));
    table.fill();
  };
  table.fill = () => {
    const rows = table.rows.slice(0, table.limit);
    grid.setAttribute("aria-rowcount", String(table.rows.length + 1));
    if (!rows.includes(table.active)) table.active = rows.includes(store.get().opened) ? store.get().opened : rows[0] ?? -1;
    refill(body, rows.map((row, at) => bodyRow(index, store, scale, row, at, table)));
    if (!rows.length) refill(body, h("tr", { class: "nte-none" }, h("td", { colspan: COLUMNS.length }, index.tables.events.rows ? "No event matches. Reset the filters to see all of them." : "There are no events in these articles.")));
    more.hidden = table.rows.length <= table.limit;
    table.note();
  };
  table.note = () => {
    const open = store.get().share > 0;
    refill(words, `${table.rows.length} of ${index.tables.events.rows} events`);
    keys.hidden = !open;
    folder.setAttribute("aria-expanded", String(open));
    folder.textContent = open ? "Hide the table" : "Show the table";
  };
  table.mark = () => {
    const { opened, hover } = store.get();
    for (const tr of body.children) {
      const row = Number(tr.dataset.row);
      tr.classList.toggle("nte-current", row === opened);
      tr.classList.toggle("nte-hover", row === hover);
      tr.setAttribute("aria-selected", String(row === opened));
      if (row === opened && !grid.contains(document.activeElement)) reveal(tr);
    }
  };
  table.open = (row) => store.set({ opened: row, claim: index.leadOf(row) });
  table.focus = () => body.querySelector('[tabindex="0"]')?.focus();
  grid.addEventListener("keydown", (event) => moveByKey(event, body, table, store));
  return table;
}

/** Scrolls the table, and nothing around it, until a row can be seen. */
function reveal(tr) {
  const scroller = tr.closest(".nte-scroll");
  const [inside, row] = [scroller.getBoundingClientRect(), tr.getBoundingClientRect()];
  const head = scroller.querySelector("thead").offsetHeight;
  if (row.top < inside.top + head) scroller.scrollTop -= inside.top + head - row.top;
  else if (row.bottom > inside.bottom) scroller.scrollTop += row.bottom - inside.bottom;
}

function headCell(column, store) {
  const { sort } = store.get();
  const on = sort.column === column.name;
  const next = () => store.set({ sort: on && sort.descending ? { column: "", descending: false } : { column: column.name, descending: on } });
  const words = column.words || column.title;
  return h("th", { scope: "col", class: `nte-col-${column.name}`, "aria-sort": on ? (sort.descending ? "descending" : "ascending") : "none" },
    h("button", { type: "button", title: `Sort by ${words.toLowerCase()}`, "aria-label": column.words ? null : column.title, on: { click: next } },
      column.words, on ? (sort.descending ? " ▴" : " ▾") : ""));
}

function bodyRow(index, store, scale, row, at, table) {
  const { columns } = index.tables.events;
  const { opened } = store.get();
  const mark = markOfEvent(index, row);
  const names = (ids) => splitList(ids).map((id, n) => [n ? ", " : "", actorName(index, id)]);
  const target = names(columns.targets[row]);
  const cells = [
    h("span", { class: "nte-fill", style: actorStyle(index, splitList(columns.sources[row])[0] ?? "") }, glyph(mark), h("span", { class: "nte-hidden" }, plain(mark))),
    h("strong", {}, columns.label[row]),
    plain(columns.event_type[row]),
    [names(columns.sources[row]), target.length ? [" → ", target] : null],
    columns.place[row],
    eventBar(index, scale, row),
    h("span", { title: columns.when[row] }, columns.when[row].replaceAll(" before publication", " before")),
    columns.n_claims[row],
    splitList(columns.speakers[row]).map(index.nameOf).join(", "),
    [h("span", { class: "nte-level", "aria-hidden": "true" }, h("i", { style: { width: `${columns.confidence[row] * 100}%` } })), ` ${decimal(columns.confidence[row])}`],
  ];
  const open = () => { table.active = row; table.open(row); };
  return h("tr", {
    data: { row: String(row) }, tabindex: row === table.active ? 0 : -1, "aria-rowindex": at + 2,
    class: `nte-is-${mark}${row === opened ? " nte-current" : ""}`, "aria-selected": String(row === opened),
    on: { click: open, mouseenter: () => store.set({ hover: row }), mouseleave: () => store.set({ hover: -1 }), focus: () => store.set({ hover: row }), blur: () => store.set({ hover: -1 }) },
  }, cells.map((cell, n) => h("td", { class: `nte-col-${COLUMNS[n].name}` }, cell)));
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

function moveByKey(event, body, table, store) {
  const rows = [...body.children];
  const at = rows.indexOf(event.target.closest("tr"));
  if (at < 0 || event.target.tagName === "BUTTON") return;
  if (event.key in STEPS) {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + STEPS[event.key]))];
    rows[at].tabIndex = -1;
    next.tabIndex = 0;
    table.active = Number(next.dataset.row);
    next.focus();
  } else if (event.key === "Enter" || event.key === " ") table.open(table.active);
  else return;
  event.preventDefault();
}
