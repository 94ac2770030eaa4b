// Boundaries: fetched once, decoded once, shared by all that is drawn.

import { feature, mesh } from "topojson-client";
import type { Feature, MultiLineString, MultiPolygon, Polygon, Position } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";

import type { Level } from "./payload.ts";

export type Detail = "coarse" | "fine";
export type Area = Feature<Polygon | MultiPolygon, { cvegeo: string; name: string }>;
/** west, south, east, north */
export type Box = [number, number, number, number];

type Boundaries = Topology<{ states: Layer; municipalities: Layer }>;
type Layer = GeometryCollection<{ cvegeo: string; name: string }>;

// Islands farther than this from the main part of their area do not count for the view:
// Socorro would else put Colima into a corner of the ocean.
const FAR = 1.5;

/** The areas of Mexico in one level of detail, in the order of their codes. */
export class Geometry {
  readonly states: Area[];
  readonly stateBorders: MultiLineString;
  readonly detail: Detail;
  readonly #topology: Boundaries;
  #municipalities: Area[] | undefined;

  constructor(topology: Topology, detail: Detail) {
    this.#topology = topology as Boundaries;
    this.detail = detail;
    this.states = areasOf(this.#topology, "states");
    this.stateBorders = mesh(this.#topology, this.#topology.objects.states as never);
  }

  areas(level: Level): Area[] {
    if (level === "state") return this.states;
    return (this.#municipalities ??= areasOf(this.#topology, "municipalities"));
  }

  stateName(cvegeo: string): string {
    return this.states.find((state) => state.properties.cvegeo === cvegeo.slice(0, 2))!.properties.name;
  }
}

function areasOf(topology: Boundaries, name: "states" | "municipalities"): Area[] {
  return feature(topology, topology.objects[name]).features as Area[];
}

/** Box around the areas, far islands left out. */
export function boxOf(areas: Area[]): Box {
  return areas.map(mainBox).reduce(union);
}

function mainBox(area: Area): Box {
  const { geometry } = area;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const boxes = polygons.map((rings) => ringBox(rings[0]!));
  const main = boxes.reduce((largest, box) => (size(box) > size(largest) ? box : largest));
  return boxes.filter((box) => distance(box, main) < FAR).reduce(union);
}

function ringBox(ring: Position[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring as [number, number][]) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function union(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function size([west, south, east, north]: Box): number {
  return (east - west) * (north - south);
}

function distance(a: Box, b: Box): number {
  const across = Math.max(a[0] - b[2], b[0] - a[2], 0);
  const along = Math.max(a[1] - b[3], b[1] - a[3], 0);
  return Math.max(across, along);
}
