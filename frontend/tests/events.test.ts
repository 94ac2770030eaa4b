import assert from "node:assert/strict";
import { test } from "node:test";

import { CLOSEST, Clusters } from "../src/clusters.ts";
import { eventFacts, markFacts } from "../src/event_facts.ts";
import { eventMarks, stateMarks } from "../src/event_marks.ts";
import type { EventRow, Payload } from "../src/payload.ts";
import { gravest, shapeOf, spotsOf, sumOf, type Spot } from "../src/spots.ts";
import { PAYLOAD, ROWS } from "./payload.ts";

const NAMES = {
  titleOf: (level: string, position: number) => `${level} ${position}`,
  codeOf: (level: string, position: number) => `${level}-${position}`,
};

/** As many invented events as wanted, in some hundred places, the same at each run. */
function invented(number: number): EventRow[] {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const places = Array.from({ length: 300 }, () => [-117 + 30 * random(), 15 + 17 * random()] as const);
  return Array.from({ length: number }, (_, id) => {
    const [longitude, latitude] = places[Math.floor(random() * places.length)]!;
    const [precision, type, unreviewed] = [random(), random(), random()].map((part) => (part < 0.4 ? 1 : 0));
    return [longitude, latitude, precision, type, "2021", null, "Somewhere", 0, `i-${id}`, unreviewed] as EventRow;
  });
}

function withEvents(rows: EventRow[]): Payload {
  return { ...PAYLOAD, events: { ...PAYLOAD.events, rows } };
}

function spots(...rows: EventRow[]): Spot[] {
  return spotsOf(withEvents(rows), []);
}

/** Numbers written on the marks; a mark without one stands for one event. */
function numbers(marks: { label: string }[]): number[] {
  return marks.map(({ label }) => (label === "" ? 1 : Number(label.replaceAll(",", ""))));
}

const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);

test("the numbers of all marks add up to the events, at every zoom", () => {
  const rows = invented(1500);
  const marksAt = eventMarks(withEvents(rows), [], NAMES);
  const counts = new Set<number>();
  for (let zoom = 3; zoom <= CLOSEST; zoom += 0.25) {
    const marks = marksAt(zoom);
    assert.equal(sum(numbers(marks)), rows.length);
    counts.add(marks.length);
  }
  assert.ok(counts.size > 3); // they do fall apart on the way
});

test("so do kinds, precisions and reviews of the clusters", () => {
  const rows = invented(500);
  const all = spots(...rows);
  for (const zoom of [3, 6, 9, CLOSEST]) {
    const tallies = new Clusters(all, 40).at(zoom).map(({ members }) => sumOf(members));
    const kinds = [0, 1].map((kind) => sum(tallies.map((tally) => tally.kinds[kind]!)));
    assert.deepEqual(kinds, [0, 1].map((kind) => rows.filter((row) => PAYLOAD.events.types[row[3]]!.group === kind).length));
    assert.equal(sum(tallies.map((tally) => tally.localities)), rows.filter((row) => row[2] === 0).length);
    assert.equal(sum(tallies.map((tally) => tally.unreviewed)), rows.filter((row) => row[9] === 1).length);
  }
});

test("a mark that opens has more marks at the zoom it opens at", () => {
  const rows = invented(300);
  const marksAt = eventMarks(withEvents(rows), [], NAMES);
  const opening = marksAt(4).flatMap((mark) => mark.opensAt() ?? []);
  assert.ok(opening.length > 0);
  for (const opensAt of opening) assert.ok(marksAt(opensAt).length > marksAt(opensAt - 1).length);
});

test("no marks are nearer than they are joined within, at no part of a zoom either", () => {
  const marksAt = eventMarks(withEvents(invented(800)), [], NAMES);
  for (const zoom of [4, 4.25, 4.5, 4.75]) {
    const pixels = marksAt(zoom).map(({ longitude, latitude }) => {
      const sine = Math.sin((latitude * Math.PI) / 180);
      const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
      return [((longitude / 360 + 0.5) * 256) * 2 ** zoom, y * 256 * 2 ** zoom] as const;
    });
    const gaps = pixels.flatMap(([x, y], at) => pixels.slice(at + 1).map(([u, v]) => Math.hypot(x - u, y - v)));
    assert.ok(Math.min(...gaps) > 15); // joined ones stand at their mean, which may come nearer
    assert.ok(gaps.filter((gap) => gap < 40).length < 0.02 * gaps.length);
  }
});

test("events at one and the same point stay together for good, and are told one by one", () => {
  const rows = [ROWS[0]!, ROWS[1]!];
  const [mark, ...others] = eventMarks(withEvents(rows), [], NAMES)(CLOSEST);
  assert.equal(others.length, 0);
  assert.deepEqual([mark!.label, mark!.opensAt(), mark!.shape], ["2", null, "circle"]);
  assert.deepEqual([mark!.longitude, mark!.latitude], [-87.46, 20.21]);
  assert.deepEqual(mark!.facts(), eventFacts(PAYLOAD, rows));
});

test("a mark for several events looks like the gravest", () => {
  assert.equal(gravest(sumOf(spots(ROWS[1]!))), 1);
  assert.equal(gravest(sumOf(spots(...ROWS))), 0);
});

test("the shape tells localities, municipalities, and both together", () => {
  assert.equal(shapeOf(spots(ROWS[0]!, ROWS[1]!)), "circle");
  assert.equal(shapeOf(spots(ROWS[2]!)), "square");
  assert.equal(shapeOf(spots(...ROWS)), "both");
});

test("a rim is broken while any of its events is unreviewed", () => {
  const isBroken = (...rows: EventRow[]) => eventMarks(withEvents(rows), [], NAMES)(5)[0]!.broken;
  assert.equal(isBroken(ROWS[0]!), false);
  assert.equal(isBroken(ROWS[1]!), true);
  assert.equal(isBroken(ROWS[0]!, ROWS[1]!), true);
  assert.equal(isBroken(ROWS[0]!, ROWS[2]!), false);
});

test("a cluster tells how many of each kind, how well placed, and how many unreviewed", () => {
  const elsewhere: EventRow = [-87.3, 20.21, 0, 1, "2021", null, "Cozumel", 0, "i-9", 0];
  const { title, lines } = markFacts(PAYLOAD, spots(...ROWS, elsewhere), true, NAMES);
  assert.equal(title, "4 events");
  assert.deepEqual(lines, ["Attack: 3", "Other: 1", "locality: 3, municipality: 1", "unreviewed: 1", "click to open"]);
});

test("what is too near to fall apart is told by name", () => {
  const { lines } = markFacts(PAYLOAD, spots(ROWS[0]!, ROWS[2]!), false, NAMES);
  assert.deepEqual(lines.slice(3), [
    "Tulum, Quintana Roo: Feminicide · 27 mar 2021 · deaths: 1",
    "Tulum, Quintana Roo: Feminicide · mar 2021 · deaths: 2",
  ]);
});

test("totals of municipalities are squares that add up, with what has no municipality", () => {
  const totals = { kinds: [[5, 0, 1200], [1, 0, 0]], localities: [2, 0, 1000], unreviewed: [0, 0, 3] };
  const payload = { ...PAYLOAD, events: { ...PAYLOAD.events, rows: [ROWS[0]!], totals } };
  const marks = eventMarks(payload, [-99, 19, -100, 20, -110, 29], NAMES)(8);
  assert.equal(sum(numbers(marks)), 5 + 1 + 1200 + 1);
  assert.equal(marks.length, 3); // a municipality without events has no mark
  const [large] = marks.filter(({ label }) => label === "1,200");
  assert.deepEqual([large!.shape, large!.broken, large!.pick()], ["square", true, { cvegeo: "municipality-2" }]);
  const { title, lines } = large!.facts();
  assert.equal(title, "municipality 2");
  assert.deepEqual(lines, [
    "1,200 events",
    "Attack: 1,200",
    "locality: 1,000, municipality: 200",
    "unreviewed: 3",
    "totals by municipality",
  ]);
});

test("events known by state only are a number on the state that is no point", () => {
  const labels = Array.from({ length: 64 }, (_, at) => at);
  const [mark, ...others] = stateMarks(PAYLOAD, labels, NAMES)(5);
  assert.equal(others.length, 0);
  assert.deepEqual([mark!.shape, mark!.label, mark!.longitude, mark!.latitude], ["pill", "+2", 50, 51]);
  assert.deepEqual(mark!.facts(), { title: "state 25", lines: ["Known only by state: 2", "no place"] });
});

test("numbers of neighboring states are joined and add up too", () => {
  const labels = [...Array.from({ length: 62 }, () => 0), 1, 1];
  const payload = { ...PAYLOAD, state_events: { "31": 5, "32": 1200 } };
  assert.deepEqual(stateMarks(payload, labels, NAMES)(9).map(({ label }) => label).sort(), ["+1,200", "+5"]);
  const [mark, ...others] = stateMarks(payload, labels, NAMES)(3);
  assert.equal(others.length, 0);
  assert.equal(mark!.label, "+1,205");
  assert.ok(mark!.opensAt()! > 3);
  const { title, lines } = mark!.facts();
  assert.equal(title, "1,205 known only by state");
  assert.deepEqual([...lines].sort(), ["no place", "state 30: 5", "state 31: 1,200"]);
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
