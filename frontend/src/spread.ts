// Room for signs that need not stand exactly anywhere: beside what is there, not over it.

/** A box around its middle, in pixels. */
export interface Box {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
}

const STEP = 9;
const RINGS = 3;

/** The boxes, moved as little as lets each stand free; where there is no room, not moved. */
export function spread(boxes: Box[], taken: Box[]): Box[] {
  const standing = [...taken];
  return boxes.map((box) => {
    const free = PLACES.map(([dx, dy]) => ({ ...box, x: box.x + dx, y: box.y + dy })).find(
      (place) => !standing.some((other) => overlap(place, other)),
    );
    standing.push(free ?? box);
    return free ?? box;
  });
}

function overlap(one: Box, other: Box): boolean {
  return (
    Math.abs(one.x - other.x) < one.halfWidth + other.halfWidth &&
    Math.abs(one.y - other.y) < one.halfHeight + other.halfHeight
  );
}

/** Ways from the middle, the shortest first. */
const PLACES = Array.from({ length: (2 * RINGS + 1) ** 2 }, (_, at): [number, number] => [
  ((at % (2 * RINGS + 1)) - RINGS) * STEP,
  (Math.floor(at / (2 * RINGS + 1)) - RINGS) * STEP,
]).sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay) - Math.hypot(bx, by));
