import assert from "node:assert/strict";
import { test } from "node:test";

import { annualRate, areaFacts } from "../src/facts.ts";
import { paintOf } from "../src/paint.ts";
import { unpack } from "../src/packed.ts";
import { PAYLOAD } from "./payload.ts";

test("a rate follows from count, population and days, as Python works it out", () => {
  // violencemap.query.rates: annual_rate(57, 208_000, 365), poisson_interval(57)
  const [rate, low, high] = annualRate(PAYLOAD, 0)!;
  assert.equal(rate.toFixed(1), "27.4");
  assert.equal(low!.toFixed(1), "20.8");
  assert.equal(high!.toFixed(1), "35.5");
});

test("a rate that was sent goes before the formula; without data there is none", () => {
  assert.deepEqual(annualRate(PAYLOAD, 1), [12.3, 4.5, 20.1]);
  assert.equal(annualRate(PAYLOAD, 3), null);
});

test("a tooltip tells count, rate, population, flag, what is drawn within, and the source", () => {
  assert.deepEqual(areaFacts(PAYLOAD, 1, "Sonora", "26"), {
    title: "Sonora",
    lines: [
      "3 victims",
      "12.3 a year (4.5–20.1)",
      "Population: 10,000 (2021, CONAPO)",
      "Few cases (3)",
      "Drawn with Nuevo: 2",
      "Known only by state: 2",
      "Source: SESNSP",
    ],
  });
});

test("no data is told apart from zero", () => {
  assert.deepEqual(areaFacts(PAYLOAD, 3, "Colima", "06").lines, ["No data", "Source: SESNSP"]);
  const zero = areaFacts(PAYLOAD, 2, "Yucatán", "31").lines;
  assert.equal(zero[0], "0 victims");
  assert.ok(zero.includes("Zero records"));
});

test("every symbol has its own look", () => {
  const paint = (symbol: string) => paintOf(symbol, PAYLOAD.colors);
  assert.deepEqual([..."0123456"].map((symbol) => paint(symbol).fillColor), PAYLOAD.colors.classes);
  assert.deepEqual([..."abcdefg"].map((symbol) => paint(symbol).fillColor), PAYLOAD.colors.classes);
  assert.ok([..."abcdefg-"].every((symbol) => paint(symbol).hatch !== null));
  assert.ok([..."0123456x "].every((symbol) => paint(symbol).hatch === null));
  assert.equal(paint("-").fillColor, "gray");
  assert.equal(paint("x").fillColor, "transparent");
});

test("a payload packed as Python packs it is read back", async () => {
  const text = JSON.stringify(PAYLOAD);
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
  assert.equal(await unpack(new Uint8Array(await new Response(packed).arrayBuffer())), text);
});
