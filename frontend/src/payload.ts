// What Python sends for one view of the map: see map_payload in views/map/payload.py.

export interface Payload {
  level: Level;
  /** Chosen states or municipalities; empty for the whole country. */
  scope: string[];
  /** Pixels; on phones the map takes at most 60 % of the screen. */
  height: number;
  /** One character an area, in the order of the boundary file: see `paint.ts`. */
  classes: string;
  /** One character an area: its flag, as a key of `text.flags`. */
  flags: string;
  counts: (number | null)[];
  /** As sent, differences from the census: see `census.ts`. */
  populations: (number | null)[];
  /** Days that the counts cover: for the rate per year. */
  days: number;
  /** 95 % interval of each count that occurs. */
  intervals: Record<string, [number, number]>;
  /** Rate and its interval where the formula does not give them: months are missing. */
  rates: Record<string, [number, number | null, number | null]>;
  /** Municipalities younger than the boundaries: area they are drawn in, name, count. */
  within: [number, string, number | null][];
  /** Events known by state only, which no point may stand for. */
  state_events: Record<string, number>;
  colors: Colors;
  events: Events;
  text: Text;
}

export type Level = "state" | "municipality";

export interface Colors {
  classes: string[];
  no_data: string;
  /** Of each event group, the gravest first; `text` is the color of a number in it. */
  marks: { fill: string; stroke: string; text: string }[];
}

export interface Events {
  rows: EventRow[];
  types: { label: string; group: number }[];
  /** Publisher and date of a report. */
  sources: string[];
}

/**
 * longitude, latitude, 0 locality | 1 municipality, type, date, deaths, place, source, id,
 * 1 while no person has reviewed it.
 */
export type EventRow = [
  number, number, 0 | 1, number, string, number | null, string, number, string, 0 | 1,
];

/** Wording in the language of the reader; `{…}` are filled in. */
export interface Text {
  map: string;
  count: string;
  rate: string;
  population: string;
  flags: Record<string, string>;
  source: string;
  within: string;
  within_no_data: string;
  state_events: string;
  deaths: string;
  unreviewed: string;
  precisions: [string, string];
  more: string;
  zoom_in: string;
  zoom_out: string;
  home: string;
  failed: string;
}
