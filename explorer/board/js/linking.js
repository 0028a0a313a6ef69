/** Linking the charts: hover shows an event everywhere, a click opens it, a brush filters the others. */

import { refill, s } from "./dom.js";
import { eventsOfRow } from "./data.js";
import { isMasked, rowOfPoint } from "./masking.js";
import { hullOf } from "./selection.js";
import { clearBrush, select } from "./store.js";

const MILLISECONDS = 86400000;
const UNMARKED = new Set(["label", "path"]);

/** Listens to the plotly events of drawn charts and turns them into changes of the state. */
export function linkCharts(charts, index, store, scale) {
  for (const chart of charts) {
    chart.node.on("plotly_hover", ({ points }) => store.set({ hover: eventOfPoint(index, points[0]) }));
    chart.node.on("plotly_unhover", () => store.set({ hover: -1 }));
    chart.node.on("plotly_click", ({ points }) => openPoint(index, store, points[0]));
    chart.node.on("plotly_selected", (region) => region && brush(chart, index, store, region));
    chart.node.on("plotly_doubleclick", () => clearBrush(store));
    chart.node.on("plotly_relayout", (change) => shareZoom(charts, chart, change));
    chart.node.on("plotly_afterplot", () => drawOverlay(chart, index, scale, store.get()));
  }
}

function eventOfPoint(index, point) {
  const trace = point?.data;
  if (!trace || !isMasked(trace)) return -1;
  const row = rowOfPoint(trace, point.pointNumber);
  return row < 0 ? -1 : eventsOfRow(index, trace.meta.rows, row)[0] ?? -1;
}

function openPoint(index, store, point) {
  const event = eventOfPoint(index, point);
  if (event < 0) return;
  const kind = point.data.meta.rows;
  const row = rowOfPoint(point.data, point.pointNumber);
  const said = (claim) => (kind === "claims" ? claim === row : index.sentenceOfClaim[claim] === row);
  const claim = kind === "events" ? index.leadOf(event) : Math.max(0, index.claimsOf[event].findIndex(said));
  store.set({ opened: event, claim });
}

function brush(chart, index, store, region) {
  const outline = outlineOf(region);
  if (!outline) return;
  const found = new Set();
  forEachMark(chart, (trace, row, mark) => {
    if (touches(outline, mark)) eventsOfRow(index, trace.meta.rows, row).forEach((event) => found.add(event));
  });
  for (const point of region.points ?? []) {
    const event = eventOfPoint(index, point);
    if (event >= 0) found.add(event);
  }
  store.set({ brush: { chart: chart.name, outline } });
  select(store, { rows: [...found].sort((a, b) => a - b) });
}

function outlineOf({ range, lassoPoints }) {
  if (range) {
    const [x, y] = [Object.keys(range).find((name) => name[0] === "x"), Object.keys(range).find((name) => name[0] === "y")];
    if (!x || !y) return null;
    const [[a, b], [c, d]] = [range[x], range[y]];
    return { axes: [x, y], x: [a, b, b, a], y: [c, c, d, d], box: true };
  }
  if (!lassoPoints) return null;
  const [x, y] = [Object.keys(lassoPoints).find((name) => name[0] === "x"), Object.keys(lassoPoints).find((name) => name[0] === "y")];
  return { axes: [x, y], x: lassoPoints[x], y: lassoPoints[y], box: false };
}

/** Pixels inside the chart's node of every mark that stands for a row: `{x0, x1, y}`. */
function forEachMark(chart, visit) {
  const layout = chart.node._fullLayout;
  if (!layout) return;
  for (const trace of chart.data) {
    if (!isMasked(trace) || UNMARKED.has(trace.meta.part) || trace.visible === false || trace.visible === "legendonly") continue;
    const xaxis = layout[`xaxis${(trace.xaxis ?? "x").slice(1)}`];
    const yaxis = layout[`yaxis${(trace.yaxis ?? "y").slice(1)}`];
    if (!xaxis || !yaxis) continue;
    for (let point = 0; point < trace.customdata.length; point += 1) {
      const row = rowOfPoint(trace, point);
      const mark = row < 0 ? null : markOf(trace, point, xaxis, yaxis);
      if (mark) visit(trace, row, mark);
    }
  }
}

function markOf(trace, point, xaxis, yaxis) {
  const span = (axis, value, base, along) => {
    const end = axis.d2c(value);
    if (!along) return [end, end];
    const start = base === undefined || base === null ? 0 : axis.d2c(base);
    return base === undefined || base === null ? [0, end] : [start, start + Number(value)];
  };
  const bar = trace.type === "bar";
  const sideways = trace.orientation === "h";
  const base = Array.isArray(trace.base) ? trace.base[point] : trace.base;
  const x = span(xaxis, trace.x[point], base, bar && sideways).map((value) => xaxis.c2p(value) + xaxis._offset);
  const y = span(yaxis, trace.y[point], base, bar && !sideways).map((value) => yaxis.c2p(value) + yaxis._offset);
  if (![...x, ...y].every(Number.isFinite)) return null;
  const width = Array.isArray(trace.width) ? trace.width[point] : trace.width ?? 0;
  const across = sideways ? yaxis : xaxis;
  const half = bar ? Math.abs(across.c2p(width) - across.c2p(0)) / 2 : 4;
  const [wide, high] = bar && sideways ? [0, half] : [bar ? half : 0, bar ? 0 : half];
  return { x0: Math.min(...x) - wide, x1: Math.max(...x) + wide, y0: Math.min(...y) - high, y1: Math.max(...y) + high, axes: [xaxis, yaxis] };
}

function pixels(outline, [xaxis, yaxis]) {
  return outline.x.map((value, at) => [xaxis.d2p(value) + xaxis._offset, yaxis.d2p(outline.y[at]) + yaxis._offset]);
}

function touches(outline, mark) {
  if (!outline.box) return false; // plotly's own points decide inside a lasso
  if (mark.axes[0]._name.replace("axis", "") !== outline.axes[0]) return false;
  const corners = pixels(outline, mark.axes);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return mark.x1 >= Math.min(...xs) && mark.x0 <= Math.max(...xs) && mark.y1 >= Math.min(...ys) && mark.y0 <= Math.max(...ys);
}

/** Zooming one chart along the shared axis zooms those that share it; an article may have an axis of its own. */
function shareZoom(charts, source, change) {
  if (!source.zooms || source.zooming) return;
  const range = change["xaxis.range"] ?? (change["xaxis.range[0]"] !== undefined && [change["xaxis.range[0]"], change["xaxis.range[1]"]]);
  if (!range && !change["xaxis.autorange"]) return;
  for (const other of charts) {
    if (other === source || other.zooms !== source.zooms) continue;
    other.zooming = true;
    const wanted = range ? { "xaxis.range": range } : { "xaxis.autorange": true };
    Promise.resolve(other.zoom(wanted)).finally(() => { other.zooming = false; });
  }
}

/** Rings and bands over a chart: the opened event, the one under the pointer, the brush. */
export function drawOverlay(chart, index, scale, { opened, hover, brush: brushed }) {
  const layout = chart.node._fullLayout;
  if (!layout) return;
  const { width, height } = layout;
  const marks = new Map([[opened, []], [hover, []]]);
  if (opened >= 0 || hover >= 0) {
    forEachMark(chart, (trace, row, mark) => {
      if (trace.meta.rows === "claims" && trace.meta.part !== "mark") return; // a ring is enough for each claim
      for (const event of eventsOfRow(index, trace.meta.rows, row)) marks.get(event)?.push({ ...mark, row });
    });
  }
  const picture = s("svg", { width, height, viewBox: `0 0 ${width} ${height}` },
    opened >= 0 && [chart.share && band(layout, scale, hullOf(index, opened, scale.publication ? "publication" : "calendar")), rings(marks.get(opened), "nte-ring nte-opened")],
    hover >= 0 && hover !== opened && rings(marks.get(hover), "nte-ring nte-hovered"),
    brushed?.chart === chart.name && veil(brushed.outline, layout));
  refill(chart.overlay, picture);
}

/** The stretch of the shared axis in which the opened event lies. */
function band(layout, scale, [first, last]) {
  if (!Number.isFinite(first) && !Number.isFinite(last)) return null;
  const { xaxis, yaxis } = layout;
  const place = (day) => {
    const value = Math.min(scale.end, Math.max(scale.start, scale.warp(day)));
    return xaxis.c2p(scale.publication ? value : value * MILLISECONDS) + xaxis._offset;
  };
  const inside = (pixel) => Math.min(xaxis._offset + xaxis._length, Math.max(xaxis._offset, pixel));
  const [left, right] = [inside(place(first)), inside(place(last))];
  return s("rect", { class: "nte-band", x: left - 1, y: yaxis._offset, width: Math.max(right - left, 2) + 2, height: yaxis._length });
}

/** A box around the bars of each row, or a ring around a mark that has none. */
function rings(marks, name) {
  const boxes = new Map();
  for (const mark of marks) {
    const box = boxes.get(mark.row) ?? mark;
    boxes.set(mark.row, { x0: Math.min(box.x0, mark.x0), x1: Math.max(box.x1, mark.x1), y0: Math.min(box.y0, mark.y0), y1: Math.max(box.y1, mark.y1) });
  }
  return [...boxes.values()].map(({ x0, x1, y0, y1 }) =>
    x1 - x0 < 4 ? s("circle", { class: name, cx: (x0 + x1) / 2, cy: (y0 + y1) / 2, r: 9 })
      : s("rect", { class: name, x: x0 - 3, y: y0 - 3, width: x1 - x0 + 6, height: y1 - y0 + 6 }));
}

function veil(outline, layout) {
  const axes = [layout[outline.axes[0].replace("x", "xaxis")], layout[outline.axes[1].replace("y", "yaxis")]];
  if (axes.some((axis) => !axis)) return null;
  const corners = pixels(outline, axes).map((corner) => corner.join(" "));
  const [{ _offset: x, _length: width }, { _offset: y, _length: height }] = axes;
  const inside = `M${corners.join("L")}Z`;
  return [
    s("path", { class: "nte-veil", "fill-rule": "evenodd", d: `M${x} ${y}h${width}v${height}h${-width}Z${inside}` }),
    s("path", { class: "nte-outline", d: inside }),
  ];
}
