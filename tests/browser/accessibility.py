"""What axe-core finds on a page, but for what is Streamlit's own."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

__all__ = ["findings"]

# Findings in what Streamlit draws and we cannot change: the rule, and what its element must hold.
_OF_STREAMLIT = {
    # 1.67 gives the drop zone of st.file_uploader the role of decoration and a tabindex of -1;
    # the button in it has a name and is reached by the keyboard. Minor.
    ("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"'),
}


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
        if not _is_of_streamlit(rule["id"], node["html"])
    ]


def _is_of_streamlit(rule: str, html: str) -> bool:
    return any(rule == known and element in html for known, element in _OF_STREAMLIT)
