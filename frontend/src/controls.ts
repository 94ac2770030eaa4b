// Buttons on the map: closer, farther, back to the whole of what is shown, the whole screen; one
// step up where a place is chosen; the scale. Keyboard and pointer stay with them: the map behind
// does not take a press of a button for one of its own.

import * as L from "leaflet";

import type { Offer } from "./actions.ts";
import { FullScreen } from "./fullscreen.ts";
import type { Text } from "./payload.ts";

const GROW = "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3";
const HOME = "M2.5 8 8 3l5.5 5M4.5 7v6h7V7";

export class Controls {
  readonly #buttons: HTMLButtonElement[];
  readonly #fullScreen: FullScreen;
  readonly #fullScreenButton: HTMLButtonElement;
  readonly #back: HTMLButtonElement;
  #text: Text | undefined;
  #goBack: () => void = () => {};

  constructor(map: L.Map, goHome: () => void) {
    const host = map.getContainer();
    const bar = L.DomUtil.create("div", "vm-controls");
    keepEvents(bar);
    this.#buttons = [
      iconButton(bar, "M8 3v10M3 8h10", () => map.zoomIn()),
      iconButton(bar, "M3 8h10", () => map.zoomOut()),
      iconButton(bar, HOME, goHome),
    ];
    this.#fullScreen = new FullScreen(host, () => this.#labelFullScreen());
    this.#fullScreenButton = iconButton(bar, GROW, () => void this.#fullScreen.toggle());
    this.#fullScreenButton.hidden = !FullScreen.isOffered;
    const Bar = L.Control.extend({ onAdd: () => bar });
    new Bar({ position: "topleft" }).addTo(map);
    this.#back = host.appendChild(document.createElement("button"));
    this.#back.type = "button";
    this.#back.className = "vm-back";
    this.#back.hidden = true;
    this.#back.addEventListener("click", () => this.#goBack());
    keepEvents(this.#back);
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
  }

  label(text: Text): void {
    this.#text = text;
    [text.zoom_in, text.zoom_out, text.home].forEach((label, position) => {
      name(this.#buttons[position]!, label);
    });
    this.#labelFullScreen();
  }

  /** Offer one step up, or none. */
  offerBack(offer: Offer | null, choose: (offer: Offer) => void): void {
    this.#back.hidden = offer === null;
    this.#back.textContent = offer?.label ?? "";
    this.#goBack = () => offer && choose(offer);
  }

  remove(): void {
    this.#fullScreen.remove();
  }

  #labelFullScreen(): void {
    if (!this.#text) return;
    const { full_screen, full_screen_off } = this.#text;
    name(this.#fullScreenButton, this.#fullScreen.isOn ? full_screen_off : full_screen);
  }
}

function keepEvents(element: HTMLElement): void {
  L.DomEvent.disableClickPropagation(element);
  element.addEventListener("keydown", (event) => event.stopPropagation());
}

function name(button: HTMLButtonElement, label: string): void {
  button.title = label;
  button.setAttribute("aria-label", label);
}

function iconButton(bar: HTMLElement, path: string, act: () => void): HTMLButtonElement {
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
