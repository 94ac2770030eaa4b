"""A page of the browser that may talk to this machine only and remembers all complaints."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from map_in_page import MapInPage
from playwright.sync_api import ConsoleMessage, Page, Request, Route, expect

# Opened at a page, Streamlit first looks for its server below that page, and then above it.
EXPECTED_404 = re.compile(r"/\w+/_stcore/(health|host-config)$")
# Pictures and logs for people to look at; git ignores them.
ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Visitor:
    """``strangers`` are addresses of other hosts, ``complaints`` errors of the console."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.map = MapInPage(page)
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self.console: list[str] = []
        page.route("**/*", self._only_loopback)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, query: str = "", path: str = "/") -> Page:
        self.page.goto(f"{self.url}{path}{'?' if query else ''}{query}")
        self.page.get_by_role("heading", level=1).wait_for()
        self.page.locator("[data-testid=stHtml] style").first.wait_for(state="attached")
        self.settle()
        if path == "/":
            self.map.wait_painted()
        # what stands for parts of the page that the browser has not fetched yet
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=30_000)
        expect(self.page.locator(".vm-map:not([data-painted])")).to_have_count(0)
        return self.page

    def settle(self) -> Page:
        """Wait until the script has run and the page stands still."""
        app = self.page.locator("[data-testid=stApp]")
        self.page.wait_for_timeout(200)
        app.and_(self.page.locator("[data-test-script-state=notRunning]")).wait_for()
        return self.page

    def choose(self, control: str, option: str) -> None:
        """Type the beginning of an option and take it from the list, as people do."""
        self.page.get_by_role("combobox", name=control).fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()
        self.page.keyboard.press("Escape")
        self.settle()

    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)

    def summary(self) -> str:
        return self.page.locator(".st-key-summary").inner_text()

    def rows(self, table: str) -> int:
        """Rows of a table as the grid itself tells them to a screen reader, header left out."""
        return int(self._grid(table).get_attribute("aria-rowcount") or 0) - 1

    def expect_rows(self, table: str, number: int) -> None:
        """Wait until a table has as many rows, for it is painted after the script has run."""
        expect(self._grid(table)).to_have_attribute("aria-rowcount", str(number + 1))

    def row(self, table: str, name: str) -> list[str]:
        """Cells of the row of a table that has a cell with a name."""
        row = self._grid(table).locator("tr").filter(has=self.page.get_by_text(name, exact=True))
        row.first.wait_for(state="attached")
        return row.first.locator("td").all_inner_texts()

    def first_row(self, table: str) -> list[str]:
        """Cells of the first row of a table."""
        row = self._grid(table).locator("tbody tr").first
        row.wait_for(state="attached")
        return row.locator("td").all_inner_texts()

    def legend(self) -> dict[str, int]:
        """Areas of each class, by its label."""
        rows = self.page.locator(".st-key-legend table").first.locator("tbody tr")
        cells = [row.locator("td").all_inner_texts() for row in rows.all()]
        return {label: int(count.replace(",", "")) for _, label, count in cells}

    def take(self, button: str, folder: Path) -> Path:
        """Click a download button; returns the file under the name that it came with."""
        with self.page.expect_download() as waiting:
            self.page.locator(f".st-key-{button}").get_by_role("button").click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def focused(self) -> str:
        """What the keyboard is at: the name, else the text, else the kind of element."""
        return str(
            self.page.evaluate(
                """() => {
                  let at = document.activeElement;
                  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                  return at.getAttribute("aria-label") || at.innerText || at.tagName;
                }"""
            )
        )

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window."""
        page = "document.documentElement"
        return int(self.page.evaluate(f"{page}.scrollWidth - {page}.clientWidth"))

    def keep_picture(self, folder: Path, name: str) -> None:
        """Leave a picture of the whole page behind, also of what has to be scrolled to."""
        folder.mkdir(parents=True, exist_ok=True)
        window = self.page.viewport_size
        assert window is not None
        height = self.page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        self.page.set_viewport_size({"width": window["width"], "height": height})
        self.page.screenshot(path=folder / f"{name}.png")
        self.page.set_viewport_size(window)

    def keep_evidence(self, folder: Path, name: str) -> None:
        """Leave the picture and the console of a failed test behind."""
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}.png")
        lines = [self.page.url, *self.strangers, *self.complaints, *self.console]
        (folder / f"{name}.log").write_text("\n".join(lines), encoding="utf-8")

    def _grid(self, table: str):
        return self.page.locator(f".st-key-{table} [role=grid]")

    def _only_loopback(self, route: Route, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"blob", "data", "file"} or address.hostname in LOOPBACK:
            route.continue_()
        else:
            self.strangers.append(request.url)
            route.abort()

    def _listen(self, message: ConsoleMessage) -> None:
        self.console.append(f"{message.type}: {message.text} ({message.location['url']})")
        if message.type == "error" and not EXPECTED_404.search(message.location["url"]):
            self.complaints.append(message.text)
