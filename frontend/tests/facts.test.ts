import assert from "node:assert/strict";
import { test } from "node:test";

import { annualRate, areaFacts, eventFacts, groupByPoint, groupOf, isUnreviewed } from "../src/facts.ts";
import { paintOf } from "../src/paint.ts";
import { unpack } from "../src/packed.ts";
import type { EventRow, Payload } from "../src/payload.ts";

const ROWS: EventRow[] = [
  [-87.46, 20.21, 0, 1, "27 mar 2021", 1, "Tulum, Quintana Roo", 0, "i-1", 0],
  [-87.46, 20.21, 0, 0, "28 mar 2021", null, "Tulum, Quintana Roo", 0, "i-2", 1],
  [-87.46, 20.21, 1, 1, "mar 2021", 2, "Tulum, Quintana Roo", 0, "i-3", 0],
];

const PAYLOAD: Payload = {
  level: "state",
  scope: [],
  height: 480,
  classes: "4a0-",
  flags: ".u0-",
  counts: [57, 3, 0, null],
  populations: [208_000, 10_000, 500, null],
  days: 365,
  intervals: { 57: [43.17, 73.85], 3: [0.6187, 8.767], 0: [0, 3.689] },
  rates: { 1: [12.3, 4.5, 20.1] },
  within: [[1, "Nuevo", 2]],
  state_events: { "26": 2 },
  colors: {
    classes: ["zero", "one", "two", "three", "four", "five", "six"],
    no_data: "gray",
    marks: [
      { fill: "red", stroke: "white", text: "white" },
      { fill: "white", stroke: "red", text: "red" },
    ],
  },
  events: {
    rows: ROWS,
    types: [
      { label: "Protest", group: 1 },
      { label: "Feminicide", group: 0 },
    ],
    sources: ["Example Monitor, 6 Apr 2021", "Second Monitor, 7 Apr 2021"],
  },
  text: {
    map: "Map",
    count: "{count} victims",
    rate: "{rate} a year ({low}–{high})",
    population: "Population: {population} (2021, CONAPO)",
    flags: { u: "Few cases ({n})", "0": "Zero records", "-": "No data" },
    source: "Source: SESNSP",
    within: "Drawn with {name}: {count}",
    within_no_data: "Drawn with {name}: no data",
    state_events: "Known only by state: {n}",
    deaths: "deaths: {n}",
    unreviewed: "unreviewed",
    precisions: ["Known to the locality", "Known to the municipality only"],
    more: "and {n} more",
    zoom_in: "+",
    zoom_out: "-",
    home: "all",
    failed: "failed",
  },
};

test("a rate follows from count, population and days, as Python works it out", () => {
  // violencemap.query.rates: annual_rate(57, 208_000, 365), poisson_interval(57)
  const [rate, low, high] = annualRate(PAYLOAD, 0)!;
  assert.equal(rate.toFixed(1), "27.4");
  assert.equal(low!.toFixed(1), "20.8");
  assert.equal(high!.toFixed(1), "35.5");
});

test("a rate that was sent goes before the formula; without data there is none", () => {
  assert.deepEqual(annualRate(PAYLOAD, 1), [12.3, 4.5, 20.1]);
  assert.equal(annualRate(PAYLOAD, 3), null);
});

test("a tooltip tells count, rate, population, flag, what is drawn within, and the source", () => {
  assert.deepEqual(areaFacts(PAYLOAD, 1, "Sonora", "26"), {
    title: "Sonora",
    lines: [
      "3 victims",
      "12.3 a year (4.5–20.1)",
      "Population: 10,000 (2021, CONAPO)",
      "Few cases (3)",
      "Drawn with Nuevo: 2",
      "Known only by state: 2",
      "Source: SESNSP",
    ],
  });
});

test("no data is told apart from zero", () => {
  assert.deepEqual(areaFacts(PAYLOAD, 3, "Colima", "06").lines, ["No data", "Source: SESNSP"]);
  const zero = areaFacts(PAYLOAD, 2, "Yucatán", "31").lines;
  assert.equal(zero[0], "0 victims");
  assert.ok(zero.includes("Zero records"));
});

test("events at one point stand together, but not with those known less finely; all are there", () => {
  const groups = groupByPoint(ROWS);
  assert.deepEqual(groups.map((group) => group.length), [2, 1]);
  assert.equal(groups.flat().length, ROWS.length);
});

test("a mark for several events looks like the gravest", () => {
  assert.equal(groupOf(PAYLOAD, [ROWS[1]!]), 1);
  assert.equal(groupOf(PAYLOAD, ROWS), 0);
});

test("a mark is unreviewed while any of its events is", () => {
  assert.equal(isUnreviewed([ROWS[0]!]), false);
  assert.equal(isUnreviewed([ROWS[1]!]), true);
  assert.equal(isUnreviewed([ROWS[0]!, ROWS[1]!]), true);
  assert.equal(isUnreviewed([ROWS[0]!, ROWS[2]!]), false);
});

test("events of one source say it once, and each whether it is unreviewed", () => {
  const other: EventRow = [-87.46, 20.21, 0, 0, "29 mar 2021", null, "Tulum, Quintana Roo", 1, "i-4", 0];
  assert.deepEqual(eventFacts(PAYLOAD, [ROWS[0]!, ROWS[1]!, other]).lines, [
    "Known to the locality",
    "Feminicide · 27 mar 2021 · deaths: 1",
    "Protest · 28 mar 2021 · unreviewed",
    "Example Monitor, 6 Apr 2021",
    "Protest · 29 mar 2021",
    "Second Monitor, 7 Apr 2021",
  ]);
});

test("the facts of events at a point: five at most, and how many more", () => {
  const many = Array.from({ length: 7 }, () => ROWS[0]!);
  const { title, lines } = eventFacts(PAYLOAD, many);
  assert.equal(title, "Tulum, Quintana Roo");
  assert.equal(lines[0], "Known to the locality");
  assert.equal(lines.filter((line) => line.startsWith("Feminicide")).length, 5);
  assert.equal(lines.at(-1), "and 2 more");
});

test("every symbol has its own look", () => {
  const paint = (symbol: string) => paintOf(symbol, PAYLOAD.colors);
  assert.deepEqual([..."0123456"].map((symbol) => paint(symbol).fillColor), PAYLOAD.colors.classes);
  assert.deepEqual([..."abcdefg"].map((symbol) => paint(symbol).fillColor), PAYLOAD.colors.classes);
  assert.ok([..."abcdefg-"].every((symbol) => paint(symbol).hatch !== null));
  assert.ok([..."0123456x "].every((symbol) => paint(symbol).hatch === null));
  assert.equal(paint("-").fillColor, "gray");
  assert.equal(paint("x").fillColor, "transparent");
});

test("a payload packed as Python packs it is read back", async () => {
  const text = JSON.stringify(PAYLOAD);
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
  assert.equal(await unpack(new Uint8Array(await new Response(packed).arrayBuffer())), text);
});
