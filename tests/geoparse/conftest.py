"""Reading a sentence in one call, and the gold sets beside the repository."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from violencemap.geoparse import geoparse
from violencemap.geoparse.catalog import CATALOG_VARIABLE
from violencemap.types import Article, Resolution

# Names that the person at this machine has added must not change what is tested.
os.environ[CATALOG_VARIABLE] = os.devnull

SHARED = Path(__file__).resolve().parents[3] / "shared"

Codes = dict[str, str | None]


@pytest.fixture(scope="session")
def read() -> Callable[[str], tuple[Resolution, ...]]:
    """All that is found in a text."""
    return lambda text: geoparse(Article(article_id="1", text=text))


@pytest.fixture(scope="session")
def codes(read: Callable[[str], tuple[Resolution, ...]]) -> Callable[[str], Codes]:
    """Names of Mexican places in a text with the code of each, None where undecided."""

    def codes_of(text: str) -> Codes:
        return {
            found.mention.text: found.place.cvegeo if found.place else None
            for found in read(text)
            if found.mention.label == "place"
        }

    return codes_of


@pytest.fixture(scope="session")
def labels(read: Callable[[str], tuple[Resolution, ...]]) -> Callable[[str], dict[str, str]]:
    """Everything named in a text with its label."""
    return lambda text: {found.mention.text: found.mention.label for found in read(text)}


@pytest.fixture(scope="session")
def gold() -> Callable[[str], list[dict[str, object]]]:
    """Lines of a gold set; the test is skipped where the set is not at hand."""

    def lines(name: str) -> list[dict[str, object]]:
        path = SHARED / "dev" / name
        if not path.is_file():
            pytest.skip(f"the gold set {name} is not beside the repository (../shared/dev)")
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    return lines
