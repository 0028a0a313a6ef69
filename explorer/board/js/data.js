/** The columns of a timeline, decoded from one binary pack, and the lookups that follow from them. */

const MAGIC = 0x3145544e; // "NTE1", little-endian
const ARRAYS = { f64: Float64Array, i32: Int32Array, u8: Uint8Array };

/** Reads a pack: magic, length of the header, header (JSON), padding to 8 bytes, columns. */
export function decodePack(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MAGIC) {
    throw new Error("This is not a pack of columns.");
  }
  const length = view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  const start = Math.ceil((8 + length) / 8) * 8;
  const body = bytes.slice(start).buffer; // a copy, so that typed arrays are aligned
  const tables = {};
  for (const [name, spec] of Object.entries(header.tables)) {
    tables[name] = decodeTable(spec, body);
  }
  tables.events.columns.when = header.when;
  return { header, tables };
}

function decodeTable(spec, body) {
  const table = { rows: spec.rows, columns: {} };
  for (const [name, column] of Object.entries(spec.columns)) {
    const values = new ARRAYS[column.type](body, column.offset, spec.rows);
    table.columns[name] = column.words ? Array.from(values, (code) => column.words[code]) : values;
  }
  return table;
}

/** The parts of a list that is joined by "|". */
export function splitList(joined) {
  return joined ? joined.split("|").filter(Boolean) : [];
}

/** A slice of text by code points, as Python counts characters. */
export function sliceText(text, start, end) {
  if (!/[\ud800-\udbff]/.test(text)) return text.slice(start, end);
  return Array.from(text).slice(start, end).join("");
}

/** Rows of `table` by the value of a column. */
function rowsBy(table, column) {
  const found = new Map();
  table.columns[column].forEach((value, row) => {
    if (!found.has(value)) found.set(value, []);
    found.get(value).push(row);
  });
  return found;
}

function firstBy(table, column) {
  const found = new Map();
  table.columns[column].forEach((value, row) => {
    if (!found.has(value)) found.set(value, row);
  });
  return found;
}

/** Adds to decoded data what the layers above look up again and again. */
export function indexData({ header, tables }) {
  const { articles, sentences, claims, events, actors } = tables;
  const eventRow = firstBy(events, "event_id");
  const claimsOf = Array.from({ length: events.rows }, () => []);
  const eventOfClaim = claims.columns.event_id.map((id, row) => {
    const event = eventRow.has(id) ? eventRow.get(id) : -1;
    if (event >= 0) claimsOf[event].push(row);
    return event;
  });
  const sentenceRow = firstBy(sentences, "sentence_id");
  const sentenceOfClaim = claims.columns.sentence_id.map((id) => (sentenceRow.has(id) ? sentenceRow.get(id) : -1));
  const articleRow = firstBy(articles, "article_id");
  const names = new Map(actors.columns.actor_id.map((id, row) => [id, actors.columns.name[row]]));
  return {
    header,
    tables,
    eventRow,
    claimRow: firstBy(claims, "claim_id"),
    sentenceRow,
    articleRow,
    claimsOf,
    leadOf: (event) => Math.max(0, claimsOf[event]?.findIndex((row) => claims.columns.label[row] === events.columns.label[event]) ?? 0),
    eventOfClaim,
    sentenceOfClaim,
    articleOfClaim: claims.columns.article_id.map((id) => articleRow.get(id)),
    claimsOfSentence: rowsBy(claims, "sentence_id"),
    sentencesOf: rowsBy(sentences, "article_id"),
    mentionsOf: rowsBy(tables.mentions, "article_id"),
    timesOf: rowsBy(tables.times, "article_id"),
    reasonsOf: rowsBy(tables.reasons, "claim_id"),
    contradictionsOf: contradictionsByEvent(tables, eventOfClaim, firstBy(claims, "claim_id")),
    fortunesOf: rowsBy(tables.fortunes, "event_id"),
    nameOf: (id) => names.get(id) ?? id,
    sentenceText: (row) => sentences.columns.text[row],
  };
}

function contradictionsByEvent(tables, eventOfClaim, claimRow) {
  const found = new Map();
  const { claim_a: first, claim_b: second } = tables.contradictions.columns;
  for (let row = 0; row < tables.contradictions.rows; row += 1) {
    const involved = [first[row], second[row]].filter((id) => claimRow.has(id)).map((id) => eventOfClaim[claimRow.get(id)]);
    for (const event of new Set(involved)) {
      if (!found.has(event)) found.set(event, []);
      found.get(event).push(row);
    }
  }
  return found;
}

/** The rows of the tables that a point of a chart stands for, as rows of events. */
export function eventsOfRow(index, kind, row) {
  if (kind === "events") return [row];
  if (kind === "claims") return index.eventOfClaim[row] >= 0 ? [index.eventOfClaim[row]] : [];
  if (kind === "sentences") {
    const claims = index.claimsOfSentence.get(index.tables.sentences.columns.sentence_id[row]) ?? [];
    return [...new Set(claims.map((claim) => index.eventOfClaim[claim]).filter((event) => event >= 0))];
  }
  return [];
}
