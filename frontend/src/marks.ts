// What stands on the areas as marks. They are few at each zoom, however many events there are.

import * as L from "leaflet";

import areas from "../../data/areas.csv";
import { Mark } from "./canvas.ts";
import type { Point } from "./clusters.ts";
import type { Names } from "./event_facts.ts";
import { eventMarks, stateMarks } from "./event_marks.ts";
import type { Facts } from "./facts.ts";
import type { Pick } from "./actions.ts";
import type { Layer, Payload } from "./payload.ts";
import { halfWidthOf, type Shape } from "./shapes.ts";
import { spread, type Box } from "./spread.ts";
import { statementMarks } from "./statement_marks.ts";

/** A mark as it is drawn at a zoom. */
export interface DrawnMark extends Point {
  shape: Shape;
  label: string;
  radius: number;
  fillColor: string;
  color: string;
  textColor: string;
  weight: number;
  broken: boolean;
  facts(): Facts;
  /** Zoom at which it falls apart into smaller ones, or null. */
  opensAt(): number | null;
  pick(): Pick;
}

export type MarksAt = (zoom: number) => DrawnMark[];

/** What happens when somebody points at a mark, leaves it or picks it. */
export interface MarkActions {
  tell(facts: Facts, at: { containerPoint: L.Point }): void;
  leave(): void;
  pick(mark: DrawnMark): void;
}

// The arrow keys move the map by 80 pixels; so no mark is farther from some middle than this.
const NEAR_MIDDLE = 57;
/** Layers of a view that names none. */
export const SHOWN: Layer[] = ["areas", "events"];
// Pixels between marks that were moved aside.
const GAP = 1;

export class Marks {
  readonly layer = L.featureGroup();
  readonly #map: L.Map;
  readonly #renderer: L.Renderer;
  readonly #actions: MarkActions;
  #events: MarksAt = () => [];
  #aside: MarksAt[] = []; // what need not stand exactly anywhere
  #drawn: DrawnMark[] = [];
  #isPointedAt = false;

  constructor(map: L.Map, renderer: L.Renderer, actions: MarkActions) {
    this.#map = map;
    this.#renderer = renderer;
    this.#actions = actions;
    this.layer.on("mouseover", () => (this.#isPointedAt = true));
    this.layer.on("mouseout", () => {
      this.#isPointedAt = false;
      actions.leave();
    });
    map.on("zoomend", () => this.#draw());
  }

  /** Draw the marks of a view in the place of those that are there. */
  show(payload: Payload, names: Names): void {
    const { groups, figures } = payload.statements ?? {};
    const hasEvents = (payload.layers ?? SHOWN).includes("events");
    this.#events = hasEvents ? eventMarks(payload, areas.labels.municipality, names) : () => [];
    this.#aside = [
      ...(hasEvents ? [stateMarks(payload, areas.labels.state, names)] : []),
      ...(groups ? [statementMarks("diamond", groups, payload.text, areas.labels, names)] : []),
      ...(figures ? [statementMarks("triangle", figures, payload.text, areas.labels, names)] : []),
    ];
    this.#draw();
  }

  /** Whether the mouse is on a mark: then no area is meant. */
  get isPointedAt(): boolean {
    return this.#isPointedAt;
  }

  /** The mark nearest to the middle of the map, when one is near: for those who use the keyboard. */
  inMiddle(): DrawnMark | undefined {
    const middle = this.#map.getSize().divideBy(2);
    const distance = ({ latitude, longitude }: Point) =>
      this.#map.latLngToContainerPoint([latitude, longitude]).distanceTo(middle);
    const [nearest] = [...this.#drawn].sort((one, other) => distance(one) - distance(other));
    return nearest && distance(nearest) <= NEAR_MIDDLE ? nearest : undefined;
  }

  /** Zoom to where a mark falls apart; what does not is picked. */
  open(mark: DrawnMark): void {
    const { latitude, longitude } = mark;
    const opensAt = mark.opensAt();
    if (opensAt === null) this.#actions.pick(mark);
    else this.#map.setView([latitude, longitude], opensAt);
  }

  #draw(): void {
    const zoom = this.#map.getZoom();
    const events = this.#events(zoom);
    const aside = this.#aside.flatMap((marksAt) => marksAt(zoom));
    this.#drawn = [...events, ...this.#movedAside(aside, events)];
    this.layer.clearLayers();
    this.#isPointedAt = false;
    for (const drawn of this.#drawn) this.layer.addLayer(this.#mark(drawn));
  }

  /** Marks where they cover no others. */
  #movedAside(marks: DrawnMark[], others: DrawnMark[]): DrawnMark[] {
    const places = spread(marks.map((mark) => this.#box(mark)), others.map((mark) => this.#box(mark)));
    return marks.map((mark, at) => {
      const { lat, lng } = this.#map.unproject([places[at]!.x, places[at]!.y]);
      return { ...mark, latitude: lat, longitude: lng };
    });
  }

  #box({ latitude, longitude, shape, radius, label }: DrawnMark): Box {
    const { x, y } = this.#map.project([latitude, longitude]);
    const halfWidth = halfWidthOf({ shape, label, r: radius }) + GAP;
    return { x, y, halfWidth, halfHeight: radius + GAP };
  }

  #mark(drawn: DrawnMark): L.CircleMarker {
    const { latitude, longitude, shape, label, radius, fillColor, color, textColor, weight, broken } = drawn;
    const mark = new Mark([latitude, longitude], {
      ...{ shape, label, radius, fillColor, color, textColor, weight, broken },
      renderer: this.#renderer,
      bubblingMouseEvents: false, // a click on a mark is none on the area below
      fillOpacity: 1,
      lineCap: "butt", // round ends would close the gaps of a broken rim
    });
    mark.on("mouseover click", (event) => this.#actions.tell(drawn.facts(), event as L.LeafletMouseEvent));
    mark.on("click", () => this.open(drawn));
    return mark;
  }
}
