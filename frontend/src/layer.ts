// The one renderer of violencemap: areas by class, state borders, events, tooltip.
// It lives as long as its element: a changed view restyles what is there and never rebuilds
// the map, so position and zoom stay. Its hosts are streamlit.ts and folium.ts.

import * as L from "leaflet";

import type { Choice } from "./actions.ts";
import { Areas, type Shape } from "./areas.ts";
import { MapCanvas } from "./canvas.ts";
import { monthsOf, withPopulations } from "./census.ts";
import { CLOSEST } from "./clusters.ts";
import { areaFacts, type Facts } from "./facts.ts";
import { boxOf, type Area, type Detail, type Geometry } from "./geometry.ts";
import { Marks, SHOWN, type DrawnMark } from "./marks.ts";
import { Picking } from "./picking.ts";
import type { Months } from "./months.ts";
import type { Level, Payload } from "./payload.ts";
import { Tooltip } from "./tooltip.ts";

export type LoadGeometry = (detail: Detail) => Promise<Geometry>;
export type { Pick } from "./actions.ts";

const PANE = "violencemap";
// A single municipality is shown with some of what is around it.
const CLOSEST_FIT = 10;
const KEYS_THAT_MOVE = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "+", "-"]);

export class ViolenceMap {
  readonly leaflet: L.Map;
  readonly #host: HTMLElement;
  readonly #load: LoadGeometry;
  readonly #picking: Picking;
  readonly #tooltip: Tooltip;
  readonly #notice: HTMLElement;
  readonly #month: HTMLElement;
  readonly #keys: HTMLElement;
  readonly #resize: ResizeObserver;
  readonly #renderer: L.Renderer;
  readonly #areas = new Areas({ padding: 0.3, pane: PANE });
  readonly #marks: Marks;
  readonly #highlight = L.layerGroup();
  #whole: Payload | undefined; // the view that was sent
  #months: Months | undefined;
  #payload: Payload | undefined; // what is drawn: it, or a month of it
  #geometry: Geometry | undefined;
  #drawn = ""; // what the areas are: detail, level and states
  #home: L.LatLngBounds | undefined;
  #fitted: string | undefined; // the scope that the view was last fitted to
  #pointed: number | undefined; // index of the area that the tooltip is about
  #byKeyboard = false;
  #turn = 0;
  #painted = 0;

  constructor(host: HTMLElement, load: LoadGeometry, onChoose: (choice: Choice) => void = () => {}) {
    this.#host = host;
    this.#load = load;
    host.classList.add("vm-map");
    host.setAttribute("role", "application");
    this.leaflet = L.map(host, {
      attributionControl: false,
      zoomControl: false,
      scrollWheelZoom: !L.Browser.mobile, // on phones a page must scroll past the map
      zoomSnap: 0.25,
      zoomDelta: 1,
      minZoom: 3,
      maxZoom: CLOSEST,
    }).setView([23.6, -102.5], 5);
    // below Leaflet's own panes, so that what a notebook adds stands above
    this.leaflet.createPane(PANE).style.zIndex = "350";
    this.#renderer = new MapCanvas({ padding: 0.3, pane: PANE });
    this.#marks = new Marks(this.leaflet, this.#renderer, {
      tell: (facts, at) => this.#tell(facts, at),
      leave: () => this.#leave(),
      pick: (mark) => this.#picking.mark(mark),
    });
    for (const layer of [this.#areas, this.#marks.layer, this.#highlight]) layer.addTo(this.leaflet);
    this.#tooltip = new Tooltip(host, () => this.#picking.leave());
    const highlight = {
      area: (level: Level, index: number) => this.#mark(this.#geometry!.shape(level, index)),
      mark: (mark: DrawnMark) => void this.#highlight.addLayer(this.#ring(mark)),
      clear: () => void this.#highlight.clearLayers(),
    };
    const actions = { choose: onChoose, goHome: () => this.#goHome() };
    this.#picking = new Picking(this.leaflet, this.#tooltip, highlight, actions);
    this.#keys = describe(host);
    this.#month = host.appendChild(document.createElement("p"));
    this.#month.className = "vm-shown-month";
    this.#month.hidden = true;
    this.#notice = host.appendChild(document.createElement("p"));
    this.#notice.className = "vm-notice";
    this.#notice.setAttribute("role", "alert");
    this.#notice.hidden = true;
    this.#listen();
    this.#resize = new ResizeObserver(() => this.#resized());
    this.#resize.observe(host);
  }

  /** Draw a view, or a month of it. */
  async show(sent: Payload, month = ""): Promise<void> {
    const payload = withPopulations(sent);
    const turn = ++this.#turn;
    this.#host.style.setProperty("--vm-height", `${payload.height}px`);
    const geometry = await this.#load(payload.scope.length > 0 ? "fine" : "coarse").catch(() => null);
    if (turn !== this.#turn) return; // a newer view came while this one waited
    this.#notice.hidden = geometry !== null;
    this.#notice.textContent = payload.text.failed;
    if (geometry === null) return;
    this.#geometry = geometry;
    this.#whole = payload;
    this.#months = monthsOf(payload);
    this.#keys.textContent = payload.text.keys;
    this.#buildAreas(payload, geometry);
    this.#fit(payload, geometry);
    this.#draw(this.#viewOf(this.#months?.find(month) ?? -1), geometry);
    void this.#signalPainted();
  }

  /** The months of the view, where they are here. */
  get months(): Months | undefined {
    return this.#months;
  }

  /** Draw a month of the view, or with -1 all of it, at once; returns what is drawn. */
  showMonth(at: number): Payload {
    const view = this.#viewOf(at);
    if (view !== this.#payload) {
      this.#draw(view, this.#geometry!);
      void this.#signalPainted();
    }
    return view;
  }

  /** Take the colors of lines anew at the next view: those of the page have changed. */
  forgetColors(): void {
    this.#drawn = "";
  }

  remove(): void {
    this.#resize.disconnect();
    this.#picking.remove();
    this.leaflet.remove();
  }

  // ---- what is drawn

  #viewOf(month: number): Payload {
    return month < 0 ? this.#whole! : this.#months!.view(month);
  }

  #draw(payload: Payload, geometry: Geometry): void {
    this.#payload = payload;
    this.#leave();
    this.#host.setAttribute("aria-label", payload.text.map);
    this.#month.textContent = payload.month ?? "";
    this.#month.hidden = !payload.month;
    const hasAreas = (payload.layers ?? SHOWN).includes("areas");
    this.#areas.paint(hasAreas ? payload.classes : "", payload.colors);
    this.#marks.show(payload, geometry);
    this.#picking.show(payload, geometry);
  }

  /** Build the shapes, when other ones are needed than those that are there. */
  #buildAreas({ scope, level }: Payload, geometry: Geometry): void {
    const states = new Set(scope.map((code) => code.slice(0, 2)));
    const key = [geometry.detail, level, ...states].join();
    if (key === this.#drawn) return;
    this.#drawn = key;
    const ink = { line: this.#color("--vm-line"), land: this.#color("--vm-land") };
    this.#areas.build({ geometry, level, states }, ink);
  }

  #color(property: string): string {
    return getComputedStyle(this.#host).getPropertyValue(property).trim();
  }

  // ---- where the map looks

  /** Look at the scope when it has changed; else leave position and zoom to the person. */
  #fit({ scope }: Payload, geometry: Geometry): void {
    const key = scope.join();
    if (key === this.#fitted) return;
    const of: Level = scope.some((code) => code.length > 2) ? "municipality" : "state";
    const chosen = geometry.areas(of).flatMap(({ cvegeo }, index) =>
      scope.length === 0 || scope.includes(cvegeo) ? [geometry.shape(of, index)] : [],
    );
    const [west, south, east, north] = boxOf(chosen);
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
    map.on("mousemove", ({ latlng, containerPoint }) => {
      this.#byKeyboard = false;
      if (!this.#picking.isSet) this.#tooltip.move(containerPoint.x, containerPoint.y);
      if (!this.#marks.isPointedAt) this.#point(latlng, containerPoint);
    });
    map.on("click", ({ latlng }) => {
      const area = this.#areas.at(latlng);
      if (area) this.#picking.area(area.index, latlng);
      else this.#picking.drop();
    });
    map.on("mouseout", () => this.#leave());
    map.on("movestart zoomstart", () => this.#leave());
    map.on("moveend", () => this.#byKeyboard && this.#tellCenter());
    map.on("keydown", ({ originalEvent }) => {
      const { key } = originalEvent;
      this.#byKeyboard ||= KEYS_THAT_MOVE.has(key);
      if (key === "Escape") this.#picking.drop();
      if (key === "Escape") this.#leave();
      if (key !== "Enter") return;
      originalEvent.preventDefault(); // else the button that is focused then is pressed
      this.#pickCenter();
    });
  }

  /** Tell of the area at a place, or that there is none. */
  #point(at: L.LatLng, containerPoint: L.Point): void {
    if (this.#picking.isSet) return;
    const shape = this.#areas.at(at);
    this.#host.classList.toggle("vm-on-area", shape !== undefined);
    if (shape?.index === this.#pointed) return;
    if (shape) this.#enter(shape, { containerPoint });
    else this.#leave();
  }

  #enter({ index }: Shape, at: { containerPoint: L.Point }): void {
    if (this.#picking.isSet) return;
    this.#mark(this.#geometry!.shape(this.#payload!.level, index));
    this.#pointed = index;
    this.#tell(this.#areaFacts(index), at);
  }

  #areaFacts(index: number): Facts {
    const { level } = this.#payload!;
    const geometry = this.#geometry!;
    return areaFacts(this.#payload!, index, geometry.titleOf(level, index), geometry.codeOf(level, index));
  }

  #tell(facts: Facts, { containerPoint }: { containerPoint: L.Point }): void {
    if (!this.#picking.isSet) this.#tooltip.show(facts, containerPoint.x, containerPoint.y);
  }

  #leave(): void {
    if (this.#picking.isSet) return;
    this.#pointed = undefined;
    this.#tooltip.hide();
    this.#highlight.clearLayers();
  }

  // ---- what is meant: by the pointer, or as it was picked (picking.ts)

  /** A line around an area. */
  #mark(area: Area): void {
    const style = { color: this.#color("--vm-text"), weight: 2, fill: false };
    const options = { interactive: false, renderer: this.#renderer, style };
    this.#highlight.clearLayers();
    this.#highlight.addLayer(L.geoJSON(area, options as L.GeoJSONOptions));
  }

  // ---- the same by keyboard: what is in the middle is meant, a mark near it before the area

  #tellCenter(): void {
    const at = { containerPoint: this.leaflet.getSize().divideBy(2) };
    const area = this.#centerArea();
    if (area) this.#enter(area, at);
    const mark = this.#marks.inMiddle();
    if (!mark) return;
    this.#highlight.addLayer(this.#ring(mark));
    const { title, lines } = mark.facts();
    const about = area ? this.#areaFacts(area.index) : { title: "", lines: [] };
    this.#tell({ title, lines: [...lines, about.title, ...about.lines].filter(Boolean) }, at);
  }

  /** A line around a mark that somebody reaches by keyboard. */
  #ring({ latitude, longitude, radius }: DrawnMark): L.CircleMarker {
    const style = { color: this.#color("--vm-text"), weight: 2, fill: false, interactive: false };
    return L.circleMarker([latitude, longitude], { ...style, radius: radius + 5, renderer: this.#renderer });
  }

  #pickCenter(): void {
    const mark = this.#marks.inMiddle();
    if (mark) {
      this.#marks.open(mark);
      return this.#picking.focus();
    }
    const area = this.#centerArea();
    if (!area) return;
    this.#picking.area(area.index, this.leaflet.getCenter());
    this.#picking.focus();
  }

  #centerArea(): Shape | undefined {
    return this.#areas.at(this.leaflet.getCenter());
  }

  // ---- for those who wait for the picture: tests, benchmarks, screenshots

  /** Count the painted views in `data-painted`, when the frame that holds the picture is shown. */
  async #signalPainted(): Promise<void> {
    await endOfFrame();
    this.#host.dataset.painted = String(++this.#painted);
    this.#host.dispatchEvent(new CustomEvent("violencemap:painted", { bubbles: true, composed: true }));
  }
}

let described = 0; // ids must differ between the maps of one document

/** Add a description that only screen readers tell. */
function describe(host: HTMLElement): HTMLElement {
  const words = host.appendChild(document.createElement("p"));
  words.id = `vm-keys-${++described}`;
  words.hidden = true; // what describes is read from hidden elements too
  host.setAttribute("aria-describedby", words.id);
  return words;
}

/** After the next frame is drawn, Leaflet's canvas with it: what is posted in a frame comes after it. */
function endOfFrame(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    requestAnimationFrame(() => port2.postMessage(null));
  });
}
