// Events as marks: one for each point, with the number of events that it stands for.

import * as L from "leaflet";

import { Mark } from "./canvas.ts";
import { eventFacts, groupByPoint, groupOf, isUnreviewed, type Facts } from "./facts.ts";
import type { EventRow, Payload } from "./payload.ts";

const MARK_RADIUS = 6;
const GROUP_RADIUS = 9;
const MARK_RIM = 2;

/** What a mark does when somebody points at it, leaves it or picks it. */
export interface MarkActions {
  tell(facts: Facts, at: L.LeafletMouseEvent): void;
  leave(): void;
  pick(eventId: string): void;
}

export class Marks {
  readonly layer = L.featureGroup();
  readonly #renderer: L.Renderer;
  readonly #actions: MarkActions;

  constructor(renderer: L.Renderer, actions: MarkActions) {
    this.#renderer = renderer;
    this.#actions = actions;
    this.layer.on("mouseout", () => actions.leave());
  }

  /** Draw the events of a view in the place of those that are there. */
  show(payload: Payload): void {
    this.layer.clearLayers();
    for (const rows of groupByPoint(payload.events.rows)) {
      this.layer.addLayer(this.#mark(payload, rows));
    }
  }

  #mark(payload: Payload, rows: EventRow[]): L.CircleMarker {
    const [longitude, latitude, precision, , , , , , id] = rows[0]!;
    const { fill, stroke, text } = payload.colors.marks[groupOf(payload, rows)]!;
    const mark = new Mark([latitude, longitude], {
      renderer: this.#renderer,
      shape: precision === 0 ? "circle" : "square",
      count: rows.length,
      radius: rows.length > 1 ? GROUP_RADIUS : MARK_RADIUS,
      textColor: text,
      fillColor: fill,
      fillOpacity: 1,
      color: stroke,
      weight: MARK_RIM,
      lineCap: "butt", // round ends would close the gaps of a broken rim
      broken: isUnreviewed(rows),
    });
    mark.on("mouseover click", (event) => {
      this.#actions.tell(eventFacts(payload, rows), event as L.LeafletMouseEvent);
    });
    mark.on("click", () => this.#actions.pick(id));
    return mark;
  }
}
