"""The gazetteer behind geopy's interface, and online geocoders against a server of our own."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

import violencemap
from violencemap.errors import GeocodingError
from violencemap.geoparse import geoparse
from violencemap.geoparse.geocode import (
    Gazetteer,
    OnlineGeocoder,
    geocode_unresolved,
    open_geocoder,
)
from violencemap.types import Article


def one(query: str) -> Location:
    location = Gazetteer().geocode(query)
    assert isinstance(location, Location)
    return location


def many(query: str, limit: int | None = None) -> list[Location]:
    locations = Gazetteer().geocode(query, exactly_one=False, limit=limit)
    return locations if isinstance(locations, list) else []


# --- ours ----------------------------------------------------------------------------------


def test_it_is_a_geocoder_of_geopy() -> None:
    assert issubclass(Gazetteer, Geocoder)
    assert violencemap.Gazetteer is Gazetteer
    limited = RateLimiter(Gazetteer().geocode)
    assert limited("Tecate, Baja California").raw["cvegeo"] == "02003"


@pytest.mark.parametrize(
    ("query", "cvegeo"),
    [
        ("Tecate, Baja California", "02003"),
        ("tecate, baja california", "02003"),
        ("TECATE, B.C.", "02003"),
        ("San Luis Rio Colorado, Sonora", "26055"),
        ("Coatepec Harinas, Edo. Mex.", "15021"),
        ("García, Nuevo León", "19018"),
        ("Benito Juárez, Quintana Roo", "23005"),
        ("Iguala town, Guerrero state", "12035"),
        ("Hidalgo municipality, Tamaulipas state", "28016"),
        ("Chihuahua town, Chihuahua state", "08019"),
        ("Chihuahua state", "08"),
        ("Guerrero", "12"),
        ("Ciudad de México", "09"),
        ("colonia Centro, Irapuato, Guanajuato", "11017"),
    ],
)
def test_place_words(query: str, cvegeo: str) -> None:
    assert one(query).raw["cvegeo"][:5] == cvegeo


@pytest.mark.parametrize(
    "query", ["", "   ", "Laredo, Texas", "No Such Town, Guerrero", "México", "12 345", "\ud800"]
)
def test_what_is_unknown_or_abroad_has_no_answer(query: str) -> None:
    assert Gazetteer().geocode(query) is None
    assert Gazetteer().geocode(query, exactly_one=False) is None


def test_an_answer_says_how_sure_it_is_and_why() -> None:
    location = one("Nogales, Veracruz")
    assert location.address == "Nogales, Veracruz"
    assert (round(location.latitude), round(location.longitude)) == (19, -97)
    assert set(location.raw) == {"cvegeo", "level", "score", "method", "reason", "candidates"}
    assert location.raw["level"] == "municipality"
    assert 0.9 < location.raw["score"] <= 1


def test_what_is_ambiguous_has_candidates_and_no_answer() -> None:
    assert Gazetteer().geocode("San Juan Mixtepec, Oaxaca") is None
    found = many("San Juan Mixtepec, Oaxaca")
    assert [location.raw["cvegeo"] for location in found] == ["20208", "20209"]
    assert all(location.raw["score"] < 0.5 for location in found)
    assert len(many("San Juan Mixtepec, Oaxaca", limit=1)) == 1


def test_a_point_gives_its_municipality_and_state() -> None:
    location = Gazetteer().reverse((32.5, -116.6))
    assert isinstance(location, Location)
    assert location.raw["cvegeo"] == "02003"
    both = Gazetteer().reverse("32.5, -116.6", exactly_one=False)
    assert isinstance(both, list)
    assert [place.raw["cvegeo"] for place in both] == ["02003", "02"]


def test_a_point_abroad_gives_nothing() -> None:
    assert Gazetteer().reverse((40.7, -74.0)) is None
    assert Gazetteer().reverse((40.7, -74.0), exactly_one=False) is None


# --- online --------------------------------------------------------------------------------


class Server(ThreadingHTTPServer):
    """Answers as Nominatim does, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[tuple[str, str]] = []
        self.answers: dict[str, list[dict[str, Any]]] = {}
        self.status = 200

    @property
    def domain(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class Answering(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)["q"][0]
        self.server.asked.append((query, self.headers["User-Agent"]))
        content = json.dumps(self.server.answers.get(query, [])).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, template: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def online(server: Server, tmp_path: Path) -> OnlineGeocoder:
    return connect(server, tmp_path / "cache" / "answers.sqlite")


def connect(server: Server, cache: Path) -> OnlineGeocoder:
    return open_geocoder(
        "nominatim",
        domain=server.domain,
        contact="maps@example.org",
        scheme="http",
        delay_seconds=0,
        cache=cache,
    )


def answer(latitude: float, longitude: float) -> list[dict[str, Any]]:
    return [{"display_name": "Somewhere", "lat": str(latitude), "lon": str(longitude)}]


def test_a_question_is_asked_once_with_the_contact(
    server: Server, online: OnlineGeocoder, tmp_path: Path
) -> None:
    server.answers["Loma Chica, Jalisco"] = answer(20.5, -103.2)
    first = online.geocode("Loma Chica, Jalisco")
    assert isinstance(first, Location)
    assert (first.latitude, first.longitude) == (20.5, -103.2)
    again = connect(server, tmp_path / "cache" / "answers.sqlite").geocode("Loma Chica, Jalisco")
    assert again == first
    assert server.asked == [("Loma Chica, Jalisco", "maps@example.org")]


def test_nothing_found_is_an_answer_too(server: Server, online: OnlineGeocoder) -> None:
    assert online.geocode("Nowhere") is None
    assert online.geocode("Nowhere", exactly_one=False) is None
    assert len(server.asked) == 1


def test_an_error_of_the_server_is_named_and_not_kept(
    server: Server, online: OnlineGeocoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(online._geocode, "error_wait_seconds", 0)
    server.status = 503
    with pytest.raises(GeocodingError, match=r"nominatim 127\.0\.0\.1:\d+ did not answer 'Ixtla'"):
        online.geocode("Ixtla")
    server.status = 200
    server.answers["Ixtla"] = answer(18.5, -99.3)
    assert online.geocode("Ixtla") is not None


@pytest.mark.parametrize(
    ("name", "domain", "contact"),
    [
        ("nominatim", "example.org", " "),
        ("nominatim", "", "maps@example.org"),
        ("nosuchservice", "example.org", "maps@example.org"),
    ],
)
def test_a_service_needs_a_name_a_domain_and_a_contact(
    name: str, domain: str, contact: str
) -> None:
    with pytest.raises(GeocodingError, match=name):
        open_geocoder(name, domain=domain, contact=contact)


def test_undecided_names_are_asked_within_the_states_of_the_report(
    server: Server, online: OnlineGeocoder
) -> None:
    text = "Un muerto en San Juan Mixtepec, Oaxaca, y otro en Tecate."
    before = geoparse(Article(article_id="1", text=text))
    server.answers["San Juan Mixtepec, Oaxaca, México"] = answer(17.3057, -97.8314)
    after = geocode_unresolved(before, online)
    placed = {one.mention.text: one for one in after}
    assert placed["San Juan Mixtepec"].place is not None
    assert placed["San Juan Mixtepec"].place.cvegeo == "20208"
    assert placed["San Juan Mixtepec"].method == "plugin:nominatim"
    assert placed["San Juan Mixtepec"].score < 0.9
    assert [one for one in after if one.mention.text != "San Juan Mixtepec"] == [
        one for one in before if one.mention.text != "San Juan Mixtepec"
    ]


def test_an_answer_in_another_state_is_not_taken(server: Server, online: OnlineGeocoder) -> None:
    before = geoparse(Article(article_id="1", text="Un muerto en San Juan Mixtepec, Oaxaca."))
    server.answers["San Juan Mixtepec, Oaxaca, México"] = answer(32.5, -116.6)
    assert geocode_unresolved(before, online) == before
