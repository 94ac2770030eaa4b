// What was picked on the map: its facts stay open at their place, and go along when the map moves.

import type * as L from "leaflet";

import type { Offer, Choice } from "./actions.ts";
import type { Facts } from "./facts.ts";
import type { Tooltip } from "./tooltip.ts";

/** `tell` gives facts and buttons of the present view, or null when it does not know the thing. */
export interface Pinned {
  at: L.LatLng;
  tell(): { facts: Facts; offers: Offer[] } | null;
}

export class Pin {
  readonly #map: L.Map;
  readonly #tooltip: Tooltip;
  readonly #onChoose: (choice: Choice) => void;
  readonly #onDrop: () => void;
  #pinned: Pinned | undefined;

  constructor(map: L.Map, tooltip: Tooltip, onChoose: (choice: Choice) => void, onDrop: () => void) {
    this.#map = map;
    this.#tooltip = tooltip;
    this.#onChoose = onChoose;
    this.#onDrop = onDrop;
    map.on("move zoomend", () => this.#follow());
  }

  get isSet(): boolean {
    return this.#pinned !== undefined;
  }

  set(pinned: Pinned, close: string): void {
    this.#pinned = pinned;
    const told = pinned.tell();
    if (!told) return this.drop();
    const buttons = told.offers.map(({ label, choice }) => ({ label, act: () => this.#act(choice) }));
    const { x, y } = this.#map.latLngToContainerPoint(pinned.at);
    this.#tooltip.pin(told.facts, buttons, { label: close, act: () => this.leave() }, x, y);
  }

  /** Tell the same thing of a new view. */
  refresh(close: string): void {
    if (this.#pinned) this.set(this.#pinned, close);
  }

  drop(): void {
    if (!this.#pinned) return;
    this.#pinned = undefined;
    this.#tooltip.hide();
    this.#onDrop();
  }

  /** Drop what is pinned, and let the keyboard go on at the map. */
  leave(): void {
    this.drop();
    this.#map.getContainer().focus({ preventScroll: true });
  }

  #act(choice: Choice): void {
    this.leave();
    this.#onChoose(choice);
  }

  #follow(): void {
    if (!this.#pinned) return;
    const { x, y } = this.#map.latLngToContainerPoint(this.#pinned.at);
    this.#tooltip.move(x, y);
  }
}
