/** Keys that work anywhere on the board. */

import { clearBrush } from "./store.js";

/** Listens for "/" (search), "[" and "]" (previous, next event), "t" (table) and Escape (clear the brush). */
export function bindKeys(root, { store, table, focusSearch }) {
  const listener = (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "range";
    if (event.key === "Escape") {
      clearBrush(store);
      if (typing) event.target.blur();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && focusSearch) focusSearch();
    else if (event.key === "t") table.focus();
    else if (event.key === "]") step(1, store, table);
    else if (event.key === "[") step(-1, store, table);
    else return;
    event.preventDefault();
  };
  root.addEventListener("keydown", listener);
  return () => root.removeEventListener("keydown", listener);
}

function step(by, store, table) {
  const at = table.rows.indexOf(store.get().opened);
  const next = table.rows[at < 0 ? 0 : Math.min(table.rows.length - 1, Math.max(0, at + by))];
  if (next !== undefined) table.open(next);
}
