// Populations of the census are in the bundle; a view sends only how its own differ from them.

import census from "../../data/areas.csv";
import type { Payload } from "./payload.ts";

/** The payload with populations in the place of their differences from the census. */
export function withPopulations(payload: Payload): Payload {
  const known = census[payload.level];
  const populations = payload.populations.map((change, index) =>
    change === null ? null : (known[index] ?? 0) + change,
  );
  return { ...payload, populations };
}
