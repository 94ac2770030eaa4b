// The lines of a tooltip. Pure: payload in, text out; no DOM, so no way to run what a report says.

import type { Place } from "./places.ts";
import type { Level, Payload } from "./payload.ts";

const PER = 100_000;
const DAYS_OF_A_YEAR = 365.25;
const WHOLE = new Intl.NumberFormat("en-US");

export interface Facts {
  title: string;
  lines: string[];
}

/** Facts of the area at a position of the boundary file, in the order people ask for them. */
export function areaFacts(payload: Payload, index: number, title: string, cvegeo: string): Facts {
  const { text, counts, populations, flags } = payload;
  const count = counts[index] ?? null;
  const population = populations[index] ?? null;
  const lines: string[] = [];
  if (count !== null) lines.push(fill(text.count, { count: whole(count) }));
  const rate = annualRate(payload, index);
  if (rate) lines.push(fill(text.rate, { rate: tenth(rate[0]), low: tenth(rate[1]), high: tenth(rate[2]) }));
  if (population !== null) lines.push(fill(text.population, { population: whole(population) }));
  const flag = text.flags[flags[index] ?? ""];
  if (flag) lines.push(fill(flag, { n: whole(count) }));
  for (const [parent, name, inside] of payload.within) {
    if (parent === index) {
      lines.push(fill(inside === null ? text.within_no_data : text.within, { name, count: whole(inside) }));
    }
  }
  const stateOnly = payload.state_events[cvegeo];
  if (stateOnly) lines.push(fill(text.state_events, { n: whole(stateOnly) }));
  if (lines.length > 0) lines.push(text.source);
  return { title, lines };
}

/** Facts of a place that was searched for; few when the map shows areas of another level. */
export function placeFacts(payload: Payload, place: Place, names: AreaNames): Facts {
  const { text, level } = payload;
  const { cvegeo, name, state, drawnIn } = place;
  const title = state ? `${name}, ${state}` : name;
  const codes = names.areas(level).map((area) => area.cvegeo);
  if (!drawnIn) {
    const index = codes.indexOf(cvegeo);
    return index < 0 ? { title, lines: [] } : areaFacts(payload, index, title, cvegeo);
  }
  const parent = names.areas("municipality").find((area) => area.cvegeo === drawnIn)!;
  const lines = [fill(text.drawn_in, { name: parent.name })];
  const within = payload.within.find(([index, young]) => codes[index] === drawnIn && young === name);
  if (within) lines.push(within[2] === null ? text.flags["-"]! : fill(text.count, { count: whole(within[2]) }));
  return { title, lines };
}

/** Codes and names in the order of the boundary file, as {@link Geometry} has them. */
export interface AreaNames {
  areas(level: Level): { cvegeo: string; name: string }[];
}

/** Annual rate per 100,000 with its interval, as `list_areas` computes it; null without one. */
export function annualRate(
  payload: Payload,
  index: number,
): [number, number | null, number | null] | null {
  const given = payload.rates[index];
  if (given) return given;
  const count = payload.counts[index] ?? null;
  const population = payload.populations[index] ?? null;
  if (count === null || !population || payload.days === 0) return null;
  const factor = (PER * DAYS_OF_A_YEAR) / (population * payload.days);
  const [low, high] = payload.intervals[count] ?? [null, null];
  return [count * factor, low === null ? null : low * factor, high === null ? null : high * factor];
}

/** Wording with its `{…}` filled. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

/** A whole number as people write it; nothing when it is unknown. */
export function whole(value: number | null): string {
  return value === null ? "" : WHOLE.format(value);
}

function tenth(value: number | null): string {
  if (value === null) return "–";
  return value.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
