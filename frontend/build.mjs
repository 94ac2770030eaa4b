// Build the renderer for its hosts into the Python package: node build.mjs [target folder]

import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const target = process.argv[2] ?? fileURLToPath(new URL("../src/violencemap/views/map/static", import.meta.url));
rmSync(target, { recursive: true, force: true });

const common = {
  bundle: true,
  minify: true,
  target: "es2022",
  outdir: target,
  legalComments: "none", // all licenses stand in THIRD_PARTY_LICENSES.txt
  logLevel: "warning",
};

await build({
  ...common,
  entryPoints: { streamlit: "src/streamlit.ts" },
  format: "esm",
  // the content is in the name, so that a browser may keep the file for good
  loader: { ".topojson": "file" },
  assetNames: "[name]-[hash]",
});

await build({
  ...common,
  entryPoints: { folium: "src/folium.ts" },
  format: "iife",
  globalName: "violencemap",
  loader: { ".png": "dataurl" }, // one file, its style sheet beside it: nothing is fetched
});

await build({
  ...common,
  entryPoints: { map: "src/map.css" },
  loader: { ".png": "empty" }, // pictures of Leaflet's controls, which the map does not use
});
