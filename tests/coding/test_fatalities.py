"""The dead of a sentence, apart from the wounded and from other numbers."""

from __future__ import annotations

import pytest

from violencemap.coding.fatalities import count_dead
from violencemap.coding.folding import fold_text


def dead(text: str) -> int | None:
    toll = count_dead(fold_text(text), 0, len(text), text)
    return toll.best if toll else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen killed 13 and wounded 9", 13),
        ("thirteen officers were killed and nine were wounded", 13),
        ("eight women and three men were shot dead", 11),
        ("seven people died, including two children", 7),
        ("a man was stabbed to death", 1),
        ("a farmer and a teacher were murdered", 2),
        ("five officers and a driver were killed", 6),
        ("the bodies of 4 men were found on highway 45", 4),
        ("the attack left six people dead and 20 injured", 6),
        ("a 20-year-old man was shot dead", 1),
        ("una decena de personas murieron", 10),
        ("murieron tres policías y dos más resultaron heridos", 3),
        ("cuatro personas murieron y tres más resultaron heridas", 4),
        ("los cuerpos de siete hombres, de 50, 43 y 29 años, y dos menores de edad", 9),
        ("un policía y un periodista murieron", 2),
        ("una pareja fue asesinada", 2),
        ("fue asesinado el 4 de marzo", 1),
        ("the victims were killed", None),
        ("five people were wounded", None),
        ("police seized 30 weapons", None),
    ],
)
def test_number_of_dead(text: str, number: int | None) -> None:
    assert dead(text) == number


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least three men were killed", 3, None),
        ("three men were killed", 3, 3),
        ("una decena de hombres murieron", None, None),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    toll = count_dead(fold_text(text), 0, len(text), text)
    assert toll is not None
    assert (toll.low, toll.high) == (low, high)
