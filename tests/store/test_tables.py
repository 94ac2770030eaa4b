"""Official files in the store: whole, once, the newest cut first, and as it was when it fails."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from violencemap.errors import SchemaError
from violencemap.query.incidents import list_incidents
from violencemap.query.rates import list_areas
from violencemap.read.areas import Areas
from violencemap.read.recognize import read_tables
from violencemap.store import ensure_store, open_store
from violencemap.store import tables as store_tables
from violencemap.store.tables import save_tables
from violencemap.types import Filters

MONTHS = "Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre"
CRIME = ["Bien jurídico afectado", "Tipo de delito", "Subtipo de delito", "Modalidad"]
STATE = ["Año", "Clave_Ent", "Entidad", *CRIME, *MONTHS.split()]
MUNICIPAL = [*STATE[:3], "Cve. Municipio", "Municipio", *CRIME, *MONTHS.split()]
HOMICIDE = ["La vida", "Homicidio", "Homicidio doloso", "Con arma de fuego"]
KNIFE = [*HOMICIDE[:3], "Con arma blanca"]
SONORA = ["26", "Sonora"]
TULUM = ["23", "Quintana Roo", "23009", "Tulum"]
CANCUN = ["23", "Quintana Roo", "23005", "Benito Juárez"]
YEAR = [str(month) for month in range(1, 13)]


@pytest.fixture
def path(tiny_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(tiny_store_path, tmp_path / "store.duckdb"))


@pytest.fixture
def areas(tiny_data: Path) -> Areas:
    with (tiny_data / "areas.csv").open(encoding="utf-8", newline="") as file:
        return Areas(csv.DictReader(file))


class Adder:
    """Writes tables, reads them and stores what was read."""

    def __init__(self, store: Path, folder: Path, areas: Areas) -> None:
        self._store, self._folder, self._areas = store, folder, areas

    def __call__(
        self, header: Sequence[str], *rows: Sequence[str], name: str = "file.csv"
    ) -> list[dict[str, Any]]:
        file = self._folder / name
        with file.open("w", encoding="latin-1", newline="") as opened:
            csv.writer(opened).writerows([header, *rows])
        return save_tables(self._store, read_tables(file, areas=self._areas))


@pytest.fixture
def add(path: Path, tmp_path: Path, areas: Areas) -> Adder:
    return Adder(path, tmp_path, areas)


def numbers(path: Path, measure: str, cvegeo: str) -> dict[str, int | None]:
    with open_store(path) as store:
        rows = store.frame(
            "SELECT month, number FROM statistic WHERE measure = ? AND cvegeo = ? ORDER BY month",
            [measure, cvegeo],
        )
    counts: Iterable[Any] = rows["number"]
    return {
        f"{month:%Y-%m}": None if pd.isna(count) else int(count)
        for month, count in zip(rows["month"], counts, strict=True)
    }


def rates(path: Path, measure: str, level: str, **period: date) -> dict[str, Any]:
    with open_store(path) as store:
        rows = list_areas(store, Filters(**period), measure=measure, level=level)  # type: ignore[arg-type]
    return {row["cvegeo"]: row for row in rows.to_dict("records")}


FILES = "intentional_homicide_case_files"


def test_case_files_of_a_state_are_summed_over_their_kinds(add: Adder, path: Path) -> None:
    (detail,) = add(
        STATE,
        ["2021", *SONORA, *HOMICIDE, *YEAR],
        ["2021", *SONORA, *KNIFE, *["0"] * 10, "5", ""],
    )
    assert detail["state"] == "new"
    assert (detail["rows"], detail["counted"]) == (2, sum(range(1, 13)) + 5)
    assert (detail["since"], detail["until"]) == (date(2021, 1, 1), date(2021, 12, 31))
    found = numbers(path, FILES, "26")
    assert [found["2021-10"], found["2021-11"], found["2021-12"]] == [10, 16, 12]


def test_a_zero_is_a_zero_and_a_month_to_come_is_unknown(add: Adder, path: Path) -> None:
    robbery = ["El patrimonio", "Robo", "Otros robos", "Con violencia"]
    add(
        STATE,
        ["2021", *SONORA, *HOMICIDE, "0", "0", "2", *[""] * 9],
        ["2021", *SONORA, *robbery, "1", "1", "1", *[""] * 9],
    )
    assert numbers(path, FILES, "26") == {"2021-01": 0, "2021-02": 0, "2021-03": 2}
    first = {"since": date(2021, 1, 1), "until": date(2021, 2, 28)}
    assert rates(path, FILES, "state", **first)["26"]["rate_flag"] == "zero"
    later = {"since": date(2021, 4, 1), "until": date(2021, 4, 30)}
    assert rates(path, FILES, "state", **later)["26"]["rate_flag"] == "no_data"


def test_municipalities_have_counts_and_whole_states_their_sum(add: Adder, path: Path) -> None:
    add(
        MUNICIPAL,
        ["2021", *TULUM, *HOMICIDE, *YEAR],
        ["2021", *CANCUN, *HOMICIDE, *["0"] * 12],
        ["2021", "23", "Quintana Roo", "23999", "No Especificado", *HOMICIDE, *["1"] * 12],
        # one of two municipalities of a state says nothing of the state
        ["2021", "15", "México", "15021", "Coatepec Harinas", *HOMICIDE, *YEAR],
    )
    year = {"since": date(2021, 1, 1), "until": date(2021, 12, 31)}
    found = rates(path, FILES, "municipality", **year)
    assert (found["23009"]["count"], found["23005"]["rate_flag"]) == (78, "zero")
    assert pd.isna(found["26055"]["count"])
    assert numbers(path, FILES, "23")["2021-12"] == 13
    assert numbers(path, FILES, "15")["2021-12"] == 12


def test_a_state_whose_municipalities_are_not_all_told_has_no_sum(add: Adder, path: Path) -> None:
    add(MUNICIPAL, ["2021", *TULUM, *HOMICIDE, *YEAR])
    assert numbers(path, FILES, "23009")["2021-12"] == 12
    assert numbers(path, FILES, "23") == {}


def test_a_state_has_no_sum_where_rows_were_set_aside(add: Adder, path: Path) -> None:
    bad = ["2021", *TULUM, *KNIFE, "x", *YEAR[1:]]
    add(MUNICIPAL, *(["2021", *one, *HOMICIDE, *YEAR] for one in (TULUM, CANCUN)), bad)
    assert numbers(path, FILES, "23") == {}


def test_what_a_file_says_of_a_state_goes_before_a_sum(add: Adder, path: Path) -> None:
    add(STATE, ["2021", "23", "Quintana Roo", *HOMICIDE, *["50"] * 6, *[""] * 6])
    add(MUNICIPAL, *(["2021", *one, *HOMICIDE, *YEAR] for one in (TULUM, CANCUN)))
    found = numbers(path, FILES, "23")
    assert (found["2021-06"], found["2021-07"]) == (50, 14)


def test_a_newer_cut_holds_where_it_knows_and_the_older_is_kept(add: Adder, path: Path) -> None:
    old = add(
        STATE, ["2020", *SONORA, *HOMICIDE, *YEAR], ["2021", *SONORA, *HOMICIDE, "7", *[""] * 11]
    )
    new = add(STATE, ["2021", *SONORA, *HOMICIDE, "9", "8", *[""] * 10])
    assert numbers(path, FILES, "26") | {} == {
        **{f"2020-{month:02}": month for month in range(1, 13)},
        "2021-01": 9,
        "2021-02": 8,
    }
    with open_store(path) as store:
        known = set(store.frame("SELECT release FROM release")["release"])
    assert {old[0]["release"], new[0]["release"]} <= known


def test_an_older_cut_that_is_added_later_does_not_hold(add: Adder, path: Path) -> None:
    add(STATE, ["2021", *SONORA, *HOMICIDE, "9", "8", *[""] * 10])
    add(STATE, ["2020", *SONORA, *HOMICIDE, *YEAR], ["2021", *SONORA, *HOMICIDE, "7", *[""] * 11])
    found = numbers(path, FILES, "26")
    assert (found["2020-12"], found["2021-01"]) == (12, 9)


VICTIMS_HEADER = [*STATE[:7], "Sexo", "Rango de edad", *MONTHS.split()]


def test_files_of_one_cut_that_share_nothing_add_up(add: Adder, path: Path) -> None:
    women, men = (
        ["2022", *SONORA, *HOMICIDE, sex, "Adultos", *YEAR] for sex in ("Mujer", "Hombre")
    )
    for name, row in (("women.csv", women), ("men.csv", men), ("men.csv", men)):
        add(VICTIMS_HEADER, row, name=name)
    assert numbers(path, "intentional_homicide_victims", "26")["2022-12"] == 24
    add(VICTIMS_HEADER, [*men[:-1], "13"], [*women[:-1], "12"], name="both.csv")
    assert numbers(path, "intentional_homicide_victims", "26")["2022-12"] == 25


def test_adding_twice_is_adding_once(add: Adder, path: Path) -> None:
    row = ["2021", *SONORA, *HOMICIDE, *YEAR]
    assert [add(STATE, row)[0]["state"] for _ in range(2)] == ["new", "unchanged"]
    with open_store(path) as store:
        assert len(store.frame("SELECT * FROM release_cell")) == len(
            store.frame("SELECT DISTINCT * FROM release_cell")
        )
    assert numbers(path, FILES, "26")["2021-12"] == 12


def test_the_new_register_is_not_joined_to_the_old(add: Adder, path: Path) -> None:
    details = add(STATE, ["2025", *SONORA, *HOMICIDE, *YEAR], ["2026", *SONORA, *HOMICIDE, *YEAR])
    assert [one["series_id"] for one in details] == ["sesnsp-crimes-2015", "sesnsp-crimes-2026"]
    assert [*numbers(path, FILES, "26")] == [f"2025-{month:02}" for month in range(1, 13)]


def test_bundled_series_come_back_and_added_ones_stay(
    add: Adder, path: Path, tiny_data: Path, tmp_path: Path
) -> None:
    add(STATE, ["2021", *SONORA, *HOMICIDE, *YEAR])
    newer = Path(shutil.copytree(tiny_data, tmp_path / "newer"))
    with (newer / "statistics.csv").open("a", encoding="utf-8") as file:
        file.write("sesnsp-victims-2015,femicide_victims,26,2021-01-01,4,sesnsp-2021\n")
    ensure_store(path, data=newer)
    assert numbers(path, "femicide_victims", "26") == {"2021-01": 4}
    assert numbers(path, "intentional_homicide_victims", "15")["2021-01"] == 200
    assert numbers(path, FILES, "26")["2021-12"] == 12


def test_a_file_that_counts_the_same_twice_changes_nothing(
    path: Path, tmp_path: Path, areas: Areas
) -> None:
    import zipfile

    text = "\n".join([",".join(STATE), ",".join(["2021", *SONORA, *HOMICIDE, *YEAR])])
    file = tmp_path / "twice.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("a.csv", "b.csv"):
            archive.writestr(name, text.encode("latin-1"))
    before = path.read_bytes()
    with pytest.raises(SchemaError, match="expected each once"):
        save_tables(path, read_tables(file, areas=areas))
    assert path.read_bytes() == before


def test_cancelling_leaves_the_store_as_it_was(
    add: Adder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancel(*_: object) -> None:
        raise KeyboardInterrupt

    before = path.read_bytes()
    monkeypatch.setattr(store_tables, "refresh_statistics", cancel)
    with pytest.raises(KeyboardInterrupt):
        add(STATE, ["2021", *SONORA, *HOMICIDE, *YEAR])
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.glob(".*building*")] == []


# --- population and events -----------------------------------------------------------------


def test_population_of_municipalities_makes_rates(add: Adder, path: Path) -> None:
    (detail,) = add(
        ["CVE", "Entidad", "Municipio", "2021", "2022"],
        ["23009", "Quintana Roo", "Tulum", "50000", "52000"],
        name="people.csv",
    )
    assert (detail["kind"], detail["rows"]) == ("population", 2)
    add(MUNICIPAL, ["2021", *TULUM, *HOMICIDE, *["5"] * 12])
    year = {"since": date(2021, 1, 1), "until": date(2021, 12, 31)}
    row = rates(path, FILES, "municipality", **year)["23009"]
    assert row["rate_per_100k"] == pytest.approx(120, rel=0.02)
    assert row["population_source"] == "CONAPO"


def test_newer_population_takes_the_place_of_the_older(
    add: Adder, path: Path, tiny_data: Path, tmp_path: Path
) -> None:
    for people in ("3000000", "3100000"):
        add(["Entidad", "2021", "2022"], ["Sonora", people, people], name="people.csv")
    newer = Path(shutil.copytree(tiny_data, tmp_path / "newer"))
    (newer / "figures.csv").write_text((newer / "figures.csv").read_text().split("\n")[0] + "\n")
    ensure_store(path, data=newer)
    with open_store(path) as store:
        rows = store.frame("SELECT year, population FROM population WHERE cvegeo = '26'")
        sources = store.frame("SELECT * FROM source WHERE kind = 'population' AND NOT bundled")
    assert rows.to_numpy().tolist() == [[2021, 3_100_000], [2022, 3_100_000]]
    assert len(sources) == 1


def test_events_stand_under_their_source_and_come_once(add: Adder, path: Path) -> None:
    header = ["event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type"]
    header += ["country", "admin1", "location", "latitude", "longitude", "geo_precision"]
    header += ["fatalities"]
    row = ["MEX1", "2021-03-27", "1", "Battles", "Armed clash", "Mexico", "Quintana Roo"]
    row += ["Tulum", "20.2108", "-87.4632", "1", "2"]
    states = [add(header, row, name="a.csv")[0]["state"] for _ in range(2)]
    assert states == ["new", "replaced"]
    add(header, [*row[:-1], "3"], name="b.csv")
    with open_store(path) as store:
        rows = list_incidents(store, Filters(datasets=("acled",)))
        assert len(store.frame("SELECT * FROM source WHERE kind = 'events'")) == 1
    (event,) = rows.to_dict("records")
    assert (event["incident_id"], event["cvegeo"]) == ("acled-MEX1", "23009")
    assert event["fatalities_best"] == 3
    assert event["source_name"] == "ACLED"
    assert "may not be passed on" in event["license"]
