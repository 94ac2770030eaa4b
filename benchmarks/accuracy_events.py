"""The events of UCDP: place words and a state, and the municipality that UCDP gives them."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from violencemap.geoparse import geoparse
from violencemap.geoparse.gazetteer import load_gazetteer
from violencemap.geoparse.geocode import Gazetteer
from violencemap.types import Article

EVENTS = Path(__file__).resolve().parents[2] / "shared/data/events/ucdp_ged_mexico_1989_2023.csv.gz"


def events_section() -> str:
    if not EVENTS.is_file():
        return "## Events of UCDP\n\nThe file of events was not at hand."
    counts, geocoder = Counter[str](), Gazetteer()
    known: dict[tuple[str, str, str], str | None] = {}
    with gzip.open(EVENTS, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            gold = _codes_of_adm_2(row["adm_2"], row["adm_1"])
            words = (row["where_coordinates"], row["where_description"], row["adm_1"])
            if not gold:
                continue
            if words not in known:
                known[words] = _geocoded(geocoder, *words)
            code = known[words]
            outcome = "none" if code is None else "right" if code in gold else "wrong"
            counts[outcome] += 1
    answered = counts["right"] + counts["wrong"]
    share = counts["right"] / answered
    return (
        "## Events of UCDP, a test nobody here wrote\n\n"
        "UCDP GED, Mexico 1989–2023 (CC BY 4.0): the place words of each event and its state are "
        "given to `violencemap.Gazetteer`; the municipality is compared with `adm_2`.\n\n"
        f"{answered + counts['none']:,} events have an `adm_2` that INEGI knows. "
        f"{answered:,} get a municipality ({answered / (answered + counts['none']):.1%}); "
        f"**{share:.1%}** of them agree with `adm_2`. The rest are villages that the bundled "
        "gazetteer does not have, and stay without a pin."
    )


def _codes_of_adm_2(name: str, state: str) -> set[str]:
    name = re.sub(r"(?i) (muni\w*|borough|delegación|alcaldía)$", "", name.strip())
    within = _state_code(state)
    places = load_gazetteer().lookup(name, within) if name and within else []
    official = {place.cvegeo for place in places if place.level == "municipality"}
    return official or {place.cvegeo[:5] for place in places if len(place.cvegeo) >= 5}


def _state_code(name: str) -> str | None:
    name = re.sub(r" state$", "", name)
    name = {"México": "Estado de México", "Distrito Federal": "Ciudad de México"}.get(name, name)
    states = (p.cvegeo for p in load_gazetteer().lookup(name) if p.level == "state")
    return next(states, None)


def _geocoded(geocoder: Gazetteer, coordinates: str, description: str, state: str) -> str | None:
    state = {"Distrito Federal": "Mexico City"}.get(state, state)
    for words in (coordinates, description):
        found = geocoder.geocode(f"{words}, {state}") if words else None
        if found is not None and len(found.raw["cvegeo"]) >= 5:
            return str(found.raw["cvegeo"][:5])
    return None


def scored_events() -> Iterator[tuple[float, bool]]:
    if not EVENTS.is_file():
        return
    with gzip.open(EVENTS, "rt", encoding="utf-8", newline="") as file:
        rows = {(r["where_coordinates"], r["adm_1"], r["adm_2"]) for r in csv.DictReader(file)}
    for words, state, municipality in sorted(rows):
        gold = _codes_of_adm_2(municipality, state)
        if not gold or not words:
            continue
        bare = words.rsplit(" ", 1)[0]
        for text in (f"{words}, {state}", f"An attack took place in {bare}, police said."):
            found = geoparse(Article(article_id="1", text=text))
            placed = [one for one in found if one.place is not None and one.place.cve_mun]
            if placed and placed[0].place is not None:
                yield placed[0].score, placed[0].place.cvegeo[:5] in gold
