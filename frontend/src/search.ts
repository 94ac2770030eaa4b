// Search for a place: a combobox after the ARIA pattern "list autocomplete with automatic
// selection" (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import * as L from "leaflet";

import { fill } from "./facts.ts";
import { PlaceIndex, type Place } from "./places.ts";
import type { Text } from "./payload.ts";

let made = 0; // ids must differ between the maps of one document

export class Search {
  readonly #box: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #status: HTMLElement;
  readonly #choose: (place: Place) => void;
  readonly #id = `vm-search-${++made}`;
  #places: () => PlaceIndex = () => new PlaceIndex([]);
  #arrive: () => void = () => {};
  #text: Text | undefined;
  #hits: Place[] = [];
  #active = 0;

  constructor(host: HTMLElement, choose: (place: Place) => void) {
    this.#choose = choose;
    this.#box = host.appendChild(document.createElement("div"));
    this.#box.className = "vm-search";
    this.#input = this.#box.appendChild(document.createElement("input"));
    this.#list = this.#box.appendChild(document.createElement("ul"));
    this.#status = this.#box.appendChild(document.createElement("p"));
    this.#describe();
    this.#listen();
    this.#close();
  }

  /** Words of the reader, and where the places come from; they are read when first searched. */
  show(text: Text, places: () => PlaceIndex, isOffered: boolean): void {
    this.#text = text;
    this.#places = places;
    this.#box.hidden = !isOffered;
    this.#input.placeholder = text.search;
    this.#input.setAttribute("aria-label", text.search);
    this.#list.setAttribute("aria-label", text.search);
  }

  /** What to do when somebody comes to the search: more places may then be fetched. */
  onArrive(act: () => Promise<void>): void {
    this.#arrive = () =>
      void act().then(() => {
        const isTyping = this.#input.matches(":focus") && this.#input.value !== "";
        if (!isTyping || (!this.#status.textContent && this.#list.hidden)) return;
        const chosen = this.#hits[this.#active];
        this.#search();
        this.#activate(Math.max(0, this.#hits.findIndex((place) => isSame(place, chosen))));
      });
  }

  #describe(): void {
    const input = this.#input;
    input.type = "text"; // "search" would add a cross of each browser's own
    input.autocomplete = "off";
    input.spellcheck = false;
    input.enterKeyHint = "search";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.#id);
    this.#list.id = this.#id;
    this.#list.setAttribute("role", "listbox");
    this.#status.setAttribute("role", "status");
  }

  #listen(): void {
    // what is typed and scrolled here must not move the map
    L.DomEvent.disableClickPropagation(this.#box);
    L.DomEvent.disableScrollPropagation(this.#box);
    this.#box.addEventListener("keydown", (event) => {
      event.stopPropagation();
      this.#press(event);
    });
    this.#input.addEventListener("input", () => this.#search());
    this.#input.addEventListener("focus", () => {
      this.#input.select();
      this.#arrive();
    });
    this.#input.addEventListener("blur", () => this.#close());
    // pressing an option must not take the focus from the input, whose loss closes the list
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => {
      const option = (target as Element).closest("li");
      if (option) this.#take([...this.#list.children].indexOf(option));
    });
  }

  #press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault(); // else the cursor jumps to an end of the text
      if (this.#list.hidden) this.#search();
      else this.#activate((this.#active + step + this.#hits.length) % this.#hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault(); // else the button that is focused then is pressed
      this.#take(this.#active);
    } else if (event.key === "Escape") {
      if (this.#list.hidden) this.#input.value = "";
      this.#close();
    }
  }

  #search(): void {
    this.#hits = this.#places().find(this.#input.value);
    this.#list.replaceChildren(...this.#hits.map((place, at) => this.#option(place, at)));
    this.#list.hidden = this.#hits.length === 0;
    this.#input.setAttribute("aria-expanded", String(!this.#list.hidden));
    const isLost = this.#list.hidden && this.#input.value.trim() !== "";
    this.#status.textContent = isLost ? this.#text!.search_none : "";
    this.#activate(0);
  }

  #option({ name, state, point }: Place, at: number): HTMLElement {
    const option = document.createElement("li");
    option.id = `${this.#id}-${at}`;
    option.setAttribute("role", "option");
    const where = document.createElement("span");
    const within = state || this.#text!.search_state;
    where.textContent = point ? fill(this.#text!.search_locality, { place: state }) : within;
    option.append(name, " ", where);
    return option;
  }

  #activate(at: number): void {
    this.#active = at;
    [...this.#list.children].forEach((option, position) => {
      option.setAttribute("aria-selected", String(position === at));
      if (position === at) option.scrollIntoView({ block: "nearest" });
    });
    if (this.#hits.length > 0) this.#input.setAttribute("aria-activedescendant", `${this.#id}-${at}`);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #take(at: number): void {
    const place = this.#list.hidden ? undefined : this.#hits[at];
    if (!place) return;
    this.#input.value = place.name;
    this.#close();
    this.#choose(place);
  }

  #close(): void {
    this.#list.hidden = true;
    this.#hits = [];
    this.#status.textContent = "";
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }
}

/** Whether two are one place: a town has the code of its municipality. */
function isSame(place: Place, other: Place | undefined): boolean {
  return place.cvegeo === other?.cvegeo && place.name === other.name && place.state === other.state;
}
