// Marks with a shape and a number in them, which Leaflet's canvas does not draw.

import * as L from "leaflet";

import { halfWidthOf, labelDrop, lengthOf, trace, type Shape } from "./shapes.ts";

export interface MarkOptions extends L.CircleMarkerOptions {
  shape: Shape;
  /** Written into it: how many it stands for; empty for one. */
  label: string;
  textColor: string;
  /** Whether the rim is a broken line: something in the mark is unreviewed. */
  broken: boolean;
}

const LABEL_SIZE = 11;
// About this many pixels of a broken rim are a dash and its gap; this part of them is the dash.
const RIM_STEP = 6;
const RIM_DASH = 0.58;

/** `_dashArray` is where Leaflet's canvas looks for dashes. */
type MarkDrawing = MarkOptions & { _dashArray?: number[] };

// Leaflet's classes are extended by hand-written prototypes; these names are its own hooks.
export const MapCanvas = L.Canvas.extend({
  _updateMark(this: any, mark: any) {
    if (!this._drawing || mark._empty()) return;
    const ctx: CanvasRenderingContext2D = this._ctx;
    const { x, y }: L.Point = mark._point;
    const { shape, label, broken } = mark.options as MarkOptions;
    const size = { shape, label, r: mark._radius as number };
    ctx.beginPath();
    trace(ctx, size, x, y);
    if (broken) breakRim(ctx, mark.options, lengthOf(size));
    this._fillStroke(ctx, mark);
    if (label) {
      ctx.globalAlpha = 1;
      ctx.fillStyle = mark.options.textColor;
      ctx.font = `600 ${LABEL_SIZE}px system-ui, sans-serif`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(label, x, y + 0.5 + labelDrop(size));
    }
  },
}) as unknown as new (options?: L.RendererOptions) => L.Canvas;

export const Mark = L.CircleMarker.extend({
  _updatePath(this: any) {
    this._renderer._updateMark(this);
  },

  /** What is cleared when the mark goes: all of it, also where it is wider than high. */
  _updateBounds(this: any) {
    const reach = [this._halfWidth(), this._radius].map((half) => half + this._clickTolerance());
    this._pxBounds = L.bounds(this._point.subtract(reach), this._point.add(reach));
  },

  _containsPoint(this: any, at: L.Point) {
    return this._pxBounds.contains(at);
  },

  _halfWidth(this: any) {
    const { shape, label } = this.options as MarkOptions;
    return halfWidthOf({ shape, label, r: this._radius });
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
