/** The evidence panel: the sentence behind an event, and why each of its fields is what it is. */

import { counted, h, refill } from "./dom.js";
import { splitList } from "./data.js";
import { actorName, actorStyle, glyph, markOfEvent } from "./marks.js";
import { chainOfBounds } from "./chain.js";
import { searchWords } from "./selection.js";
import { cutSpans, marksOfClaim, marksOfSearch } from "./spans.js";
import { basisWords, capital, dateWords, decimal, plain, quantityWords } from "./words.js";

/** Shows the opened event in the panel, or how to open one. */
export function showEvidence(panel, index, store, scale) {
  const { opened, claim: number } = store.get();
  if (opened < 0 || opened >= index.tables.events.rows) {
    refill(panel, howToRead(index));
    return;
  }
  const claims = index.claimsOf[opened];
  const claim = claims[Math.min(number, claims.length - 1)];
  refill(panel, headline(index, opened), claim === undefined ? null : [
    sentence(index, claim, searchWords(store.get().selection.text)), place(index, store, claims, claim), source(index, claim),
    participants(index, claim), chainOfBounds(index, scale, opened, claim),
    disputes(index, store, opened), measures(index, opened, claim), reading(index, claim)]);
}

const MEANINGS = {
  happened: "told as having happened", ongoing: "still going on", attempted: "tried, without the effect", averted: "prevented, or a near miss",
  negated: "said not to have happened", vowed: "promised or threatened", claimed: "rests on a party's word", hypothetical: "only supposed",
  generic: "said of such things in general", disputed: "its claims contradict one another",
};
const HINTS = [
  ["click", "a mark or a row for the sentence behind it"],
  ["drag", "over a chart to filter the others by it"],
  ["/", "to search"], ["t ↑ ↓ Enter", "to walk through the table"], ["[ ]", "for the event before or after"], ["Esc", "to clear the brush"],
];

/** What stands in the panel as long as no event is opened: how to read the marks, and what one can do. */
function howToRead(index) {
  const { factuality, disputed } = index.tables.events.columns;
  const present = [...index.header.factualities.filter((name) => factuality.includes(name)), ...(disputed.includes(1) ? ["disputed"] : [])];
  return h("div", { class: "nte-howto" }, h("h2", { class: "nte-headline" }, "Choose an event to see the sentence that tells it, and why it stands where it stands."),
    h("section", {}, title("The marks"), h("dl", {}, present.map((name) => [h("dt", {}, glyph(name), ` ${plain(name)}`), h("dd", {}, MEANINGS[name])]))),
    h("section", {}, title("The bars"), h("p", {}, "A solid stretch is certain; a fading one is where it can have been. An outline has not, or not yet, happened. An arrow points to where no bound is known.")),
    h("section", { class: "nte-keys" }, title("What you can do"), h("dl", {}, HINTS.map(([key, words]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, words)]))));
}

function headline(index, row) {
  const { columns } = index.tables.events;
  const mark = markOfEvent(index, row);
  const words = [columns.disputed[row] ? `disputed (${plain(columns.factuality[row])})` : plain(mark), plain(columns.event_type[row]),
    counted(columns.n_claims[row], "claim"), counted(columns.n_independent_sources[row], "source"),
    `confidence ${decimal(columns.confidence[row])}`];
  const actor = splitList(columns.sources[row])[0] ?? "";
  return h("header", {},
    h("h2", { class: "nte-headline", tabindex: -1 }, capital(columns.label[row])),
    h("p", { class: "nte-facts" }, h("span", { class: "nte-fill", style: actorStyle(index, actor) }, glyph(mark)), ` ${words.join(" · ")}`));
}

function sentence(index, claim, searched) {
  const row = index.sentenceOfClaim[claim];
  if (!index.header.source_text) {
    return h("p", { class: "nte-hint nte-withheld" }, "The words of the article are left out of this file. What was read from them is below.");
  }
  return h("div", { class: "nte-said" },
    neighbour(index, row, -1), h("blockquote", { class: "nte-sentence" }, marked(index, claim, row, searched)), neighbour(index, row, 1));
}

function marked(index, claim, row, searched) {
  const text = index.sentenceText(row);
  return cutSpans(text, [...marksOfClaim(index, claim), ...marksOfSearch(text, searched)]).map((piece) => {
    if (!piece.marks.length) return piece.text;
    const kinds = piece.marks.map((mark) => `nte-mark-${mark.kind}`).join(" ");
    const actor = piece.marks.find((mark) => mark.kind === "actor" && mark.id);
    const labels = piece.first.map((mark) => mark.label).filter((label) => label && label !== "actor").join(", ");
    const titles = piece.marks.map((mark) => mark.title ?? mark.label).join("; ");
    return h("mark", { class: kinds, title: titles, data: labels ? { label: labels } : {}, style: actor ? actorStyle(index, actor.id) : {} },
      h("span", { class: "nte-words" }, piece.text));
  });
}

function neighbour(index, row, step) {
  const { columns } = index.tables.sentences;
  const other = row + step;
  if (columns.article_id[other] !== columns.article_id[row]) return null;
  return h("p", { class: "nte-neighbour" }, index.sentenceText(other));
}

function place(index, store, claims, claim) {
  const { claims: table, sentences } = index.tables;
  const row = index.sentenceOfClaim[claim];
  const at = claims.indexOf(claim);
  const where = row < 0 ? "" : `${sentences.columns.kind[row] === "body" ? "sentence" : sentences.columns.kind[row]} ${sentences.columns.sentence_index[row] + 1}, characters ${table.columns.start_char[claim]}–${table.columns.end_char[claim]}`;
  const step = (by, words, sign) => h("button", {
    class: "nte-step", type: "button", "aria-label": words, disabled: !claims[at + by] && claims[at + by] !== 0,
    data: { step: String(by) }, on: { click: () => store.set({ claim: at + by }) } }, sign);
  return h("p", { class: "nte-place" }, h("span", {}, where),
    h("span", { class: "nte-steps" }, step(-1, "Previous claim", "‹"), ` claim ${at + 1} of ${claims.length} `, step(1, "Next claim", "›")));
}

function source(index, claim) {
  const { columns } = index.tables.articles;
  const row = index.articleOfClaim[claim];
  const [first, last] = [columns.published_earliest[row], columns.published_latest[row]];
  const date = Number.isFinite(first) ? (last - first > 1 ? `${dateWords(first)} – ${dateWords(last - 1)}` : dateWords(first)) : "undated";
  const parts = [columns.source[row], columns.author[row], date].filter(Boolean).join(" · ");
  const copy = columns.voice[row] !== columns.article_id[row] && index.articleRow.has(columns.voice[row]);
  return h("p", { class: "nte-source" }, h("cite", {}, columns.title[row]), h("span", {}, parts),
    copy ? h("span", {}, `a near copy of “${columns.title[index.articleRow.get(columns.voice[row])]}”, counted as one voice`) : null);
}

function participants(index, claim) {
  const { columns } = index.tables.claims;
  const side = (title, ids, text, basis) => {
    const names = splitList(ids).map((id, at) => [at ? ", " : "", actorName(index, id)]);
    const words = [text && `“${splitList(text).join("”, “")}”`, basis && basisWords(basis)].filter(Boolean).join(", ");
    return [h("dt", {}, title), h("dd", {}, names.length ? names : h("em", {}, "not said"), h("span", { class: "nte-how" }, words ? ` ${words}` : ""))];
  };
  const speaker = columns.speaker[claim].split(" > ").filter(Boolean).map(index.nameOf);
  const says = speaker.length ? `says ${speaker.join(" › ")}` : "says the author";
  const amount = quantityWords(columns.quantity_low[claim], columns.quantity_best[claim], columns.quantity_high[claim]);
  const number = [amount, columns.quantity_unit[claim], columns.quantity_text[claim] && `“${columns.quantity_text[claim]}”`].filter(Boolean).join(" ");
  const relation = columns.place_relation[claim];
  const where = columns.place[claim] || columns.place_text[claim];
  return h("section", {}, title("Who, to whom", columns.quoted[claim] ? `${says}, quoted` : says),
    h("dl", { class: "nte-roles" },
      side("who", columns.sources[claim], columns.source_text[claim], columns.source_basis[claim]),
      side("to whom", columns.targets[claim], columns.target_text[claim], columns.target_basis[claim]),
      where ? [h("dt", {}, "where"), h("dd", {}, relation && relation !== "in" ? `${relation} ${where}` : where)] : null,
      number ? [h("dt", {}, "how many"), h("dd", {}, number)] : null));
}

/** The heading of a section with a remark at its right. */
export function title(words, remark = "") {
  return h("div", { class: "nte-title" }, h("h3", {}, words), remark ? h("span", {}, remark) : null);
}

function disputes(index, store, event) {
  const rows = index.contradictionsOf.get(event) ?? [];
  const { kind, claim_a: first, claim_b: second, text } = index.tables.contradictions.columns;
  return rows.map((row) => h("section", { class: "nte-dispute" }, title(`Disputed ${plain(kind[row])}`, text[row]),
    h("div", { class: "nte-sides" }, [first[row], second[row]].map((id) => disputedClaim(index, store, id)))));
}

function disputedClaim(index, store, id) {
  if (!index.claimRow.has(id)) return null;
  const row = index.claimRow.get(id);
  const { columns } = index.tables.claims;
  const speaker = columns.speaker[row].split(" > ").filter(Boolean).map(index.nameOf).join(" › ") || "the author";
  const event = index.eventOfClaim[row];
  const open = () => store.set({ opened: event, claim: index.claimsOf[event].indexOf(row) });
  const words = columns.trigger[row] || columns.label[row];
  return h("button", { class: "nte-side", type: "button", title: "Show this claim", on: { click: open } },
    h("q", {}, words), h("span", {}, `${speaker} · ${index.tables.events.columns.when[event]}`));
}

function measures(index, event, claim) {
  const row = index.sentenceOfClaim[claim];
  const { sentences, fortunes } = index.tables;
  const values = row < 0 ? [] : [["tone", sentences.columns.tone[row]], ["tone, VADER", sentences.columns.tone_vader[row]]];
  const fortune = (index.fortunesOf.get(index.tables.events.columns.event_id[event]) ?? []).map((one) =>
    [h("span", {}, "fortune of ", actorName(index, fortunes.columns.actor_id[one])), fortunes.columns.fortune[one]]);
  const words = row < 0 || !index.header.source_text ? "" : sentences.columns.tone_words[row].split("|").slice(0, 6).join("  ");
  return h("section", {}, title("Measures", "−1 to 1"),
    h("dl", { class: "nte-measures" }, [...values, ...fortune].map(([name, value]) => [h("dt", {}, name), h("dd", {}, meter(value), decimal(value, true))])),
    words ? h("p", { class: "nte-how" }, `tone rests on ${words}`) : null);
}

function meter(value) {
  const known = Number.isFinite(value);
  const [left, width] = known ? [50 + Math.min(value, 0) * 50, Math.abs(value) * 50] : [50, 0];
  return h("span", { class: "nte-meter", "aria-hidden": "true" },
    h("i", { style: { left: `${left}%`, width: `${width}%` } }));
}

function reading(index, claim) {
  const { columns } = index.tables.reasons;
  const rows = (index.reasonsOf.get(index.tables.claims.columns.claim_id[claim]) ?? [])
    .filter((row) => !Number.isFinite(columns.earliest_offset[row]) && !Number.isFinite(columns.latest_offset[row]));
  if (!rows.length) return null;
  return h("details", { class: "nte-reading" }, h("summary", {}, "How the rest was read"),
    h("dl", {}, rows.map((row) => [h("dt", {}, plain(columns.field[row])),
      h("dd", {}, columns.text[row], h("code", {}, columns.rule[row]))])));
}
