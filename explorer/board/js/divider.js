/** The divider between charts and table: dragged, moved by keys, folded by Enter. */

import { h } from "./dom.js";

/** Share of the middle, in percent, that the table has if nothing else is said; and at most. */
export const USUAL_SHARE = 20;
const MOST_SHARE = 80;
const STEP = 4;

/** A separator in a node, and `draw()`, which gives the table its share. */
export function createDivider(store, middle) {
  const set = (share) => store.set({ share: Math.round(Math.min(MOST_SHARE, Math.max(0, share))) });
  const fold = () => set(store.get().share > 0 ? 0 : USUAL_SHARE);
  const node = h("div", { class: "nte-divider", role: "separator", tabindex: 0, "aria-orientation": "horizontal", "aria-controls": null,
    "aria-label": "Height of the table; arrow keys move, Enter folds it away", title: "Drag to give the table more or less room; double click folds it away",
    "aria-valuemin": 0, "aria-valuemax": MOST_SHARE });
  node.addEventListener("keydown", (event) => {
    const { share } = store.get();
    const wanted = { ArrowUp: share + STEP, ArrowDown: share - STEP, Home: MOST_SHARE, End: 0, PageUp: share + 3 * STEP, PageDown: share - 3 * STEP }[event.key];
    if (wanted !== undefined) set(wanted);
    else if (event.key === "Enter") fold();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  node.addEventListener("dblclick", fold);
  node.addEventListener("pointerdown", (event) => {
    node.setPointerCapture(event.pointerId);
    node.classList.add("nte-dragged");
    event.preventDefault();
    node.focus();
  });
  node.addEventListener("pointermove", (event) => {
    if (!node.hasPointerCapture(event.pointerId)) return;
    const box = middle.getBoundingClientRect();
    set(((box.bottom - event.clientY) / box.height) * 100);
  });
  node.addEventListener("lostpointercapture", () => node.classList.remove("nte-dragged"));
  const draw = () => {
    const { share } = store.get();
    node.setAttribute("aria-valuenow", String(share));
    node.setAttribute("aria-valuetext", share ? `the table has ${share} percent` : "the table is folded away");
    middle.style.setProperty("--nte-share", `${share}%`);
    middle.classList.toggle("nte-folded", share === 0);
  };
  return { node, draw, fold };
}
