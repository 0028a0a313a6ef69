/** Bounds, numbers and kinds in words. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SECONDS = 86400;
const [MONTH, YEAR] = [30.44, 365.25];
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

/** A number of days or a range of them, in the unit that suits it, or in two: "2 days to 19 months". */
function amount(low, high) {
  if (low < 2 * MONTH && high >= 3 * MONTH) return `${amount(low, low)} to ${amount(high, high)}`;
  const unit = low >= 2 * YEAR ? [YEAR, "year"] : low < 2 * MONTH || high < 3 * MONTH ? [1, "day"] : [MONTH, "month"];
  const [first, last] = [low, high].map((value) => Math.round(value / unit[0]));
  return `${first === last ? first : `${first}–${last}`} ${unit[1]}${first === 1 && last === 1 ? "" : "s"}`;
}

/** A hull in days from publication: "2–10 days before publication"; the same words as `views/words.py`. */
export function offsetWords(low, high) {
  const before = (a, b = a) => `${amount(-a, -b)} before publication`;
  if (!Number.isFinite(low) && !Number.isFinite(high)) return "at a time the text does not bound";
  if (!Number.isFinite(low)) return high > -1 && high <= 1 ? "before publication" : high < 0 ? `more than ${before(high)}` : `up to ${amount(high, high)} after publication`;
  if (!Number.isFinite(high)) {
    if (low >= 0 && low <= 1) return "after publication, if ever";
    return low < 0 ? `from ${before(low)} on` : `more than ${amount(low, low)} after publication`;
  }
  if (low >= 0) return high <= 1 ? "on the day of publication" : `${amount(low, high)} after publication`;
  if (low >= -1 && high <= 0) return "the day before publication";
  if (high > 1) return `between ${amount(-low, -low)} before and ${amount(high, high)} after publication`;
  return high > -1 ? `up to ${before(low)}` : before(high, low);
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
