// Outlines of marks, around their middle. Their shape says what color says, and more.

/** `both` is round on the left and square on the right: a circle and a square in one. */
export type Shape = "circle" | "square" | "both" | "pill";

// Half the room that a character of a label takes.
const CHARACTER = 3.3;

/** Half the width that a label needs, in pixels. */
export function halfWidth(label: string): number {
  return 3 + CHARACTER * label.length;
}

/** Pixels from the left to the right of a shape; a pill is as wide as its label. */
export function widthOf(shape: Shape, r: number, label: string): number {
  return shape === "pill" ? r + 2 * halfWidth(label) : 2 * r;
}

/** Add the outline of a shape to the path; `r` is half its height. */
export function trace(path: CanvasRenderingContext2D, shape: Shape, x: number, y: number, r: number, label: string): void {
  const half = widthOf(shape, r, label) / 2;
  if (shape === "circle") path.arc(x, y, r, 0, 2 * Math.PI);
  else if (shape === "square") path.rect(x - r, y - r, 2 * r, 2 * r);
  else path.roundRect(x - half, y - r, 2 * half, 2 * r, shape === "pill" ? r : [r, 0, 0, r]);
}

/** Length of an outline: a broken one closes without a longer dash. */
export function lengthOf(shape: Shape, r: number): number {
  if (shape === "square") return 8 * r;
  if (shape === "both") return (4 + Math.PI) * r;
  return 2 * Math.PI * r;
}
