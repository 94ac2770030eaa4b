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

/** Points nearer than about this many pixels are joined. */
const NEAR = 40;
// Pixels that the world takes at zoom 0: Leaflet's, not supercluster's.
const WORLD = 256;
/** The closest that the map can look. */
export const CLOSEST = 13;

export class Clusters<P extends Point> {
  readonly #index: Supercluster<{ member: P }, object>;

  constructor(points: P[]) {
    this.#index = new Supercluster({ radius: NEAR, extent: WORLD, maxZoom: CLOSEST });
    this.#index.load(
      points.map((member) => ({
        type: "Feature",
        properties: { member },
        geometry: { type: "Point", coordinates: [member.longitude, member.latitude] },
      })),
    );
  }

  /** All points of the world as clusters at a zoom, whole or not. Each point is in exactly one. */
  at(zoom: number): Cluster<P>[] {
    return this.#index.getClusters([-180, -85, 180, 85], Math.round(zoom)).map((feature) => {
      const { properties, geometry } = feature;
      if ("member" in properties) return { ...at(properties.member), members: [properties.member], opensAt: null };
      const id = properties.cluster_id;
      const members = this.#index.getLeaves(id, Infinity).map((leaf) => leaf.properties.member);
      const [longitude, latitude] = geometry.coordinates as [number, number];
      const opensAt = this.#index.getClusterExpansionZoom(id);
      return {
        ...(isOnePoint(members) ? at(members[0]!) : { longitude, latitude }),
        members,
        opensAt: opensAt > CLOSEST ? null : opensAt,
      };
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
