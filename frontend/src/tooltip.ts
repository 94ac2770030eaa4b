// The box beside the pointer. Text goes in as text: what a report says is never read as HTML.

import type { Facts } from "./facts.ts";

const GAP = 14;

export class Tooltip {
  readonly #box: HTMLElement;
  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#box = host.appendChild(document.createElement("div"));
    this.#box.className = "vm-tooltip";
    this.#box.setAttribute("role", "status");
    this.#box.hidden = true;
  }

  show(facts: Facts, x: number, y: number): void {
    const title = document.createElement("strong");
    title.textContent = facts.title;
    const lines = facts.lines.map((line) => {
      const element = document.createElement("div");
      element.textContent = line;
      return element;
    });
    this.#box.replaceChildren(title, ...lines);
    this.#box.hidden = false;
    this.move(x, y);
  }

  /** Keep the box inside the map, and off the pointer. */
  move(x: number, y: number): void {
    const { clientWidth, clientHeight } = this.#host;
    const { offsetWidth, offsetHeight } = this.#box;
    const right = x + GAP + offsetWidth <= clientWidth;
    const below = y + GAP + offsetHeight <= clientHeight;
    const left = right ? x + GAP : Math.max(0, x - GAP - offsetWidth);
    const top = below ? y + GAP : Math.max(0, y - GAP - offsetHeight);
    this.#box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  hide(): void {
    this.#box.hidden = true;
  }
}
