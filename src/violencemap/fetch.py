"""Published files fetched when somebody asks for one by name; nothing here runs by itself.

Where each file is stands in a table, because publishers move their files: ``downloads.csv``
among the bundled data, and a file of the same name in the user's configuration directory whose
lines take the place of the bundled ones or add to them.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from violencemap.bundled import bundled_path
from violencemap.errors import FetchError, SchemaError

if TYPE_CHECKING:
    import requests

__all__ = ["Download", "fetch_file", "list_downloads", "user_table"]

_COLUMNS = ("name", "title", "publisher", "license", "url", "sha256")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_CHUNK = 1 << 16
_TIMEOUT = (15, 60)  # seconds to connect, and between two pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A published file: what it is, whose, under which terms, and where.

    ``sha256`` is None where the publisher replaces the file under the same address.
    """

    name: str
    title: str
    publisher: str
    license: str
    url: str
    sha256: str | None

    @property
    def filename(self) -> str:
        return Path(urlsplit(self.url).path).name or self.name


def user_table() -> Path:
    """The table that the user may write; it need not exist."""
    import platformdirs

    return platformdirs.user_config_path("violencemap") / "downloads.csv"


def list_downloads(own: Path | None = None) -> list[Download]:
    """All files that can be fetched, sorted by name; ``own`` is :func:`user_table` by default.

    Raises
    ------
    SchemaError
        When a table lacks a column, or an address is not one of HTTPS.
    """
    own = user_table() if own is None else own
    found = {one.name: one for one in _read_table(bundled_path("downloads.csv"))}
    if own.is_file():
        found |= {one.name: one for one in _read_table(own)}
    return sorted(found.values(), key=lambda one: one.name)


def fetch_file(
    download: Download,
    folder: Path,
    progress: Callable[[int, int | None], None] = lambda done, total: None,
) -> tuple[Path, str]:
    """Fetch a file into a folder; returns its path and sha256.

    What arrived of an interrupted transfer is kept as ``….part`` and continued at the next try,
    if the server still has the same file. ``progress`` is told bytes done and in all.

    Raises
    ------
    FetchError
        When the server does not answer as it should, or the checksum is not that of the table;
        an earlier file of this name is then as it was.
    """
    import requests

    target = folder / download.filename
    part = _Part(target)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with requests.get(
            download.url,
            headers=part.continuing(download.url),
            hooks={"response": _refuse_unsafe_redirect},
            stream=True,
            timeout=_TIMEOUT,
        ) as answer:
            part.receive(download.url, answer, progress)
    except (requests.RequestException, OSError) as error:
        unreached = isinstance(error, requests.ConnectionError)
        reason = "its server could not be reached" if unreached else error
        raise FetchError(
            f"{download.name}: {download.url} could not be fetched ({reason}). Try again to go on "
            f"from what arrived. If the publisher moved it, write its address into {user_table()}"
        ) from error
    with part.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if download.sha256 not in (None, digest):
        part.discard()
        raise FetchError(
            f"{download.name}: the file has the sha256 {digest}, the table says "
            f"{download.sha256}; it was not kept"
        )
    os.replace(part.path, target)
    part.discard()
    return target, digest


class _Part:
    """What arrived so far of a file, and of which version of it."""

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(f"{target.name}.part")
        self._version = target.with_name(f"{target.name}.part.json")

    def continuing(self, url: str) -> dict[str, str]:
        """Headers that ask for the rest, or for all where the file changed meanwhile."""
        as_it_is = {"Accept-Encoding": "identity"}  # a packed transfer cannot be continued
        try:
            kept = json.loads(self._version.read_text(encoding="utf-8"))
            size = self.path.stat().st_size
        except (OSError, ValueError):
            return as_it_is
        if kept.get("url") != url or not kept.get("version") or not size:
            return as_it_is
        return as_it_is | {"Range": f"bytes={size}-", "If-Range": kept["version"]}

    def receive(
        self, url: str, answer: requests.Response, progress: Callable[[int, int | None], None]
    ) -> None:
        answer.raise_for_status()
        goes_on = answer.status_code == 206
        # a weak tag may stand for other bytes, so it cannot say that two halves belong together
        tag = answer.headers.get("ETag", "")
        version = answer.headers.get("Last-Modified") if tag.startswith("W/") or not tag else tag
        self._version.write_text(json.dumps({"url": url, "version": version}), encoding="utf-8")
        done = self.path.stat().st_size if goes_on else 0
        length = answer.headers.get("Content-Length")
        total = done + int(length) if length else None
        with self.path.open("ab" if goes_on else "wb") as file:
            for piece in answer.iter_content(_CHUNK):
                file.write(piece)
                done += len(piece)
                progress(done, total)
        if total is not None and done < total:
            raise OSError(f"the connection ended after {done:,} of {total:,} bytes")

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)
        self._version.unlink(missing_ok=True)


def _read_table(path: Path) -> Iterator[Download]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        lacking = [name for name in _COLUMNS if name not in (reader.fieldnames or [])]
        if lacking:
            raise SchemaError(
                f"lacks {', '.join(lacking)}; expected the columns {', '.join(_COLUMNS)}", path=path
            )
        for row in reader:
            url = row["url"].strip()
            if not _is_https(url):
                raise SchemaError(
                    "expected an address that begins with https://",
                    path=path,
                    row=reader.line_num,
                    column="url",
                    value=url[:80],
                )
            fields = {name: (row[name] or "").strip() for name in _COLUMNS}
            yield Download(**fields | {"sha256": fields["sha256"].lower() or None})


def _is_https(url: str) -> bool:
    """Whether what is sent and received cannot be changed on its way; on this machine it cannot."""
    address = urlsplit(url)
    return address.scheme == "https" or (address.scheme == "http" and address.hostname in _LOOPBACK)


def _refuse_unsafe_redirect(answer: requests.Response, **_: object) -> None:
    """Called with each answer, before its redirect is followed."""
    if answer.is_redirect and not _is_https(urljoin(answer.url, answer.headers["Location"])):
        answer.close()
        raise OSError(f"the server leads to {answer.headers['Location']}, which is not https")
