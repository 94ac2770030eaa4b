// Buttons on the map: closer, farther, back to the whole of what is shown.

import * as L from "leaflet";

import type { Text } from "./payload.ts";

export class Controls {
  readonly #buttons: HTMLButtonElement[];

  constructor(map: L.Map, goHome: () => void) {
    const bar = L.DomUtil.create("div", "vm-controls");
    L.DomEvent.disableClickPropagation(bar);
    this.#buttons = [
      button(bar, "M8 3v10M3 8h10", () => map.zoomIn()),
      button(bar, "M3 8h10", () => map.zoomOut()),
      button(bar, "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3", goHome),
    ];
    const Bar = L.Control.extend({ onAdd: () => bar });
    new Bar({ position: "topleft" }).addTo(map);
  }

  label({ zoom_in, zoom_out, home }: Text): void {
    [zoom_in, zoom_out, home].forEach((label, position) => {
      const button = this.#buttons[position]!;
      button.title = label;
      button.setAttribute("aria-label", label);
    });
  }
}

function button(bar: HTMLElement, path: string, act: () => void): HTMLButtonElement {
  const element = bar.appendChild(document.createElement("button"));
  element.type = "button";
  element.addEventListener("click", act);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  element.append(svg);
  return element;
}
