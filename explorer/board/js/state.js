/** The state in the address: what is selected and opened, so that a link or a reload shows the same. */

import { USUAL_SHARE } from "./divider.js";
import { EVERYTHING } from "./selection.js";

const LISTS = ["actors", "event_types", "places", "sources", "factuality"];
const NUMBERS = ["min_confidence", "since", "until"];
const CHOICES = { role: ["any", "source", "target"], order: ["happening", "telling"] };

/** The hash of a state: only what differs from the default. */
export function toHash({ selection, opened, claim, article, theme, share }) {
  const found = new URLSearchParams();
  for (const name of LISTS) {
    if (selection[name] !== null) found.set(name, selection[name].map(encodeURIComponent).join("|"));
  }
  for (const name of NUMBERS) {
    if (selection[name] !== EVERYTHING[name]) found.set(name, String(selection[name]));
  }
  for (const name of Object.keys(CHOICES)) {
    if (selection[name] !== EVERYTHING[name]) found.set(name, selection[name]);
  }
  if (selection.disputed) found.set("disputed", "1");
  if (selection.text) found.set("text", selection.text);
  if (selection.rows !== null) found.set("rows", selection.rows.join("."));
  if (opened >= 0) found.set("event", String(opened));
  if (claim > 0) found.set("claim", String(claim));
  if (article && opened < 0) found.set("article", article);
  if (theme) found.set("theme", theme);
  if (share !== USUAL_SHARE) found.set("table", String(share));
  return found.toString();
}

/** The state that a hash describes; what is not understood is left at its default. */
export function fromHash(hash, frame) {
  const found = new URLSearchParams(hash.replace(/^#/, ""));
  const selection = { ...EVERYTHING, frame };
  for (const name of LISTS) {
    if (found.has(name)) selection[name] = decodeList(found.get(name));
  }
  for (const name of NUMBERS) {
    const value = Number(found.get(name) ?? NaN);
    if (Number.isFinite(value)) selection[name] = value;
  }
  for (const [name, choices] of Object.entries(CHOICES)) {
    if (choices.includes(found.get(name))) selection[name] = found.get(name);
  }
  selection.disputed = found.get("disputed") === "1";
  selection.text = found.get("text") ?? "";
  if (found.has("rows")) selection.rows = (found.get("rows").match(/\d+/g) ?? []).map(Number);
  const whole = (name, open) => (/^\d+$/.test(found.get(name) ?? "") ? Number(found.get(name)) : open);
  const theme = ["light", "dark"].includes(found.get("theme")) ? found.get("theme") : "";
  return { selection: Object.freeze(selection), opened: whole("event", -1), claim: whole("claim", 0), article: found.get("article") ?? "", theme,
    share: Math.min(80, whole("table", USUAL_SHARE)) };
}

function decodeList(joined) {
  try {
    return joined === "" ? [] : joined.split("|").map(decodeURIComponent);
  } catch {
    return null; // a broken escape: as if nothing were said
  }
}
