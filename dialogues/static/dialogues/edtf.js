// Dates in EDTF, put together from the answers of date-builder.js.

/** How many dates each form of a date has at least; a choice takes up to MOST. */
export const FEWEST = { one: 1, span: 2, open: 1, choice: 2, between: 2, until: 1, since: 1, unknown: 0 };
export const MOST = 5;
/** EDTF joins only whole dates inside a set by two dots. */
export const PLAIN_ONLY = new Set(["between", "until", "since"]);
const SHAPES = {
  one: ([date]) => date,
  span: ([first, last]) => `${first}/${last}`,
  open: ([first]) => `${first}/..`,
  choice: (dates) => `[${dates.join(",")}]`,
  between: ([first, last]) => `[${first}..${last}]`,
  until: ([date]) => `[..${date}]`,
  since: ([date]) => `[${date}..]`,
  unknown: () => "..",
};

/** One date as far as it is known, or "" while an answer is lacking. */
export function dateOf({ known, year, month, season, day, sure }) {
  if (!/^\d{4}$/.test(year)) return "";
  if (known === "decade") return `${year.slice(0, 3)}X${sure}`;
  if (known === "year") return year + sure;
  if (known === "season") return season && `${year}-${season}${sure}`;
  if (known === "month") return month && `${year}-${month}${sure}`;
  return month && /^\d\d?$/.test(day) ? `${year}-${month}-${day.padStart(2, "0")}${sure}` : "";
}

/** Dates in the form that was chosen, or "" while one of them is lacking. */
export function edtfOf(form, dates) {
  return dates.every(Boolean) ? SHAPES[form](dates) : "";
}
