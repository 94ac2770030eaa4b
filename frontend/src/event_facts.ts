// The lines of a tooltip on events. Pure, as facts.ts.

import { isOnePoint } from "./clusters.ts";
import { fill, whole, type Facts } from "./facts.ts";
import type { EventRow, Level, Payload } from "./payload.ts";
import { eventsIn, shapeOf, sumOf, type Spot } from "./spots.ts";

const SHOWN_EVENTS = 5;

/** Names and codes of areas by their position; asked for only when somebody points at one. */
export interface Names {
  titleOf(level: Level, position: number): string;
  codeOf(level: Level, position: number): string;
}

/** Facts of what a mark stands for: events at one point, or of several places. */
export function markFacts(payload: Payload, spots: Spot[], opens: boolean, names: Names): Facts {
  const rows = spots.flatMap(({ event }) => (event ? [event] : []));
  const isOnePlace = rows.length === spots.length && isOnePoint(spots) && shapeOf(spots) !== "both";
  return isOnePlace ? eventFacts(payload, rows) : clusterFacts(payload, spots, opens, names);
}

/** Facts of the events at one point: how finely placed; each with type, date, deaths; sources. */
export function eventFacts(payload: Payload, rows: EventRow[]): Facts {
  const { text, events } = payload;
  const [, , precision, , , , place] = rows[0]!;
  const lines = [text.precisions[precision]];
  const shown = rows.slice(0, SHOWN_EVENTS);
  shown.forEach((row, at) => {
    lines.push(eventLine(payload, row));
    const isLastOfSource = shown[at + 1]?.[7] !== row[7];
    if (isLastOfSource && events.sources[row[7]]) lines.push(events.sources[row[7]]!);
  });
  if (rows.length > SHOWN_EVENTS) lines.push(fill(text.more, { n: whole(rows.length - SHOWN_EVENTS) }));
  return { title: place, lines };
}

/** Facts of several places together: how many events of each kind, how well placed, reviewed. */
export function clusterFacts(payload: Payload, spots: Spot[], opens: boolean, names: Names): Facts {
  const { text, colors } = payload;
  const tally = sumOf(spots);
  const all = eventsIn(tally);
  const lines = tally.kinds.flatMap((number, kind) =>
    number > 0 ? [fill(text.kind, { label: colors.marks[kind]!.label, n: whole(number) })] : [],
  );
  lines.push(fill(text.placed, { localities: whole(tally.localities), municipalities: whole(all - tally.localities) }));
  lines.push(fill(text.unreviewed_of, { n: whole(tally.unreviewed) }));
  if (spots.some(({ event }) => event === null)) lines.push(text.totals);
  if (opens) lines.push(text.opens);
  else if (spots.length > 1) lines.push(...together(payload, spots, names));
  const events = fill(all === 1 ? text.events_one : text.events_many, { n: whole(all) });
  const only = spots.length === 1 && spots[0]!.municipality;
  return typeof only === "number" ? { title: names.titleOf("municipality", only), lines: [events, ...lines] } : { title: events, lines };
}

/** What stands too near together to fall apart, by name. */
function together(payload: Payload, spots: Spot[], names: Names): string[] {
  const lines = spots.map(({ event, municipality, tally }) =>
    event
      ? `${event[6]}: ${eventLine(payload, event)}`
      : `${names.titleOf("municipality", municipality!)}: ${whole(eventsIn(tally))}`,
  );
  const left = lines.length - SHOWN_EVENTS;
  return [...lines.slice(0, SHOWN_EVENTS), ...(left > 0 ? [fill(payload.text.more, { n: whole(left) })] : [])];
}

function eventLine({ text, events }: Payload, row: EventRow): string {
  const [, , , type, date, deaths, , , , unreviewed] = row;
  const parts = [events.types[type]!.label, date];
  if (deaths !== null) parts.push(fill(text.deaths, { n: whole(deaths) }));
  if (unreviewed) parts.push(text.unreviewed);
  return parts.filter(Boolean).join(" · ");
}
