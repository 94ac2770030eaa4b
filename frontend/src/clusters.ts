// Neighbors on the map stand together: supercluster joins points that are too near to be told apart.

import Supercluster from "supercluster";

export interface Point {
  longitude: number;
  latitude: number;
}

/** Points that one mark stands for. */
export interface Cluster<P extends Point> extends Point {
  members: P[];
  /** Zoom at which it falls apart; null where none is close enough, as at one and the same point. */
  opensAt: number | null;
}

type Index<P> = Supercluster<{ member: P }, object>;

// Pixels that the world takes at zoom 0: Leaflet's, not supercluster's.
const WORLD = 256;
/** The closest that the map can look. */
export const CLOSEST = 13;

export class Clusters<P extends Point> {
  readonly #points: P[];
  readonly #near: number;
  readonly #indexes = new Map<number, Index<P>>();

  /** Points nearer than `near` pixels are joined. */
  constructor(points: P[], near: number) {
    this.#points = points;
    this.#near = near;
  }

  /** All points of the world as clusters at a zoom, whole or not. Each point is in exactly one. */
  at(zoom: number): Cluster<P>[] {
    const part = zoom % 1;
    const index = this.#index(part);
    return index.getClusters([-180, -85, 180, 85], Math.floor(zoom)).map(({ properties, geometry }) => {
      if ("member" in properties) return { ...at(properties.member), members: [properties.member], opensAt: null };
      const members = index.getLeaves(properties.cluster_id, Infinity).map((leaf) => leaf.properties.member);
      const [longitude, latitude] = geometry.coordinates as [number, number];
      const opensAt = index.getClusterExpansionZoom(properties.cluster_id) + part;
      return {
        ...(isOnePoint(members) ? at(members[0]!) : { longitude, latitude }),
        members,
        opensAt: opensAt > CLOSEST ? null : opensAt,
      };
    });
  }

  /** supercluster knows whole zooms only: for a part of one it joins within as much less. */
  #index(part: number): Index<P> {
    const known = this.#indexes.get(part);
    if (known) return known;
    const index: Index<P> = new Supercluster({ radius: this.#near / 2 ** part, extent: WORLD, maxZoom: CLOSEST });
    index.load(
      this.#points.map((member) => ({
        type: "Feature",
        properties: { member },
        geometry: { type: "Point", coordinates: [member.longitude, member.latitude] },
      })),
    );
    this.#indexes.set(part, index);
    return index;
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
