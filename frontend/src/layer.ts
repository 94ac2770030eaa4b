// The one renderer of violencemap: areas by class, state borders, events, tooltip.
// It lives as long as its element: a changed view restyles what is there and never rebuilds
// the map, so position and zoom stay. Its hosts are streamlit.ts and folium.ts.

import * as L from "leaflet";

import type { Choice } from "./actions.ts";
import { Areas } from "./areas.ts";
import { MapCanvas } from "./canvas.ts";
import { monthsOf, withPopulations } from "./census.ts";
import { CLOSEST } from "./clusters.ts";
import { Framing } from "./framing.ts";
import type { Detail, Geometry } from "./geometry.ts";
import { Marks, SHOWN, type DrawnMark } from "./marks.ts";
import type { Locality } from "./localities.ts";
import type { Months } from "./months.ts";
import { Outline } from "./outline.ts";
import type { Level, Payload } from "./payload.ts";
import { Picking } from "./picking.ts";
import { Pointing } from "./pointing.ts";
import { Tooltip } from "./tooltip.ts";

export type LoadGeometry = (detail: Detail) => Promise<Geometry>;
export type { Pick } from "./actions.ts";

const PANE = "violencemap";

export class ViolenceMap {
  readonly leaflet: L.Map;
  readonly #host: HTMLElement;
  readonly #load: LoadGeometry;
  readonly #picking: Picking;
  readonly #pointing: Pointing;
  readonly #framing: Framing;
  readonly #notice: HTMLElement;
  readonly #month: HTMLElement;
  readonly #keys: HTMLElement;
  readonly #resize: ResizeObserver;
  readonly #areas = new Areas({ padding: 0.3, pane: PANE });
  readonly #marks: Marks;
  #whole: Payload | undefined; // the view that was sent
  #months: Months | undefined;
  #payload: Payload | undefined; // what is drawn: it, or a month of it
  #geometry: Geometry | undefined;
  #drawn = ""; // what the areas are: detail, level and states
  #turn = 0;
  #painted = 0;

  constructor(host: HTMLElement, load: LoadGeometry, onChoose: (choice: Choice) => void = () => {}) {
    this.#host = host;
    this.#load = load;
    host.classList.add("vm-map");
    host.setAttribute("role", "application");
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.leaflet = L.map(host, {
      attributionControl: false,
      zoomControl: false,
      zoomAnimation: !isCalm,
      inertia: !isCalm,
      scrollWheelZoom: !L.Browser.mobile, // on phones a page must scroll past the map
      zoomSnap: 0.25,
      zoomDelta: 1,
      minZoom: 3,
      maxZoom: CLOSEST,
    }).setView([23.6, -102.5], 5);
    // below Leaflet's own panes, so that what a notebook adds stands above
    this.leaflet.createPane(PANE).style.zIndex = "350";
    const renderer = new MapCanvas({ padding: 0.3, pane: PANE });
    this.#marks = new Marks(this.leaflet, renderer, {
      tell: (facts, at) => this.#pointing.tell(facts, at),
      leave: () => this.#pointing.leave(),
      pick: (mark) => this.#picking.mark(mark),
    });
    const outline = new Outline(renderer, () => this.#color("--vm-text"));
    for (const layer of [this.#areas, this.#marks.layer, outline.layer]) layer.addTo(this.leaflet);
    const tooltip = new Tooltip(host, () => this.#picking.leave());
    const highlight = {
      area: (level: Level, index: number) => outline.area(this.#geometry!.shape(level, index)),
      mark: (mark: DrawnMark) => outline.mark(mark),
      clear: () => outline.clear(),
    };
    this.#framing = new Framing(this.leaflet);
    const actions = { choose: onChoose, goHome: () => this.#framing.goHome() };
    this.#picking = new Picking(this.leaflet, tooltip, highlight, actions);
    this.#pointing = new Pointing({
      ...{ map: this.leaflet, areas: this.#areas, marks: this.#marks },
      ...{ outline, tooltip, picking: this.#picking },
    });
    this.#keys = describe(host);
    this.#month = host.appendChild(document.createElement("p"));
    this.#month.className = "vm-shown-month";
    this.#month.hidden = true;
    this.#notice = host.appendChild(document.createElement("p"));
    this.#notice.className = "vm-notice";
    this.#notice.setAttribute("role", "alert");
    this.#notice.hidden = true;
    this.#resize = new ResizeObserver(() => this.#resized());
    this.#resize.observe(host);
  }

  /** Let the search find localities, which are asked for when somebody comes to it. */
  searchLocalities(fetched: () => Promise<Locality[]>): void {
    this.#picking.searchLocalities(fetched);
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
    this.#framing.fit(payload, geometry);
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
    this.#pointing.show(payload, geometry);
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

  #resized(): void {
    this.leaflet.invalidateSize({ animate: false });
    if (this.#whole && this.#geometry) this.#framing.fit(this.#whole, this.#geometry);
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
