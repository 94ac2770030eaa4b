import assert from "node:assert/strict";
import { test } from "node:test";

import type { Statements } from "../src/payload.ts";
import { statementMarks } from "../src/statement_marks.ts";
import { PAYLOAD } from "./payload.ts";

const NAMES = {
  titleOf: (level: string, position: number) => `${level} ${position}`,
  codeOf: (level: string, position: number) => `${level}-${position}`,
};
const LABELS = { state: [-100, 20, -90, 19], municipality: [-100.1, 20.1, -116, 32] };
const LOOK = { fill: "black", stroke: "white", text: "white" };

function marks(rows: Statements["rows"], zoom: number) {
  const statements = { look: LOOK, rows, title: "{n} groups" };
  return statementMarks("diamond", statements, PAYLOAD.text, LABELS, NAMES)(zoom);
}

test("statements on one area are one mark, which counts what they are about", () => {
  const [mark, ...others] = marks([[0, 1, "A: present", 0, 0], [0, 1, "A: in conflict", 0, 0], [0, 1, "B: present", 1, 0]], 5);
  assert.equal(others.length, 0);
  assert.deepEqual([mark!.shape, mark!.label, mark!.longitude, mark!.broken], ["diamond", "2", -90, false]);
  assert.deepEqual(mark!.facts(), {
    title: "state 1",
    lines: ["2 groups", "A: present", "A: in conflict", "B: present", "of the whole area"],
  });
  assert.deepEqual(mark!.pick(), { cvegeo: "state-1" });
});

test("neighboring areas stand together until the map is close enough", () => {
  const rows: Statements["rows"] = [[0, 0, "A", 0, 0], [1, 0, "B", 1, 1], [1, 1, "C", 2, 0]];
  const far = marks(rows, 5);
  assert.deepEqual(far.map(({ label }) => label).sort(), ["1", "2"]);
  const two = far.find(({ label }) => label === "2")!;
  assert.equal(two.facts().title, "2 groups");
  assert.equal(two.broken, true);
  assert.equal(marks(rows, two.opensAt()!).length, 3);
});

test("of many statements the first are told, and how many more there are", () => {
  const rows = Array.from({ length: 9 }, (_, at): Statements["rows"][number] => [0, 0, `line ${at}`, at, 0]);
  const { lines } = marks(rows, 5)[0]!.facts();
  assert.deepEqual(lines.slice(-2), ["and 3 more", "of the whole area"]);
});
