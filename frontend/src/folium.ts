// Host for folium and for the one-file page: everything is in the document, nothing is fetched.

import * as L from "leaflet";

import { Geometry, type Detail } from "./geometry.ts";
import { ViolenceMap } from "./layer.ts";
import { unpack } from "./packed.ts";

/**
 * Draw a map into an element. `payload` and `boundaries` are deflated JSON in base64; the
 * boundaries are of the one level of detail that the payload needs. Returns Leaflet's map, so
 * that what folium adds to it (markers, controls …) works as on any other.
 */
export function draw(host: HTMLElement, payload: string, boundaries: string): L.Map {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  host.classList.toggle("vm-dark", dark.matches);
  const geometry = async (detail: Detail) => new Geometry(JSON.parse(await fromBase64(boundaries)), detail);
  const map = new ViolenceMap(host, geometry);
  void fromBase64(payload).then((text) => map.show(JSON.parse(text)));
  return map.leaflet;
}

async function fromBase64(text: string): Promise<string> {
  return unpack(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}

export { L };
