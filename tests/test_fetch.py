"""Fetching published files, from a server on this machine that misbehaves on demand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from violencemap.errors import FetchError, SchemaError
from violencemap.fetch import Download, fetch_file, list_downloads

CONTENT = bytes(range(256)) * 2000
HEADER = "name,title,publisher,license,url,sha256\n"


class Server(ThreadingHTTPServer):
    """Serves CONTENT; ``cut_after`` bytes it ends the connection, once."""

    cut_after: int | None = None
    tag = '"v1"'
    content = CONTENT
    moved_to: str | None = None

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/folder/file.bin"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        server = self.server
        server.asked.append(self.headers["Range"])
        if server.moved_to:
            self.send_response(302)
            self.send_header("Location", server.moved_to)
            self.end_headers()
            return
        start = 0
        if self.headers["Range"] and self.headers["If-Range"] == server.tag:
            start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        body = server.content[start:]
        self.send_response(206 if start else 200)
        self.send_header("ETag", server.tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        cut, server.cut_after = server.cut_after, None
        self.wfile.write(body[:cut])

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as served:
        thread = Thread(target=served.serve_forever)
        thread.start()
        yield served
        served.shutdown()
        thread.join()


def download(server: Server, sha256: str | None = None) -> Download:
    return Download(name="x", title="X", publisher="P", license="L", url=server.url, sha256=sha256)


def test_a_file_arrives_whole_with_its_checksum(server: Server, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    path, digest = fetch_file(download(server), tmp_path, lambda *step: told.append(step))
    assert path == tmp_path / "file.bin"
    assert path.read_bytes() == CONTENT
    assert digest == hashlib.sha256(CONTENT).hexdigest()
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_transfer_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    server.cut_after = 100_000
    with pytest.raises(FetchError, match="Try again to go on from what arrived"):
        fetch_file(download(server), tmp_path)
    assert not (tmp_path / "file.bin").exists()
    arrived = (tmp_path / "file.bin.part").stat().st_size
    assert 0 < arrived <= 100_000
    path, _ = fetch_file(download(server), tmp_path)
    assert path.read_bytes() == CONTENT
    assert server.asked == [None, f"bytes={arrived}-"]


def test_a_file_that_changed_meanwhile_is_fetched_anew(server: Server, tmp_path: Path) -> None:
    server.cut_after = 100_000
    with pytest.raises(FetchError):
        fetch_file(download(server), tmp_path)
    server.tag, server.content = '"v2"', CONTENT[::-1]
    path, _ = fetch_file(download(server), tmp_path)
    assert path.read_bytes() == CONTENT[::-1]


def test_a_wrong_checksum_keeps_the_earlier_file(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file.bin").write_bytes(b"earlier")
    with pytest.raises(FetchError, match="the table says 00"):
        fetch_file(download(server, sha256="00"), tmp_path)
    assert (tmp_path / "file.bin").read_bytes() == b"earlier"
    assert len(list(tmp_path.iterdir())) == 1


def test_an_address_that_is_gone_is_told_with_what_to_do(server: Server, tmp_path: Path) -> None:
    server.shutdown()
    server.server_close()
    with pytest.raises(FetchError, match=r"write its address into .*downloads\.csv"):
        fetch_file(download(server), tmp_path)


def test_a_redirect_to_an_unsafe_address_is_not_followed(server: Server, tmp_path: Path) -> None:
    server.moved_to = "http://example.org/file.bin"
    with pytest.raises(FetchError, match=r"leads to http://example\.org/file\.bin"):
        fetch_file(download(server), tmp_path)
    assert not (tmp_path / "file.bin").exists()


def test_the_bundled_table_names_terms_and_safe_addresses(tmp_path: Path) -> None:
    found = list_downloads(tmp_path / "none.csv")
    assert [one.name for one in found] == sorted(one.name for one in found)
    assert all(one.license and one.publisher and one.url.startswith("https://") for one in found)


def test_lines_of_the_user_take_the_place_of_the_bundled_ones(tmp_path: Path) -> None:
    bundled = list_downloads(tmp_path / "none.csv")
    own = tmp_path / "downloads.csv"
    own.write_text(
        f"{HEADER}{bundled[0].name},Moved,P,L,https://example.org/a.csv,\n"
        "mine,Mine,P,L,https://example.org/b.csv,ABC\n",
        encoding="utf-8",
    )
    found = {one.name: one for one in list_downloads(own)}
    assert len(found) == len(bundled) + 1
    assert found[bundled[0].name].title == "Moved"
    assert (found["mine"].sha256, found["mine"].filename) == ("abc", "b.csv")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("name,url\n", r"downloads\.csv: lacks title, publisher, license, sha256"),
        (f"{HEADER}a,A,P,L,http://example.org/a,\n", r"row 2, column 'url'.*https://"),
    ],
)
def test_a_table_that_cannot_be_used_is_told(tmp_path: Path, table: str, message: str) -> None:
    own = tmp_path / "downloads.csv"
    own.write_text(table, encoding="utf-8")
    with pytest.raises(SchemaError, match=message):
        list_downloads(own)
