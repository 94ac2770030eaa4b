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

const HATCH_STEP = 6;
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

/** Hatch in pixels of the screen, whatever the pen's transform; `pixels` are those of the canvas. */
export function hatchPattern(pen: CanvasRenderingContext2D, color: string, pixels: number): CanvasPattern {
  const tile = new OffscreenCanvas(HATCH_STEP * pixels, HATCH_STEP * pixels);
  const lines = tile.getContext("2d")!;
  lines.scale(pixels, pixels);
  lines.strokeStyle = color;
  lines.lineWidth = 1.2;
  // three strokes, so that the line goes on over the corners of the tile
  for (const shift of [-HATCH_STEP, 0, HATCH_STEP]) {
    lines.moveTo(shift - 1, HATCH_STEP + 1);
    lines.lineTo(shift + HATCH_STEP + 1, -1);
  }
  lines.stroke();
  const pattern = pen.createPattern(tile, "repeat")!;
  pattern.setTransform(pen.getTransform().inverse());
  return pattern;
}
