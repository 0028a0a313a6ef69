/** The notebook's own controls, kept in step with the Selection in the browser, without the kernel. */

import { select } from "./store.js";

const LISTS = ["actors", "factuality", "event_types", "places", "sources"];
const SWITCHES = ["order", "role"];

/** How each control's trait stands for fields of the Selection: `[trait, read, write]`. */
function rulesOf(choices, index) {
  const rules = {
    text: ["value", (value) => ({ text: value }), (selection) => selection.text],
    min_confidence: ["value", (value) => ({ min_confidence: value }), (selection) => selection.min_confidence],
    disputed: ["value", (value) => ({ disputed: value }), (selection) => selection.disputed],
    time: ["index", (value) => readTime(value, choices.time, index), (selection) => writeTime(selection, choices.time)],
  };
  for (const name of LISTS) {
    rules[name] = ["index", (value) => ({ [name]: value.length ? value.map((at) => choices[name][at]) : null }),
      (selection) => (selection[name] ?? []).map((one) => choices[name].indexOf(one)).filter((at) => at >= 0)];
  }
  for (const name of SWITCHES) {
    rules[name] = ["index", (value) => ({ [name]: choices[name][value ?? 0] }), (selection) => choices[name].indexOf(selection[name])];
  }
  return rules;
}

function readTime([from, to], days, index) {
  return { since: from === 0 ? null : days[from], until: to === days.length - 1 ? null : days[to], frame: index.header.frame };
}

function writeTime({ since, until }, days) {
  const last = days.length - 1;
  const place = (day, open) => (day === null ? open : Math.max(0, days.findLastIndex((one) => one <= day + 1e-9)));
  return [place(since, 0), place(until, last)];
}

/** Binds the control models that a board names; returns how to let go of them. */
export async function bindControls(model, getModel, index, store) {
  const refs = model.get("controls") ?? {};
  const rules = rulesOf(model.get("choices") ?? {}, index);
  const bound = await Promise.all(Object.entries(refs).filter(([name]) => rules[name]).map(async ([name, ref]) =>
    ({ control: await getModel(ref), rule: rules[name] })));
  let writing = false;
  const listeners = bound.map(({ control, rule: [trait, read] }) => {
    const listener = () => { if (!writing) select(store, read(control.get(trait))); };
    control.on(`change:${trait}`, listener);
    return () => control.off(`change:${trait}`, listener);
  });
  const write = () => {
    writing = true;
    for (const { control, rule: [trait, , written] } of bound) {
      const value = written(store.get().selection);
      if (JSON.stringify(control.get(trait)) === JSON.stringify(value)) continue;
      control.set(trait, value);
      control.save_changes();
    }
    writing = false;
  };
  write();
  const stop = store.subscribe((_, changed) => changed.has("selection") && write());
  return () => { stop(); listeners.forEach((off) => off()); };
}
