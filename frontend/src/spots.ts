// What stands at a point of the map: an event, or the total of a municipality. And its numbers.

import type { Point } from "./clusters.ts";
import type { EventRow, Payload } from "./payload.ts";

/** Numbers that add up over spots: events of each kind and, of all, how well placed and reviewed. */
export interface Tally {
  /** In the order of `colors.marks`, the gravest first. */
  kinds: number[];
  localities: number;
  unreviewed: number;
}

export interface Spot extends Point {
  tally: Tally;
  /** The event; null for a total. */
  event: EventRow | null;
  /** Position, among the municipalities, of the one that a total is of; null for an event. */
  municipality: number | null;
}

/** Every event that has a place, alone or in the total of its municipality. */
export function spotsOf(payload: Payload, labels: number[]): Spot[] {
  return [...eventSpots(payload), ...totalSpots(payload, labels)];
}

export function sumOf(spots: Spot[]): Tally {
  const sum = { kinds: spots[0]!.tally.kinds.map(() => 0), localities: 0, unreviewed: 0 };
  for (const { tally } of spots) {
    tally.kinds.forEach((number, kind) => (sum.kinds[kind]! += number));
    sum.localities += tally.localities;
    sum.unreviewed += tally.unreviewed;
  }
  return sum;
}

export function eventsIn({ kinds }: Tally): number {
  return kinds.reduce((sum, number) => sum + number, 0);
}

/** The gravest kind that occurs: it lends a mark its look. */
export function gravest({ kinds }: Tally): number {
  return kinds.findIndex((number) => number > 0);
}

export type PlaceShape = "circle" | "square" | "both";

/** Circle: localities. Square: municipalities alone, whose point is no place. Or both. */
export function shapeOf(spots: Spot[]): PlaceShape {
  if (spots.some(({ event }) => event === null)) return "square";
  const tally = sumOf(spots);
  if (tally.localities === 0) return "square";
  return tally.localities === eventsIn(tally) ? "circle" : "both";
}

function eventSpots({ events, colors }: Payload): Spot[] {
  return events.rows.map((event) => {
    const [longitude, latitude, precision, type, , , , , , unreviewed] = event;
    const { group } = events.types[type]!;
    const kinds = colors.marks.map((_, kind) => (kind === group ? 1 : 0));
    const tally = { kinds, localities: 1 - precision, unreviewed };
    return { longitude, latitude, tally, event, municipality: null };
  });
}

function totalSpots({ events: { totals } }: Payload, labels: number[]): Spot[] {
  if (totals === null) return [];
  const spots = totals.localities.map((localities, municipality) => ({
    longitude: labels[2 * municipality]!,
    latitude: labels[2 * municipality + 1]!,
    tally: {
      kinds: totals.kinds.map((numbers) => numbers[municipality]!),
      localities,
      unreviewed: totals.unreviewed[municipality]!,
    },
    event: null,
    municipality,
  }));
  return spots.filter(({ tally }) => eventsIn(tally) > 0);
}
