// The areas: colors on one canvas, boundaries on another above it. A change of what is shown
// fills the first one anew, from paths that stay; boundaries are drawn when the map moves.

import * as L from "leaflet";

import { drawingOf, type Drawing, type Extent, type Shape } from "./area_paths.ts";
import type { Box } from "./geometry.ts";
import { ORIGIN, toPlane } from "./plane.ts";
import { hatchPattern, paintOf } from "./paint.ts";
import type { Colors } from "./payload.ts";

/** Colors of lines and land, which follow the page. */
export interface Ink {
  line: string;
  land: string;
}

/** Hooks of Leaflet's renderers, which its types leave out. */
interface Hooks {
  _container: HTMLElement;
  _map: L.Map & { _animatingZoom?: boolean };
  _bounds?: L.Bounds;
  _update(): void;
}

const Renderer = L.Renderer as unknown as new (options: L.RendererOptions) => L.Renderer & Hooks;
const MUNICIPALITY_LINE = { width: 0.5, alpha: 0.84 };
const STATE_LINE = { width: 1, alpha: 1 }; // has to stand out among those of municipalities
const STATE_ALONE_LINE = { width: 0.75, alpha: 1 };
const PIXELS = L.Browser.retina ? 2 : 1;

export class Areas extends Renderer {
  readonly #fills = context();
  readonly #lines = context();
  readonly #drawings = new Map<number, Drawing>();
  #extent: Extent | undefined;
  #ink: Ink = { line: "", land: "" };
  #linesAreOld = true;
  #symbols = "";
  #colors: Colors | undefined;

  /** Take other areas, or the same with other colors of lines; they are drawn when painted. */
  build(extent: Extent, ink: Ink): void {
    this.#extent = extent;
    this.#ink = ink;
    this.#symbols = "";
    this.#drawings.clear();
    this.#linesAreOld = true;
  }

  /** Fill the areas: a symbol each, in the order of the boundary file. */
  paint(symbols: string, colors: Colors): void {
    this.#symbols = symbols;
    this.#colors = colors;
    if (!this._bounds) return;
    this.#fillAreas();
    if (this.#linesAreOld) this.#drawLines();
  }

  /** The area at a place. */
  at({ lng, lat }: L.LatLng): Shape | undefined {
    const [x, y] = toPlane([lng, lat]);
    return this.#drawing()?.shapes.find(
      ({ box: [west, north, east, south], path }) =>
        x >= west && x <= east && y >= north && y <= south && probe.isPointInPath(path, x, y, "evenodd"),
    );
  }

  // ---- what Leaflet asks of a renderer

  _initContainer(): void {
    this._container = L.DomUtil.create("div", "leaflet-layer");
    this._container.append(this.#fills.canvas, this.#lines.canvas);
  }

  _destroyContainer(): void {
    this._container.remove();
  }

  override _update(): void {
    if (this._map._animatingZoom && this._bounds) return;
    super._update();
    const { min, max } = this._bounds!;
    const size = max!.subtract(min!);
    L.DomUtil.setPosition(this._container, min!);
    for (const { canvas } of [this.#fills, this.#lines]) {
      canvas.width = PIXELS * size.x; // this also clears it
      canvas.height = PIXELS * size.y;
      Object.assign(canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
    }
    this.#fillAreas();
    this.#drawLines();
  }

  // ---- drawing

  #fillAreas(): void {
    const drawing = this.#drawing();
    const pen = this.#fills;
    if (!drawing || !this.#colors) return;
    this.#begin(pen);
    if (drawing.land) {
      pen.fillStyle = this.#ink.land;
      pen.fill(drawing.land, "evenodd");
    }
    const paints = this.#paints(pen);
    const view = this.#view();
    for (const { index, box, path } of drawing.shapes) {
      if (!overlap(box, view)) continue;
      for (const style of paints.get(this.#symbols[index] ?? " ")!) {
        pen.fillStyle = style;
        pen.fill(path, "evenodd");
      }
    }
  }

  /** What an area of each symbol is filled with, one over the other. */
  #paints(pen: CanvasRenderingContext2D): Map<string, (string | CanvasPattern)[]> {
    return new Map(
      [...new Set(`${this.#symbols} `)].map((symbol) => {
        const { fillColor, hatch } = paintOf(symbol, this.#colors!);
        const styles = [fillColor, hatch && hatchPattern(pen, hatch, PIXELS)];
        return [symbol, styles.filter((style) => style !== null)];
      }),
    );
  }

  #drawLines(): void {
    const drawing = this.#drawing();
    const pen = this.#lines;
    if (!drawing) return;
    this.#linesAreOld = false;
    const scale = this.#begin(pen);
    pen.strokeStyle = this.#ink.line;
    pen.lineJoin = "round";
    for (const [path, { width, alpha }] of [
      [drawing.lines, MUNICIPALITY_LINE],
      [drawing.stateLines, this.#extent!.level === "state" ? STATE_ALONE_LINE : STATE_LINE],
    ] as const) {
      pen.lineWidth = width / scale;
      pen.globalAlpha = alpha;
      pen.stroke(path);
    }
  }

  /** Empty the canvas and set it to draw on the plane; returns pixels a unit of it. */
  #begin(pen: CanvasRenderingContext2D): number {
    const { width, height } = pen.canvas;
    pen.resetTransform();
    pen.clearRect(0, 0, width, height);
    const scale = 2 ** this._map.getZoom();
    const corner = this._map.getPixelOrigin().add(this._bounds!.min!);
    pen.setTransform(
      PIXELS * scale,
      0,
      0,
      PIXELS * scale,
      PIXELS * (ORIGIN[0] * scale - corner.x),
      PIXELS * (ORIGIN[1] * scale - corner.y),
    );
    return scale;
  }

  /** What of the plane the canvas holds. */
  #view(): Box {
    const { min, max } = this._bounds!;
    const [northWest, southEast] = [min!, max!].map((corner) => this._map.layerPointToLatLng(corner));
    const [west, north] = toPlane([northWest!.lng, northWest!.lat]);
    const [east, south] = toPlane([southEast!.lng, southEast!.lat]);
    return [west, north, east, south];
  }

  #drawing(): Drawing | undefined {
    if (!this.#extent || !this._map) return undefined;
    const step = Math.ceil(this._map.getZoom());
    let drawing = this.#drawings.get(step);
    if (!drawing) {
      drawing = drawingOf(this.#extent, step);
      this.#drawings.set(step, drawing);
    }
    return drawing;
  }
}

function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

function context(): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.className = "vm-areas";
  return canvas.getContext("2d")!;
}

// Whether a point is in a path is asked of a context that no map has moved.
const probe = new OffscreenCanvas(1, 1).getContext("2d")!;
