/** The board on paper: in light, and no chart wider than the page. */

/** Width in pixels of what a printer's page shows: A4 upright between margins; the single file lies on its side. */
const UPRIGHT = 690;
const LYING = 1020;

/** Gets the board ready before it is printed and back after; returns how to stop. */
export function preparePaper(root, store, charts, { lying }) {
  let dark = null;
  const before = () => {
    dark = store.get().dark;
    const width = Math.max(...charts.map((chart) => chart.node.clientWidth), 1);
    root.style.setProperty("--nte-print", String(Math.min(1, (lying ? LYING : UPRIGHT) / width)));
    store.set({ dark: false });
  };
  const after = () => { if (dark !== null) store.set({ dark }); };
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => { removeEventListener("beforeprint", before); removeEventListener("afterprint", after); };
}
