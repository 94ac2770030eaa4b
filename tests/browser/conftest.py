"""A real server and a real browser that may talk to each other and to nobody else."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser
from visitor import ARTIFACTS, Visitor

from violencemap.app.launch import streamlit_command

_FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Starts a dashboard on a store; gives its address."""
    with ExitStack() as servers:
        yield lambda store: servers.enter_context(_dashboard(store, tmp_path_factory))


@pytest.fixture(scope="session")
def app_url(bundled_store_path: Path, serve: Callable[[Path], str]) -> str:
    """Address of a dashboard on the bundled data."""
    return serve(bundled_store_path)


@contextmanager
def _dashboard(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("dashboard")
    port = _free_port()
    environment = os.environ | {
        "VIOLENCEMAP_STORE": str(store),
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            streamlit_command(port), env=environment, stdout=log, stderr=log, cwd=folder
        )
        try:
            _wait_until_healthy(port, server, Path(log.name))
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=10)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, object]:
    """Let a fixture know, when it ends, whether its test failed."""
    report = yield
    item.stash.setdefault(_FAILED, False)
    item.stash[_FAILED] |= report.failed
    return report


@pytest.fixture
def visit(
    browser: Browser, app_url: str, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Visitor]]:
    """Opens a visitor with a locale and a window; at the end it must have nothing to report.

    When the test fails, ``artifacts/`` keeps the picture and the console of each visitor.
    """
    visitors: list[Visitor] = []

    def new(*, locale: str = "es-MX", width: int = 1440, height: int = 900) -> Visitor:
        context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": height},
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        visitors.append(Visitor(context.new_page(), app_url))
        return visitors[-1]

    yield new
    for number, visitor in enumerate(visitors):
        if request.node.stash[_FAILED] or visitor.strangers or visitor.complaints:
            name = re.sub(r"\W+", "-", request.node.name).strip("-")
            visitor.keep_evidence(ARTIFACTS, f"{name}-{number}")
        visitor.page.context.close()
        assert visitor.strangers == []
        assert visitor.complaints == []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            with urlopen(f"http://localhost:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the dashboard did not start:\n{log.read_text()}")
