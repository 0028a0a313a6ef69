/** Bounds, numbers and kinds in words. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SECONDS = 86400;
const SPEECH = { stated: "stated", control: "subject of the governing verb", possessive: "possessive",
  compound: "part of the noun", inferred: "inferred", speaker: "the speaker" };

/** "2 Oct 2014" of a calendar day number. */
export function dateWords(day, parts = "day") {
  const date = new Date(Math.round(day * SECONDS) * 1000);
  const year = date.getUTCFullYear();
  if (parts === "year") return String(year);
  const month = `${MONTHS[date.getUTCMonth()]} ${year}`;
  return parts === "month" ? month : `${date.getUTCDate()} ${month}`;
}

/** A calendar interval, half-open: "2–9 Oct 2014", "Oct 2014", "from 2 Oct 2014", "up to 9 Oct 2014". */
export function calendarWords(first, last) {
  if (!Number.isFinite(first) && !Number.isFinite(last)) return "undated";
  if (!Number.isFinite(last)) return `from ${dateWords(first)}`;
  const final = Math.max(Math.ceil(last) - 1, Number.isFinite(first) ? Math.floor(first) : -Infinity);
  if (!Number.isFinite(first)) return `up to ${dateWords(final)}`;
  const [a, b] = [Math.floor(first), final];
  if (a === b) return dateWords(a);
  const [from, to] = [dateWords(a), dateWords(b)].map((words) => words.split(" "));
  if (wholeMonths(a, b + 1)) {
    const [start, end] = [dateWords(a, "month"), dateWords(b, "month")];
    return start === end ? start : `${from[2] === to[2] ? from[1] : start} – ${end}`;
  }
  if (from[2] !== to[2]) return `${from.join(" ")} – ${to.join(" ")}`;
  if (from[1] !== to[1]) return `${from[0]} ${from[1]} – ${to.join(" ")}`;
  return `${from[0]}–${to.join(" ")}`;
}

function wholeMonths(first, next) {
  return [first, next].every((day) => new Date(day * SECONDS * 1000).getUTCDate() === 1);
}

function unitOf(days) {
  if (days < 60) return [1, "day"];
  if (days < 730) return [30.4375, "month"];
  return [365.25, "year"];
}

function length(days) {
  const [size, noun] = unitOf(days);
  const number = Math.round(days / size);
  return [number, noun];
}

function plural(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function between(near, far) {
  const [a, unitA] = length(near);
  const [b, unitB] = length(far);
  if (unitA !== unitB) return `${plural(a, unitA)} to ${plural(b, unitB)}`;
  return a === b ? plural(a, unitA) : `${a}–${b} ${unitA}s`;
}

/** An interval in days from publication, half-open: "2–10 days before publication". */
export function offsetWords(first, last) {
  const [from, to] = [Math.floor(first), last];
  if (from >= 0) {
    if (to <= 1) return "on the day of publication";
    if (!Number.isFinite(to)) return from < 1 ? "on or after the day of publication" : "after publication, if ever";
    return `${between(Math.max(from, 0), Math.ceil(to) - 1)} after publication`;
  }
  if (!Number.isFinite(from)) {
    if (!Number.isFinite(to)) return "at any time";
    if (to > 1) return `up to ${plural(...length(Math.ceil(to) - 1))} after publication`;
    return to > -1 ? "any time up to publication" : `at least ${plural(...length(-to))} before publication`;
  }
  if (!Number.isFinite(to)) return `since ${plural(...length(-from))} before publication, or later`;
  if (to > 1) return `${plural(...length(-from))} before to ${plural(...length(Math.ceil(to) - 1))} after publication`;
  if (to > -1) return from === -1 && to <= 0 ? "the day before publication" : `up to ${plural(...length(-from))} before publication`;
  return `${between(Math.max(-Math.ceil(to), 1), -from)} before publication`;
}

/** "territory gained" of "territory_gained". */
export function plain(name) {
  return name.replaceAll("_", " ");
}

/** ".88", "−.42", "+.46" */
export function decimal(value, signed = false) {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value).toFixed(2).replace(/^0/, "");
  if (value <= -0.005) return `−${digits}`;
  return signed && value >= 0.005 ? `+${digits}` : digits;
}

/** "100", "1,200–1,500", "at least 40" */
export function quantityWords(low, best, high) {
  const number = (value) => Math.round(value * 10) / 10 + "";
  if (Number.isFinite(low) && Number.isFinite(high)) return low === high ? number(low) : `${number(low)}–${number(high)}`;
  if (Number.isFinite(low)) return `at least ${number(low)}`;
  if (Number.isFinite(high)) return `at most ${number(high)}`;
  return Number.isFinite(best) ? number(best) : "";
}

/** How a participant was found. */
export function basisWords(basis) {
  return basis.split("|").map((one) => SPEECH[one] ?? plain(one)).filter(Boolean).join(", ");
}

/** First letter in upper case. */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
