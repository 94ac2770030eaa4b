import assert from "node:assert/strict";
import { test } from "node:test";

import { areaOffers, backOffer, eventOffers, type ActionText } from "../src/actions.ts";
import type { EventRow, Payload } from "../src/payload.ts";
import { PAYLOAD } from "./payload.ts";

const ACTIONS: ActionText = {
  municipalities: "Its municipalities",
  choose: "Choose",
  place: "Its page",
  event: "Open",
  back_to_state: "Back to {state}",
  back_to_country: "Back to the country",
};
const { municipalities: _, ...BY_STATE_ONLY } = ACTIONS;

function view(changed: Partial<Payload> = {}): Payload {
  return { ...PAYLOAD, actions: ACTIONS, ...changed };
}

function actionsOf(payload: Payload, cvegeo: string): string[] {
  return areaOffers(payload, cvegeo).map(({ choice }) => choice.action);
}

test("without a server nothing is offered", () => {
  const alone = view({ actions: undefined, scope: ["26"] });
  assert.deepEqual(areaOffers(alone, "26"), []);
  assert.deepEqual(eventOffers(alone, "i-1"), []);
  assert.equal(backOffer(alone, () => "Sonora"), null);
});

test("a state leads to its municipalities where the measure has them, else it is chosen", () => {
  assert.deepEqual(actionsOf(view(), "26"), ["municipalities", "place"]);
  assert.deepEqual(actionsOf(view({ actions: BY_STATE_ONLY }), "26"), ["choose", "place"]);
});

test("no button leads to where one is", () => {
  const there = view({ scope: ["26"], level: "municipality" });
  assert.deepEqual(actionsOf(there, "26"), ["place"]);
  assert.deepEqual(actionsOf({ ...there, level: "state" }, "26"), ["municipalities", "place"]);
  assert.deepEqual(actionsOf(there, "26030"), ["choose", "place"]);
  assert.deepEqual(actionsOf({ ...there, scope: ["26030"] }, "26030"), ["place"]);
});

test("a choice says what is meant", () => {
  assert.deepEqual(areaOffers(view(), "26030")[0], {
    label: "Choose",
    choice: { action: "choose", cvegeo: "26030" },
  });
});

test("one event has one button, several at a point have one each with its name", () => {
  const [first, second, apart] = PAYLOAD.events.rows as [EventRow, EventRow, EventRow];
  assert.deepEqual(eventOffers(view(), apart[8]), [
    { label: "Open", choice: { action: "event", event_id: apart[8] } },
  ]);
  const two = eventOffers(view(), second[8]);
  assert.deepEqual(
    two.map(({ choice }) => choice),
    [first, second].map((row) => ({ action: "event", event_id: row[8] })),
  );
  assert.ok(two.every(({ label }) => label.startsWith("Open: ")));
  assert.deepEqual(eventOffers(view(), "gone"), []);
});

test("buttons of events of one type and day at one point differ by a number", () => {
  const [row] = PAYLOAD.events.rows;
  const named = (id: string, date: string) => Object.assign([...row!], { 4: date, 8: id }) as EventRow;
  const rows = [named("a", "3 Mar 2021"), named("b", "4 Mar 2021"), named("c", "3 Mar 2021")];
  const offers = eventOffers(view({ events: { ...PAYLOAD.events, rows } }), "b");
  const ends = offers.map(({ label }) => label.split(" · ").at(-1));
  assert.deepEqual(ends, ["3 Mar 2021 (1)", "4 Mar 2021", "3 Mar 2021 (2)"]);
});

test("one step back is the state of a municipality, then the country", () => {
  const back = (scope: string[]) => backOffer(view({ scope }), (cvegeo) => `State ${cvegeo}`);
  assert.equal(back([]), null);
  assert.deepEqual(back(["26"]), {
    label: "Back to the country",
    choice: { action: "back", cvegeo: "00" },
  });
  assert.deepEqual(back(["26030", "26018"]), {
    label: "Back to State 26",
    choice: { action: "back", cvegeo: "26" },
  });
});
