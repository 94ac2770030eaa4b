// What Python sends for one view of the map: see map_payload in views/map/payload.py.

import type { ActionText } from "./actions.ts";
import type { TileSource } from "./tiles.ts";

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
  /** Which kinds of things are shown; areas and events where none are named. */
  layers?: Layer[];
  /** What reports say of groups, and their figures, where those are shown. */
  statements?: Partial<Record<"groups" | "figures", Statements>>;
  /** Whether the map is too small for a search. */
  small?: boolean;
  /** Tiles behind the areas, only where the user named a provider. */
  tiles?: TileSource;
  /** What a host with a server offers to do with what is picked. */
  actions?: ActionText;
  /** The bar with the months, where the host has one and the period more than one month. */
  stepper?: { text: StepperText; months: MonthFields[] | null; opened: OpenedMonth } | null;
  /** Name of the month, where the map shows only that. */
  month?: string;
  text: Text;
}

/** Month the map was set to by a link or the back button; `turn` grows each time. */
export interface OpenedMonth {
  turn: number;
  month: string;
}

/** What a month changes in the payload of its period. */
export type MonthFields = Pick<
  Payload,
  | "classes" | "flags" | "counts" | "days" | "intervals" | "rates" | "within"
  | "events" | "state_events"
> & {
  /** `2021-03` */
  month: string;
  name: string;
  /** Differences from the month before; of the first month, from the census. */
  populations: (number | null)[];
  text: Pick<Text, "source" | "population">;
};

/** Words of the bar; `map` is the name of the map while it shows a month. */
export interface StepperText {
  bar: string;
  loading: string;
  whole: string;
  back: string;
  forward: string;
  play: string;
  pause: string;
  close: string;
  slider: string;
  areas: string;
  map: string;
  no_data: string;
  not_comparable: string;
  /** Of each class. */
  classes: string[];
  /** Said where the months are of two registers; else empty. */
  registers: string;
}

export type Level = "state" | "municipality";

export interface Colors {
  classes: string[];
  no_data: string;
  /** Of each event group, the gravest first; `text` is the color of a number in it. */
  marks: { fill: string; stroke: string; text: string; label: string }[];
  /** Of the number on a state with events of which no more is known. */
  state_only: { fill: string; stroke: string; text: string };
}

export interface Events {
  rows: EventRow[];
  /** Events that are too many to be told one by one, by municipality; null where all are in `rows`. */
  totals: Totals | null;
  types: { label: string; group: number }[];
  /** Publisher and date of a report. */
  sources: string[];
}

export type Layer = "areas" | "events" | "groups" | "figures";

/** Statements on whole areas: their marks stand on label points and mark no place. */
export interface Statements {
  look: { fill: string; stroke: string; text: string };
  rows: StatementRow[];
  /** Wording for several: `{n}` is what is counted. */
  title: string;
}

/**
 * 0 state | 1 municipality, its position in the boundary file, the statement in words, what it
 * is about (statements on the same thing count once), 1 while no person has reviewed it.
 */
export type StatementRow = [0 | 1, number, string, number, 0 | 1];

/** Numbers of events, a list each in the order of the municipalities in the boundary file. */
export interface Totals {
  /** Of each look in `colors.marks`. */
  kinds: number[][];
  localities: number[];
  unreviewed: number[];
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
  events_one: string;
  events_many: string;
  kind: string;
  placed: string;
  unreviewed_of: string;
  opens: string;
  totals: string;
  state_only: string;
  states_only: string;
  whole_area: string;
  zoom_in: string;
  zoom_out: string;
  home: string;
  failed: string;
  close: string;
  search: string;
  search_none: string;
  search_state: string;
  /** `{place}` is a municipality with its state. */
  search_locality: string;
  drawn_in: string;
  full_screen: string;
  full_screen_off: string;
  keys: string;
}
