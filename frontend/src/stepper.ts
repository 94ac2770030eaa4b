// The bar under the map: from month to month by a step, by a slider or by itself.
// It asks for the months when somebody opens it; from then on nothing is asked of the server,
// which is told of the month once steps stop, so that the address opens the same month.

import { areasByClass, type Months } from "./months.ts";
import type { Payload, StepperText } from "./payload.ts";

const STEP_MILLISECONDS = 900;
// Longer than a step, so that the server is not told while months play.
const REST_MILLISECONDS = 1200;

/** The map as the bar sees it. */
export interface SteppedMap {
  readonly months: Months | undefined;
  /** Draw a month, or with -1 the whole period; returns what is drawn. */
  showMonth(at: number): Payload;
}

export class Stepper {
  readonly #bar: HTMLElement;
  readonly #map: SteppedMap;
  /** Tell the server: a month, `""` for all of them, null when they are closed. */
  readonly #tell: (month: string | null) => void;
  readonly #toggle: HTMLButtonElement;
  readonly #steps = element("div", "vm-steps");
  readonly #back: HTMLButtonElement;
  readonly #play: HTMLButtonElement;
  readonly #forward: HTMLButtonElement;
  readonly #slider = element("input", "vm-slider");
  readonly #name = element("output", "vm-month");
  readonly #tally = element("div", "vm-tally");
  readonly #of = element("p", "vm-of");
  readonly #counts = element("ul", "vm-counts");
  readonly #note = element("p", "vm-registers");
  #text: StepperText | undefined;
  #isAsking = false;
  #month = ""; // the one that is shown, which stays when filters change
  #told = ""; // the one that the server knows of
  #turn = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(bar: HTMLElement, map: SteppedMap, tell: (month: string | null) => void) {
    this.#bar = bar;
    this.#map = map;
    this.#tell = tell;
    bar.className = "vm-stepper";
    bar.setAttribute("role", "group");
    this.#toggle = button("vm-months", () => this.#toggleMonths());
    this.#back = button("vm-icon", () => this.#step(-1), "M10 3 5 8l5 5");
    this.#play = button("vm-icon", () => (this.#timer ? this.#pause() : this.#start()), PLAY);
    this.#forward = button("vm-icon", () => this.#step(1), "m6 3 5 5-5 5");
    this.#slider.type = "range";
    this.#slider.min = "0";
    this.#slider.addEventListener("input", () => {
      this.#pause();
      this.#show(Number(this.#slider.value) - 1);
    });
    this.#steps.append(this.#back, this.#play, this.#forward, this.#slider, this.#name);
    this.#tally.append(this.#of, this.#counts);
    bar.append(this.#toggle, this.#steps, this.#tally, this.#note);
    matchMedia(REDUCED).addEventListener("change", () => this.#pause());
  }

  /** Month that is shown (`2021-03`); empty for the whole period. */
  get month(): string {
    return this.#month;
  }

  /** Take the month that a link or the back button asks for. */
  follow({ stepper }: Payload): void {
    if (!stepper || stepper.opened.turn === this.#turn) return;
    this.#turn = stepper.opened.turn;
    this.#month = this.#told = stepper.opened.month;
  }

  /** Take over a new view: its words, and its months where they were sent. */
  show({ stepper }: Payload): void {
    this.#bar.hidden = !stepper;
    this.#pause();
    if (!stepper) return;
    this.#text = stepper.text;
    this.#label(stepper.text);
    const { months } = this.#map;
    const isOpen = months !== undefined;
    this.#toggle.setAttribute("aria-expanded", String(isOpen));
    this.#isAsking = false;
    this.#toggle.textContent = isOpen ? stepper.text.close : stepper.text.bar;
    this.#steps.hidden = this.#tally.hidden = !isOpen;
    this.#note.hidden = !isOpen || !stepper.text.registers;
    if (!isOpen) return;
    this.#slider.max = String(months.length);
    this.#show(months.find(this.#month));
  }

  remove(): void {
    this.#pause();
    clearTimeout(this.#rest);
  }

  #toggleMonths(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const isOpen = this.#map.months !== undefined;
    this.#toggle.textContent = this.#text!.loading;
    if (isOpen) this.#show(-1);
    clearTimeout(this.#rest);
    this.#told = "";
    this.#tell(isOpen ? null : "");
  }

  /** Draw a month, or with -1 the whole period, and say so. */
  #show(at: number): void {
    const months = this.#map.months!;
    const { classes, colors, month } = this.#map.showMonth(at);
    const name = month ?? this.#text!.whole;
    this.#month = at < 0 ? "" : months.code(at);
    this.#tellAtRest();
    this.#slider.value = String(at + 1);
    this.#slider.setAttribute("aria-valuetext", name);
    this.#name.textContent = name;
    // a disabled button would lose the keyboard, which may be at it
    this.#back.setAttribute("aria-disabled", String(at < 0));
    this.#forward.setAttribute("aria-disabled", String(at === months.length - 1));
    this.#of.textContent = `${this.#text!.areas}, ${name}:`;
    this.#count(areasByClass(classes), [...colors.classes, colors.no_data, "transparent"]);
  }

  #tellAtRest(): void {
    clearTimeout(this.#rest);
    if (this.#month === this.#told) return;
    this.#rest = setTimeout(() => this.#tell((this.#told = this.#month)), REST_MILLISECONDS);
  }

  #step(by: number): void {
    this.#pause();
    const at = this.#at() + by;
    if (at >= -1 && at < this.#map.months!.length) this.#show(at);
  }

  #at(): number {
    return Number(this.#slider.value) - 1;
  }

  // ---- by itself

  #start(): void {
    const last = this.#map.months!.length - 1;
    this.#show(this.#at() === last ? 0 : this.#at() + 1);
    this.#timer = setInterval(() => {
      if (this.#at() === last) this.#pause();
      else this.#show(this.#at() + 1);
    }, STEP_MILLISECONDS);
    this.#labelPlay();
  }

  #pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#text) this.#labelPlay();
  }

  // ---- words

  #label(text: StepperText): void {
    this.#bar.setAttribute("aria-label", text.bar);
    this.#slider.setAttribute("aria-label", text.slider);
    this.#counts.setAttribute("aria-label", text.areas);
    this.#note.textContent = text.registers;
    name(this.#back, text.back);
    name(this.#forward, text.forward);
    this.#labelPlay();
  }

  #labelPlay(): void {
    const isPlaying = this.#timer !== undefined;
    this.#play.hidden = matchMedia(REDUCED).matches; // who wants no motion steps
    this.#play.querySelector("path")!.setAttribute("d", isPlaying ? PAUSE : PLAY);
    name(this.#play, isPlaying ? this.#text!.pause : this.#text!.play);
  }

  /** Areas of each class, with the color of the class; classes without any stay, so nothing jumps. */
  #count(numbers: number[], fills: string[]): void {
    const { classes, no_data, not_comparable } = this.#text!;
    const labels = [...classes, no_data, not_comparable];
    const items = numbers.map((number, at) => {
      const item = element("li", at === classes.length ? "vm-unknown" : "");
      const swatch = item.appendChild(element("span", "vm-chip"));
      swatch.style.backgroundColor = fills[at]!;
      item.title = labels[at]!;
      const label = item.appendChild(element("span", "vm-hidden"));
      label.textContent = `${labels[at]}: `;
      item.append(number.toLocaleString("en-US"));
      item.hidden = at >= classes.length && number === 0;
      return item;
    });
    this.#counts.replaceChildren(...items);
  }
}

const REDUCED = "(prefers-reduced-motion: reduce)";
const PLAY = "M5 3v10l8-5z";
const PAUSE = "M4 3h3v10H4zM9 3h3v10H9z";

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, style: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = style;
  return made;
}

function button(style: string, act: () => void, icon = ""): HTMLButtonElement {
  const made = element("button", style);
  made.type = "button";
  made.addEventListener("click", act);
  if (!icon) return made;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", icon);
  svg.append(path);
  made.append(svg);
  return made;
}

function name(of: HTMLButtonElement, words: string): void {
  of.title = words;
  of.setAttribute("aria-label", words);
}
