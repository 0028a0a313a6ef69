/** The charts: figures of the views, masked, themed and drawn by plotly. */

import { h } from "./dom.js";
import { decodeArrays, maskData, patched } from "./masking.js";

const CONFIG = {
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: "",
  responsive: false,
  doubleClick: false,
  scrollZoom: false,
  modeBarButtonsToRemove: ["sendDataToCloud", "sendChartToCloud", "autoScale2d", "toggleSpikelines", "hoverClosestCartesian",
    "hoverCompareCartesian"],
};

/** plotly.js adds a style sheet for tile maps, which fetch and are not used here, unless it finds the sheet's mark. */
export function withoutMapStyle(text) {
  const id = /getElementById\("([0-9a-f]{64})"\)/.exec(text)?.[1];
  if (id && !document.getElementById(id)) document.head.append(h("meta", { id, name: "no-map-style" }));
}

/** The figures of the header as charts with a node each; `draw(shown, theme)` draws or redraws them. */
export function createCharts(figures, Plotly, store) {
  return figures.map((spec) => createChart(spec, Plotly, store));
}

function createChart(spec, Plotly, store) {
  const node = h("div", { class: "nte-plot", role: "img", "aria-label": `${spec.title}. ${spec.note}. The table below stands for it.` });
  const overlay = h("div", { class: "nte-overlay", "aria-hidden": "true" });
  const box = h("div", { class: "nte-plotbox" }, node, overlay);
  const fold = h("button", { type: "button", "aria-expanded": "true", on: { click: () => chart.fold() } }, spec.title);
  const note = h("span", { class: "nte-note" }, spec.note);
  const caption = h("figcaption", {}, h("h2", {}, fold), articleMenu(spec, store), note);
  const frame = h("figure", { class: "nte-chart", data: { chart: spec.name } }, caption, box);
  const chart = { name: spec.name, frame, node, overlay, data: [], share: "", zooms: "", folded: false, together: spec.together, height: 0, ...heightsOf(spec) };
  Object.defineProperty(chart, "around", { get: () => frame.offsetHeight - (box.hidden ? 0 : node.offsetHeight) });
  const figureOf = remembered((variant, theme) => themed(spec.figures[variant], theme));
  chart.draw = async (shown, { selection, article, dark }) => {
    const variant = variantOf(spec, { order: selection.order, article });
    const figure = figureOf(variant, dark ? "dark" : "light");
    chart.share = figure.layout.meta?.axis === "text" ? "" : figure.layout.meta?.axis ?? "";
    chart.zooms = figure.layout.meta?.alone ? "" : chart.share;
    chart.data = maskData(figure.data, shown);
    say(chart.data === figure.data || chart.data.every((trace, at) => trace === figure.data[at]) ? spec.figures[variant].finding : "");
    if (box.hidden) return;
    await Plotly.react(node, unselected(chart.data), layoutOf(chart, figure.layout, variant), CONFIG);
    chart.drawn = true;
  };
  /** A finding holds for all that there is; while something is hidden, the plain title stands in its place. */
  const say = (finding) => {
    fold.textContent = finding || spec.title;
    fold.title = finding || "";
    note.textContent = finding ? `${spec.title} · ${spec.note}` : spec.note;
    note.title = note.textContent;
  };
  chart.fold = () => {
    box.hidden = !box.hidden;
    chart.folded = box.hidden;
    fold.setAttribute("aria-expanded", String(!box.hidden));
    chart.refolded?.();
  };
  chart.setHeight = (height) => {
    const changed = height !== chart.height;
    chart.height = height;
    return changed;
  };
  chart.resize = () => chart.drawn && !box.hidden && Plotly.relayout(node, { width: node.clientWidth, height: chart.height });
  chart.zoom = (range) => Plotly.relayout(node, range);
  chart.destroy = () => Plotly.purge(node);
  return chart;
}

/** The least height at which a chart can be read, and the height at which it is comfortable, whatever its variant. */
function heightsOf(spec) {
  const every = Object.values(spec.figures);
  return { least: Math.max(...every.map((figure) => figure.least)), most: Math.max(...every.map((figure) => figure.layout.height)) };
}

/** The key of the figure that suits the state; the first where it has none for it. */
function variantOf(spec, wishes) {
  const wished = wishes[spec.chooses];
  return wished in spec.figures ? wished : spec.variants[0][0];
}

/** A menu of the articles that can be read, where there are several. */
function articleMenu(spec, store) {
  if (spec.chooses !== "article" || spec.variants.length < 2) return null;
  const menu = h("select", { class: "nte-articles", "aria-label": "Article to read", on: { change: () => store.set({ article: menu.value }) } },
    spec.variants.map(([key, name]) => h("option", { value: key }, name)));
  store.subscribe(({ article }, changed) => { if (changed.has("article") && article in spec.figures) menu.value = article; });
  menu.value = variantOf(spec, store.get());
  return menu;
}

function themed({ data, layout, dark }, theme) {
  const light = { data: decodeArrays(data), layout };
  return theme === "dark" ? patched(light, dark) : light;
}

function remembered(make) {
  const made = new Map();
  return (...keys) => {
    const key = keys.join(" ");
    if (!made.has(key)) made.set(key, make(...keys));
    return made.get(key);
  };
}

/** Copies for plotly to write on: it notes brushed points in the traces it is given, and would go on dimming the rest. */
function unselected(data) {
  return data.map((trace) => ({ ...trace, selectedpoints: null }));
}

function layoutOf(chart, layout, variant) {
  return {
    ...layout,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    width: chart.node.clientWidth || 900,
    height: chart.height || layout.height,
    dragmode: "select",
    selections: [],
    hovermode: "closest",
    uirevision: variant,
    selectionrevision: (chart.drawings = (chart.drawings ?? 0) + 1),
  };
}
