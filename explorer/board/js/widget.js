/** The notebook widget: asks the kernel once for plotly.js and the columns, and shares the Selection with it. */

import { mountBoard } from "./app.js";
import { bindControls } from "./bindings.js";
import { withoutMapStyle } from "./charts.js";
import { h } from "./dom.js";
import { EVERYTHING } from "./selection.js";

const PLOTLY = Symbol.for("narrative-timeline-explorer plotly");
const PATIENCE = 20000;

/** Asks the kernel for a part; the answer comes as a message with one buffer, packed by gzip. */
function ask(model, want) {
  const view = `${Date.now()}-${Math.random()}`;
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("The kernel does not answer; run the cell again.")), PATIENCE);
    const listener = (content, buffers) => {
      if (content.give !== want || content.view !== view) return;
      clearTimeout(late);
      model.off("msg:custom", listener);
      const { buffer, byteOffset, byteLength } = buffers[0];
      resolve(unzip(new Uint8Array(buffer, byteOffset, byteLength)));
    };
    model.on("msg:custom", listener);
    model.send({ want, view });
  });
}

async function unzip(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** plotly.js, once a page however many boards it shows; never as a global name. */
function plotlyOf(model) {
  globalThis[PLOTLY] ??= ask(model, "plotly").then((bytes) => {
    const text = new TextDecoder().decode(bytes);
    withoutMapStyle(text);
    const module = { exports: {} };
    new Function("module", "exports", "define", text)(module, module.exports, undefined);
    return module.exports;
  }).catch((error) => { delete globalThis[PLOTLY]; throw error; });
  return globalThis[PLOTLY];
}

/** Whether the notebook around the widget is dark. */
function notebookIsDark() {
  const { jpThemeLight, vscodeThemeKind } = document.body.dataset;
  if (jpThemeLight) return jpThemeLight === "false";
  if (vscodeThemeKind) return vscodeThemeKind.includes("dark");
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function restored(model, index) {
  const opened = index.eventRow.get(model.get("opened")) ?? -1;
  return { opened, selection: Object.freeze({ ...EVERYTHING, frame: index.header.frame, ...model.get("selection") }) };
}

function shareState(model, store, index) {
  const put = (name, value) => JSON.stringify(model.get(name)) !== JSON.stringify(value) && (model.set(name, value), true);
  let waiting = 0;
  const stop = store.subscribe((state) => {
    const id = state.opened < 0 ? "" : index.tables.events.columns.event_id[state.opened];
    const changed = [put("selection", { ...state.selection }), put("opened", id)];
    if (!changed.some(Boolean)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => model.save_changes(), 40);
  });
  const selectionChanged = () => {
    const wanted = model.get("selection");
    const current = store.get().selection;
    if (JSON.stringify({ ...EVERYTHING, ...wanted }) === JSON.stringify({ ...EVERYTHING, ...current })) return;
    store.set({ selection: Object.freeze({ ...EVERYTHING, ...wanted }), brush: wanted.rows === null ? null : store.get().brush });
  };
  const openedChanged = () => {
    const row = index.eventRow.get(model.get("opened")) ?? -1;
    if (row !== store.get().opened) store.set({ opened: row, claim: index.leadOf(row) });
  };
  model.on("change:selection", selectionChanged);
  model.on("change:opened", openedChanged);
  return () => { stop(); model.off("change:selection", selectionChanged); model.off("change:opened", openedChanged); };
}

async function render({ model, el, host }) {
  const root = h("div", { class: "nte-inside", "data-lm-suppress-shortcuts": "true" }, h("p", {}, "Unpacking the charts …"));
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.replaceChildren(root);
  try {
    const [Plotly, bytes] = await Promise.all([plotlyOf(model), ask(model, "columns")]);
    const { store, index, destroy } = await mountBoard(root, {
      bytes, Plotly, withControls: false, systemDark: notebookIsDark, restore: (found) => restored(model, found),
      askForDate: model.get("asks") ? () => document.querySelector(`.${CSS.escape(model.get("asks"))} input`)?.focus() : null });
    const stops = [shareState(model, store, index)];
    const getModel = (id) => (host?.getModel ? host.getModel(`anywidget:${id}`) : model.widget_manager.get_model(id));
    stops.push(await bindControls(model, getModel, index, store));
    return () => { stops.forEach((stop) => stop()); destroy(); };
  } catch (error) {
    root.replaceChildren(h("p", { class: "nte-error", role: "alert" }, `The board could not start: ${error.message}`));
    throw error;
  }
}

const widget = { render };
