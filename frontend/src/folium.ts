// Host for folium and for the one-file page: everything is in the document, nothing is fetched.

import * as L from "leaflet";
import markerIcon from "leaflet/dist/images/marker-icon.png";
import markerIconRetina from "leaflet/dist/images/marker-icon-2x.png";
import markerShadow from "leaflet/dist/images/marker-shadow.png";

import towns from "../../data/localities.csv";
import { Geometry, type Detail } from "./geometry.ts";
import { ViolenceMap } from "./layer.ts";
import { unpack } from "./packed.ts";
import "./map.css";
import "./legend.css";

/**
 * Draw a map into an element. `payload` and `boundaries` are deflated JSON in base64; the
 * boundaries are of the one level of detail that the payload needs. Returns Leaflet's map, so
 * that what folium adds to it (markers, controls …) works as on any other.
 */
export function draw(host: HTMLElement, payload: string, boundaries: string): L.Map {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const geometry = async (detail: Detail) => new Geometry(JSON.parse(await fromBase64(boundaries)), detail);
  const map = new ViolenceMap(host, geometry);
  map.searchLocalities(async () => JSON.parse(await fromBase64(towns)));
  const show = async () => {
    host.classList.toggle("vm-dark", dark.matches);
    map.forgetColors();
    await map.show(JSON.parse(await fromBase64(payload)));
  };
  dark.addEventListener("change", show);
  void show();
  return map.leaflet;
}

async function fromBase64(text: string): Promise<string> {
  return unpack(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}

// What folium's own elements expect of a page. Leaflet puts itself into `window.L`; its marker
// gets its picture from here, not from a file beside; and of jQuery they ask but one thing, an
// element made from HTML.
const DefaultIcon = L.Icon.Default as unknown as { prototype: { _getIconUrl?: unknown } };
delete DefaultIcon.prototype._getIconUrl; // it would look for the pictures beside the style sheet
L.Icon.Default.mergeOptions({
  iconUrl: markerIcon,
  iconRetinaUrl: markerIconRetina,
  shadowUrl: markerShadow,
});
const page = window as unknown as { $?: unknown };
page.$ ??= (html: string) => [...new DOMParser().parseFromString(html, "text/html").body.children];
