// Two things that Leaflet's canvas does not draw: hatched areas, and marks with shape and number.

import * as L from "leaflet";

import { lengthOf, trace, type Shape } from "./shapes.ts";

export interface MarkOptions extends L.CircleMarkerOptions {
  shape: Shape;
  /** Written into it: how many it stands for; empty for one. */
  label: string;
  textColor: string;
  /** Whether the rim is a broken line: something in the mark is unreviewed. */
  broken: boolean;
}

const HATCH_STEP = 6;
const LABEL_SIZE = 11;
// About this many pixels of a broken rim are a dash and its gap; this part of them is the dash.
const RIM_STEP = 6;
const RIM_DASH = 0.58;

/** `_dashArray` is where Leaflet's canvas looks for dashes. */
type MarkDrawing = MarkOptions & { _dashArray?: number[] };

interface HatchedLayer extends L.Path {
  options: L.PathOptions & { hatch?: string | null };
}

// Leaflet's classes are extended by hand-written prototypes; these names are its own hooks.
export const MapCanvas = L.Canvas.extend({
  _fillStroke(this: { _patterns?: Map<string, CanvasPattern> }, ctx: CanvasRenderingContext2D, layer: HatchedLayer) {
    (L.Canvas.prototype as any)._fillStroke.call(this, ctx, layer);
    const { hatch } = layer.options;
    if (!hatch) return;
    this._patterns ??= new Map();
    if (!this._patterns.has(hatch)) this._patterns.set(hatch, hatchPattern(ctx, hatch));
    ctx.globalAlpha = 1;
    ctx.fillStyle = this._patterns.get(hatch)!;
    ctx.fill("evenodd");
  },

  _updateMark(this: any, mark: any) {
    if (!this._drawing || mark._empty()) return;
    const ctx: CanvasRenderingContext2D = this._ctx;
    const { x, y }: L.Point = mark._point;
    const { shape, label, broken } = mark.options as MarkOptions;
    const r: number = mark._radius;
    ctx.beginPath();
    trace(ctx, shape, x, y, r, label);
    if (broken) breakRim(ctx, mark.options, lengthOf(shape, r));
    this._fillStroke(ctx, mark);
    if (label) {
      ctx.globalAlpha = 1;
      ctx.fillStyle = mark.options.textColor;
      ctx.font = `600 ${LABEL_SIZE}px system-ui, sans-serif`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(label, x, y + 0.5);
    }
  },
}) as unknown as new (options?: L.RendererOptions) => L.Canvas;

export const Mark = L.CircleMarker.extend({
  _updatePath(this: any) {
    this._renderer._updateMark(this);
  },
}) as unknown as new (at: L.LatLngExpression, options: MarkOptions) => L.CircleMarker;

/** Make the stroke that follows a broken one, with the color of the mark in its gaps. */
function breakRim(ctx: CanvasRenderingContext2D, options: MarkDrawing, length: number): void {
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
  ctx.lineWidth = options.weight!;
  ctx.strokeStyle = options.fillColor!;
  ctx.stroke();
  const step = length / Math.round(length / RIM_STEP); // the line closes without a longer dash
  options._dashArray = [step * RIM_DASH, step * (1 - RIM_DASH)];
  ctx.lineDashOffset = (step * RIM_DASH) / 2; // a dash goes around each corner of a square
}

function hatchPattern(ctx: CanvasRenderingContext2D, color: string): CanvasPattern {
  const tile = document.createElement("canvas");
  tile.width = tile.height = HATCH_STEP;
  const pen = tile.getContext("2d")!;
  pen.strokeStyle = color;
  pen.lineWidth = 1.2;
  // three strokes, so that the line goes on over the corners of the tile
  for (const shift of [-HATCH_STEP, 0, HATCH_STEP]) {
    pen.moveTo(shift - 1, HATCH_STEP + 1);
    pen.lineTo(shift + HATCH_STEP + 1, -1);
  }
  pen.stroke();
  return ctx.createPattern(tile, "repeat")!;
}
