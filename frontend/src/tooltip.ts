// The box beside the pointer, light while one points; what is picked stays, with buttons.
// Text goes in as text: what a report says is never read as HTML.

import * as L from "leaflet";

import type { Facts } from "./facts.ts";

const GAP = 14;

export interface Button {
  label: string;
  act(): void;
}

export class Tooltip {
  readonly #box: HTMLElement;
  readonly #host: HTMLElement;

  constructor(host: HTMLElement, onEscape: () => void) {
    this.#host = host;
    this.#box = host.appendChild(document.createElement("div"));
    this.#box.className = "vm-tooltip";
    this.#box.hidden = true;
    // the map must not take what is done in the box for its own
    L.DomEvent.disableClickPropagation(this.#box);
    L.DomEvent.disableScrollPropagation(this.#box);
    this.#box.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") onEscape();
    });
  }

  /** Facts beside the pointer. */
  show(facts: Facts, x: number, y: number): void {
    this.#box.classList.remove("vm-pinned");
    this.#box.setAttribute("role", "status");
    this.#box.removeAttribute("aria-label");
    this.#box.replaceChildren(...elementsOf(facts));
    this.#box.hidden = false;
    this.move(x, y);
  }

  /** Facts that stay, with buttons; the last one closes the box. */
  pin(facts: Facts, buttons: Button[], close: Button, x: number, y: number): void {
    this.#box.classList.add("vm-pinned");
    this.#box.setAttribute("role", "dialog");
    this.#box.setAttribute("aria-label", [facts.title, ...facts.lines].join(". "));
    const offered = document.createElement("div");
    offered.className = "vm-actions";
    offered.append(...buttons.map((button) => elementOf(button)));
    const cross = elementOf({ ...close, label: "×" });
    cross.className = "vm-close";
    cross.title = close.label;
    cross.setAttribute("aria-label", close.label);
    this.#box.replaceChildren(...elementsOf(facts), ...(buttons.length > 0 ? [offered] : []), cross);
    this.#box.hidden = false;
    this.move(x, y);
  }

  /** Let the keyboard go on at the buttons of what is pinned. */
  focus(): void {
    this.#box.querySelector("button")?.focus({ preventScroll: true });
  }

  /** Keep the box inside the map, and off the pointer. */
  move(x: number, y: number): void {
    const { clientWidth, clientHeight } = this.#host;
    const { offsetWidth, offsetHeight } = this.#box;
    const right = x + GAP + offsetWidth <= clientWidth;
    const below = y + GAP + offsetHeight <= clientHeight;
    const left = right ? x + GAP : x - GAP - offsetWidth;
    const top = below ? y + GAP : y - GAP - offsetHeight;
    const inside = (at: number, room: number) => Math.round(Math.max(0, Math.min(at, room)));
    const [across, down] = [
      inside(left, clientWidth - offsetWidth),
      inside(top, clientHeight - offsetHeight),
    ];
    this.#box.style.transform = `translate(${across}px, ${down}px)`;
  }

  hide(): void {
    this.#box.hidden = true;
  }
}

function elementsOf({ title, lines }: Facts): HTMLElement[] {
  const heading = document.createElement("strong");
  heading.textContent = title;
  const facts = lines.map((line) => {
    const element = document.createElement("div");
    element.textContent = line;
    return element;
  });
  return [heading, ...facts];
}

function elementOf({ label, act }: Button): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
}
