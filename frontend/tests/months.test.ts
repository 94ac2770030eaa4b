import assert from "node:assert/strict";
import { test } from "node:test";

import { areaFacts } from "../src/facts.ts";
import { areasByClass, Months } from "../src/months.ts";
import type { MonthFields, StepperText } from "../src/payload.ts";
import { PAYLOAD } from "./payload.ts";

const NO_EVENTS = { rows: [], types: [], sources: [], totals: null };
const MONTHS: MonthFields[] = [
  {
    month: "2021-01",
    name: "Jan 2021",
    classes: "40b-",
    flags: ".0u-",
    counts: [9, 0, 1, null],
    populations: [1000, -10, 5, null],
    days: 31,
    intervals: { 9: [4.115, 17.08] },
    rates: {},
    within: [],
    events: PAYLOAD.events,
    state_events: { "26": 1 },
    text: { source: "Source: SESNSP, Jan 2021", population: "Population: {population} (2021)" },
  },
  {
    month: "2021-02",
    name: "Feb 2021",
    classes: "31--",
    flags: ".u--",
    counts: [7, 1, null, null],
    populations: [50, 2, -1, null],
    days: 28,
    intervals: {},
    rates: {},
    within: [],
    events: NO_EVENTS,
    state_events: {},
    text: { source: "Source: SESNSP, Feb 2021", population: "Population: {population} (2021)" },
  },
];
const TEXT = { map: "Only {month}. {map}" } as StepperText;
const CENSUS = [200_000, 10_000, 500, null];

function months(whole = PAYLOAD): Months {
  return new Months(whole, TEXT, MONTHS, CENSUS);
}

test("a month has its own numbers and words; the rest is that of the period", () => {
  const view = months().view(0);
  assert.equal(view.month, "Jan 2021");
  assert.equal(view.text.map, "Only Jan 2021. Map");
  assert.deepEqual(areaFacts(view, 0, "Sonora", "26").lines.slice(0, 3), [
    "9 victims",
    "52.8 a year (24.1–100.1)", // 9 / 201,000 · 100,000 · 365.25 / 31
    "Population: 201,000 (2021)",
  ]);
  assert.equal(view.colors, PAYLOAD.colors);
  assert.equal(view.level, PAYLOAD.level);
});

test("populations are sent as changes, the first of them from the census", () => {
  const both = [0, 1].map((at) => months().view(at).populations);
  assert.deepEqual(both, [
    [201_000, 9_990, 505, null],
    [201_050, 9_992, 504, null],
  ]);
});

test("rates of the period that were sent are not those of a month", () => {
  assert.ok(Object.keys(PAYLOAD.rates).length > 0);
  assert.deepEqual(months().view(1).rates, {});
});

test("only the events of the month are marks", () => {
  assert.equal(months().view(0).events.rows.length, PAYLOAD.events.rows.length);
  assert.equal(months().view(1).events.rows.length, 0);
});

test("what reports say of groups and figures has no month", () => {
  const look = { fill: "white", stroke: "black", text: "black" };
  const groups = { look, title: "{n} groups", rows: [] };
  assert.equal(months({ ...PAYLOAD, statements: { groups } }).view(0).statements, undefined);
});

test("a month is found by its code, and drawn again from the same payload", () => {
  const all = months();
  assert.equal(all.find("2021-02"), 1);
  assert.equal(all.code(1), "2021-02");
  assert.equal(all.find("2020-12"), -1);
  assert.equal(all.find(""), -1);
  assert.equal(all.view(1), all.view(1));
});

test("areas are counted by class, those with few cases in theirs, those not chosen nowhere", () => {
  assert.deepEqual(areasByClass("0a16g--x  "), [2, 1, 0, 0, 0, 0, 2, 2, 1]);
  const symbols = "0123456abcdefg-x";
  assert.equal(areasByClass(symbols).reduce((sum, number) => sum + number), symbols.length);
});
