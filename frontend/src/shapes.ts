// Outlines of marks, around their middle. Their shape says what color says, and more.

/** `both` is round on the left and square on the right: a circle and a square in one. */
export type Shape = "circle" | "square" | "both" | "pill" | "diamond" | "triangle";

/** How large a mark is: `r` is half its height. */
export interface Size {
  shape: Shape;
  r: number;
  label: string;
}

// Half the room that a character of a label takes.
const CHARACTER = 3.3;

/** Half the width that a label needs, in pixels. */
export function halfWidth(label: string): number {
  return 3 + CHARACTER * label.length;
}

/** Half the width of a mark: all but a circle grow with their label in width alone. */
export function halfWidthOf({ shape, r, label }: Size): number {
  if (shape === "circle" || shape === "diamond" || shape === "triangle") return r;
  return shape === "pill" ? r / 2 + halfWidth(label) : Math.max(r, halfWidth(label));
}

/** Add the outline of a mark to the path. */
export function trace(path: CanvasRenderingContext2D, size: Size, x: number, y: number): void {
  const { shape, r } = size;
  const half = halfWidthOf(size);
  if (shape === "circle") path.arc(x, y, r, 0, 2 * Math.PI);
  else if (shape === "diamond") polygon(path, [[x, y - r], [x + r, y], [x, y + r], [x - r, y]]);
  else if (shape === "triangle") polygon(path, [[x, y - r], [x + r, y + r], [x - r, y + r]]);
  else if (shape === "square") path.rect(x - half, y - r, 2 * half, 2 * r);
  else path.roundRect(x - half, y - r, 2 * half, 2 * r, shape === "pill" ? r : [r, 0, 0, r]);
}

/** Length of an outline: a broken one closes without a longer dash. */
export function lengthOf(size: Size): number {
  const { shape, r } = size;
  if (shape === "circle") return 2 * Math.PI * r;
  if (shape === "diamond") return 4 * Math.SQRT2 * r;
  if (shape === "triangle") return (2 + 2 * Math.sqrt(5)) * r;
  const round = shape === "square" ? 0 : shape === "both" ? 2 : 4; // corners
  return 4 * (halfWidthOf(size) + r) - round * (2 - Math.PI / 2) * r;
}

/** How far below the middle of a mark its label stands: a triangle is wide below. */
export function labelDrop({ shape, r }: Size): number {
  return shape === "triangle" ? 0.35 * r : 0;
}

function polygon(path: CanvasRenderingContext2D, corners: [number, number][]): void {
  for (const [x, y] of corners) path.lineTo(x, y);
  path.closePath();
}
