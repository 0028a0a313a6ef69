/** The state of one board, and those who want to know when it changes. */

/** A store: `get()`, `set(patch)` and `subscribe(listener)`; a listener gets (state, names of what changed). */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const listeners = new Set();
  return {
    get: () => state,
    set(patch) {
      const changed = Object.keys(patch).filter((name) => patch[name] !== state[name]);
      if (!changed.length) return;
      state = Object.freeze({ ...state, ...patch });
      for (const listener of [...listeners]) listener(state, new Set(changed));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Changes some fields of the Selection. */
export function select(store, patch) {
  store.set({ selection: Object.freeze({ ...store.get().selection, ...patch }) });
}

/** Takes the brush away. */
export function clearBrush(store) {
  if (store.get().selection.rows === null && store.get().brush === null) return;
  store.set({ brush: null, selection: Object.freeze({ ...store.get().selection, rows: null }) });
}
