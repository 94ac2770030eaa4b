// How an area looks, from its character in `payload.classes`:
//   0…6  its class          a…g  its class, but few cases: hatched
//   -    no data: hatched   x, space   not comparable, not chosen: outline only

import type { Colors } from "./payload.ts";

export interface Paint {
  fill: boolean;
  fillColor: string;
  /** Color of the hatch, or none. */
  hatch: string | null;
}

const OUTLINE_ONLY: Paint = { fill: true, fillColor: "transparent", hatch: null };
const DARK_HATCH = "rgb(40 50 60 / 0.5)";
const LIGHT_HATCH = "rgb(255 255 255 / 0.65)";
const NO_DATA_HATCH = "rgb(110 120 130 / 0.55)";
// From this class on the fill is dark.
const DARK_FROM = 4;

export function paintOf(symbol: string, colors: Colors): Paint {
  if (symbol === "-") return { fill: true, fillColor: colors.no_data, hatch: NO_DATA_HATCH };
  const plain = "0123456".indexOf(symbol);
  if (plain >= 0) return { fill: true, fillColor: colors.classes[plain]!, hatch: null };
  const hatched = "abcdefg".indexOf(symbol);
  if (hatched < 0) return OUTLINE_ONLY;
  return {
    fill: true,
    fillColor: colors.classes[hatched]!,
    hatch: hatched >= DARK_FROM ? LIGHT_HATCH : DARK_HATCH,
  };
}
