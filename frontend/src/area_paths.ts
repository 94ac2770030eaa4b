// The areas as paths on the plane of the map, which a canvas fills and strokes.

import type { MultiLineString, Position } from "geojson";
import { feature, mesh } from "topojson-client";

import { layerOf, nameOf, ringBox, union, type Area, type Boundaries, type Box, type Geometry } from "./geometry.ts";
import type { Level } from "./payload.ts";

/** Which areas there are; `states` is empty for all. */
export interface Extent {
  geometry: Geometry;
  level: Level;
  states: ReadonlySet<string>;
}

/** An area on the plane of the map; `index` is its place in the boundary file. */
export interface Shape {
  index: number;
  box: Box;
  path: Path2D;
}

/** All that is drawn of an extent at a zoom. */
export interface Drawing {
  shapes: Shape[];
  /** All states, under those that are chosen. */
  land: Path2D | null;
  lines: Path2D;
  stateLines: Path2D;
}

/** Paths of the areas and of what is drawn with them, no finer than a zoom shows. */
export function drawingOf({ geometry, level, states }: Extent, zoom: number): Drawing {
  const boundaries = geometry.onPlane(zoom);
  const layer = layerOf(boundaries, level);
  const isShown = (code: string) => states.size === 0 || states.has(code.slice(0, 2));
  const shown = layer.geometries.filter((one) => isShown(nameOf(one).cvegeo));
  const shapes = layer.geometries.flatMap((one, index) => {
    if (!isShown(nameOf(one).cvegeo)) return [];
    const rings = ringsOf(feature(boundaries, one) as Area);
    return [{ index, box: rings.map(ringBox).reduce(union), path: trace(new Path2D(), rings, true) }];
  });
  return {
    shapes,
    land: states.size > 0 ? landOf(boundaries) : null,
    lines: borderOf(boundaries, shown),
    stateLines: borderOf(boundaries, boundaries.objects.states.geometries),
  };
}

function landOf(boundaries: Boundaries): Path2D {
  const states = feature(boundaries, boundaries.objects.states).features as Area[];
  return states.reduce((path, state) => trace(path, ringsOf(state), true), new Path2D());
}

/** Every boundary between and around areas, once. */
function borderOf(boundaries: Boundaries, geometries: Boundaries["objects"]["states"]["geometries"]): Path2D {
  const lines = mesh(boundaries, { type: "GeometryCollection", geometries } as never) as MultiLineString;
  return trace(new Path2D(), lines.coordinates, false);
}

function ringsOf({ geometry: { type, coordinates } }: Area): Position[][] {
  return type === "Polygon" ? coordinates : coordinates.flat();
}

function trace(path: Path2D, lines: Position[][], isClosed: boolean): Path2D {
  for (const [first, ...others] of lines) {
    path.moveTo(first![0]!, first![1]!);
    for (const [x, y] of others) path.lineTo(x!, y!);
    if (isClosed) path.closePath();
  }
  return path;
}
