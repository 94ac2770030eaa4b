// esbuild copies boundary files into static/ and gives their address there.
declare module "*.topojson" {
  const address: string;
  export default address;
}

// build.mjs makes this of the file.
declare module "*/areas.csv" {
  const census: Record<"state" | "municipality", (number | null)[]>;
  export default census;
}

// Pictures are written into the bundle: this is the data URL of one.
declare module "*.png" {
  const address: string;
  export default address;
}

declare module "*.css";
