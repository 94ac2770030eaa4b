// The lines of a tooltip. Pure: payload in, text out; no DOM, so no way to run what a report says.

import type { EventRow, Payload } from "./payload.ts";

const SHOWN_EVENTS = 5;
const PER = 100_000;
const DAYS_OF_A_YEAR = 365.25;

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

/** Facts of the events at one point: how finely placed; each with type, date, deaths; sources. */
export function eventFacts(payload: Payload, rows: EventRow[]): Facts {
  const { text, events } = payload;
  const [, , precision, , , , place] = rows[0]!;
  const lines = [text.precisions[precision]];
  const shown = rows.slice(0, SHOWN_EVENTS);
  shown.forEach(([, , , type, date, deaths, , source, , unreviewed], at) => {
    const parts = [events.types[type]!.label, date];
    if (deaths !== null) parts.push(fill(text.deaths, { n: whole(deaths) }));
    if (unreviewed) parts.push(text.unreviewed);
    lines.push(parts.filter(Boolean).join(" · "));
    const isLastOfSource = shown[at + 1]?.[7] !== source;
    if (isLastOfSource && events.sources[source]) lines.push(events.sources[source]!);
  });
  if (rows.length > SHOWN_EVENTS) lines.push(fill(text.more, { n: whole(rows.length - SHOWN_EVENTS) }));
  return { title: place, lines };
}

/** Events that stand at the same point and are known equally well, together. */
export function groupByPoint(rows: EventRow[]): EventRow[][] {
  const groups = new Map<string, EventRow[]>();
  for (const row of rows) {
    const key = row.slice(0, 3).join();
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** Look of a mark for several events: that of the gravest, which stands first among the looks. */
export function groupOf({ events }: Payload, rows: EventRow[]): number {
  return Math.min(...rows.map(([, , , type]) => events.types[type]!.group));
}

/** Whether a mark stands for anything that no person has reviewed. */
export function isUnreviewed(rows: EventRow[]): boolean {
  return rows.some(([, , , , , , , , , unreviewed]) => unreviewed === 1);
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

function whole(value: number | null): string {
  return value === null ? "" : value.toLocaleString("en-US");
}

function tenth(value: number | null): string {
  if (value === null) return "–";
  return value.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
