"""Whatever an address holds, every page opens, and what does not exist is dropped with a notice."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from violencemap.app.main import PAGES
from violencemap.codes import EventType, GeoPrecision
from violencemap.measures import MEASURES

OpenApp = Callable[..., AppTest]
KEYS = (
    *("lang", "m", "ent", "mun", "t", "type", "prec", "rev", "ds"),
    *("v", "lvl", "ly", "vs", "b", "t2", "e"),
)
VALUES = (
    *("es", "en", "rate", "count", "state", "municipality", "place", "period", "all", "groups"),
    *("01", "26", "26055", "00", "2020-01", "2021-03", "2024-07", "2025-06", "reports"),
    *(*MEASURES, *EventType, *GeoPrecision),
)
NONSENSE = (
    *("", "x", "2020-13", "0001-01", "9999-12", "99", "99999", "-1", "1e9", "é" * 60),
    *("'; DROP TABLE incident", "<b>26</b>", "\x00", "None", "26,27"),
)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("page", PAGES)
def test_any_address_opens_every_page(open_app: OpenApp, page: str, seed: int) -> None:
    lot = random.Random(f"{page} {seed}")
    query = {
        key: lot.choices(VALUES + NONSENSE, k=lot.randint(1, 3))
        for key in lot.sample(KEYS, lot.randint(2, 9))
    }
    nonsense = {value for values in query.values() for value in values if value in NONSENSE}

    app = open_app(page=page, **query)

    assert not app.exception, query
    notices = " ".join(warning.value for warning in app.warning)
    assert bool(notices) >= bool(nonsense), query
    kept = {value for key in KEYS for value in app.query_params.get(key, [])}
    assert not kept & set(NONSENSE), query
