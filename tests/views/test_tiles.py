"""Tiles are asked for by name, or there are none."""

from __future__ import annotations

import pytest

from violencemap.errors import TilesError
from violencemap.views.map.tiles import chosen_tiles


def test_without_a_provider_there_are_no_tiles() -> None:
    assert chosen_tiles({}) is None
    assert chosen_tiles({"VIOLENCEMAP_TILES": " "}) is None
    assert chosen_tiles({"VIOLENCEMAP_TILES_KEY": "secret"}) is None


def test_a_provider_by_name_comes_with_its_credit() -> None:
    tiles = chosen_tiles({"VIOLENCEMAP_TILES": "OpenStreetMap.Mapnik"})
    assert tiles is not None
    assert tiles["url"] == "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    assert "OpenStreetMap" in tiles["attribution"]
    assert tiles["max_zoom"] == 19


def test_a_key_goes_where_the_provider_wants_it() -> None:
    asked = {"VIOLENCEMAP_TILES": "Thunderforest.Outdoors"}
    with pytest.raises(TilesError, match="wants a key; put it into VIOLENCEMAP_TILES_KEY"):
        chosen_tiles(asked)
    tiles = chosen_tiles(asked | {"VIOLENCEMAP_TILES_KEY": "k-1"})
    assert tiles is not None
    assert tiles["url"].endswith("/{z}/{x}/{y}{r}.png?apikey=k-1")


def test_an_unknown_name_is_told_with_near_ones() -> None:
    with pytest.raises(TilesError, match=r"did you mean OpenStreetMap\.Mapnik or "):
        chosen_tiles({"VIOLENCEMAP_TILES": "openstreetmap.mapnik"})
    with pytest.raises(TilesError, match=r"no such provider\. The names are"):
        chosen_tiles({"VIOLENCEMAP_TILES": "zzz"})


def test_every_name_gives_tiles_or_says_what_is_missing() -> None:
    import xyzservices.providers

    refused = []
    for name in xyzservices.providers.flatten():
        try:
            tiles = chosen_tiles({"VIOLENCEMAP_TILES": name, "VIOLENCEMAP_TILES_KEY": "k"})
        except TilesError as error:
            refused.append(str(error))
            continue
        assert tiles is not None
        assert all(place in tiles["url"] for place in ("{z}", "{x}", "{y}"))
        assert tiles["attribution"]
    assert [words for words in refused if "wants a key" not in words] == []


def test_a_server_of_ones_own_is_an_address_with_places_for_the_numbers() -> None:
    tiles = chosen_tiles({"VIOLENCEMAP_TILES": "http://localhost:8080/{z}/{x}/{y}.png"})
    assert tiles is not None
    assert tiles["attribution"] == "localhost"


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8080/tiles.png",
        "http://localhost:8080/{z}/{x}.png",
        "http://localhost:8080/{z}/{x}/{y}?key={token}",
        "file:///tiles/{z}/{x}/{y}.png",
        "javascript://{z}{x}{y}",
        "https:///{z}/{x}/{y}",
    ],
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(TilesError, match="expected an address of http or https"):
        chosen_tiles({"VIOLENCEMAP_TILES": address})
