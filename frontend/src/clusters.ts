// Neighbors on the map stand together: supercluster joins points that are too near to be told apart.

import Supercluster from "supercluster";

export interface Point {
  longitude: number;
  latitude: number;
}

/** Points that one mark stands for. */
export interface Cluster<P extends Point> extends Point {
  members: P[];
}

// Pixels that the world takes at zoom 0: Leaflet's, not supercluster's.
const WORLD = 256;
/** The closest that the map can look. */
export const CLOSEST = 13;

export class Clusters<P extends Point> {
  readonly #points: P[];
  readonly #near: number;
  readonly #known = new Map<number, Cluster<P>[]>();

  /** Points nearer than `near` pixels are joined. */
  constructor(points: P[], near: number) {
    this.#points = points;
    this.#near = near;
  }

  /** All points of the world as clusters at a zoom, whole or not. Each point is in exactly one. */
  at(zoom: number): Cluster<P>[] {
    const known = this.#known.get(zoom) ?? this.#cluster(zoom);
    this.#known.set(zoom, known);
    return known;
  }

  /**
   * Zoom at which a cluster of a zoom falls apart; null where none is close enough, as at one and
   * the same point. It costs a look at each zoom on the way: for those that somebody points at.
   */
  opensAt({ members }: Cluster<P>, zoom: number): number | null {
    if (isOnePoint(members)) return null;
    for (let closer = zoom + 1; closer <= CLOSEST; closer += 1) {
      const around = this.at(closer).find((cluster) => cluster.members.includes(members[0]!))!;
      const inside = new Set(around.members);
      if (!members.every((member) => inside.has(member))) return closer;
    }
    return null;
  }

  /** Only this zoom, not those above it, which would take ten times as long. */
  #cluster(zoom: number): Cluster<P>[] {
    const whole = Math.floor(zoom);
    // supercluster knows whole zooms only: for a part of one it joins within as much less
    const radius = this.#near / 2 ** (zoom - whole);
    const index = new Supercluster<{ member: P }, object>({ radius, extent: WORLD, minZoom: whole, maxZoom: whole });
    index.load(
      this.#points.map((member) => ({
        type: "Feature",
        properties: { member },
        geometry: { type: "Point", coordinates: [member.longitude, member.latitude] },
      })),
    );
    return index.getClusters([-180, -85, 180, 85], whole).map(({ properties, geometry }) => {
      if ("member" in properties) return { ...at(properties.member), members: [properties.member] };
      const members = index.getLeaves(properties.cluster_id, Infinity).map((leaf) => leaf.properties.member);
      const [longitude, latitude] = geometry.coordinates as [number, number];
      return { ...(isOnePoint(members) ? at(members[0]!) : { longitude, latitude }), members };
    });
  }
}

/** Whether all stand at one and the same point. */
export function isOnePoint(points: Point[]): boolean {
  const { longitude, latitude } = points[0]!;
  return points.every((point) => point.longitude === longitude && point.latitude === latitude);
}

function at({ longitude, latitude }: Point): Point {
  return { longitude, latitude };
}
