/** Words in context: each place where a searched word stands in a sentence that tells of an event. */

import { searchWords } from "./selection.js";

const WIDTH = 28;
const MOST = 40;

/** Lines `{event, claim, left, word, right}` for the first words of a search. */
export function concordance(index, text) {
  const words = searchWords(text);
  if (!words.length || words.join("").length < 2) return [];
  const lines = [];
  const seen = new Set();
  index.claimsOf.forEach((claims, event) => {
    claims.forEach((claim, at) => {
      const row = index.sentenceOfClaim[claim];
      if (row < 0 || seen.has(row)) return;
      seen.add(row);
      const said = index.sentenceText(row);
      if (!words.every((word) => said.toLowerCase().includes(word))) return;
      lines.push(...placesOf(said, words[0]).map((place) => ({ event, claim: at, row, ...place })));
    });
  });
  return lines.sort((a, b) => a.row - b.row).slice(0, MOST);
}

function placesOf(said, word) {
  const lower = said.toLowerCase();
  if (lower.length !== said.length) return []; // a letter that grows in lower case: places would shift
  const places = [];
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
    const end = at + word.length;
    places.push({
      left: (at > WIDTH ? "…" : "") + said.slice(Math.max(0, at - WIDTH), at),
      word: said.slice(at, end),
      right: said.slice(end, end + WIDTH) + (end + WIDTH < said.length ? "…" : ""),
    });
  }
  return places;
}
