// Build the renderer for its hosts into the Python package: node build.mjs [target folder]

import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";

import { build } from "esbuild";

const target = process.argv[2] ?? fileURLToPath(new URL("../src/violencemap/views/map/static", import.meta.url));
rmSync(target, { recursive: true, force: true });

/** Of data/areas.csv, in the order of the boundary file: census populations and label points;
 * and the municipalities younger than it, whose names have no commas. */
const areas = {
  name: "areas",
  setup({ onLoad }) {
    onLoad({ filter: /areas\.csv$/ }, ({ path }) => {
      const populations = { state: [], municipality: [] };
      const labels = { state: [], municipality: [] };
      const young = [];
      for (const line of readFileSync(path, "utf8").trim().split("\n").slice(1).sort()) {
        const cells = line.split(","); // a quoted name may hold commas: so count from both ends
        const [level, population, drawnIn] = [cells[1], cells.at(-2), cells.at(-1)];
        if (drawnIn) {
          young.push([cells[0], cells[2], drawnIn]);
          continue;
        }
        populations[level].push(population ? Number(population) : null);
        labels[level].push(...cells.slice(-4, -2).map((degrees) => Number(Number(degrees).toFixed(3))));
      }
      return { contents: JSON.stringify({ populations, labels, young }), loader: "json" };
    });
  },
};

/** Boundaries as deflated files, a third of their size: Streamlit sends files as they are. */
const boundaries = {
  name: "boundaries",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.topojson$/ }, ({ path, importer }) => ({
      path: `${join(dirname(importer), path)}.deflate`,
      namespace: "boundaries",
    }));
    onLoad({ filter: /./, namespace: "boundaries" }, ({ path }) => ({
      contents: deflateSync(readFileSync(path.replace(/\.deflate$/, "")), { level: 9 }),
      loader: "file",
    }));
  },
};

/** Towns, deflated, as a file that who searches fetches, or as text in the bundle: places of 2,500
 * people and more, which is where INEGI's urban places begin. Names may hold commas; so the other
 * cells count from the end. */
const MOST_RURAL = 2500;
const localities = (loader) => ({
  name: "localities",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /localities\.csv$/ }, ({ path, importer }) => ({
      path: `${join(dirname(importer), path)}.deflate`,
      namespace: "localities",
    }));
    onLoad({ filter: /./, namespace: "localities" }, ({ path }) => {
      const lines = readFileSync(path.replace(/\.deflate$/, ""), "utf8").trim().split("\n").slice(1);
      const rows = lines
        .filter((line) => !line.includes('"') && Number(line.split(",").at(-2)) >= MOST_RURAL)
        .map((line) => line.split(","))
        .map((cells) => [cells[0], cells[1], ...cells.slice(-4, -2).map((degrees) => Number(Number(degrees).toFixed(3)))]);
      return { contents: deflateSync(JSON.stringify(rows), { level: 9 }), loader };
    });
  },
});

const common = {
  bundle: true,
  minify: true,
  target: "es2022",
  outdir: target,
  legalComments: "none", // all licenses stand in THIRD_PARTY_LICENSES.txt
  logLevel: "warning",
  plugins: [areas, boundaries, localities("file")],
};

await build({
  ...common,
  entryPoints: { streamlit: "src/streamlit.ts" },
  format: "esm",
  // the content is in the name, so that a browser may keep the file for good
  assetNames: "[name]-[hash]",
});

await build({
  ...common,
  entryPoints: { folium: "src/folium.ts" },
  format: "iife",
  globalName: "violencemap",
  // one file, its style sheet beside it: nothing is fetched
  loader: { ".png": "dataurl" },
  plugins: [areas, boundaries, localities("base64")],
});

await build({
  ...common,
  entryPoints: { map: "src/map.css" },
  loader: { ".png": "empty" }, // pictures of Leaflet's controls, which the map does not use
});
