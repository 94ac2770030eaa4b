// Pictures of a tile server behind the areas, where the person who runs this has named one.
// Without that no request is made: there is no server that we would ask by ourselves.

import * as L from "leaflet";

export interface TileSource {
  /** A template of Leaflet's: `{z}`, `{x}`, `{y}`. */
  url: string;
  /** HTML of the provider's credit, which must be shown. */
  attribution: string;
  max_zoom: number;
  subdomains: string;
}

export class Tiles {
  readonly #map: L.Map;
  readonly #credit = L.control.attribution({ prefix: false });
  #layer: L.TileLayer | undefined;
  #shown = "";

  constructor(map: L.Map) {
    this.#map = map;
  }

  show(source: TileSource | undefined): void {
    const key = JSON.stringify(source ?? null);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#layer?.remove();
    this.#credit.remove();
    this.#map.getContainer().classList.toggle("vm-tiled", source !== undefined);
    if (!source) return;
    const { url, attribution, max_zoom, subdomains } = source;
    this.#credit.addTo(this.#map); // before the layer, whose credit it takes when that is added
    // a zoom between two steps shows the pictures of the nearer one
    const options = { attribution, maxNativeZoom: max_zoom, subdomains: subdomains || "a" };
    this.#layer = L.tileLayer(url, options).addTo(this.#map);
  }
}
