import assert from "node:assert/strict";
import { test } from "node:test";

import { ORIGIN, simplify, toPlane } from "../src/plane.ts";

test("the plane is that of Leaflet's Web Mercator, from another origin", () => {
  // L.CRS.EPSG3857.latLngToPoint(L.latLng(19.4326, -99.1332), 0)
  const [x, y] = toPlane([-99.1332, 19.4326]);
  assert.ok(Math.abs(x + ORIGIN[0] - 57.5053) < 1e-3);
  assert.ok(Math.abs(y + ORIGIN[1] - 113.9084) < 1e-3);
  assert.deepEqual(toPlane([-102, 24]), [0, 0]);
});

test("a line keeps its ends, and of the points between those that a zoom tells apart", () => {
  const line = [[0, 0], [0.1, 0], [0.6, 0], [0.7, 0], [0.8, 0]];
  assert.deepEqual(simplify(line, 0), [[0, 0], [0.6, 0], [0.8, 0]]);
  assert.deepEqual(simplify(line, 4), line);
  assert.deepEqual(simplify([[0, 0], [0.1, 0]], 0), [[0, 0], [0.1, 0]]);
});

test("neighbors keep the same points of a boundary, whichever way they walk it", () => {
  const arc = Array.from({ length: 50 }, (_, at) => [at / 10, Math.sin(at)]);
  const kept = simplify(arc, 1);
  assert.ok(kept.length < arc.length);
  assert.ok(kept.every((point) => arc.includes(point)));
});
