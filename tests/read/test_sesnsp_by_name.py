"""Homicides by municipality in a file that has names and no codes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from violencemap.errors import UnknownFormatError
from violencemap.read.areas import Areas
from violencemap.read.sesnsp_by_name import read_sesnsp_by_name
from violencemap.types import Rejection

HEADER = (
    '"Entidad","Municipio","Feminicidio","Homicidio culposo","Homicidio doloso","Total","Año",'
    '"Mes","Periodo","Otros delitos que atentan contra la vida y la integridad corporal"\n'
)
COUNTS = '"1.0","4.0","2.0","8.0","2024","Enero","Enero 2024","1"\n'


def read(
    folder: Path, areas: Areas, *rows: str, header: str = HEADER
) -> tuple[pd.DataFrame, list[Rejection]]:
    path = folder / "a.csv"
    path.write_text(header + "".join(rows), encoding="utf-8")
    return read_sesnsp_by_name(path, areas=areas)


def test_a_row_becomes_one_a_crime(tmp_path: Path, areas: Areas) -> None:
    frame, rejected = read(tmp_path, areas, f'"Sonora","SAN LUIS RIO COLORADO",{COUNTS}')
    assert rejected == []
    assert frame["cvegeo"].tolist() == ["26055"] * 4
    assert dict(zip(frame["subtipo"], frame["count"], strict=True)) == {
        "Feminicidio": 1,
        "Homicidio culposo": 4,
        "Homicidio doloso": 2,
        "Otros delitos que atentan contra la vida y la integridad corporal": 1,
    }
    assert frame["month"].dt.strftime("%Y-%m").unique().tolist() == ["2024-01"]


def test_places_that_are_no_municipality_are_kept(tmp_path: Path, areas: Areas) -> None:
    rows = (f'"Sonora","{name}",{COUNTS}' for name in ("Otros Municipios", "No Especificado"))
    frame, rejected = read(tmp_path, areas, *rows)
    assert rejected == []
    assert sorted(frame["cvegeo"].unique()) == ["26998", "26999"]


def test_namesakes_are_told_apart_by_their_district_or_not_at_all(
    tmp_path: Path, areas: Areas
) -> None:
    names = ["San Juan Mixtepec Distrito 08", "San Juan Mixtepec", "San Pedro Mixtepec"]
    frame, rejected = read(tmp_path, areas, *(f'"Oaxaca","{name}",{COUNTS}' for name in names))
    assert frame["cvegeo"].unique().tolist() == ["20208", "20318"]  # here 20319 is not known
    (rejection,) = rejected
    assert (rejection.row, rejection.value) == (3, "San Juan Mixtepec")
    assert "20208 and 20209" in rejection.reason


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f'"Sonora","Nowhere",{COUNTS}', "no municipality of this name"),
        (f'"Atlantis","Calvillo",{COUNTS}', "name of a state"),
        (f'"Aguascalientes","Calvillo",{COUNTS}'.replace("8.0", "9.0"), "do not add up"),
        (f'"Aguascalientes","Calvillo",{COUNTS}'.replace("Enero", "Jan", 1), "a month"),
        (f'"Sonora","San Luis Río Colorado",{COUNTS}', "earlier row"),
    ],
)
def test_rows_that_cannot_be_right_are_set_aside(
    tmp_path: Path, areas: Areas, row: str, reason: str
) -> None:
    good = f'"Sonora","San Luis Río Colorado",{COUNTS}'
    frame, (rejection,) = read(tmp_path, areas, good, row)
    assert frame["count"].sum() == 8
    assert rejection.row == 3
    assert reason in rejection.reason


def test_another_table_is_not_recognized(tmp_path: Path, areas: Areas) -> None:
    with pytest.raises(UnknownFormatError, match="homicidio doloso"):
        read(tmp_path, areas, header="Entidad,Municipio,Total\n")


def test_totals_of_a_circulated_file(shared: Path) -> None:
    path = shared / "sesnsp" / "violencia_homicida_municipal_2024_2025.csv.gz"
    frame, rejected = read_sesnsp_by_name(path)
    assert [one for one in rejected if one.row is not None] == []
    assert frame["cvegeo"].nunique() == 2_486
    sums = frame.groupby([frame["subtipo"], frame["month"].dt.year], observed=True)["count"].sum()
    assert sums["Homicidio doloso"].to_dict() == {2024: 25_449, 2025: 10_787}
    assert sums["Feminicidio"].to_dict() == {2024: 820, 2025: 329}


def test_the_file_without_codes_agrees_with_the_one_with_codes(shared: Path) -> None:
    from violencemap.read.sesnsp import read_sesnsp

    folder = shared / "sesnsp"
    named, _ = read_sesnsp_by_name(folder / "violencia_homicida_municipal_2024_2025.csv.gz")
    coded, _ = read_sesnsp(folder / "municipal_wide_Guanajuato_homicidio_2020_2025.csv.gz")
    cut = pd.Timestamp("2025-06-30")

    def homicides(frame: pd.DataFrame) -> dict[str, int]:
        rows = frame[(frame["subtipo"] == "Homicidio doloso") & (frame["month"] <= cut)]
        rows = rows[(rows["month"] >= "2024") & rows["cvegeo"].str.startswith("11").fillna(False)]
        sums = rows.groupby(rows["cvegeo"].astype(str))["count"].sum()
        return dict(sums[sums > 0])

    assert homicides(named) == homicides(coded)
