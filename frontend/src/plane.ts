// The plane that the map lies on: pixels of the whole world at zoom 0 (Web Mercator), counted from
// a point in Mexico so that a path's 32-bit numbers tell a tenth of a pixel at every zoom.

import type { Position } from "geojson";

const WORLD = 256;
const RADIANS = Math.PI / 180;
// A point nearer than this to the one before it is not seen.
const FINEST = 0.5;

export const ORIGIN = mercator([-102, 24]);

/** Where a place (longitude, latitude) lies on the plane. */
export function toPlane(place: Position): [number, number] {
  const [x, y] = mercator(place);
  return [x - ORIGIN[0], y - ORIGIN[1]];
}

/** A line of the plane without the points that a zoom does not tell apart; its ends stay. */
export function simplify(line: Position[], zoom: number): Position[] {
  const step = FINEST / 2 ** zoom;
  let [x, y] = line[0] as [number, number];
  return line.filter((point, at) => {
    const isKept = at === 0 || at === line.length - 1 || away(point, x, y) > step;
    if (isKept) [x, y] = point as [number, number];
    return isKept;
  });
}

function away(point: Position, x: number, y: number): number {
  return Math.max(Math.abs(point[0]! - x), Math.abs(point[1]! - y));
}

function mercator([longitude, latitude]: Position): [number, number] {
  const sine = Math.sin(latitude! * RADIANS);
  const x = (longitude! + 180) / 360;
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [x * WORLD, y * WORLD];
}
