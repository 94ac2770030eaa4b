"""Charts of months: frames in, Altair charts out.

The horizontal axis counts months from the first one, because a time axis would shift with the
reader's time zone and name months in English. Lines are cut where a month is unknown and at
SESNSP's change of register: what is not known is shaded, never joined. Colors stand out from
light and dark pages alike and from each other without telling red from green; a second series
has another mark too. Fonts and the colors of text come from the theme of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from violencemap.codes import Label, Language, Show
from violencemap.query.where import format_month
from violencemap.views.chart_marks import (
    INTERVAL,
    bar_marks,
    break_marks,
    chart_rows,
    color,
    line_marks,
    month_axis,
    shape,
    unknown_marks,
)
from violencemap.views.legend import legend_title

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

__all__ = ["compared_months_chart", "interval_chart", "months_chart"]

_HEIGHT = 290
_REGISTER = Label(
    es="Línea vertical: en 2026 cambió el registro (RNID); no se compara con lo anterior",
    en="Vertical line: the register changed in 2026 (RNID); what came before does not compare",
)
_NTH_MONTH = Label(es="mes {n}", en="month {n}")


def months_chart(
    months: pd.DataFrame, *, measure: str, show: Show, language: Language
) -> alt.LayerChart:
    """Rates as a line with its interval, or counts as bars, month by month.

    Parameters
    ----------
    months
        Rows of :func:`~violencemap.query.months.list_months`, one at least.
    """
    title = legend_title(measure, show, language)
    rows = chart_rows(months, show, language)
    axis = month_axis([format_month(month, language) for month in months["month"]])
    draw = line_marks if show == "rate" else bar_marks
    breaks = break_marks(rows, axis)
    marks = [*unknown_marks(rows, axis), *draw(rows, axis, title, language), *breaks]
    return _layer(marks, title, *([_REGISTER[language]] if breaks else []), height=_HEIGHT)


def compared_months_chart(
    series: Sequence[tuple[str, pd.DataFrame]], *, measure: str, language: Language
) -> alt.LayerChart:
    """Rates of two series by month on one scale, the first month of each below the other's.

    Parameters
    ----------
    series
        Two names, each with rows of :func:`~violencemap.query.months.list_months`.
    """
    import pandas as pd

    frames = [chart_rows(months, "rate", language).assign(name=name) for name, months in series]
    rows = pd.concat(frames, ignore_index=True)
    title = legend_title(measure, "rate", language)
    axis = month_axis(_shared_labels([months for _, months in series], language))
    return _layer(line_marks(rows, axis, title, language), title, height=_HEIGHT + 40)


def interval_chart(
    totals: Sequence[tuple[str, float | None, float | None, float | None]],
    *,
    measure: str,
    language: Language,
) -> alt.LayerChart:
    """Rates as points with their intervals, a line each, on one scale from zero.

    Parameters
    ----------
    totals
        Name, annual rate per 100,000 and its lower and upper bound.
    """
    import altair as alt
    import pandas as pd

    rows = pd.DataFrame(totals, columns=["name", "value", "low", "high"])
    bounds = zip(rows["low"], rows["high"], strict=True)
    rows = rows.assign(interval=[f"{low:,.1f}–{high:,.1f}" for low, high in bounds])
    names = rows["name"].tolist()
    title = legend_title(measure, "rate", language)
    labels = alt.Axis(labelLimit=240, ticks=False, labelBaseline="middle")
    line = alt.Y("name:N", sort=names, title=None, axis=labels)
    base = alt.Chart(rows).encode(y=line, color=color(names, legend=False))
    from_zero = alt.X("low:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=6))
    whiskers = base.mark_rule(strokeWidth=3).encode(x=from_zero, x2="high:Q")
    points = base.mark_point(filled=True, size=140, opacity=1).encode(
        x="value:Q",
        shape=shape(names),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("value:Q", title=title, format=",.1f"),
            alt.Tooltip("interval:N", title=INTERVAL[language]),
        ],
    )
    return _layer([whiskers, points], title, height=84 + 40 * len(names))


def _shared_labels(series: Sequence[pd.DataFrame], language: Language) -> list[str]:
    """Names of the months where they are the same, of those of the year where only these are."""
    first, second = (list(months["month"]) for months in series)
    names = [format_month(month, language) for month in first]
    if first == second:
        return names
    if [month.month for month in first] == [month.month for month in second]:
        return [name.split()[0] for name in names]
    longest = max(len(first), len(second))
    return [_NTH_MONTH[language].format(n=n + 1) for n in range(longest)]


def _layer(marks: Sequence[alt.Chart], *title: str, height: int) -> alt.LayerChart:
    """What the axis measures stands above the chart, where it is read level.

    So do words on its marks: only titles take the color of text from a light or dark page.
    """
    import altair as alt

    return alt.LayerChart(layer=[*marks]).properties(
        height=height,
        title=alt.Title([*title], anchor="start", fontSize=12, fontWeight="normal", offset=8),
        description=". ".join(title),
    )
