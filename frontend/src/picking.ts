// What was picked or searched for: it is outlined, told of in a box that stays, and may be acted on.

import * as L from "leaflet";

import { areaOffers, backOffer, eventOffers, type Choice } from "./actions.ts";
import { Controls } from "./controls.ts";
import { areaFacts, fill, placeFacts, type Facts } from "./facts.ts";
import { boxOf, type Geometry } from "./geometry.ts";
import type { DrawnMark } from "./marks.ts";
import type { Locality } from "./localities.ts";
import { Pin, type Pinned } from "./pin.ts";
import { placeIndex } from "./place_names.ts";
import type { Place, PlaceIndex } from "./places.ts";
import type { Level, Payload } from "./payload.ts";
import { Search } from "./search.ts";
import { Tiles } from "./tiles.ts";
import type { Tooltip } from "./tooltip.ts";

// A single municipality is shown with some of what is around it.
const CLOSEST_FIT = 10;

/** How the map shows what is meant. */
export interface Highlight {
  area(level: Level, index: number): void;
  mark(mark: DrawnMark): void;
  clear(): void;
}

export class Picking {
  readonly #map: L.Map;
  readonly #tooltip: Tooltip;
  readonly #highlight: Highlight;
  readonly #onChoose: (choice: Choice) => void;
  readonly #pin: Pin;
  readonly #controls: Controls;
  readonly #search: Search;
  readonly #tiles: Tiles;
  #payload: Payload | undefined;
  #geometry: Geometry | undefined;
  #places: PlaceIndex | undefined;
  #localities: Locality[] = [];

  constructor(
    map: L.Map,
    tooltip: Tooltip,
    highlight: Highlight,
    actions: { choose(choice: Choice): void; goHome(): void },
  ) {
    this.#map = map;
    this.#tooltip = tooltip;
    this.#highlight = highlight;
    this.#onChoose = actions.choose;
    this.#pin = new Pin(map, tooltip, actions.choose, () => highlight.clear());
    // a ring around the map helps the keyboard; after a click it would only be in the way
    const host = map.getContainer();
    host.addEventListener("pointerdown", () => host.classList.add("vm-pointer"), { capture: true });
    host.addEventListener("keydown", () => host.classList.remove("vm-pointer"), { capture: true });
    // the keyboard comes to them in this order
    this.#search = new Search(host, (place) => this.#goTo(place));
    this.#controls = new Controls(map, actions.goHome);
    this.#tiles = new Tiles(map);
  }

  /** While something is picked, the map tells of nothing else. */
  get isSet(): boolean {
    return this.#pin.isSet;
  }

  /** Words and places of a new view. What is picked stays while the view has the same areas. */
  show(payload: Payload, geometry: Geometry): void {
    if (lookOf(payload) !== lookOf(this.#payload)) this.#pin.drop();
    if (geometry !== this.#geometry) this.#places = undefined;
    this.#payload = payload;
    this.#geometry = geometry;
    this.#tiles.show(payload.tiles);
    this.#controls.label(payload.text);
    this.#search.show(payload.text, () => (this.#places ??= placeIndex(geometry, this.#localities)), !payload.small);
    const back = backOffer(payload, (cvegeo) => geometry.stateName(cvegeo));
    this.#controls.offerBack(back, ({ choice }) => this.#onChoose(choice));
    this.#pin.refresh(payload.text.close);
  }

  /** Let the search find localities too, which are asked for when somebody comes to it. */
  searchLocalities(fetched: () => Promise<Locality[]>): void {
    this.#search.onArrive(async () => {
      if (this.#localities.length > 0) return;
      this.#localities = await fetched().catch(() => []); // areas are found without them
      this.#places = undefined;
    });
  }

  /** Pick an area of the view. */
  area(index: number, at: L.LatLng): void {
    const { level } = this.#payload!;
    this.#highlight.area(level, index);
    this.#pinAt(at, () => {
      const cvegeo = this.#geometry!.codeOf(level, index);
      const facts = areaFacts(this.#payload!, index, this.#geometry!.titleOf(level, index), cvegeo);
      return { facts, offers: areaOffers(this.#payload!, cvegeo) };
    });
  }

  /** Pick the events of a mark. */
  mark(mark: DrawnMark): void {
    const of = this.#payload!;
    const pick = mark.pick();
    const offers = "event_id" in pick ? eventOffers(of, pick.event_id) : areaOffers(of, pick.cvegeo);
    this.#highlight.clear();
    this.#highlight.mark(mark);
    // another view has other marks
    const tell = () => (this.#payload === of ? { facts: mark.facts(), offers } : null);
    this.#pinAt(L.latLng(mark.latitude, mark.longitude), tell);
  }

  /** Let the keyboard go on at the buttons of what was picked. */
  focus(): void {
    if (this.isSet) this.#tooltip.focus();
  }

  drop(): void {
    this.#pin.drop();
  }

  /** The same, and the keyboard goes on at the map. */
  leave(): void {
    this.#pin.leave();
  }

  remove(): void {
    this.#controls.remove();
  }

  #pinAt(at: L.LatLng, tell: Pinned["tell"]): void {
    this.#pin.set({ at, tell }, this.#payload!.text.close);
  }

  /** Look at a place that was searched for, whatever the map shows, and tell of it. */
  #goTo(place: Place): void {
    const code = place.drawnIn || place.cvegeo;
    const level: Level = code.length > 2 ? "municipality" : "state";
    const index = this.#geometry!.areas(level).findIndex(({ cvegeo }) => cvegeo === code);
    const [west, south, east, north] = boxOf([this.#geometry!.shape(level, index)]);
    const box = L.latLngBounds([south, west], [north, east]);
    this.#pin.drop();
    this.#map.fitBounds(box, { padding: [40, 40], maxZoom: CLOSEST_FIT, animate: false });
    this.#highlight.area(level, index);
    const beside = L.latLng(box.getCenter().lat, east);
    if (place.point) this.#map.setView([place.point[1], place.point[0]], CLOSEST_FIT, { animate: false });
    const at = place.point ? L.latLng(place.point[1], place.point[0]) : beside;
    this.#pinAt(at, () => ({
      facts: this.#factsOf(place),
      offers: areaOffers(this.#payload!, place.cvegeo),
    }));
    this.#tooltip.focus();
  }

  #factsOf(place: Place): Facts {
    if (!place.point) return placeFacts(this.#payload!, place, this.#geometry!);
    const within = fill(this.#payload!.text.search_locality, { place: place.state });
    return { title: place.name, lines: [within] };
  }
}

/** Which areas a view has. */
function lookOf(payload: Payload | undefined): string {
  return [payload?.level, ...(payload?.scope ?? [])].join();
}
