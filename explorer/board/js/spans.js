/** A sentence cut into stretches, each with the marks that lie on it. */

import { sliceText } from "./data.js";

/** `[{text, marks: [...]}]` of a text and marks `{start, end, …}` in code points; marks may overlap. */
export function cutSpans(text, marks) {
  const length = Array.from(text).length;
  const within = marks.map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(length, mark.end) }));
  const kept = within.filter((mark) => mark.start < mark.end);
  const edges = [...new Set([0, length, ...kept.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  const pieces = [];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    const [start, end] = [edges[at], edges[at + 1]];
    const on = kept.filter((mark) => mark.start <= start && mark.end >= end);
    pieces.push({ text: sliceText(text, start, end), marks: on, first: on.filter((mark) => mark.start === start) });
  }
  return pieces;
}

/** The marks of a claim's sentence: trigger, participants, place, times; offsets count from the sentence. */
export function marksOfClaim(index, claim) {
  const { claims, sentences, mentions, times } = index.tables;
  const sentence = index.sentenceOfClaim[claim];
  if (sentence < 0) return [];
  const article = claims.columns.article_id[claim];
  const [from, to] = [sentences.columns.start_char[sentence], sentences.columns.end_char[sentence]];
  const inside = (table, row) => table.columns.start_char[row] < to && table.columns.end_char[row] > from;
  const span = (table, row, fields) => ({
    start: table.columns.start_char[row] - from, end: table.columns.end_char[row] - from, ...fields,
  });
  const found = [span(claims, claim, { kind: "trigger", label: "trigger" })];
  for (const row of index.timesOf.get(article) ?? []) {
    if (inside(times, row)) found.push(span(times, row, { kind: "time", label: "time", title: times.columns.value[row] }));
  }
  for (const row of index.mentionsOf.get(article) ?? []) {
    if (inside(mentions, row)) found.push(mentionMark(index, claim, span(mentions, row, {}), row));
  }
  return trimmed(found);
}

function mentionMark(index, claim, span, row) {
  const { mentions, claims } = index.tables;
  const id = mentions.columns.id[row];
  if (mentions.columns.refers_to[row] === "place") return { ...span, kind: "place", label: "place", title: mentions.columns.how[row] };
  const has = (column) => id && `|${claims.columns[column][claim]}|`.includes(`|${id}|`);
  const role = has("sources") ? "who" : has("targets") ? "whom" : "";
  const name = id ? index.nameOf(id) : "unresolved";
  return { ...span, kind: "actor", id, role, label: role || "actor", title: `${name}, by ${mentions.columns.how[row]}` };
}

/** Of marks of one kind that overlap, the longest stays. */
function trimmed(marks) {
  const longer = (a, b) => a.kind === b.kind && a !== b && a.start >= b.start && a.end <= b.end && a.end - a.start < b.end - b.start;
  return marks.filter((mark) => !marks.some((other) => longer(mark, other)));
}

/** Marks of each place where a searched word stands in a text. */
export function marksOfSearch(text, words) {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return []; // a letter that grows in lower case: places would shift
  const found = [];
  for (const word of words) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      const start = Array.from(text.slice(0, at)).length;
      found.push({ start, end: start + Array.from(word).length, kind: "found", label: "", title: "searched" });
    }
  }
  return found;
}
