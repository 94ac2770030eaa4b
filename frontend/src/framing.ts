// Where the map looks: at the places of a view when they have changed, else where a person left it.

import * as L from "leaflet";

import { boxOf, type Geometry } from "./geometry.ts";
import type { Level, Payload } from "./payload.ts";

// A single municipality is shown with some of what is around it.
const CLOSEST_FIT = 10;

export class Framing {
  readonly #map: L.Map;
  #home: L.LatLngBounds | undefined;
  #fitted: string | undefined; // the scope that the map was last fitted to

  constructor(map: L.Map) {
    this.#map = map;
  }

  fit({ scope }: Payload, geometry: Geometry): void {
    const key = scope.join();
    if (key === this.#fitted) return;
    const of: Level = scope.some((code) => code.length > 2) ? "municipality" : "state";
    const chosen = geometry.areas(of).flatMap(({ cvegeo }, index) =>
      scope.length === 0 || scope.includes(cvegeo) ? [geometry.shape(of, index)] : [],
    );
    const [west, south, east, north] = boxOf(chosen);
    this.#home = L.latLngBounds([south, west], [north, east]);
    this.goHome();
    // an element without size cannot be fitted: then when it gets one
    this.#fitted = this.#map.getSize().x > 0 ? key : undefined;
  }

  goHome(): void {
    if (!this.#home) return;
    this.#map.fitBounds(this.#home, { padding: [8, 8], maxZoom: CLOSEST_FIT, animate: false });
  }
}
