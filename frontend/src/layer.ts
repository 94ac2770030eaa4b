// The one renderer of violencemap: areas by class, state borders, events, tooltip.
// It lives as long as its element: a changed view restyles what is there and never rebuilds
// the map, so position and zoom stay. Its hosts are streamlit.ts and folium.ts.

import * as L from "leaflet";

import { MapCanvas } from "./canvas.ts";
import { withPopulations } from "./census.ts";
import { Controls } from "./controls.ts";
import { areaFacts, type Facts } from "./facts.ts";
import { boxOf, type Area, type Detail, type Geometry } from "./geometry.ts";
import { Marks } from "./marks.ts";
import { paintOf } from "./paint.ts";
import type { Payload } from "./payload.ts";
import { Tooltip } from "./tooltip.ts";

export type LoadGeometry = (detail: Detail) => Promise<Geometry>;
export type Pick = { cvegeo: string } | { event_id: string };

const PANE = "violencemap";
// A single municipality is shown with some of what is around it.
const CLOSEST_FIT = 10;
const KEYS_THAT_MOVE = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "+", "-"]);

/** An area on the map that knows what it is. */
class AreaLayer extends L.Polygon {
  readonly area: Area;
  readonly index: number;

  constructor(area: Area, index: number, style: L.PolylineOptions) {
    const { type, coordinates } = area.geometry;
    super(L.GeoJSON.coordsToLatLngs(coordinates, type === "Polygon" ? 1 : 2), style);
    this.area = area;
    this.index = index;
  }
}

export class ViolenceMap {
  readonly leaflet: L.Map;
  readonly #host: HTMLElement;
  readonly #load: LoadGeometry;
  readonly #onPick: (pick: Pick) => void;
  readonly #tooltip: Tooltip;
  readonly #controls: Controls;
  readonly #notice: HTMLElement;
  readonly #resize: ResizeObserver;
  readonly #renderer: L.Renderer;
  // one canvas, so the order in which groups are filled is the order in which they are drawn
  readonly #land = L.layerGroup();
  readonly #areas = L.featureGroup();
  readonly #borders = L.layerGroup();
  readonly #marks: Marks;
  readonly #highlight = L.layerGroup();
  #payload: Payload | undefined;
  #geometry: Geometry | undefined;
  #drawn = ""; // what the areas are: detail, level and states
  #home: L.LatLngBounds | undefined;
  #fitted: string | undefined; // the scope that the view was last fitted to
  #byKeyboard = false;
  #turn = 0;
  #painted = 0;

  constructor(host: HTMLElement, load: LoadGeometry, onPick: (pick: Pick) => void = () => {}) {
    this.#host = host;
    this.#load = load;
    this.#onPick = onPick;
    host.classList.add("vm-map");
    host.setAttribute("role", "application");
    this.leaflet = L.map(host, {
      attributionControl: false,
      zoomControl: false,
      scrollWheelZoom: !L.Browser.mobile, // on phones a page must scroll past the map
      zoomSnap: 0.25,
      zoomDelta: 1,
      minZoom: 3,
      maxZoom: 13,
    }).setView([23.6, -102.5], 5);
    // below Leaflet's own panes, so that what a notebook adds stands above
    this.leaflet.createPane(PANE).style.zIndex = "350";
    this.#renderer = new MapCanvas({ padding: 0.3, pane: PANE });
    this.#marks = new Marks(this.#renderer, {
      tell: (facts, at) => this.#tell(facts, at),
      leave: () => this.#leave(),
      pick: (event_id) => this.#onPick({ event_id }),
    });
    for (const group of [this.#land, this.#areas, this.#borders, this.#marks.layer, this.#highlight]) {
      group.addTo(this.leaflet);
    }
    this.#controls = new Controls(this.leaflet, () => this.#goHome());
    this.#tooltip = new Tooltip(host);
    this.#notice = host.appendChild(document.createElement("p"));
    this.#notice.className = "vm-notice";
    this.#notice.setAttribute("role", "alert");
    this.#notice.hidden = true;
    this.#listen();
    this.#resize = new ResizeObserver(() => this.#resized());
    this.#resize.observe(host);
  }

  /** Draw a view; resolves when the browser has painted it. */
  async show(sent: Payload): Promise<void> {
    const payload = withPopulations(sent);
    const turn = ++this.#turn;
    this.#host.style.setProperty("--vm-height", `${payload.height}px`);
    const geometry = await this.#load(payload.scope.length > 0 ? "fine" : "coarse").catch(() => null);
    if (turn !== this.#turn) return; // a newer view came while this one waited
    this.#notice.hidden = geometry !== null;
    this.#notice.textContent = payload.text.failed;
    if (geometry === null) return;
    this.#payload = payload;
    this.#geometry = geometry;
    this.#leave();
    this.#host.setAttribute("aria-label", payload.text.map);
    this.#controls.label(payload.text);
    this.#buildAreas(payload, geometry);
    this.#paintAreas(payload);
    this.#marks.show(payload);
    this.#fit(payload, geometry);
    await this.#signalPainted();
  }

  /** Take the colors of lines anew at the next view: those of the page have changed. */
  forgetColors(): void {
    this.#drawn = "";
  }

  remove(): void {
    this.#resize.disconnect();
    this.leaflet.remove();
  }

  // ---- what is drawn

  /** Build the shapes, when other ones are needed than those that are there. */
  #buildAreas({ scope, level }: Payload, geometry: Geometry): void {
    const states = new Set(scope.map((code) => code.slice(0, 2)));
    const key = [geometry.detail, level, ...states].join();
    if (key === this.#drawn) return;
    this.#drawn = key;
    for (const group of [this.#land, this.#areas, this.#borders]) group.clearLayers();
    if (states.size > 0) {
      const style = { fillColor: this.#color("--vm-land"), fillOpacity: 1, stroke: false };
      this.#land.addLayer(this.#outline(geometry.states, style));
    }
    const color = this.#color("--vm-line");
    const renderer = this.#renderer;
    const style = { renderer, color, fillOpacity: 1, ...(level === "state" ? STATE_LINE : MUNICIPALITY_LINE) };
    geometry.areas(level).forEach((area, index) => {
      const isShown = states.size === 0 || states.has(area.properties.cvegeo.slice(0, 2));
      if (isShown) this.#areas.addLayer(new AreaLayer(area, index, style));
    });
    const border = { ...STATE_LINE, color, fill: false };
    this.#borders.addLayer(this.#outline(geometry.stateBorders, border));
  }

  /** Shapes that are only looked at. */
  #outline(shapes: unknown, style: L.PathOptions): L.GeoJSON {
    const options = { interactive: false, renderer: this.#renderer, style };
    return L.geoJSON(shapes as never, options as L.GeoJSONOptions);
  }

  #paintAreas({ classes, colors }: Payload): void {
    this.#areas.eachLayer((layer) => {
      const area = layer as AreaLayer;
      area.setStyle(paintOf(classes[area.index] ?? " ", colors) as L.PathOptions);
    });
  }

  #color(property: string): string {
    return getComputedStyle(this.#host).getPropertyValue(property).trim();
  }

  // ---- where the map looks

  /** Look at the scope when it has changed; else leave position and zoom to the person. */
  #fit({ scope, level }: Payload, geometry: Geometry): void {
    const key = scope.join();
    if (key === this.#fitted) return;
    const candidates = scope.some((code) => code.length > 2)
      ? geometry.areas("municipality")
      : geometry.states;
    const chosen = candidates.filter(
      ({ properties }) => scope.length === 0 || scope.includes(properties.cvegeo),
    );
    const [west, south, east, north] = boxOf(chosen.length > 0 ? chosen : geometry.areas(level));
    this.#home = L.latLngBounds([south, west], [north, east]);
    this.#goHome();
    // an element without size cannot be fitted: then when it gets one
    this.#fitted = this.leaflet.getSize().x > 0 ? key : undefined;
  }

  #goHome(): void {
    if (!this.#home) return;
    this.leaflet.fitBounds(this.#home, { padding: [8, 8], maxZoom: CLOSEST_FIT, animate: false });
  }

  #resized(): void {
    this.leaflet.invalidateSize({ animate: false });
    if (this.#payload && this.#geometry) this.#fit(this.#payload, this.#geometry);
  }

  // ---- what people do

  #listen(): void {
    const map = this.leaflet;
    this.#areas.on("mouseover click", (event) => {
      this.#enter(event.propagatedFrom, event as L.LeafletMouseEvent);
    });
    this.#areas.on("mouseout", () => this.#leave());
    this.#areas.on("click", ({ propagatedFrom }) => {
      this.#onPick({ cvegeo: (propagatedFrom as AreaLayer).area.properties.cvegeo });
    });
    map.on("mousemove", ({ containerPoint }) => {
      this.#byKeyboard = false;
      this.#tooltip.move(containerPoint.x, containerPoint.y);
    });
    map.on("movestart zoomstart", () => this.#leave());
    map.on("moveend", () => this.#byKeyboard && this.#tellCenter());
    map.on("keydown", ({ originalEvent: { key } }) => {
      this.#byKeyboard ||= KEYS_THAT_MOVE.has(key);
      if (key === "Escape") this.#leave();
      if (key === "Enter") this.#pickCenter();
    });
  }

  #enter(layer: AreaLayer, at: { containerPoint: L.Point }): void {
    const style = { color: this.#color("--vm-text"), weight: 2, fill: false };
    this.#highlight.clearLayers();
    this.#highlight.addLayer(this.#outline(layer.area, style));
    this.#tell(this.#areaFacts(layer), at);
  }

  #areaFacts({ area: { properties }, index }: AreaLayer): Facts {
    const { cvegeo, name } = properties;
    const title = cvegeo.length > 2 ? `${name}, ${this.#geometry!.stateName(cvegeo)}` : name;
    return areaFacts(this.#payload!, index, title, cvegeo);
  }

  #tell(facts: Facts, { containerPoint }: { containerPoint: L.Point }): void {
    this.#tooltip.show(facts, containerPoint.x, containerPoint.y);
  }

  #leave(): void {
    this.#tooltip.hide();
    this.#highlight.clearLayers();
  }

  // ---- the same by keyboard: the area in the middle is the one that is meant

  #tellCenter(): void {
    const area = this.#centerArea();
    if (area) this.#enter(area, { containerPoint: this.leaflet.getSize().divideBy(2) });
  }

  #pickCenter(): void {
    const area = this.#centerArea();
    if (!area) return;
    this.#tellCenter();
    this.#onPick({ cvegeo: area.area.properties.cvegeo });
  }

  #centerArea(): AreaLayer | undefined {
    const center = this.leaflet.latLngToLayerPoint(this.leaflet.getCenter());
    const layers = this.#areas.getLayers() as (AreaLayer & { _containsPoint(at: L.Point): boolean })[];
    return layers.find((layer) => layer._containsPoint(center));
  }

  // ---- for those who wait for the picture: tests, benchmarks, screenshots

  /** Count the painted views in `data-painted`, after the frame that holds the picture. */
  async #signalPainted(): Promise<void> {
    await nextFrame(); // Leaflet draws its canvas in this frame
    await nextFrame(); // and here that frame has been shown
    this.#host.dataset.painted = String(++this.#painted);
    this.#host.dispatchEvent(new CustomEvent("violencemap:painted", { bubbles: true, composed: true }));
  }
}

const STATE_LINE = { weight: 1, opacity: 1 };
const MUNICIPALITY_LINE = { weight: 0.5, opacity: 0.6 };

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
