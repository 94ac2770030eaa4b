"""Numbers in running text, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from violencemap.coding.folding import fold_text
from violencemap.coding.numbers import find_numbers


def _values(text: str) -> list[float]:
    return [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,059 homicides", 1059),
        ("35 216 casos", 35216),
        ("35.216 casos", 35216),
        ("a rate of 21,05", 21.05),
        ("fell 36.5 points", 36.5),
        ("up 32%", 32),
        ("0.125 per day", 0.125),
        ("thirteen men", 13),
        ("thirty-two men", 32),
        ("two hundred and five", 205),
        ("two thousand 894", 2894),
        ("dos mil 894", 2894),
        ("2 mil 539", 2539),
        ("mil 59 casos", 1059),
        ("1 mil 059 casos", 1059),
        ("veintitrés muertos", 23),
        ("treinta y dos muertos", 32),
        ("ciento veinte días", 120),
        ("trescientas cuarenta y cinco mil seiscientas", 345600),
        ("3 millones 200 mil", 3_200_000),
        ("mil 500 millones", 1_500_000_000),
        ("1.5 million", 1_500_000),
        ("a hundred people", 100),
        ("una decena de personas", 10),
        ("media docena", 6),
        ("half a dozen", 6),
        ("a dozen men", 12),
        ("un centenar de casos", 100),
        ("medio centenar de casos", 50),
    ],
)
def test_one_number(text: str, value: float) -> None:
    assert _values(text) == [value]


def test_numbers_in_a_list_stay_apart() -> None:
    assert _values("con 50, 38 y 37, respectivamente") == [50, 38, 37]
    assert _values("treinta y cuarenta") == [30, 40]
    assert _values("In 2020 two men") == [2020, 2]
    assert _values("two 15-year-olds") == [2, 15]
    assert _values("13.3/100,000 inhabitants") == [13.3, 100_000]


@pytest.mark.parametrize(
    "text",
    [
        "the twenty-first case",
        "the 21st case",
        "la 2da vez",
        "on 04/08/21 at 9:30",
        "an AR-15 and a .50 caliber rifle",
        "casquillos 7.62×39",
        "highway 45D",
        "one of the men",
        "no one knows",
        "por ciento",
        "once the police of the town was there",
        "un hombre y una mujer",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert _values(text) == []


def test_one_and_once_count_where_they_are_numbers() -> None:
    assert _values("one person died") == [1]
    assert _values("suman once los muertos en la ciudad") == [11]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least three", "at_least"),
        ("al menos 40", "at_least"),
        ("más de 30", "at_least"),
        ("superó los 2,500", "at_least"),
        ("40 or more", "at_least"),
        ("no más de 5", "at_most"),
        ("up to 20", "at_most"),
        ("nearly 250%", "about"),
        ("casi 100", "about"),
        ("una decena", "about"),
        ("exactly 4", "exact"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    assert [number.bound for number in find_numbers(text)] == [bound]


def test_a_span_holds_the_number_as_written() -> None:
    text = "Un total de Dos Mil 894 víctimas y medio centenar más"
    spans = [text[number.start : number.end] for number in find_numbers(text)]
    assert spans == ["Dos Mil 894", "medio centenar"]


_PIECES = st.sampled_from(
    [*"0123456789.,-/:% y", "mil ", "dos ", "and ", "hundred ", "million ", "é"]
)


@given(st.text() | st.lists(_PIECES, max_size=40).map("".join))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    assert len(fold_text(text)) == len(text)
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
