// Write THIRD_PARTY_LICENSES.txt: the license of every npm package that ends up in the bundles.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";

import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: ["src/streamlit.ts", "src/folium.ts", "src/map.css"],
  bundle: true,
  write: false,
  metafile: true,
  outdir: "unused",
  format: "esm",
  loader: { ".topojson": "empty", ".csv": "empty", ".png": "empty" },
});

const inputs = Object.keys(metafile.inputs);
const packages = [...new Set(inputs.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]))]
  .filter(Boolean)
  .sort();

const parts = packages.map((name) => {
  const folder = `node_modules/${name}`;
  const { version, license, homepage } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const head = [`${name} ${version} (${license})`, homepage].filter(Boolean).join("\n");
  return `${head}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});

const intro = "The map's front end contains the following packages.\n";
writeFileSync("THIRD_PARTY_LICENSES.txt", [intro, ...parts].join(`\n${"-".repeat(72)}\n\n`));
