// build.mjs deflates boundary files into static/ and gives their address there.
declare module "*.topojson" {
  const address: string;
  export default address;
}

// The same of towns; in the bundle without a server the deflated file itself, in base64.
declare module "*/localities.csv" {
  const towns: string;
  export default towns;
}

// build.mjs makes this of the file.
declare module "*/areas.csv" {
  type Level = "state" | "municipality";
  const areas: {
    populations: Record<Level, (number | null)[]>;
    /** longitude, latitude, longitude, … */
    labels: Record<Level, number[]>;
    /** Municipalities younger than the boundaries: code, name, code of the one it is drawn in. */
    young: [string, string, string][];
  };
  export default areas;
}

// Pictures are written into the bundle: this is the data URL of one.
declare module "*.png" {
  const address: string;
  export default address;
}

declare module "*.css";
