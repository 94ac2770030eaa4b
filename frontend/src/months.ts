// A month of a view, from what Python sent of all its months. Pure: payload in, payload out.

import { fill } from "./facts.ts";
import type { MonthFields, Payload, StepperText } from "./payload.ts";

/** The months of a view as payloads of their own: the rest of the map need not know of months. */
export class Months {
  readonly #whole: Payload;
  readonly #text: StepperText;
  readonly #fields: MonthFields[];
  readonly #populations: (number | null)[][];
  readonly #views: (Payload | undefined)[] = [];

  /** `whole` has populations already, not their differences from the census. */
  constructor(whole: Payload, text: StepperText, fields: MonthFields[], census: (number | null)[]) {
    this.#whole = whole;
    this.#text = text;
    this.#fields = fields;
    this.#populations = populationsOf(fields, census);
  }

  get length(): number {
    return this.#fields.length;
  }

  /** Position of a month (`2021-03`), -1 when it is none of these. */
  find(month: string): number {
    return this.#fields.findIndex((one) => one.month === month);
  }

  code(at: number): string {
    return this.#fields[at]!.month;
  }

  view(at: number): Payload {
    return (this.#views[at] ??= this.#make(at));
  }

  #make(at: number): Payload {
    const { name, text, ...fields } = this.#fields[at]!;
    const map = fill(this.#text.map, { month: name, map: this.#whole.text.map });
    return {
      ...this.#whole,
      ...fields,
      month: name,
      populations: this.#populations[at]!,
      statements: undefined, // they are of the whole period
      text: { ...this.#whole.text, ...text, map },
    };
  }
}

/** How many areas have each symbol of the legend: seven classes, no data, not comparable. */
export function areasByClass(classes: string): number[] {
  const numbers = new Array<number>(9).fill(0);
  for (const symbol of classes) {
    const at = PLACES.get(symbol);
    if (at !== undefined) numbers[at]! += 1;
  }
  return numbers;
}

const PLACES = new Map([..."0123456-x"].map((symbol, at) => [symbol, at]));
[..."abcdefg"].forEach((symbol, at) => PLACES.set(symbol, at));

/** Populations of each month: what is sent are differences from the month before. */
function populationsOf(fields: MonthFields[], census: (number | null)[]): (number | null)[][] {
  let before = census;
  return fields.map(({ populations }) => {
    before = populations.map((change, area) => (change === null ? null : (before[area] ?? 0) + change));
    return before;
  });
}
