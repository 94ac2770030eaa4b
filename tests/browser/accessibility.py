"""What axe-core finds on a page, but for what is Streamlit's own."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

__all__ = ["findings"]


def findings(page: Page) -> list[str]:
    """One line a finding of any gravity: rule, element, what is wrong with it.

    Source: axe-core, API documentation, "API Name: axe.run".
    """
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{rule['impact']} {rule['id']}: {' '.join(map(str, node['target']))} {node['html'][:200]} "
        f"{node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
