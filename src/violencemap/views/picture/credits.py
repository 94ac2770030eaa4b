"""What stands below every picture: sources, caveats, borders, license and how to cite it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from violencemap import __version__
from violencemap.codes import Language
from violencemap.query.citation import cite
from violencemap.query.coverage import list_measure_sources, list_sources
from violencemap.types import Filters
from violencemap.views.map.page_wording import measure_caveat, page_text
from violencemap.views.map.wording import event_date
from violencemap.views.picture.wording import picture_text

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["credit_lines", "used_sources"]

_MOST_PUBLISHERS = 6


def credit_lines(
    store: Store,
    filters: Filters,
    incidents: pd.DataFrame,
    *,
    measure: str,
    language: Language,
    made: date,
    has_map: bool = True,
) -> list[str]:
    """A sentence or two each: who says it, how to read it, whose license, how to cite it.

    Titles of reports stay out: they may name people.
    """
    used = used_sources(store, incidents, measure)
    # a source that rests on two others names the licenses of both
    each = (one for names in used["license"].dropna() for one in names.split("; "))
    licenses = "; ".join(dict.fromkeys(each))
    publishers = used["publisher"].fillna(used["source_id"])
    return [
        picture_text("sources", language, sources=_publishers(used, language)),
        *_caveats(measure, incidents, language),
        *([page_text("boundaries", language)] if has_map else []),
        picture_text(
            "cite",
            language,
            citation=cite(store, filters, measure, publishers, made, language),
            licenses=licenses or picture_text("not_stated", language),
        ),
        page_text("made", language, version=__version__, day=event_date(made, "day", language)),
    ]


def used_sources(store: Store, incidents: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Sources of an official series, and of the reports that the events are from."""
    import pandas as pd

    every = list_sources(store)
    reports = every[every["source_id"].isin(incidents["source_id"].dropna())]
    if measure == "events":
        return reports
    official = list_measure_sources(store, measure)
    return pd.concat([official, reports], ignore_index=True) if len(reports) else official


def _caveats(measure: str, incidents: pd.DataFrame, language: Language) -> list[str]:
    """What to mind about a series, and about the events that stand beside it."""
    drawn = [measure] if measure == "events" or incidents.empty else [measure, "events"]
    return [measure_caveat(one, language) for one in drawn]


def _publishers(used: pd.DataFrame, language: Language) -> str:
    """Publishers with the last day that they know about, or tell of in how many reports."""
    told: list[str] = []
    for publisher, rows in used.groupby(used["publisher"].fillna(used["source_id"]), sort=False):
        told.append(_publisher(str(publisher), rows, language))
    if not told:
        return picture_text("no_sources", language)
    return _and_more(told, language)


def _publisher(name: str, rows: pd.DataFrame, language: Language) -> str:
    if (rows["kind"] == "report").all():
        key = "report" if len(rows) == 1 else "reports"
        days = sorted(rows["published"].dropna())
        ends = dict.fromkeys(event_date(day, "day", language) for day in days[:1] + days[-1:])
        number = picture_text(key, language, n=f"{len(rows):,}")
        return f"{name} ({', '.join(filter(None, (number, ' – '.join(ends))))})"
    cutoffs = rows["cutoff"].dropna()
    if cutoffs.empty:
        return name
    day = event_date(max(cutoffs), "day", language)
    return f"{name} ({page_text('cutoff', language, day=day)})"


def _and_more(told: Sequence[str], language: Language) -> str:
    shown = "; ".join(told[:_MOST_PUBLISHERS])
    more = len(told) - _MOST_PUBLISHERS
    return shown + (picture_text("and_more", language, n=more) if more > 0 else "")
