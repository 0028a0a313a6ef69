/** "Why this date": the steps that narrowed an event's bounds, each with what it left. */

import { h } from "./dom.js";
import { sliceText } from "./data.js";
import { hullOf } from "./selection.js";
import { boundsBar } from "./spanbars.js";
import { calendarWords, offsetWords } from "./words.js";

/** The section of the evidence panel that explains the bounds of a claim. */
export function chainOfBounds(index, scale, event, claim) {
  const steps = stepsOf(index, claim);
  const { date_basis: basis } = index.tables.events.columns;
  const publication = index.header.frame === "publication";
  let [low, high] = [-Infinity, Infinity];
  const items = steps.map((step) => {
    const changed = step.first !== low || step.last !== high;
    [low, high] = [step.first, step.last];
    return h("li", { class: changed ? "" : "nte-same" },
      h("div", {}, step.words ? h("q", {}, step.words) : null, h("p", {}, step.text), h("code", {}, step.rule)),
      h("div", { class: "nte-left" }, boundsBar(scale, shifted(index, claim, step)), h("span", {}, changed ? shortWords(step) : "no change")));
  });
  const others = otherClaims(index, scale, event, claim);
  const [first, last] = hullOf(index, event, "calendar");
  const known = Number.isFinite(first) || Number.isFinite(last);
  const remark = publication && !known ? "No dated article shares this event, so no calendar date follows." : "";
  return h("section", {}, h("div", { class: "nte-title" }, h("h3", {}, "Why this date"), h("span", {}, `what each step leaves · ${basis[event]}`)),
    h("ol", { class: "nte-chain" }, items, others, h("li", { class: "nte-result" }, h("div", {}, h("strong", {}, index.tables.events.columns.when[event]),
      publication && known && calendarWords(first, last) !== index.tables.events.columns.when[event] ? h("p", {}, calendarWords(first, last)) : null, remark ? h("p", {}, remark) : null))));
}

/** The step from this claim's bounds to the event's, which have to suit its other claims too. */
function otherClaims(index, scale, event, claim) {
  const { claims, events } = index.tables;
  const number = index.claimsOf[event].length - 1;
  const same = scale.names.every((name) => Object.is(claims.columns[name][claim], events.columns[name][event]));
  if (number < 1 || same) return null;
  const [first, from, to, last] = scale.names.map((name) => events.columns[name][event]);
  return h("li", {}, h("div", {}, h("p", {}, `${number === 1 ? "another claim" : `${number} other claims`} of the same event`)),
    h("div", { class: "nte-left" }, boundsBar(scale, { first, from, to, last })));
}

function stepsOf(index, claim) {
  const { reasons, claims } = index.tables;
  const { field, rule, text, start_char: start, end_char: end, earliest_offset: first, latest_offset: last } = reasons.columns;
  return (index.reasonsOf.get(claims.columns.claim_id[claim]) ?? [])
    .filter((row) => !Number.isNaN(first[row]) && !Number.isNaN(last[row]))
    .map((row) => ({
      field: field[row], rule: rule[row], text: text[row], first: first[row], last: last[row],
      words: wordsAt(index, claims.columns.article_id[claim], start[row], end[row]),
    }));
}

/** The words of an article between two offsets, out of the sentence that holds them. */
function wordsAt(index, article, start, end) {
  if (start < 0 || !index.header.source_text) return "";
  const { start_char: from, end_char: to } = index.tables.sentences.columns;
  const row = (index.sentencesOf.get(article) ?? []).find((one) => from[one] <= start && end <= to[one]);
  return row === undefined ? "" : sliceText(index.sentenceText(row), start - from[row], end - from[row]);
}

/** A step's hull in the frame of the scale: offsets count from the article's own publication. */
function shifted(index, claim, { first, last }) {
  const published = index.tables.articles.columns.published_earliest[index.articleOfClaim[claim]];
  const shift = index.header.frame === "calendar" ? published : 0;
  return { first: first + shift, from: NaN, to: NaN, last: last + shift };
}

function shortWords({ first, last }) {
  return offsetWords(first, last).replace(" before publication", " before");
}
