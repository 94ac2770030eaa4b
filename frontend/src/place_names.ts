// All places that the map can go to: those of the boundaries, and municipalities younger than they.

import areas from "../../data/areas.csv";
import type { Geometry } from "./geometry.ts";
import { localityPlaces, type Locality } from "./localities.ts";
import { PlaceIndex, type Place } from "./places.ts";

export function placeIndex(geometry: Geometry, localities: Locality[]): PlaceIndex {
  const states = geometry.areas("state").map(({ cvegeo, name }) => ({ cvegeo, name, state: "", drawnIn: "" }));
  const municipality = (cvegeo: string, name: string, drawnIn = ""): Place => ({
    cvegeo,
    name,
    state: geometry.stateName(cvegeo),
    drawnIn,
  });
  return new PlaceIndex([
    ...states,
    ...geometry.areas("municipality").map(({ cvegeo, name }) => municipality(cvegeo, name)),
    ...areas.young.map(([cvegeo, name, drawnIn]) => municipality(cvegeo, name, drawnIn)),
    ...localityPlaces(localities, geometry),
  ]);
}
