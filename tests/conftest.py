"""What all tests share: no network, a small store, and one browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_socket
from playwright.sync_api import Browser, sync_playwright

from rich_data import write_rich_store
from tiny_data import write_tiny_data
from violencemap.bundled import bundled_path
from violencemap.store import Store, ensure_store, open_store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_runtest_setup() -> None:
    """Tests may talk to this machine and to no other."""
    pytest_socket.socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the files of :mod:`tiny_data`."""
    return write_tiny_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def tiny_store_path(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the tiny data. Tests that write take a copy of it."""
    path = tmp_path_factory.mktemp("store") / "tiny.duckdb"
    ensure_store(path, data=tiny_data)
    return path


@pytest.fixture(scope="session")
def tiny_store(tiny_store_path: Path) -> Iterator[Store]:
    with open_store(tiny_store_path) as store:
        yield store


@pytest.fixture(scope="session")
def bundled_store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as a fresh install creates it."""
    if not bundled_path("incidents.csv").is_file():
        pytest.skip("data/incidents.csv is missing: run the scripts that build data/")
    path = tmp_path_factory.mktemp("store") / "bundled.duckdb"
    ensure_store(path)
    return path


@pytest.fixture(scope="session")
def bundled_store(bundled_store_path: Path) -> Iterator[Store]:
    with open_store(bundled_store_path) as store:
        yield store


@pytest.fixture(scope="session")
def rich_store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all that a map can show: see :mod:`rich_data`."""
    folder = tmp_path_factory.mktemp("rich")
    return write_rich_store(folder / "rich.duckdb", folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
