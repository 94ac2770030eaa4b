"""A few real areas, and the official files that are kept beside a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from violencemap.bundled import bundled_path
from violencemap.read.areas import Areas

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

AREAS = """
01 Aguascalientes|Aguascalientes
01001 Aguascalientes|Aguascalientes
01003 Calvillo|Calvillo
05 Coahuila|Coahuila de Zaragoza
05030 Saltillo|Saltillo
06 Colima|Colima
15 Estado de México|México
20 Oaxaca|Oaxaca
20208 San Juan Mixtepec|San Juan Mixtepec
20209 San Juan Mixtepec|San Juan Mixtepec
20318 San Pedro Mixtepec|San Pedro Mixtepec
26 Sonora|Sonora
26055 San Luis Río Colorado|San Luis Río Colorado
"""


@pytest.fixture(scope="session")
def areas() -> Areas:
    rows = []
    for line in AREAS.strip().splitlines():
        cvegeo, names = line.split(" ", 1)
        name, official_name = names.split("|")
        rows.append({"cvegeo": cvegeo, "name": name, "official_name": official_name})
    return Areas(rows)


@pytest.fixture
def shared() -> Path:
    """Folder of official files; tests that read them skip where there are none."""
    if not SHARED.is_dir():
        pytest.skip("the official files of ../shared/data are not beside this checkout")
    if not bundled_path("areas.csv").is_file():
        pytest.skip("data/areas.csv is missing: run scripts/build_boundaries.py")
    return SHARED
