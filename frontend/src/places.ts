// Which places a few letters mean. Pure: no DOM.

export interface Place {
  cvegeo: string;
  name: string;
  /** State of a municipality; empty for a state. */
  state: string;
  /** The municipality that one younger than the boundaries is drawn in; else empty. */
  drawnIn: string;
  /** Longitude and latitude of a locality, whose code and `state` are of its municipality. */
  point?: [number, number];
}

const MOST_HITS = 20;

/** The places that are searched, their names folded once. */
export class PlaceIndex {
  readonly #entries: { place: Place; name: string; whole: string }[];

  constructor(places: Place[]) {
    this.#entries = places.map((place) => {
      const name = fold(place.name);
      return { place, name, whole: `${name} ${fold(place.state)}` };
    });
  }

  /**
   * At most 20 places: first those of exactly that name, then those whose name begins with what
   * was typed, with a word that does, with the letters anywhere, with them in name and state.
   */
  find(typed: string): Place[] {
    const letters = fold(typed);
    if (!letters) return [];
    return this.#entries
      .map((entry) => ({ ...entry, rank: rankOf(entry.name, entry.whole, letters) }))
      .filter(({ rank }) => rank >= 0)
      .sort((a, b) => a.rank - b.rank || byLevel(a.place, b.place) || compare(a.whole, b.whole))
      .slice(0, MOST_HITS)
      .map(({ place }) => place);
  }
}

/** Letters without accents and capitals, words parted by single spaces. */
export function fold(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function rankOf(name: string, whole: string, letters: string): number {
  if (name === letters) return 0;
  if (name.startsWith(letters)) return 1;
  if (` ${name}`.includes(` ${letters}`)) return 2;
  if (name.includes(letters)) return 3;
  return whole.includes(letters) ? 4 : -1;
}

function byLevel(a: Place, b: Place): number {
  return levelOf(a) - levelOf(b);
}

function levelOf({ cvegeo, point }: Place): number {
  return cvegeo.length + Number(point !== undefined);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
