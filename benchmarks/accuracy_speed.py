"""How fast places are read, whether time grows with the text, and how soon names are loaded."""

from __future__ import annotations

import itertools
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from accuracy_peers import Reader
from markdown_table import markdown_table
from violencemap.geoparse import geoparse
from violencemap.pipeline import read_article
from violencemap.types import Article

REPORT_CHARACTERS = 1_600


def speed_section(readers: dict[str, Reader], text: str) -> str:
    """Reports a second of each reader, on the text of the gold set in pieces of one length."""
    starts = range(0, len(text) - REPORT_CHARACTERS, REPORT_CHARACTERS)
    reports = [_article(text[start : start + REPORT_CHARACTERS]) for start in starts]
    rows = [[name, f"{_per_second(read, reports):,.0f}"] for name, read in readers.items()]
    whole = _per_second(read_article, reports)
    rows.insert(1, ["violencemap, incidents and figures too", f"{whole:,.0f}"])
    texts = (report.text for report in itertools.cycle(reports))
    text = "\n\n".join(itertools.islice(texts, 700))[:1_000_000]
    pieces = [_article(text[i : i + 2_000]) for i in range(0, len(text), 2_000)]
    short, long = _seconds(geoparse, pieces), _seconds(geoparse, [_article(text)])
    return (
        "## Speed\n\n"
        f"Reports of {REPORT_CHARACTERS:,} characters a second of one core.\n\n"
        + markdown_table(["", "reports a second"], rows)
        + f"\n\nOne text of 1 MB takes {long / short:.2f} times as long as the same text in "
        "pieces of 2 kB. The gazetteer loads from its prepared file in "
        f"{_load_seconds():.2f} s; this run needed at most "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB."
    )


def _per_second(read: Callable[[Article], object], reports: list[Article]) -> float:
    return len(reports) / _seconds(read, reports)


def _seconds(read: Callable[[Article], object], articles: list[Article]) -> float:
    """Seconds of processor time, the best of three, so that other processes count little."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        for article in articles:
            read(article)
        best = min(best, time.process_time() - started)
    return best


def _load_seconds() -> float:
    code = (
        "import time; from violencemap.geoparse.gazetteer import load_gazetteer;"
        "s = time.process_time(); load_gazetteer(); print(time.process_time() - s)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(run.stdout)


def _article(text: str) -> Article:
    return Article(article_id="1", text=text)
