"""A page of the browser that may talk to this machine only and remembers all complaints."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Route

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Visitor:
    """``strangers`` are addresses of other hosts, ``complaints`` errors of the console."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        page.route("**/*", self._only_loopback)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, query: str = "", path: str = "/") -> Page:
        self.page.goto(f"{self.url}{path}{'?' if query else ''}{query}")
        self.page.get_by_role("heading", level=1).wait_for()
        return self.settle()

    def settle(self) -> Page:
        """Wait until the script has run and the page stands still."""
        app = self.page.locator("[data-testid=stApp]")
        self.page.wait_for_timeout(200)
        app.and_(self.page.locator("[data-test-script-state=notRunning]")).wait_for()
        return self.page

    def _only_loopback(self, route: Route, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"blob", "data"} or address.hostname in LOOPBACK:
            route.continue_()
        else:
            self.strangers.append(request.url)
            route.abort()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)
