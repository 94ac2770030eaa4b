// What reports say of whole areas, as marks on their label points: groups, and figures.

import { Clusters, type Cluster, type Point } from "./clusters.ts";
import type { Names } from "./event_facts.ts";
import { fill, whole, type Facts } from "./facts.ts";
import type { DrawnMark, MarksAt } from "./marks.ts";
import type { Level, Statements, Text } from "./payload.ts";

const NEAR = 36;
const RADIUS = { diamond: 10, triangle: 12 };
const WIDER = 2; // for numbers of two digits
const SHOWN_LINES = 6;

interface Statement extends Point {
  level: Level;
  position: number;
  line: string;
  about: number;
  unreviewed: 0 | 1;
}

/** Marks of statements: each has the number of different things that they are about. */
export function statementMarks(
  shape: "diamond" | "triangle",
  { rows, look, title }: Statements,
  text: Text,
  labels: Record<Level, number[]>,
  names: Names,
): MarksAt {
  const statements = rows.map(([isMunicipality, position, line, about, unreviewed]): Statement => {
    const level = isMunicipality ? "municipality" : "state";
    const [longitude, latitude] = [labels[level][2 * position]!, labels[level][2 * position + 1]!];
    return { longitude, latitude, level, position, line, about, unreviewed };
  });
  const clusters = new Clusters(statements, NEAR);
  return (zoom) =>
    clusters.at(zoom).map((cluster): DrawnMark => {
      const { members, longitude, latitude } = cluster;
      const label = whole(countOf(members));
      return {
        ...{ longitude, latitude, shape, label },
        opensAt: () => clusters.opensAt(cluster, zoom),
        radius: RADIUS[shape] + (label.length > 1 ? WIDER : 0),
        ...{ fillColor: look.fill, color: look.stroke, textColor: look.text },
        weight: 1.2,
        broken: members.some(({ unreviewed }) => unreviewed === 1),
        facts: () => statementFacts(members, title, text, names),
        pick: () => ({ cvegeo: names.codeOf(members[0]!.level, members[0]!.position) }),
      };
    });
}

function statementFacts(members: Cluster<Statement>["members"], title: string, text: Text, names: Names): Facts {
  const places = new Set(members.map(({ level, position }) => names.titleOf(level, position)));
  const lines = members.slice(0, SHOWN_LINES).map(({ line }) => line);
  const left = members.length - lines.length;
  if (left > 0) lines.push(fill(text.more, { n: whole(left) }));
  const counted = fill(title, { n: whole(countOf(members)) });
  return places.size === 1
    ? { title: [...places][0]!, lines: [counted, ...lines, text.whole_area] }
    : { title: counted, lines: [...lines, text.whole_area] };
}

function countOf(members: Statement[]): number {
  return new Set(members.map(({ about }) => about)).size;
}
