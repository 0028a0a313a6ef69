/** The Selection: which rows are shown. The same logic stands in `selection.py`. */

import { splitList } from "./data.js";

export const EVERYTHING = Object.freeze({
  actors: null,
  role: "any",
  event_types: null,
  places: null,
  sources: null,
  factuality: null,
  disputed: false,
  min_confidence: 0,
  since: null,
  until: null,
  frame: "calendar",
  text: "",
  order: "happening",
  rows: null,
});

/** Words of a search, in lower case. */
export function searchWords(text) {
  return text.toLowerCase().split(/[ \t\r\n\u00a0]+/).filter(Boolean);
}

/** Whether anything but the outlet decides which events are shown. */
export function filtersEvents(selection) {
  const lists = ["actors", "event_types", "places", "factuality", "rows", "since", "until"];
  return (
    lists.some((name) => selection[name] !== null) ||
    selection.disputed ||
    selection.min_confidence !== 0 ||
    searchWords(selection.text).length > 0
  );
}

/** Whether anything is hidden on purpose. */
export function isActive(selection) {
  return filtersEvents(selection) || selection.sources !== null;
}

/** Earliest start and latest end of an event, in days; -Infinity or Infinity where not known. */
export function hullOf(index, row, frame) {
  const { columns } = index.tables.events;
  const publication = frame === "publication";
  const first = columns[publication ? "earliest_start_offset" : "earliest_start"][row];
  const last = columns[publication ? "latest_end_offset" : "latest_end"][row];
  return [Number.isNaN(first) ? -Infinity : first, Number.isNaN(last) ? Infinity : last];
}

/** The actors of an event in a role; [""] where nobody is named. */
export function actorsOf(index, row, role) {
  const { sources, targets } = index.tables.events.columns;
  const found = [];
  if (role !== "target") found.push(...splitList(sources[row]));
  if (role !== "source") found.push(...splitList(targets[row]));
  return found.length ? [...new Set(found)] : [""];
}

/** One test a field: `tests.actors(row)` says whether the event may be shown as far as actors go. */
export function fieldTests(index, selection) {
  const { columns } = index.tables.events;
  const within = (name, column) => {
    if (selection[name] === null) return null;
    const wanted = new Set(selection[name]);
    return (row) => wanted.has(columns[column][row]);
  };
  const tests = {
    event_types: within("event_types", "event_type"),
    places: within("places", "place_id"),
    factuality: within("factuality", "factuality"),
    actors: actorTest(index, selection),
    sources: sourceTest(index, selection),
    disputed: selection.disputed ? (row) => columns.disputed[row] === 1 : null,
    min_confidence: (row) => columns.confidence[row] >= selection.min_confidence,
    time: timeTest(index, selection),
    text: textTest(index, selection),
    rows: rowsTest(selection),
  };
  return Object.fromEntries(Object.entries(tests).filter(([, test]) => test !== null));
}

function rowsTest(selection) {
  if (selection.rows === null) return null;
  const wanted = new Set(selection.rows);
  return (row) => wanted.has(row);
}

function actorTest(index, selection) {
  if (selection.actors === null) return null;
  const wanted = new Set(selection.actors);
  return (row) => actorsOf(index, row, selection.role).some((id) => wanted.has(id));
}

function sourceTest(index, selection) {
  const outlet = index.tables.articles.columns.source;
  if (selection.sources === null) return (row) => index.claimsOf[row].length > 0;
  const wanted = new Set(selection.sources);
  return (row) => index.claimsOf[row].some((claim) => wanted.has(outlet[index.articleOfClaim[claim]]));
}

function timeTest(index, selection) {
  const { since, until, frame } = selection;
  if (since === null && until === null) return null;
  return (row) => {
    const [first, last] = hullOf(index, row, frame);
    if (!Number.isFinite(first) && !Number.isFinite(last)) return false;
    return (since === null || last > since) && (until === null || first < until);
  };
}

function textTest(index, selection) {
  const words = searchWords(selection.text);
  if (!words.length) return null;
  const stacks = haystacks(index);
  return (row) => words.every((word) => stacks[row].includes(word));
}

/** The text that a search looks through, in lower case, one an event; made once. */
export function haystacks(index) {
  if (!index.haystacks) {
    const { label, sources, targets } = index.tables.events.columns;
    index.haystacks = index.claimsOf.map((claims, row) => {
      const said = claims.map((claim) => index.sentenceOfClaim[claim]).map((s) => (s < 0 ? "" : index.sentenceText(s)));
      const actors = [...splitList(sources[row]), ...splitList(targets[row])].map(index.nameOf);
      return [label[row], ...said, ...actors].join("\n").toLowerCase();
    });
  }
  return index.haystacks;
}

/** Which events, claims and sentences are shown, one flag a row. */
export function masks(index, selection) {
  const tests = Object.values(fieldTests(index, selection));
  const { events, claims, sentences, articles } = index.tables;
  const shown = Array.from({ length: events.rows }, (_, row) => tests.every((test) => test(row)));
  const outlets = selection.sources === null ? null : new Set(selection.sources);
  const fromOutlet = (article) => outlets === null || outlets.has(articles.columns.source[article]);
  const shownClaims = Array.from(
    { length: claims.rows },
    (_, row) => fromOutlet(index.articleOfClaim[row]) && index.eventOfClaim[row] >= 0 && shown[index.eventOfClaim[row]],
  );
  const told = new Set(index.sentenceOfClaim.filter((_, claim) => shownClaims[claim]));
  const onlyTold = filtersEvents(selection);
  const shownSentences = Array.from(
    { length: sentences.rows },
    (_, row) => fromOutlet(index.articleRow.get(sentences.columns.article_id[row])) && (!onlyTold || told.has(row)),
  );
  return { events: shown, claims: shownClaims, sentences: shownSentences };
}

/** How many events each choice of a field would show, all other fields staying as they are. */
export function facetCounts(index, selection, field, choicesOf) {
  const tests = Object.entries(fieldTests(index, selection))
    .filter(([name]) => name !== field)
    .map(([, test]) => test);
  const counts = new Map();
  for (let row = 0; row < index.tables.events.rows; row += 1) {
    if (!tests.every((test) => test(row))) continue;
    for (const choice of choicesOf(row)) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  }
  return counts;
}

/** A choice list after one choice is switched; null once everything is chosen again. */
export function toggled(chosen, choice, all) {
  const next = new Set(chosen ?? all);
  if (next.has(choice)) next.delete(choice);
  else next.add(choice);
  return all.every((one) => next.has(one)) ? null : all.filter((one) => next.has(one));
}
