"""Readings and reports as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from violencemap.types import Figure, GroupPresence, Incident, Reading, Report, Resolution

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType

__all__ = ["frame_tables", "reading_tables", "report_tables"]

# Rows set aside that a terminal shows; a damaged file may have thousands.
_SHOWN = 20


def reading_tables(reading: Reading) -> list[RenderableType]:
    """What was read in one report: its head, places, incidents, figures and groups."""
    from rich.text import Text

    article = reading.article
    head = Text(article.title or "Report without a title", style="bold")
    about = [str(article.published or "no date"), article.author, article.source, article.language]
    parts: list[RenderableType] = [head, Text(" · ".join(filter(None, about)), style="dim")]
    places = [one for one in reading.resolutions if one.mention.label == "place"]
    parts += _table("Places", ("name", "code", "place", "score", "why"), _places(places))
    parts += _table(
        "Incidents", ("date", "type", "deaths", "place", "code"), map(_incident, reading.incidents)
    )
    parts += _table(
        "Figures", ("value", "of", "code", "period", "said by"), map(_figure, reading.figures)
    )
    columns = ("group", "is", "with", "code", "period", "said by")
    parts += _table("Groups, as the report says", columns, map(_presence, reading.presence))
    others = len(reading.resolutions) - len(places)
    if others:
        parts.append(Text(f"{others} more names are no Mexican places: --json lists them, and why"))
    return [*parts, Text()]


def report_tables(report: Report) -> list[RenderableType]:
    """What a command did: its reports and tables, the counts, and what was set aside."""
    from rich.text import Text

    reports = [one for one in report.details if one["kind"] == "report"]
    columns = ("title", "published", "author", "places", "incidents", "figures", "state")
    parts = _table("Reports", ("report", "date", *columns[2:]), _rows(reports, columns))
    tables = [one for one in report.details if one["kind"] != "report"]
    columns = ("kind", "release", "rows", "counted", "since", "until", "state")
    parts += _table("Tables", columns, _rows(tables, columns))
    parts += [_totals(one) for one in tables if one.get("totals")]
    aside = [(one.file, one.row, one.value, one.reason) for one in report.rejected]
    parts += _table("Set aside or to be known", ("file", "row", "value", "why"), aside[:_SHOWN])
    if len(aside) > _SHOWN:
        parts.append(Text(f"… and {len(aside) - _SHOWN:,} more: --set-aside FILE writes them all"))
    read = " · ".join(f"{what} {count:,}" for what, count in report.read.items())
    kept = " · ".join(f"{state} {count:,}" for state, count in report.kept.items())
    seconds = f"{report.seconds:.1f} s"
    return [*parts, Text(f"Read in {seconds}: {read}"), Text(f"In the store: {kept}")]


def _totals(detail: Mapping[str, Any]) -> RenderableType:
    """Sums by year of a series, which were checked against those of its file."""
    from rich.text import Text

    sums = " · ".join(f"{year} {number:,}" for year, number in detail["totals"].items())
    return Text(
        f"Sums of {detail['release']}, in each state those of the file: {sums}\n"
        f"By state: violencemap releases --totals {detail['release']}"
    )


def frame_tables(frame: pd.DataFrame) -> list[RenderableType]:
    """A frame as a table, numbers with thousands separators and dashes where nothing is known."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return _table("", list(frame.columns), _rows(rows, list(frame.columns)))


def _rows(
    details: Iterable[Mapping[str, Any]], columns: Sequence[str]
) -> Iterable[tuple[Any, ...]]:
    for one in details:
        cells = (one.get(column) for column in columns)
        yield tuple(
            f"{cell:,}" if isinstance(cell, int) and not isinstance(cell, bool) else cell
            for cell in cells
        )


def _table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> list[RenderableType]:
    """The table in a list; no table where there is no row."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", title_style="bold", header_style="dim")
    for column in columns:
        table.add_column(column)
    for row in rows:
        # Text, not str: a report may hold what Rich would take for its own markup
        table.add_row(*(Text("–" if cell is None else str(cell)) for cell in row))
    return [table] if table.row_count else []


def _places(resolutions: Sequence[Resolution]) -> list[tuple[Any, ...]]:
    """One row a name and meaning, however often the report says it."""
    rows = {(one.mention.text, one.place and one.place.cvegeo): one for one in resolutions}
    return [
        (name, code, one.place_name, f"{one.score:.2f}", one.reason)
        for (name, code), one in rows.items()
    ]


def _incident(incident: Incident) -> tuple[Any, ...]:
    day = incident.event_date and f"{incident.event_date} ({incident.date_precision})"
    kind = incident.event_type.label.en
    return day, kind, incident.fatalities_best, incident.location, incident.cvegeo


def _figure(figure: Figure) -> tuple[Any, ...]:
    period = figure.period_start and f"{figure.period_start} – {figure.period_end}"
    of = f"{figure.indicator}, {figure.unit.replace('_', ' ')}"
    return f"{figure.value:g}", of, figure.cvegeo, period, figure.source


def _presence(presence: GroupPresence) -> tuple[Any, ...]:
    period = f"{presence.period_start or '…'} – {presence.period_end or '…'}"
    relation = presence.relation.replace("_", " ")
    other, said_by = presence.other_organization, presence.attributed_by
    return presence.organization, relation, other, presence.cvegeo, period, said_by
