"""A maker of maps of the bundled data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pictures import LAST_YEAR
from violencemap.store import Store
from violencemap.types import Filters
from violencemap.views.map.view import MapView

HOMICIDES: dict[str, Any] = {
    "measure": "intentional_homicide_victims",
    "level": "state",
    "show": "rate",
    "language": "es",
}


@pytest.fixture
def map_view(bundled_store: Store) -> Callable[..., MapView]:
    """Homicides of a year by state, in Spanish; all of it can be chosen otherwise."""

    def make(filters: Filters = LAST_YEAR, **choice: Any) -> MapView:
        return MapView.of(bundled_store, filters, **HOMICIDES | choice)

    return make
