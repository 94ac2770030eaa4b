import assert from "node:assert/strict";
import { test } from "node:test";

import { spread } from "../src/spread.ts";

const at = (x: number, y: number) => ({ x, y, halfWidth: 12, halfHeight: 8 });

test("what stands free is not moved", () => {
  assert.deepEqual(spread([at(0, 0), at(100, 0)], [at(50, 50)]), [at(0, 0), at(100, 0)]);
});

test("what would cover something moves a little aside", () => {
  const [first, second] = spread([at(0, 0), at(3, 0)], [at(0, 5)]);
  for (const [one, other] of [[first!, at(0, 5)], [second!, at(0, 5)], [first!, second!]] as const) {
    assert.ok(Math.abs(one.x - other.x) >= 24 || Math.abs(one.y - other.y) >= 16);
  }
  assert.ok([first!, second!].every(({ x, y }) => Math.hypot(x, y) < 50));
});

test("without any room it stays", () => {
  const wall = { x: 0, y: 0, halfWidth: 500, halfHeight: 500 };
  assert.deepEqual(spread([at(0, 0)], [wall]), [at(0, 0)]);
});
