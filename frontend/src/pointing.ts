// What somebody means, by mouse, touch or keyboard: it is outlined, told of, and picked.

import type * as L from "leaflet";

import type { Shape } from "./area_paths.ts";
import type { Areas } from "./areas.ts";
import { areaFacts, type Facts } from "./facts.ts";
import type { Geometry } from "./geometry.ts";
import type { Marks } from "./marks.ts";
import type { Outline } from "./outline.ts";
import type { Payload } from "./payload.ts";
import type { Picking } from "./picking.ts";
import type { Tooltip } from "./tooltip.ts";

const KEYS_THAT_MOVE = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "+", "-"]);

/** The parts of the map that are pointed at, and those that answer. */
export interface Parts {
  map: L.Map;
  areas: Areas;
  marks: Marks;
  outline: Outline;
  tooltip: Tooltip;
  picking: Picking;
}

export class Pointing {
  readonly #parts: Parts;
  #payload: Payload | undefined;
  #geometry: Geometry | undefined;
  #pointed: number | undefined; // index of the area that the tooltip is about
  #byKeyboard = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#listen();
  }

  /** Take over what is drawn now. */
  show(payload: Payload, geometry: Geometry): void {
    this.#payload = payload;
    this.#geometry = geometry;
    this.leave();
  }

  tell(facts: Facts, { containerPoint }: { containerPoint: L.Point }): void {
    const { picking, tooltip } = this.#parts;
    if (!picking.isSet) tooltip.show(facts, containerPoint.x, containerPoint.y);
  }

  leave(): void {
    const { picking, tooltip, outline } = this.#parts;
    if (picking.isSet) return;
    this.#pointed = undefined;
    tooltip.hide();
    outline.clear();
  }

  #listen(): void {
    const { map, areas, marks, tooltip, picking } = this.#parts;
    map.on("mousemove", ({ latlng, containerPoint }) => {
      this.#byKeyboard = false;
      if (!picking.isSet) tooltip.move(containerPoint.x, containerPoint.y);
      if (!marks.isPointedAt) this.#point(latlng, containerPoint);
    });
    map.on("click", ({ latlng }) => {
      const area = areas.at(latlng);
      if (area) picking.area(area.index, latlng);
      else picking.drop();
    });
    map.on("mouseout movestart zoomstart", () => this.leave());
    map.on("moveend", () => this.#byKeyboard && this.#tellCenter());
    map.on("keydown", ({ originalEvent }) => {
      const { key } = originalEvent;
      this.#byKeyboard ||= KEYS_THAT_MOVE.has(key);
      if (key === "Escape") {
        picking.drop();
        this.leave();
      }
      if (key !== "Enter") return;
      originalEvent.preventDefault(); // else the button that is focused then is pressed
      this.#pickCenter();
    });
  }

  /** Tell of the area at a place, or that there is none. */
  #point(at: L.LatLng, containerPoint: L.Point): void {
    if (this.#parts.picking.isSet) return;
    const shape = this.#parts.areas.at(at);
    this.#parts.map.getContainer().classList.toggle("vm-on-area", shape !== undefined);
    if (shape?.index === this.#pointed) return;
    if (shape) this.#enter(shape, { containerPoint });
    else this.leave();
  }

  #enter({ index }: Shape, at: { containerPoint: L.Point }): void {
    if (this.#parts.picking.isSet) return;
    this.#parts.outline.area(this.#geometry!.shape(this.#payload!.level, index));
    this.#pointed = index;
    this.tell(this.#areaFacts(index), at);
  }

  #areaFacts(index: number): Facts {
    const { level } = this.#payload!;
    const geometry = this.#geometry!;
    return areaFacts(this.#payload!, index, geometry.titleOf(level, index), geometry.codeOf(level, index));
  }

  // ---- by keyboard what is in the middle is meant, a mark near it before the area

  #tellCenter(): void {
    const { map, marks, outline } = this.#parts;
    const at = { containerPoint: map.getSize().divideBy(2) };
    const area = this.#centerArea();
    if (area) this.#enter(area, at);
    const mark = marks.inMiddle();
    if (!mark) return;
    outline.mark(mark);
    const { title, lines } = mark.facts();
    const about = area ? this.#areaFacts(area.index) : { title: "", lines: [] };
    this.tell({ title, lines: [...lines, about.title, ...about.lines].filter(Boolean) }, at);
  }

  #pickCenter(): void {
    const { map, marks, picking } = this.#parts;
    const mark = marks.inMiddle();
    const area = this.#centerArea();
    if (mark) marks.open(mark);
    else if (area) picking.area(area.index, map.getCenter());
    picking.focus();
  }

  #centerArea(): Shape | undefined {
    return this.#parts.areas.at(this.#parts.map.getCenter());
  }
}
