/** The single file: unpacks plotly.js and the columns that the page carries, and keeps the state in the address. */

import { mountBoard } from "./app.js";
import { h } from "./dom.js";
import { withoutMapStyle } from "./charts.js";
import { fromHash, toHash } from "./state.js";

async function unpack(id) {
  const letters = atob(document.getElementById(id).textContent.trim());
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Runs plotly.js as an inline script, which the page's policy allows by its hash. */
async function loadPlotly() {
  const node = document.createElement("script");
  node.textContent = new TextDecoder().decode(await unpack("nte-plotly"));
  withoutMapStyle(node.textContent);
  document.head.append(node);
  if (!globalThis.moduleName && !globalThis.Plotly) throw new Error("plotly.js did not load");
  return globalThis.Plotly ?? globalThis.moduleName;
}

async function openFile() {
  const root = document.getElementById("nte-board");
  try {
    if (!globalThis.DecompressionStream) throw new Error("This browser is too old: it cannot unpack the charts (DecompressionStream).");
    const [Plotly, bytes] = await Promise.all([loadPlotly(), unpack("nte-columns")]);
    const restore = (index) => fromHash(location.hash, index.header.frame);
    const { store, index } = await mountBoard(root, { bytes, Plotly, restore });
    keepAddress(store, index);
  } catch (error) {
    root.replaceChildren(h("p", { class: "nte-error", role: "alert" }, `The explorer could not start: ${error.message}`));
    throw error;
  }
}

function keepAddress(store, index) {
  let written = location.hash.replace(/^#/, "");
  let waiting = 0;
  store.subscribe((state) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const hash = toHash(state);
      if (hash === written) return;
      written = hash;
      try {
        history.replaceState(null, "", `#${hash}`);
      } catch {
        // a sandboxed frame has no address of its own
      }
    }, 120);
  });
  addEventListener("hashchange", () => {
    if (location.hash.replace(/^#/, "") === written) return;
    store.set({ ...fromHash(location.hash, index.header.frame), brush: null });
  });
}

openFile();
