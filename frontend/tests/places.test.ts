import assert from "node:assert/strict";
import { test } from "node:test";

import { placeFacts } from "../src/facts.ts";
import { fold, PlaceIndex, type Place } from "../src/places.ts";
import type { Level } from "../src/payload.ts";
import { PAYLOAD } from "./payload.ts";

const place = (cvegeo: string, name: string, state = "", drawnIn = ""): Place => ({ cvegeo, name, state, drawnIn });
const INDEX = new PlaceIndex([
  place("26", "Sonora"),
  place("09014", "Benito Juárez", "Ciudad de México"),
  place("26071", "Benito Juárez", "Sonora"),
  place("20025", "Chahuites", "Oaxaca"),
  place("12083", "Ñuu Savi", "Guerrero", "12012"),
  place("21154", "Tecamachalco", "Puebla"),
  place("08037", "Juárez", "Chihuahua"),
  place("20413", "San Sebastián Río Hondo", "Oaxaca"),
  place("28036", "San Carlos", "Tamaulipas"),
]);

const codes = (typed: string) => INDEX.find(typed).map(({ cvegeo }) => cvegeo);

test("accents, capitals and dashes do not matter", () => {
  assert.equal(fold("  San  Sebastián-RÍO Hondo "), "san sebastian rio hondo");
  assert.deepEqual(codes("NUU"), ["12083"]);
  assert.deepEqual(codes("san sebastian rio"), ["20413"]);
});

test("namesakes all come, in the order of their states", () => {
  assert.deepEqual(codes("benito juarez"), ["09014", "26071"]);
});

test("names that begin so come before those with a word that does, then with the letters, then the state", () => {
  assert.deepEqual(codes("jua"), ["08037", "09014", "26071"]);
  assert.deepEqual(codes("sonora"), ["26", "26071"]);
  assert.deepEqual(codes("hu"), ["20025", "08037"]);
  assert.deepEqual(codes("juarez sonora"), ["26071"]);
});

test("nothing typed finds nothing, and at most 20 places are found", () => {
  assert.deepEqual(codes("  "), []);
  assert.deepEqual(codes("%"), []);
  const many = Array.from({ length: 50 }, (_, at) => place(`1${at}`, `San Juan ${at}`, "Oaxaca"));
  assert.equal(new PlaceIndex(many).find("san").length, 20);
});

const NAMES = {
  areas: (level: Level) =>
    level === "state"
      ? [{ cvegeo: "01", name: "One" }, { cvegeo: "02", name: "Two" }]
      : [{ cvegeo: "01001", name: "Parent" }, { cvegeo: "01002", name: "Other" }],
};

test("a place that the view has is told of as by a click, another one by its name", () => {
  const facts = placeFacts(PAYLOAD, place("02", "Two"), NAMES);
  assert.equal(facts.title, "Two");
  assert.ok(facts.lines.length > 1);
  assert.deepEqual(placeFacts(PAYLOAD, place("01002", "Other", "One"), NAMES), { title: "Other, One", lines: [] });
});

test("a municipality younger than the boundaries says where it is drawn, and its own count", () => {
  const young = place("01009", "Young", "One", "01001");
  assert.deepEqual(placeFacts(PAYLOAD, young, NAMES).lines, ["Drawn inside Parent"]);
  const byMunicipality = { ...PAYLOAD, level: "municipality" as const, within: [[0, "Young", 7]] as never };
  assert.deepEqual(placeFacts(byMunicipality, young, NAMES), {
    title: "Young, One",
    lines: ["Drawn inside Parent", "7 victims"],
  });
});

test("the exact name comes first, areas before the localities of the same name", () => {
  const town = { ...place("26012", "Cajeme", "Bácum, Sonora"), point: [-110, 27] as [number, number] };
  const index = new PlaceIndex([place("26001", "Cajeme Norte", "Sonora"), town, place("26018", "Cajeme", "Sonora")]);
  assert.deepEqual(index.find("cajeme").map(({ cvegeo }) => cvegeo), ["26018", "26012", "26001"]);
});
