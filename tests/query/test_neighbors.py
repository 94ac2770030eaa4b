"""Areas that share a border."""

from __future__ import annotations

import pytest

from violencemap.bundled import bundled_path
from violencemap.query.neighbors import list_neighbors

pytestmark = pytest.mark.skipif(
    not bundled_path("boundaries", "mexico_1000m.topojson").is_file(),
    reason="data/boundaries is missing: run the script that builds it",
)


def test_neighbors_share_a_border_the_longest_first() -> None:
    assert list_neighbors("02") == ("03", "26")
    assert set(list_neighbors("06")) == {"14", "16"}


def test_neighbors_of_a_municipality_may_lie_in_another_state() -> None:
    neighbors = list_neighbors("26055")  # San Luis Río Colorado
    assert "02002" in neighbors
    assert {code[:2] for code in neighbors} == {"02", "26"}


def test_neighborhood_is_mutual_and_never_with_itself() -> None:
    for code in list_neighbors("15"):
        assert "15" in list_neighbors(code)
    assert "15" not in list_neighbors("15")


@pytest.mark.parametrize("cvegeo", ["00", "26999"])
def test_what_has_no_polygon_has_no_neighbors(cvegeo: str) -> None:
    assert list_neighbors(cvegeo) == ()
