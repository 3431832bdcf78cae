import assert from "node:assert/strict";
import test from "node:test";
import { dateOf, edtfOf, FEWEST } from "../../dialogues/static/dialogues/edtf.js";

const ANSWERS = { known: "day", year: "1993", month: "05", season: "21", day: "7", sure: "" };

for (const [answers, date] of [
  [{}, "1993-05-07"],
  [{ day: "17" }, "1993-05-17"],
  [{ known: "month" }, "1993-05"],
  [{ known: "season" }, "1993-21"],
  [{ known: "year" }, "1993"],
  [{ known: "decade" }, "199X"],
  [{ known: "year", sure: "?" }, "1993?"],
  [{ sure: "~" }, "1993-05-07~"],
]) {
  test(`${JSON.stringify(answers)} is ${date}`, () => {
    assert.equal(dateOf({ ...ANSWERS, ...answers }), date);
  });
}

for (const lacking of [
  { year: "" },
  { year: "93" },
  { month: "" },
  { day: "" },
  { day: "x" },
  { known: "month", month: "" },
  { known: "season", season: "" },
]) {
  test(`there is no date yet with ${JSON.stringify(lacking)}`, () => {
    assert.equal(dateOf({ ...ANSWERS, ...lacking }), "");
  });
}

const EDTF = {
  one: "1991",
  span: "1991/1992",
  open: "1991/..",
  choice: "[1991,1992]",
  between: "[1991..1992]",
  until: "[..1991]",
  since: "[1991..]",
  unknown: "..",
};

test("each form joins its dates", () => {
  for (const [form, fewest] of Object.entries(FEWEST)) {
    assert.equal(edtfOf(form, ["1991", "1992"].slice(0, fewest)), EDTF[form]);
  }
});

test("a date that is lacking leaves all open", () => {
  assert.equal(edtfOf("span", ["1991", ""]), "");
});
