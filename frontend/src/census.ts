// Populations of the census are in the bundle; a view sends only how its own differ from them.

import areas from "../../data/areas.csv";
import { Months } from "./months.ts";
import type { Payload } from "./payload.ts";

/** The payload with populations in the place of their differences from the census. */
export function withPopulations(payload: Payload): Payload {
  const known = areas.populations[payload.level];
  const populations = payload.populations.map((change, index) =>
    change === null ? null : (known[index] ?? 0) + change,
  );
  return { ...payload, populations };
}

/** The months of a view, where they were sent. */
export function monthsOf(payload: Payload): Months | undefined {
  const { stepper, level } = payload;
  if (!stepper?.months) return undefined;
  return new Months(payload, stepper.text, stepper.months, areas.populations[level]);
}
