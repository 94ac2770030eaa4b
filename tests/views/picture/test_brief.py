"""The one-page brief: one page, its words, its figures, and nobody's name."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pypdf
import pytest

from pictures import LAST_YEAR
from violencemap.codes import Language
from violencemap.query.incidents import list_incidents
from violencemap.query.months import list_months, sum_months
from violencemap.store import Store
from violencemap.types import Filters
from violencemap.views.picture import brief
from violencemap.views.picture.brief import brief_pdf
from violencemap.views.picture.brief_sections import told_section

PLACES = ("00", *(f"{state:02d}" for state in range(1, 33)))
HOMICIDES: dict[str, Any] = {
    "measure": "intentional_homicide_victims",
    "show": "rate",
    "language": "es",
    "made": date(2026, 11, 25),
}
EVENTS: dict[str, Any] = {**HOMICIDES, "measure": "events", "show": "count"}


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """Text of the page, words that a line breaks put together again."""
    (page,) = read(pdf).pages
    return re.sub(r"\s+", " ", page.extract_text())


# Spanish takes more room than English: what fits in it fits in both.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "language"),
    [*((place, "es") for place in PLACES), ("00", "en"), ("15", "en"), ("30", "en")],
)
def test_every_state_and_the_country_fit_on_one_page(
    bundled_store: Store, place: str, language: Language
) -> None:
    total = sum_months(
        list_months(bundled_store, LAST_YEAR, measure=HOMICIDES["measure"], cvegeo=place)
    )
    pdf = brief_pdf(bundled_store, LAST_YEAR, place=place, **HOMICIDES | {"language": language})
    assert f"{total.count:,}" in words(pdf)
    assert f"{total.rate_per_100k:,.1f}" in words(pdf)


@pytest.mark.parametrize("place", ["00", "15", "23"])
def test_events_fit_on_one_page_too(bundled_store: Store, place: str) -> None:
    assert len(read(brief_pdf(bundled_store, Filters(), place=place, **EVENTS)).pages) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "es",
            (
                *("Sonora", "Víctimas de homicidio doloso", "jul 2024 – jun 2025"),
                *("Cifras del periodo", "Intervalo de 95 %", "Un año antes: víctimas"),
                *("Mes por mes", "Lo que cuentan los reportes", "Qué falta", "Cómo leerlo"),
                *("Método", "Fuentes: SESNSP", "Cítese así", "25 nov 2026"),
            ),
        ),
        (
            "en",
            (
                *("Sonora", "Victims of intentional homicide", "Jul 2024 – Jun 2025"),
                *("Figures of the period", "95% interval", "A year before: victims"),
                *("Month by month", "What the reports tell", "What is missing"),
                *("How to read it", "Method", "Sources: SESNSP", "Cite as", "25 Nov 2026"),
            ),
        ),
    ],
)
def test_its_parts_can_be_read_as_text(
    bundled_store: Store, language: Language, said: tuple[str, ...]
) -> None:
    text = words(
        brief_pdf(bundled_store, LAST_YEAR, place="26", **HOMICIDES | {"language": language})
    )
    for phrase in said:
        assert phrase in text


def test_it_is_tagged_has_a_title_and_says_its_language(bundled_store: Store) -> None:
    reader = read(brief_pdf(bundled_store, LAST_YEAR, place="31", **HOMICIDES))
    assert reader.metadata is not None
    assert reader.metadata.title == "Yucatán"
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/Lang"] == "es"
    assert catalog["/MarkInfo"]["/Marked"]
    width, height = (float(side) / 72 * 25.4 for side in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (210, 297)


def test_the_same_data_give_the_same_file(bundled_store: Store) -> None:
    first, second = (brief_pdf(bundled_store, LAST_YEAR, place="26", **HOMICIDES) for _ in range(2))
    assert first == second


def test_figures_of_a_year_before_and_of_the_country_stand_beside(bundled_store: Store) -> None:
    text = words(brief_pdf(bundled_store, LAST_YEAR, place="26", **HOMICIDES))
    before = Filters(since=date(2023, 7, 1), until=date(2024, 6, 30))
    for place in ("26", "00"):
        for period in (LAST_YEAR, before):
            months = list_months(bundled_store, period, measure=HOMICIDES["measure"], cvegeo=place)
            assert f"{sum_months(months).count:,}" in text
    assert "los intervalos de los dos años se tocan" in text


def test_a_period_of_several_years_has_none_before_it(bundled_store: Store) -> None:
    long = replace(LAST_YEAR, since=date(2019, 1, 1))
    text = words(brief_pdf(bundled_store, long, place="26", **HOMICIDES))
    assert "Un año antes" not in text


def test_a_year_before_that_lacks_months_is_not_compared(bundled_store: Store) -> None:
    first = Filters(since=date(2015, 1, 1), until=date(2015, 12, 31))
    text = words(brief_pdf(bundled_store, first, place="26", **HOMICIDES))
    assert "No comparable" in text


def test_events_are_told_with_precision_and_review_and_without_titles(
    bundled_store: Store,
) -> None:
    text = words(brief_pdf(bundled_store, Filters(), place="23", **EVENTS))
    incidents = list_incidents(bundled_store, Filters(cvegeo=("23",)))
    assert f"Eventos: {len(incidents)}." in text
    assert "Sin revisar por una persona" in text
    assert not any(title in text for title in incidents["source_title"].dropna())


def test_without_data_it_says_so(bundled_store: Store) -> None:
    future = Filters(since=date(2031, 1, 1), until=date(2031, 6, 30))
    assert "sin dato. No significa cero" in words(
        brief_pdf(bundled_store, future, place="26", **HOMICIDES)
    )


def test_hostile_names_are_only_words(hostile_store: Store) -> None:
    text = words(brief_pdf(hostile_store, Filters(), place="23", **EVENTS))
    assert "window.hacked" in text


def test_kinds_are_no_narrower_than_the_marks_of_the_map(bundled_store: Store) -> None:
    """A count of one or two open searches would point at a family."""
    incidents = list_incidents(bundled_store, Filters()).head(4)
    kinds = ("homicide", "kidnapping_disappearance", "armed_clash", "protest")
    (line, *_) = told_section(incidents.assign(event_type=kinds), "en")["lines"]
    assert line.startswith("Events: 4. Attack on people: 2;")
    assert "idnapping" not in line


def test_a_place_of_which_much_is_told_still_fits_on_one_page(
    bundled_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list_incidents(bundled_store, Filters())
    many = pd.concat([told] * 400, ignore_index=True)
    monkeypatch.setattr(brief, "list_incidents", lambda store, filters: many)
    for choice in (HOMICIDES, EVENTS):
        pdf = brief_pdf(bundled_store, LAST_YEAR, place="12", **choice)
        assert len(read(pdf).pages) == 1
    assert f"{len(many):,}" in words(pdf)
