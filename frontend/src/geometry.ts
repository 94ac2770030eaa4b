// Boundaries: fetched once, decoded once, shared by all that is drawn.

import { feature, transform } from "topojson-client";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";

import { simplify, toPlane } from "./plane.ts";
import type { Level } from "./payload.ts";

export type Detail = "coarse" | "fine";
export interface AreaName {
  cvegeo: string;
  name: string;
}
export type Area = Feature<Polygon | MultiPolygon, AreaName>;
/** west, south, east, north */
export type Box = [number, number, number, number];

type Layer = GeometryCollection<AreaName>;
type Layers = "states" | "municipalities";
export type Boundaries = Topology<Record<Layers, Layer>>;

// Islands farther than this from the main part of their area do not count for the view:
// Socorro would else put Colima into a corner of the ocean.
const FAR = 1.5;

/** The areas of Mexico in one level of detail, in the order of their codes. */
export class Geometry {
  readonly detail: Detail;
  readonly #topology: Boundaries;
  readonly #names = new Map<Level, AreaName[]>();
  readonly #onPlane = new Map<number, Boundaries>();
  #arcs: Position[][] | undefined;

  constructor(topology: Topology, detail: Detail) {
    this.#topology = topology as Boundaries;
    this.detail = detail;
  }

  areas(level: Level): AreaName[] {
    const known = this.#names.get(level);
    if (known) return known;
    const names = layerOf(this.#topology, level).geometries.map(nameOf);
    this.#names.set(level, names);
    return names;
  }

  stateName(cvegeo: string): string {
    return this.areas("state").find((state) => state.cvegeo === cvegeo.slice(0, 2))!.name;
  }

  codeOf(level: Level, position: number): string {
    return this.areas(level)[position]!.cvegeo;
  }

  /** Name of an area; of a municipality, with that of its state. */
  titleOf(level: Level, position: number): string {
    const { cvegeo, name } = this.areas(level)[position]!;
    return level === "municipality" ? `${name}, ${this.stateName(cvegeo)}` : name;
  }

  /** Shape of an area, in degrees. */
  shape(level: Level, index: number): Area {
    return feature(this.#topology, layerOf(this.#topology, level).geometries[index]!) as Area;
  }

  /** The same boundaries on the plane of the map, no finer than a zoom shows: see `plane.ts`. */
  onPlane(zoom: number): Boundaries {
    const step = Math.ceil(zoom);
    const known = this.#onPlane.get(step);
    if (known) return known;
    this.#arcs ??= decodedArcs(this.#topology);
    const arcs = this.#arcs.map((arc) => simplify(arc, step));
    const flat = { ...this.#topology, arcs, transform: undefined } as unknown as Boundaries;
    this.#onPlane.set(step, flat);
    return flat;
  }
}

export function nameOf({ properties }: Layer["geometries"][number]): AreaName {
  return properties as AreaName; // each area of the file has them
}

export function layerOf({ objects }: Boundaries, level: Level): Layer {
  return level === "state" ? objects.states : objects.municipalities;
}

function decodedArcs(topology: Boundaries): Position[][] {
  const toDegrees = transform(topology.transform!);
  const decode = toDegrees as unknown as (point: Position, at: number) => Position; // 0 begins an arc
  return topology.arcs.map((arc) => arc.map((point, at) => toPlane(decode(point, at))));
}

/** Box around areas, far islands left out. */
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

export function ringBox(ring: Position[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring as [number, number][]) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

export function union(a: Box, b: Box): Box {
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
