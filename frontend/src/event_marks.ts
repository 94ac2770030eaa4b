// The marks of events at a zoom: neighbors joined, with the number of events in each.

import { Clusters, type Cluster, type Point } from "./clusters.ts";
import { markFacts, type Names } from "./event_facts.ts";
import { fill, whole } from "./facts.ts";
import type { DrawnMark, MarksAt } from "./marks.ts";
import type { Payload } from "./payload.ts";
import { halfWidth } from "./shapes.ts";
import { eventsIn, gravest, shapeOf, spotsOf, sumOf, type Spot } from "./spots.ts";

// Marks nearer than this many pixels stand together; those with larger numbers need more room.
const NEAR = 40;
const NEAR_TOTALS = 52;
const NEAR_PILLS = 60;
const ONE_RADIUS = 6;
const SEVERAL_RADIUS = 9;
const PILL_RADIUS = 8;
const RIM = 2;

type OpensAt = DrawnMark["opensAt"];

/** Marks of the events that have a place; `labels` are the label points of the municipalities. */
export function eventMarks(payload: Payload, labels: number[], names: Names): MarksAt {
  const near = payload.events.totals === null ? NEAR : NEAR_TOTALS;
  const clusters = new Clusters(spotsOf(payload, labels), near);
  return (zoom) =>
    clusters.at(zoom).map((cluster) => eventMark(payload, cluster, () => clusters.opensAt(cluster, zoom), names));
}

function eventMark(payload: Payload, cluster: Cluster<Spot>, opensAt: OpensAt, names: Names): DrawnMark {
  const { members, ...point } = cluster;
  const tally = sumOf(members);
  const { fill: fillColor, stroke, text } = payload.colors.marks[gravest(tally)]!;
  const label = eventsIn(tally) > 1 ? whole(eventsIn(tally)) : "";
  const shape = shapeOf(members);
  const { event, municipality } = members[0]!;
  return {
    ...point,
    shape,
    label,
    radius: label ? Math.max(SEVERAL_RADIUS, shape === "circle" ? halfWidth(label) : 0) : ONE_RADIUS,
    fillColor,
    color: stroke,
    textColor: text,
    weight: RIM,
    broken: tally.unreviewed > 0,
    facts: () => markFacts(payload, members, opensAt() !== null, names),
    opensAt,
    pick: () => (event ? { event_id: event[8] } : { cvegeo: names.codeOf("municipality", municipality!) }),
  };
}

/** Numbers of events of which only the state is known: no points, but not left out either. */
export function stateMarks(payload: Payload, labels: number[], names: Names): MarksAt {
  const counts = Object.entries(payload.state_events).map(([cvegeo, number]): StateCount => {
    const position = Number(cvegeo) - 1; // the codes of states are 01 to 32
    return { longitude: labels[2 * position]!, latitude: labels[2 * position + 1]!, position, cvegeo, number };
  });
  const clusters = new Clusters(counts, NEAR_PILLS);
  return (zoom) =>
    clusters.at(zoom).map((cluster) => stateMark(payload, cluster, () => clusters.opensAt(cluster, zoom), names));
}

interface StateCount extends Point {
  position: number;
  cvegeo: string;
  number: number;
}

function stateMark(
  { colors, text }: Payload,
  { members, longitude, latitude }: Cluster<StateCount>,
  opensAt: OpensAt,
  names: Names,
): DrawnMark {
  const { fill: fillColor, stroke, text: textColor } = colors.state_only;
  const all = members.reduce((sum, { number }) => sum + number, 0);
  const told = members.map(({ position, number }) => [names.titleOf("state", position), whole(number)] as const);
  const facts =
    told.length === 1
      ? { title: told[0]![0], lines: [fill(text.state_events, { n: told[0]![1] }), text.state_only] }
      : {
          title: fill(text.states_only, { n: whole(all) }),
          lines: [...told.map((parts) => parts.join(": ")), text.state_only],
        };
  return {
    ...{ longitude, latitude, fillColor, color: stroke, textColor, opensAt },
    shape: "pill",
    label: `+${whole(all)}`,
    radius: PILL_RADIUS,
    weight: 1,
    broken: false,
    facts: () => facts,
    pick: () => ({ cvegeo: members[0]!.cvegeo }),
  };
}
