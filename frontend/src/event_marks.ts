// The marks of events at a zoom: neighbors joined, with the number of events in each.

import { Clusters, type Cluster } from "./clusters.ts";
import { markFacts, type Names } from "./event_facts.ts";
import { fill, whole } from "./facts.ts";
import type { DrawnMark, MarksAt } from "./marks.ts";
import type { Payload } from "./payload.ts";
import { halfWidth } from "./shapes.ts";
import { eventsIn, gravest, shapeOf, spotsOf, sumOf, type Spot } from "./spots.ts";

const ONE_RADIUS = 6;
const SEVERAL_RADIUS = 9;
const PILL_RADIUS = 8;
const RIM = 2;

/** Marks of the events that have a place; `labels` are the label points of the municipalities. */
export function eventMarks(payload: Payload, labels: number[], names: Names): MarksAt {
  const clusters = new Clusters(spotsOf(payload, labels));
  return (zoom) => clusters.at(zoom).map((cluster) => eventMark(payload, cluster, names));
}

function eventMark(payload: Payload, { members, opensAt, ...point }: Cluster<Spot>, names: Names): DrawnMark {
  const tally = sumOf(members);
  const { fill: fillColor, stroke, text } = payload.colors.marks[gravest(tally)]!;
  const label = eventsIn(tally) > 1 ? whole(eventsIn(tally)) : "";
  const { event, municipality } = members[0]!;
  return {
    ...point,
    shape: shapeOf(members),
    label,
    radius: label ? Math.max(SEVERAL_RADIUS, halfWidth(label)) : ONE_RADIUS,
    fillColor,
    color: stroke,
    textColor: text,
    weight: RIM,
    broken: tally.unreviewed > 0,
    facts: () => markFacts(payload, members, opensAt !== null, names),
    opensAt,
    pick: () => (event ? { event_id: event[8] } : { cvegeo: names.codeOf("municipality", municipality!) }),
  };
}

/** A number on each state with events of which no more is known: no point, but not left out. */
export function stateMarks(payload: Payload, labels: number[], names: Names): MarksAt {
  const { fill: fillColor, stroke, text } = payload.colors.state_only;
  const marks = Object.entries(payload.state_events).map(([cvegeo, number]): DrawnMark => {
    const position = Number(cvegeo) - 1; // the codes of states are 01 to 32
    return {
      longitude: labels[2 * position]!,
      latitude: labels[2 * position + 1]!,
      shape: "pill",
      label: `+${whole(number)}`,
      radius: PILL_RADIUS,
      fillColor,
      color: stroke,
      textColor: text,
      weight: 1,
      broken: false,
      facts: () => ({
        title: names.titleOf("state", position),
        lines: [fill(payload.text.state_events, { n: whole(number) }), payload.text.state_only],
      }),
      opensAt: null,
      pick: () => ({ cvegeo }),
    };
  });
  return () => marks;
}
