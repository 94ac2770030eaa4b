// A line around what is meant: by the pointer, by the keyboard, or as it was picked.

import * as L from "leaflet";

import type { Area } from "./geometry.ts";
import type { DrawnMark } from "./marks.ts";

export class Outline {
  readonly layer = L.layerGroup();
  readonly #renderer: L.Renderer;
  readonly #color: () => string;

  constructor(renderer: L.Renderer, color: () => string) {
    this.#renderer = renderer;
    this.#color = color;
  }

  /** Around an area, and around nothing else. */
  area(area: Area): void {
    this.clear();
    const options = { ...this.#style(), style: this.#style() };
    this.layer.addLayer(L.geoJSON(area, options as L.GeoJSONOptions));
  }

  /** Around a mark too. */
  mark({ latitude, longitude, radius }: DrawnMark): void {
    this.layer.addLayer(L.circleMarker([latitude, longitude], { ...this.#style(), radius: radius + 5 }));
  }

  clear(): void {
    this.layer.clearLayers();
  }

  #style(): L.PathOptions {
    return { color: this.#color(), weight: 2, fill: false, interactive: false, renderer: this.#renderer };
  }
}
