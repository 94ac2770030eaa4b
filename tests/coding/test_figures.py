"""Figures that reports state, from sentence to record."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from violencemap.coding import code_figures
from violencemap.coding.indicators import INDICATORS
from violencemap.geoparse import geoparse
from violencemap.types import Article, Figure

INVENTED = Path(__file__).with_name("invented_figures.jsonl")
DEV = Path(__file__).parents[2].parent / "shared" / "dev"
PUBLISHED = date(2021, 4, 8)


def _figures(text: str, published: date | None = PUBLISHED) -> tuple[Figure, ...]:
    article = Article(article_id="a", text=text, published=published)
    return code_figures(article, geoparse(article))


def _brief(text: str) -> list[tuple[float, str, str, str | None]]:
    return [(one.value, one.unit, one.indicator, one.cvegeo) for one in _figures(text)]


def test_a_change_with_period_baseline_and_agency() -> None:
    text = (
        "Figures released by the SESNSP showed that homicides in Ensenada rose 17% in March and "
        "April of 2020 compared to the same period last year."
    )
    (figure,) = _figures(text, date(2020, 6, 1))
    assert (figure.value, figure.unit, figure.indicator) == (17, "percent_change", "homicide")
    assert figure.cvegeo == "02001"
    assert (figure.period_start, figure.period_end) == (date(2020, 3, 1), date(2020, 4, 30))
    assert (figure.baseline_start, figure.baseline_end) == (date(2019, 3, 1), date(2019, 4, 30))
    assert figure.source == "SESNSP"
    assert figure.evidence is not None
    assert text[slice(*figure.evidence)] == "17%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Robberies in Puebla fell 12% in 2020.",
            [(-12, "percent_change", "robbery", "21")],
        ),
        (
            "In 2020 there were 812 murders in Sonora.",
            [(812, "count", "homicide", "26")],
        ),
        (
            "Sinaloa registró 745 homicidios dolosos en 2020, una tasa de 24,5 por cada 100 mil "
            "habitantes.",
            [(745, "count", "homicide", "25"), (24.5, "rate_per_100k", "homicide", "25")],
        ),
        (
            "En 2020 se denunciaron mil 59 secuestros en el país.",
            [(1059, "count", "kidnapping", "00")],
        ),
        (
            "About nine women are murdered every day in Mexico because of gender violence.",
            [(9, "per_day", "femicide", "00")],
        ),
        (
            "El 71 por ciento de los homicidios en Colima se cometió con arma de fuego.",
            [(71, "percent", "homicide", "06")],
        ),
        (
            "The cartel has a presence in 21 of the 32 states.",
            [(21, "count", "states_with_group", "00")],
        ),
        (
            "En lo que va del año han sido asesinados 12 periodistas en Veracruz.",
            [(12, "count", "journalists_killed", "30")],
        ),
        (
            "Durango had 35 fewer homicides than in 2019.",
            [(-35, "count", "homicide_change", "10")],
        ),
    ],
)
def test_units_and_indicators(text: str, expected: list[tuple[float, str, str, str]]) -> None:
    assert _brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2020, the states with most femicides were Jalisco, Puebla and Oaxaca, with 61, 52 "
            "and 44, respectively.",
            [(61, "14"), (52, "21"), (44, "20")],
        ),
        (
            "In 2020 homicides rose most in Colima (48%), then in Nayarit (31%), Tlaxcala (22%).",
            [(48, "06"), (31, "18"), (22, "29")],
        ),
        (
            "En 2020 hubo más homicidios en Guanajuato con 2 mil 539, y en Chihuahua con mil 912.",
            [(2539, "11"), (1912, "08")],
        ),
        (
            "In 2020, 24 police officers were killed each in Guerrero and Zacatecas.",
            [(24, "12"), (24, "32")],
        ),
        (
            "In 2020, 140 murders were registered in Chihuahua, 90 in Durango, 60 in Colima.",
            [(140, "08"), (90, "10"), (60, "06")],
        ),
    ],
)
def test_lists_are_bound_by_position(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(value, code) for value, _, _, code in _brief(text)] == expected


_INVENTED = [json.loads(line) for line in INVENTED.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", _INVENTED, ids=lambda case: case["text"][:60])
def test_invented_reports(case: dict[str, Any]) -> None:
    """Sentences in the manner of the press, with the figures each states, if any."""
    found = _figures(case["text"], date(2022, 6, 15))
    stated = sorted(((one.value, one.unit, one.cvegeo) for one in found), key=str)
    assert stated == sorted(((float(v), unit, code) for v, unit, code in case["figures"]), key=str)


def test_agencies_that_disagree_are_two_figures() -> None:
    found = _figures(
        "According to INEGI, homicides in Nayarit rose 12% in 2020. The FGE reported that "
        "homicides in Nayarit rose 19% in 2020."
    )
    assert [(one.value, one.source) for one in found] == [(12, "INEGI"), (19, "FGE")]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The Citizen Council of Nayarit (Consejo Ciudadano, CCN) told El Diario that", "CCN"),
        ("According to data released by the state Attorney General's Office (FGE),", "FGE"),
        ("De acuerdo con cifras del Secretariado Ejecutivo,", "Secretariado Ejecutivo"),
        ("Nayarit reported that", None),
    ],
)
def test_who_says_so(text: str, agency: str | None) -> None:
    found = _figures(f"{text} homicides in Nayarit rose 12% in 2020.")
    assert [one.source for one in found] == [agency]


def test_an_agency_that_is_pointed_back_to() -> None:
    found = _figures(
        "Causa en Común counted 401 police officers killed in 2019. In 2020, the organization "
        "reported that 524 police officers were killed."
    )
    assert [one.source for one in found] == ["Causa en Común"] * 2


def test_what_a_sentence_leaves_out_comes_from_the_one_before() -> None:
    found = _figures(
        "Tijuana registered 412 homicides in 2019. The number rose to 455 the following year. In "
        "2020 there were 30 kidnappings in the municipality."
    )
    assert [(one.value, one.indicator, one.cvegeo) for one in found] == [
        (412, "homicide", "02004"),
        (455, "homicide", "02004"),
        (30, "kidnapping", "02004"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Six officers were killed in an ambush in Celaya on Monday.",
        "Gunmen shot dead 14 people at a bar in Salamanca in March.",
        "He is accused of 20 murders in Sonora between 2015 and 2018.",
        "The 2018 killing of 12 officers in Guerrero remains unsolved.",
        "A 34-year-old man was killed with a .50 caliber rifle on highway 45.",
        "The government will spend 30 million pesos on security in Jalisco in 2020.",
        "Cinco hombres de 20, 31 y 45 años fueron hallados sin vida en Morelia.",
        "Homicides fell by between 10% and 20% in six states.",
        "Call 55 1234 5678 to report crimes.",
        "",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert _brief(text) == []


def test_a_heading_that_rounds_and_a_repetition_give_no_second_figure() -> None:
    found = _brief(
        "Tijuana surpasses 1,200 homicides in 2020\n\nTijuana registered 1,214 homicides in 2020. "
        "The 1,214 homicides registered in Tijuana in 2020 are a record."
    )
    assert found == [(1214, "count", "homicide", "02004")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Between January and July 2021 Puebla had 21 femicides, against 27 in the same period "
            "of 2020.",
            [(21, "2021-01-01", None), (27, "2020-01-01", None)],
        ),
        (
            "Homicides in Sonora rose 16 percent in the first five months of 2021 compared with "
            "the same period of 2020, going from 731 to 848 victims.",
            [
                (16, "2021-01-01", "2020-01-01"),
                (731, "2020-01-01", None),
                (848, "2021-01-01", None),
            ],
        ),
        (
            "En Colima, los homicidios dolosos pasaron de 612 en 2019 a 703 en 2020, un alza de "
            "15 por ciento.",
            [
                (612, "2019-01-01", None),
                (703, "2020-01-01", None),
                (15, "2020-01-01", "2019-01-01"),
            ],
        ),
        (
            "Zacatecas cerró 2020 con 1,741 homicidios dolosos, cifra 60% mayor a la de 2019.",
            [(1741, "2020-01-01", None), (60, "2020-01-01", "2019-01-01")],
        ),
        (
            "In 2020 Mexico had 34,554 homicides, a 0.4 percent decrease from the 34,690 recorded "
            "in 2019.",
            [
                (34554, "2020-01-01", None),
                (-0.4, "2020-01-01", "2019-01-01"),
                (34690, "2019-01-01", None),
            ],
        ),
        (
            "En 2020 hubo 1,352 robos de vehículo en Jalisco, la cifra más baja desde 2016.",
            [(1352, "2020-01-01", None)],
        ),
        (
            "En 2020 hubo 36 mil 773 defunciones por homicidio en México.",
            [(36773, "2020-01-01", None)],
        ),
    ],
)
def test_numbers_of_a_comparison_are_of_their_own_periods(
    text: str, expected: list[tuple[float, str, str | None]]
) -> None:
    found = [
        (one.value, str(one.period_start), one.baseline_start and str(one.baseline_start))
        for one in _figures(text)
    ]
    assert found == expected


def test_figures_are_numbered_and_hold_known_indicators() -> None:
    found = _figures("In 2020 there were 812 murders in Sonora and 41 kidnappings in Colima.")
    assert [one.figure_id for one in found] == ["a-f001", "a-f002"]
    assert {one.indicator for one in found} <= INDICATORS


@pytest.mark.parametrize(("name", "least"), [("seeds", 0.85), ("reports", 0.75)])
def test_score_on_reports(name: str, least: float, tmp_path: Path) -> None:
    gold = DEV / f"{name}.jsonl"
    if not gold.exists():
        pytest.skip(f"the reports of {gold} are not on this machine")
    readings = tmp_path / "readings.jsonl"
    command = [sys.executable, "-m", "violencemap", "read", "--jsonl", str(gold)]
    readings.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    scorer = [sys.executable, str(DEV / "score.py"), str(readings), "--gold", str(gold), "--json"]
    score = json.loads(subprocess.run(scorer, check=True, capture_output=True).stdout)
    assert score["statistic_F1"] >= least


_TEXT = (
    "in 2020 rose 32% homicides , . ; ( ) Sonora y con 50 and 37 respectively the same period last "
    "year January to March 99 de each mil % 100,000 per day the state \n killed officers"
)
_WORDS = _TEXT.split(" ")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join))
def test_any_text_gives_figures_with_evidence_inside_it(text: str) -> None:
    for figure in _figures(text):
        assert figure.evidence is not None
        start, end = figure.evidence
        assert 0 <= start < end <= len(text)
        assert 0 < figure.confidence <= 1
        if figure.period_start and figure.period_end:
            assert figure.period_start <= figure.period_end
