/** One board: head, controls, charts, evidence and table around one state. */

import { createCharts } from "./charts.js";
import { createControls } from "./controls.js";
import { decodePack, indexData } from "./data.js";
import { USUAL_SHARE, createDivider } from "./divider.js";
import { h } from "./dom.js";
import { showEvidence } from "./evidence.js";
import { sharedHeights } from "./heights.js";
import { bindKeys } from "./keyboard.js";
import { drawOverlay, linkCharts } from "./linking.js";
import { createMasthead, themeButton } from "./masthead.js";
import { preparePaper } from "./paper.js";
import { EVERYTHING, masks } from "./selection.js";
import { createScale } from "./spanbars.js";
import { createStore } from "./store.js";
import { createTable } from "./table.js";

const DARK = "(prefers-color-scheme: dark)";
const EMPTY = { opened: -1, claim: 0, hover: -1, brush: null, article: "", theme: "", dark: false, share: USUAL_SHARE, sort: { column: "", descending: false } };

/** Builds a board into `root` from a pack of columns; returns its store, what it knows, and how to take it away. */
export async function mountBoard(outer, { bytes, Plotly, restore, withControls = true, buttons = [], systemDark, askForDate }) {
  const index = indexData(decodePack(bytes));
  const root = h("div", {});
  outer.classList.add("nte-root");
  outer.replaceChildren(root);
  const selection = Object.freeze({ ...EVERYTHING, frame: index.header.frame });
  const store = createStore({ ...EMPTY, selection, ...(restore?.(index) ?? {}) });
  const scale = createScale(index);
  const board = { index, store, searched: store.get().selection.text, shown: masks(index, store.get().selection) };
  const toggle = themeButton(store);
  const middle = h("main", { class: "nte-middle" });
  const divider = createDivider(store, middle);
  board.parts = {
    middle,
    divider,
    masthead: createMasthead(index, store, [...buttons, toggle.node], askForDate),
    controls: withControls ? createControls(index, store) : null,
    charts: createCharts(index.header.figures, Plotly, store),
    table: createTable(index, store, scale, { live: !withControls, fold: divider.fold }),
    panel: h("aside", { class: "nte-evidence", tabindex: 0, "aria-label": "Evidence", "aria-live": "polite" }),
    toggle,
    scale,
  };
  readArticleOf(board, store.get());
  layOut(root, board);
  const unwatch = watchTheme(root, store, systemDark);
  drawWords(board);
  await drawCharts(board);
  linkCharts(board.parts.charts, index, store, scale);
  board.parts.charts.forEach((chart) => { chart.refolded = () => redraw(board); });
  const stops = [unwatch, store.subscribe((state, changed) => update(root, board, state, changed)), watchSize(board), preparePaper(root, store, board.parts.charts, { lying: withControls }), bindKeys(withControls ? document : outer, {
    store, table: board.parts.table, focusSearch: board.parts.controls?.focusSearch })];
  board.parts.charts.forEach((chart) => drawOverlay(chart, index, scale, store.get()));
  outer.dataset.ready = "true";
  return { index, store, board, destroy: () => { stops.forEach((stop) => stop()); board.parts.charts.forEach((chart) => chart.destroy()); } };
}

function layOut(root, { parts }) {
  root.classList.add("nte");
  root.classList.toggle("nte-bare", !parts.controls);
  root.replaceChildren(parts.masthead.node, h("div", { class: "nte-body" }, parts.controls?.node ?? null,
    parts.middle, parts.panel));
  parts.middle.replaceChildren(h("div", { class: "nte-charts" }, parts.charts.map((chart) => chart.frame)), parts.divider.node, parts.table.node);
  parts.divider.draw();
}

/** Gives the charts their heights and says whether any changed. */
function shareRoom({ parts }) {
  const room = parts.charts[0].frame.parentElement.clientHeight;
  const heights = sharedHeights(parts.charts, room);
  return parts.charts.map((chart, at) => chart.setHeight(heights[at]));
}

function drawWords({ index, store, parts, shown }) {
  parts.masthead.draw();
  parts.controls?.draw(shown.events);
  parts.toggle.draw();
  parts.table.draw(shown.events);
  showEvidence(parts.panel, index, store, parts.scale);
}

/** The brushed chart keeps all of its points; the brush is drawn over it. */
function drawCharts(board) {
  const { index, store, parts, shown } = board;
  const state = store.get();
  shareRoom(board);
  const { selection, brush } = state;
  const unbrushed = brush ? masks(index, { ...selection, rows: null }) : shown;
  return Promise.all(parts.charts.map((chart) => chart.draw(brush?.chart === chart.name ? unbrushed : shown, state)));
}

/** Draws again; while a drawing is under way, only the last of many wishes is kept. */
function redraw(board) {
  board.wanted = true;
  if (board.drawing) return;
  board.wanted = false;
  board.drawing = drawCharts(board).finally(() => {
    board.drawing = null;
    if (board.wanted) redraw(board);
  });
}

function update(root, board, state, changed) {
  const { parts, index, store } = board;
  if (changed.has("selection")) {
    board.shown = masks(index, state.selection);
    parts.masthead.draw();
    parts.controls?.draw(board.shown.events);
  }
  if (changed.has("selection") || changed.has("sort")) parts.table.draw(board.shown.events);
  if (changed.has("share")) {
    parts.divider.draw();
    parts.table.note();
  }
  if (changed.has("dark")) {
    root.dataset.theme = state.dark ? "dark" : "light";
    parts.toggle.draw();
  }
  if (changed.has("selection") || changed.has("dark") || changed.has("article")) redraw(board);
  const searched = state.selection.text !== board.searched;
  board.searched = state.selection.text;
  if (searched && !changed.has("opened")) showEvidence(parts.panel, index, store, parts.scale);
  if (changed.has("opened") || changed.has("claim")) {
    showEvidence(parts.panel, index, store, parts.scale);
    readArticleOf(board, state);
  }
  if (changed.has("opened") || changed.has("hover")) parts.table.mark();
  if (["opened", "hover", "brush"].some((name) => changed.has(name))) parts.charts.forEach((chart) => drawOverlay(chart, index, parts.scale, state));
}

/** Turns the chart of the telling to the article that the opened claim stands in. */
function readArticleOf({ index, store }, { opened, claim }) {
  const row = index.claimsOf[opened]?.[claim];
  if (row !== undefined) store.set({ article: index.tables.claims.columns.article_id[row] });
}

function watchTheme(root, store, systemDark) {
  const query = globalThis.matchMedia(DARK);
  const apply = () => {
    const { theme } = store.get();
    const dark = theme ? theme === "dark" : systemDark ? systemDark() : query.matches;
    root.dataset.theme = dark ? "dark" : "light";
    store.set({ dark });
  };
  query.addEventListener("change", apply);
  const around = new MutationObserver(apply);
  if (systemDark) around.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-vscode-theme-kind"] });
  const stop = store.subscribe((_, changed) => changed.has("theme") && apply());
  apply();
  return () => { query.removeEventListener("change", apply); around.disconnect(); stop(); };
}

/** Follows the width of each chart and the height of the room that they share. */
function watchSize(board) {
  const { charts } = board.parts;
  const widths = new Map();
  let waiting = 0;
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      const higher = shareRoom(board);
      charts.forEach((chart, at) => {
        const { clientWidth } = chart.node;
        if (clientWidth && (higher[at] || widths.get(chart) !== clientWidth)) chart.resize();
        widths.set(chart, clientWidth);
      });
    });
  });
  charts.forEach((chart) => { widths.set(chart, chart.node.clientWidth); observer.observe(chart.node); });
  observer.observe(charts[0].frame.parentElement);
  return () => observer.disconnect();
}
