// Towns that the search finds besides areas; read when somebody first goes to the search.

import areas from "../../data/areas.csv";
import type { Geometry } from "./geometry.ts";
import type { Place } from "./places.ts";

/** Code of the municipality, name, longitude and latitude. */
export type Locality = [cvegeo: string, name: string, longitude: number, latitude: number];

export function localityPlaces(localities: Locality[], geometry: Geometry): Place[] {
  const drawn = geometry.areas("municipality").map(({ cvegeo, name }) => [cvegeo, { name, drawnIn: "" }] as const);
  const young = areas.young.map(([cvegeo, name, drawnIn]) => [cvegeo, { name, drawnIn }] as const);
  const municipalities = new Map([...drawn, ...young]);
  return localities.flatMap(([cvegeo, name, longitude, latitude]) => {
    const within = municipalities.get(cvegeo);
    if (!within) return [];
    const state = `${within.name}, ${geometry.stateName(cvegeo)}`;
    return [{ cvegeo, name, state, drawnIn: within.drawnIn, point: [longitude, latitude] as [number, number] }];
  });
}
