"""Events of UCDP, ACLED and tables with named columns: the place and time as exact as told."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from violencemap.codes import EventType, GeoPrecision
from violencemap.errors import SchemaError, UnknownFormatError
from violencemap.read.event_sources import named_columns
from violencemap.read.events import read_events

UCDP = (
    "id,relid,type_of_violence,side_a,side_b,source_office,where_prec,where_coordinates,adm_1,adm_2,"
    "latitude,longitude,country,date_prec,date_start,date_end,best,high,low"
)
ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,"
    "admin2,location,latitude,longitude,geo_precision,source,notes,fatalities"
)
Write = Callable[..., Path]
TULUM = {"latitude": "20.2108", "longitude": "-87.4632"}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_rows(header: str, *rows: dict[str, str]) -> Path:
        path = tmp_path / "events.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header.split(","), restval="")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write_rows


def ucdp(**changes: str) -> dict[str, str]:
    row = dict.fromkeys(UCDP.split(","), "")
    row |= {"id": "7", "type_of_violence": "2", "side_a": "Group A", "side_b": "Group B"}
    row |= {"where_prec": "1", "where_coordinates": "Tulum town", "adm_1": "Quintana Roo state"}
    row |= {"country": "Mexico", "date_prec": "1", "date_start": "2021-03-27"}
    row |= {"date_end": "2021-03-27", "best": "2", "low": "1", "high": "3", **TULUM}
    return row | changes


def acled(**changes: str) -> dict[str, str]:
    row = {"event_id_cnty": "MEX1", "event_date": "27 March 2021", "time_precision": "1"}
    row |= {"event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Group A"}
    row |= {"country": "Mexico", "admin1": "Quintana Roo", "location": "Tulum"}
    row |= {"geo_precision": "1", "notes": "A Name told what happened.", "fatalities": "2", **TULUM}
    return row | changes


def test_an_event_of_ucdp(write: Write) -> None:
    frame, rejected = read_events(write(UCDP, ucdp()))
    assert rejected == []
    (row,) = frame.to_dict("records")
    assert (row["incident_id"], row["dataset"]) == ("ucdp-ged-7", "ucdp-ged")
    assert (row["event_date"], row["event_date_end"]) == (date(2021, 3, 27), None)
    assert (row["date_precision"], row["event_type"]) == ("day", "armed_clash")
    assert (row["cvegeo"], row["geo_precision"]) == ("23009", "locality")
    deaths = [row[f"fatalities_{estimate}"] for estimate in ("low", "best", "high")]
    assert deaths == [1, 2, 3]
    assert row["actors"] == "Group A|Group B"


@pytest.mark.parametrize(
    ("where_prec", "changes", "cvegeo", "precision", "placed"),
    [
        ("1", {}, "23009", "locality", True),
        ("2", {}, "23009", "near", True),
        ("3", {}, "23009", "municipality", True),
        ("4", {}, "23", "state", False),
        ("4", {"adm_1": ""}, "23", "state", False),
        ("5", {"adm_1": "Sonora state"}, "26", "state", False),
        ("6", {"adm_1": ""}, None, "country", False),
        (
            "1",
            {"adm_1": "Distrito Federal", "latitude": "0", "longitude": "0"},
            "09",
            "state",
            False,
        ),
        (
            "1",
            {"adm_2": "Tulum municipality", "latitude": "0", "longitude": "0"},
            *("23009", "municipality", True),
        ),
        (
            "1",  # two municipalities have this name
            {"adm_1": "Oaxaca state", "adm_2": "San Juan Mixtepec municipality"}
            | {"latitude": "0", "longitude": "0"},
            *("20", "state", False),
        ),
    ],
)
def test_places_are_no_finer_than_told(
    write: Write,
    where_prec: str,
    changes: dict[str, str],
    cvegeo: str | None,
    precision: str,
    placed: bool,
) -> None:
    frame, _ = read_events(write(UCDP, ucdp(where_prec=where_prec, **changes)))
    (row,) = frame.to_dict("records")
    assert (row["cvegeo"], row["geo_precision"]) == (cvegeo, precision)
    assert pd.notna(row["longitude"]) == placed
    assert row["notes"] == f"geo_precision_source={where_prec}"


@pytest.mark.parametrize(
    ("code", "precision"),
    [("1", "day"), ("2", "week"), ("3", "week"), ("4", "month"), ("5", "year")],
)
def test_dates_are_no_finer_than_told(write: Write, code: str, precision: str) -> None:
    frame, _ = read_events(write(UCDP, ucdp(date_prec=code, date_end="2021-04-02")))
    (row,) = frame.to_dict("records")
    assert (row["date_precision"], row["event_date_end"]) == (precision, date(2021, 4, 2))


@pytest.mark.parametrize(
    ("changes", "event_type"),
    [
        ({}, "armed_clash"),
        ({"event_type": "Protests", "sub_event_type": "Peaceful protest"}, "protest"),
        ({"event_type": "Strategic developments", "sub_event_type": "Arrests"}, "arrest"),
        (
            {"event_type": "Strategic developments"}
            | {"sub_event_type": "Looting/property destruction"},
            "arson_roadblock",
        ),
        (
            {"event_type": "Violence against civilians"}
            | {"sub_event_type": "Abduction/forced disappearance"},
            "kidnapping_disappearance",
        ),
        (
            {"event_type": "Violence against civilians", "sub_event_type": "Attack"},
            "multiple_homicide",
        ),
        (
            {"event_type": "Violence against civilians", "sub_event_type": "Attack"}
            | {"fatalities": "1"},
            "homicide",
        ),
        (
            {"event_type": "Violence against civilians", "sub_event_type": "Attack"}
            | {"actor2": "Journalists (Mexico)", "fatalities": "0"},
            "attack_journalist",
        ),
        ({"event_type": "Riots", "sub_event_type": "Mob violence"}, "other"),
    ],
)
def test_types_of_acled(write: Write, changes: dict[str, str], event_type: str) -> None:
    frame, _ = read_events(write(ACLED, acled(**changes)))
    assert frame["event_type"].tolist() == [event_type]


def test_acled_tells_only_its_best_estimate_and_its_stories_stay_there(write: Write) -> None:
    frame, _ = read_events(write(ACLED, acled(geo_precision="3", time_precision="3")))
    (row,) = frame.to_dict("records")
    assert row["fatalities_best"] == 2
    assert pd.isna(row["fatalities_low"])
    assert (row["cvegeo"], row["geo_precision"], row["date_precision"]) == ("23", "state", "month")
    assert (
        not frame.astype(str).apply(lambda column: column.str.contains("told what")).any(axis=None)
    )


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"latitude": "95"}, "latitude", "from -90 to 90"),
        ({"latitude": "20,2"}, "latitude", "from -90 to 90"),
        ({"latitude": ""}, "latitude", "both coordinates"),
        ({"best": "-1"}, "best", "whole number"),
        ({"date_start": "27/3"}, "date_start", "expected a day"),
        ({"date_end": "2021-03-01"}, "date_end", "ends before"),
        ({"where_prec": "9"}, "where_prec", "expected one of"),
        ({"date_prec": "x"}, "date_prec", "expected one of"),
        ({"id": ""}, "id", "no identifier"),
        ({"id": "6"}, "id", "same identifier"),
    ],
)
def test_rows_that_cannot_be_right_are_set_aside(
    write: Write, changes: dict[str, str], column: str, reason: str
) -> None:
    frame, rejected = read_events(write(UCDP, ucdp(id="6"), ucdp(**changes)))
    assert len(frame) == 1
    (rejection,) = rejected
    assert (rejection.row, rejection.column) == (3, column)
    assert reason in rejection.reason


def test_estimates_that_contradict_each_other_are_unknown_and_said(write: Write) -> None:
    frame, (note,) = read_events(write(UCDP, ucdp(best="9")))
    assert frame["fatalities_best"].tolist() == [9]
    assert frame[["fatalities_low", "fatalities_high"]].isna().all(axis=None)
    assert "rows 2" in note.reason


def test_events_of_other_countries_are_left_out(write: Write) -> None:
    frame, (note,) = read_events(write(UCDP, ucdp(), ucdp(id="8", country="Guatemala")))
    assert len(frame) == 1
    assert "1 rows" in note.reason


def test_columns_that_a_person_named(write: Write) -> None:
    source = named_columns(
        {"event_date": "Fecha", "longitude": "Lon", "latitude": "Lat", "event_type": "Tipo"}
        | {"fatalities_best": "Muertos"},
        dataset="mine",
    )
    header = "Fecha,Lat,Lon,Tipo,Muertos"
    row = {"Fecha": "27 de marzo de 2021", "Lat": "20.2108", "Lon": "-87.4632"}
    path = write(header, row | {"Tipo": "Feminicidio", "Muertos": "1"}, row)
    frame, rejected = read_events(path, source)
    assert rejected == []
    assert frame["incident_id"].str.fullmatch("mine-[0-9a-f]{12}").all()
    assert frame["incident_id"].is_unique
    assert frame["event_type"].tolist() == [EventType.FEMICIDE, EventType.OTHER]
    assert frame["geo_precision"].unique().tolist() == [GeoPrecision.NEAR]
    assert frame["cvegeo"].unique().tolist() == ["23009"]


def test_rows_without_identifier_are_known_by_what_they_say(write: Write) -> None:
    source = named_columns({"event_date": "Fecha", "cvegeo": "Clave"}, dataset="mine")
    row = {"Fecha": "2021-03-27", "Clave": "23009"}
    first, _ = read_events(write("Fecha,Clave", row, row), source)
    second, _ = read_events(write("Fecha,Clave", row | {"Clave": "23005"}, row, row), source)
    assert first["incident_id"].is_unique  # equal rows may be two events
    assert second["incident_id"].tolist()[1:] == first["incident_id"].tolist()
    assert second["incident_id"].iloc[0] not in set(first["incident_id"])


def test_codes_instead_of_coordinates(write: Write) -> None:
    source = named_columns({"event_date": "Fecha", "cvegeo": "Clave"}, dataset="mine")
    rows = [{"Fecha": "2021-03-27", "Clave": code} for code in ("23009", "23", "9009", "99")]
    frame, rejected = read_events(write("Fecha,Clave", *rows), source)
    assert frame["cvegeo"].tolist() == ["23009", "23", "09009"]
    assert frame["geo_precision"].tolist() == ["municipality", "state", "municipality"]
    assert [one.row for one in rejected] == [5]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"latitude": "a", "longitude": "b"}, "event_date"),
        ({"event_date": "a", "latitude": "b"}, "place"),
        ({"event_date": "a", "cvegeo": "b", "color": "c"}, "color"),
    ],
)
def test_columns_that_do_not_tell_when_and_where(columns: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        named_columns(columns, dataset="mine")


def test_a_named_column_that_is_not_there(write: Write) -> None:
    source = named_columns({"event_date": "Fecha", "cvegeo": "Clave"}, dataset="mine")
    with pytest.raises(SchemaError, match="clave"):
        read_events(write("Fecha,Otra", {"Fecha": "2021-03-27"}), source)


def test_another_table_is_not_one_of_events(write: Write) -> None:
    with pytest.raises(UnknownFormatError, match="UCDP GED or ACLED"):
        read_events(write("a,b", {"a": "1"}))


def test_the_published_events_of_ucdp(shared: Path) -> None:
    frame, notes = read_events(shared / "events" / "ucdp_ged_mexico_1989_2023.csv.gz")
    assert (len(frame), frame["fatalities_best"].sum()) == (18_957, 140_695)
    assert [one.row for one in notes] == [None]
    assert frame["geo_precision"].value_counts().to_dict()["country"] == 25
    # the dataset's own names of municipalities agree with the points in 99 of 100
    assert frame["cvegeo"].notna().sum() == 18_957 - 25
