"""The bundled data and more: all that a map can show, from a generator that repeats itself.

Generated events stand in every month from 2019 on, placed as finely as a locality or not at all;
a small official series has figures by municipality, with zeros and with months that are missing.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from violencemap.bundled import bundled_path
from violencemap.codes import DatePrecision, EventType, GeoPrecision
from violencemap.read.recognize import read_tables
from violencemap.store.build import ensure_store, save_readings
from violencemap.store.journal import append_decision
from violencemap.store.readings import StoredReading
from violencemap.store.tables import save_tables
from violencemap.types import Article, Decision, Incident, Reading

__all__ = ["MUNICIPAL_MEASURE", "STATES", "write_rich_store"]

STATES = ("02", "15", "23", "26")
MUNICIPAL_MEASURE = "intentional_homicide_case_files"
_AREA = ["Año", "Clave_Ent", "Entidad", "Cve. Municipio", "Municipio"]
_CRIME = ["Bien jurídico afectado", "Tipo de delito", "Subtipo de delito", "Modalidad"]
_HOMICIDE = ["La vida", "Homicidio", "Homicidio doloso", "Con arma de fuego"]
_MONTHS = [
    *("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio"),
    *("Julio", "Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre"),
]
_STATE_NAMES = {"02": "Baja California", "15": "México", "23": "Quintana Roo", "26": "Sonora"}
_SEED = 20210330
_REPORTS, _EVENTS_A_REPORT = 12, 20
_FIRST_DAY, _DAYS = date(2019, 1, 1), 820
_SENTENCE = "In {place} the example agency counted {n} dead in event number {number}. "


def write_rich_store(path: Path, folder: Path) -> Path:
    """Create the store at ``path``; ``folder`` takes the file that is added to it."""
    ensure_store(path)
    municipalities = _municipalities()
    save_tables(path, read_tables(_write_official(folder / "example.csv", municipalities)))
    readings = list(_readings(municipalities))
    save_readings(path, readings)
    incidents = [one for reading in readings for one in reading.reading.incidents]
    for number, incident in enumerate(incidents[::9]):
        action = "reject" if number % 5 == 4 else "accept"
        append_decision(path, Decision(who="Ana", action=action, target_id=incident.incident_id))
    return path


def _municipalities() -> list[dict[str, str]]:
    """Those of a few states, but not those that are younger than the boundaries."""
    with bundled_path("areas.csv").open(encoding="utf-8", newline="") as file:
        return [
            row
            for row in csv.DictReader(file)
            if row["level"] == "municipality" and row["cve_ent"] in STATES and not row["drawn_in"]
        ]


def _write_official(path: Path, municipalities: list[dict[str, str]]) -> Path:
    """Case files as SESNSP lays them out: two years and a half, some months of which are blank."""
    draw = random.Random(_SEED)
    with path.open("w", encoding="latin-1", newline="") as file:
        write = csv.writer(file)
        write.writerow([*_AREA, *_CRIME, *_MONTHS])
        for area in municipalities:
            most, silent = draw.choice((0, 1, 3, 40)), draw.randrange(60)
            counts = [
                "" if at in (silent, silent + 1) else draw.randint(0, most) for at in range(30)
            ]
            counts += [""] * 6
            about = [area["cve_ent"], _STATE_NAMES[area["cve_ent"]], area["cvegeo"], area["name"]]
            for year in range(3):
                months = counts[12 * year : 12 * year + 12]
                write.writerow([2019 + year, *about, *_HOMICIDE, *months])
    return path


def _readings(municipalities: list[dict[str, str]]) -> Iterator[StoredReading]:
    draw = random.Random(_SEED)
    for report in range(_REPORTS):
        name, text, incidents = f"example-{report:02}", "", []
        for number in range(_EVENTS_A_REPORT):
            incident = _incident(draw, draw.choice(municipalities), name, number)
            words = _SENTENCE.format(
                place=incident.place_mention, n=incident.fatalities_best or "no", number=number
            )
            evidence = (len(text), len(text) + len(words) - 1)
            text += words
            incidents.append(replace(incident, evidence=evidence))
        article = Article(
            article_id=name,
            text=text,
            title=f"Example report {report}",
            source=f"Example Monitor {report % 3}",
            published=date(2021, 4, 1) + timedelta(days=report),
        )
        reading = Reading(article=article, incidents=tuple(incidents))
        yield StoredReading(reading=reading, digest=name)


def _incident(draw: random.Random, area: dict[str, str], report: str, number: int) -> Incident:
    """An event in a municipality, of which the report may know only the state or nothing."""
    precision = draw.choice([*GeoPrecision, GeoPrecision.LOCALITY, GeoPrecision.MUNICIPALITY])
    has_point = precision in (GeoPrecision.LOCALITY, GeoPrecision.NEAR)
    day = _FIRST_DAY + timedelta(days=draw.randrange(_DAYS))
    deaths = draw.choice((None, 0, 1, 2, 7))
    return Incident(
        incident_id=f"{report}-{number:02}",
        dataset=draw.choice(("reports", "example")),
        event_date=day if draw.random() < 0.95 else None,
        date_precision=DatePrecision.DAY,
        event_type=draw.choice(list(EventType)),
        cvegeo=_code(precision, area),
        location=area["seat"] if has_point else None,
        place_mention=area["name"],
        longitude=float(area["longitude"]) if has_point else None,
        latitude=float(area["latitude"]) if has_point else None,
        geo_precision=precision,
        geocode_method="gazetteer",
        geocode_score=0.9,
        fatalities_best=deaths,
        article_ids=(report,),
        confidence=0.8,
    )


def _code(precision: GeoPrecision, area: dict[str, str]) -> str | None:
    if precision in (GeoPrecision.COUNTRY, GeoPrecision.UNKNOWN):
        return None
    return area["cve_ent"] if precision is GeoPrecision.STATE else area["cvegeo"]
