// What people may do with a place or an event that they picked. Pure: payload in, buttons out.
// A host without a server (a notebook, the one-file page) sends no `actions`: there are no buttons.

import type { EventRow, Payload } from "./payload.ts";

/** What was picked on the map. */
export type Pick = { cvegeo: string } | { event_id: string };
export type Action = "municipalities" | "choose" | "place" | "event" | "back";
/** What is to be done with it. */
export type Choice = { action: Action } & Pick;

/** A button: its words, and what the host is told. */
export interface Offer {
  label: string;
  choice: Choice;
}

/** The wording of the buttons, by what they do; "municipalities" only where there are data. */
export interface ActionText {
  municipalities?: string;
  choose: string;
  place: string;
  event: string;
  back_to_state: string;
  back_to_country: string;
}

const SHOWN_EVENTS = 5;
export const COUNTRY = "00";

/** Buttons of a state or a municipality; none that would lead to where one is. */
export function areaOffers({ actions, level, scope }: Payload, cvegeo: string): Offer[] {
  if (!actions) return [];
  const isChosen = scope.join() === cvegeo;
  const offers: Offer[] = [];
  const isState = cvegeo.length === 2;
  if (isState && actions.municipalities) {
    const isThere = isChosen && level === "municipality";
    if (!isThere) offers.push({ label: actions.municipalities, choice: { cvegeo, action: "municipalities" } });
  } else if (!isChosen) {
    offers.push({ label: actions.choose, choice: { cvegeo, action: "choose" } });
  }
  offers.push({ label: actions.place, choice: { cvegeo, action: "place" } });
  return offers;
}

/** A button for each event at the point of one of them, as many as its facts tell of. */
export function eventOffers({ actions, events }: Payload, eventId: string): Offer[] {
  const picked = events.rows.find((row) => row[8] === eventId);
  if (!actions || !picked) return [];
  const rows = events.rows.filter((row) => isSamePoint(row, picked)).slice(0, SHOWN_EVENTS);
  const names = rows.map(([, , , type, date]) => [events.types[type]!.label, date].filter(Boolean).join(" · "));
  return rows.map(([, , , , , , , , event_id], at) => {
    const label = rows.length > 1 ? `${actions.event}: ${told(names, at)}` : actions.event;
    return { label, choice: { event_id, action: "event" } };
  });
}

/** A name; where others are the same, with its number among them, in the order of the facts. */
function told(names: string[], at: number): string {
  const isSame = (name: string) => name === names[at];
  if (names.filter(isSame).length === 1) return names[at]!;
  return `${names[at]} (${names.slice(0, at + 1).filter(isSame).length})`;
}

/** The button one step up: from municipalities to their state, from states to the country. */
export function backOffer({ actions, scope }: Payload, stateName: (cvegeo: string) => string): Offer | null {
  if (!actions || scope.length === 0) return null;
  const isInState = scope[0]!.length > 2;
  const cvegeo = isInState ? scope[0]!.slice(0, 2) : COUNTRY;
  const label = isInState
    ? actions.back_to_state.replace("{state}", stateName(cvegeo))
    : actions.back_to_country;
  return { label, choice: { cvegeo, action: "back" } };
}

function isSamePoint(one: EventRow, other: EventRow): boolean {
  return one[0] === other[0] && one[1] === other[1] && one[2] === other[2];
}
