"""What the charts of months are drawn with: rows, axis, and the marks on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from violencemap.codes import Label, Language, Show
from violencemap.query.where import format_month

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

__all__ = [
    "INTERVAL",
    "SERIES_COLORS",
    "bar_marks",
    "break_marks",
    "chart_rows",
    "color",
    "line_marks",
    "month_axis",
    "shape",
    "unknown_marks",
]

# ColorBrewer's Dark2 orange and a blue of equal weight: 3:1 or more on white and on near-black.
SERIES_COLORS = ("#1d85c2", "#d95f02")
_GRAY = "#808893"
_SHAPES = ("circle", "square")
_MOST_TICKS = 12

INTERVAL = Label(es="intervalo de 95 %", en="95% interval")
_WORDS = {
    "unknown": Label(es="sin dato", en="no data"),
    "provisional": Label(es="preliminar", en="preliminary"),
    "month": Label(es="Mes", en="Month"),
}


def chart_rows(months: pd.DataFrame, show: Show, language: Language) -> pd.DataFrame:
    """What is drawn: position, value, bounds, words of the tooltip and the run of its line."""
    import pandas as pd

    value = months["rate_per_100k" if show == "rate" else "count"].astype("Float64")
    known = value.notna()
    # a run ends at an unknown month and at the change of register
    register = months["register"].fillna("")
    runs = (~known | (register != register.shift())).cumsum()
    digits = 1 if show == "rate" else 0
    words = {True: f" ({_WORDS['provisional'][language]})", False: ""}
    return pd.DataFrame(
        {
            "at": range(len(months)),
            "value": value.astype(float),
            "low": months["rate_low"].astype(float),
            "high": months["rate_high"].astype(float),
            "run": runs.astype(str),
            "known": known,
            "provisional": months["provisional"],
            "after": register == "after",
            "name": "",
            "when": [
                format_month(month, language) + words[provisional]
                for month, provisional in zip(months["month"], months["provisional"], strict=True)
            ],
            "what": [
                _WORDS["unknown"][language] if pd.isna(one) else f"{one:,.{digits}f}"
                for one in value
            ],
            "interval": [
                "–" if pd.isna(low) else f"{low:,.1f}–{high:,.1f}"
                for low, high in zip(months["rate_low"], months["rate_high"], strict=True)
            ],
        }
    )


def month_axis(labels: Sequence[str]) -> alt.X:
    """Axis of months by number, of which as many are named as have room."""
    import altair as alt

    step = -(-len(labels) // _MOST_TICKS)
    if step > 1 and len(labels) > 2 * _MOST_TICKS:
        step = -(-step // 12) * 12  # the same month of each year
    names = ", ".join(f"'{label}'" for label in labels)
    return alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[-0.5, len(labels) - 0.5], nice=False),
        axis=alt.Axis(
            values=[*range(0, len(labels), step)],
            labelExpr=f"[{names}][datum.value]",
            labelOverlap=True,
            labelFlush=False,
            grid=False,
        ),
    )


def line_marks(rows: pd.DataFrame, axis: alt.X, title: str, language: Language) -> list[alt.Chart]:
    """Bands of the intervals, lines of the runs, the preliminary part dashed, a mark a month."""
    import altair as alt

    names = list(dict.fromkeys(rows["name"]))
    legend = len(names) > 1
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=True))
    known = alt.Chart(rows[rows["known"]]).encode(x=axis, color=color(names, legend=legend))
    band = known.mark_area(opacity=0.18, line=False).encode(
        y=alt.Y("low:Q", title=None), y2="high:Q", detail=["name:N", "run:N"]
    )
    # a band needs two months: alone, one has a whisker
    alone = rows[rows["known"] & (rows.groupby(["name", "run"])["known"].transform("sum") == 1)]
    whiskers = (
        alt.Chart(alone)
        .encode(x=axis, y="low:Q", y2="high:Q", color=color(names, legend=legend))
        .mark_rule(strokeWidth=3, opacity=0.35)
    )
    lines = [
        alt.Chart(part)
        .encode(x=axis, y=y, color=color(names, legend=legend), detail=["name:N", "run:N"])
        .mark_line(strokeWidth=2, strokeDash=dash)
        for part, dash in _final_and_preliminary(rows[rows["known"]])
        if len(part)
    ]
    marks = known.mark_point(filled=True, opacity=1, size=45 if len(rows) <= 48 else 18).encode(
        y=y, shape=shape(names), tooltip=_tooltip(title, language, named=legend, interval=True)
    )
    return [band, *([whiskers] if len(alone) else []), *lines, marks]


def _final_and_preliminary(rows: pd.DataFrame) -> list[tuple[pd.DataFrame, list[int]]]:
    """Both parts with their dashes; the preliminary one begins at the last final month."""
    ahead = rows.groupby(["name", "run"])["provisional"].shift(-1, fill_value=False)
    preliminary = rows["provisional"] | ahead
    return [(rows[~rows["provisional"]], [1, 0]), (rows[preliminary], [4, 3])]


def bar_marks(rows: pd.DataFrame, axis: alt.X, title: str, language: Language) -> list[alt.Chart]:
    """A bar a month; preliminary ones are hollow with a dashed rim."""
    import altair as alt

    known = rows[rows["known"]].assign(left=rows["at"] - 0.38, right=rows["at"] + 0.38)
    looks: list[tuple[pd.DataFrame, dict[str, Any]]] = [
        (known[~known["provisional"]], {"fillOpacity": 0.9}),
        (known[known["provisional"]], {"fillOpacity": 0.25, "strokeDash": [4, 3]}),
    ]
    return [
        alt.Chart(part)
        .mark_bar(color=SERIES_COLORS[0], stroke=SERIES_COLORS[0], **look)
        .encode(
            x=_at(axis, "left"),
            x2="right:Q",
            y=alt.Y("value:Q", title=None, axis=alt.Axis(tickMinStep=1, format=",d")),
            y2=alt.datum(0),
            tooltip=_tooltip(title, language),
        )
        for part, look in looks
        if len(part)
    ]


def unknown_marks(rows: pd.DataFrame, axis: alt.X) -> list[alt.Chart]:
    """Gray over the whole height of each month without data: it is not a zero."""
    import altair as alt

    gaps = rows[~rows["known"]]
    if gaps.empty:
        return []
    gaps = gaps.assign(left=gaps["at"] - 0.5, right=gaps["at"] + 0.5)
    chart = alt.Chart(gaps).mark_rect(color=_GRAY, opacity=0.22)
    tooltip = [alt.Tooltip("what:N", title=" "), alt.Tooltip("when:N", title=" ")]
    return [chart.encode(x=_at(axis, "left"), x2="right:Q", tooltip=tooltip)]


def break_marks(rows: pd.DataFrame, axis: alt.X) -> list[alt.Chart]:
    """A line where the register changed, if the months lie on both sides."""
    import altair as alt

    if rows["after"].all() or not rows["after"].any():
        return []
    at = rows.loc[rows["after"], ["at"]].iloc[:1] - 0.5
    return [alt.Chart(at).mark_rule(color=_GRAY, strokeWidth=2).encode(x=axis)]


def _at(axis: alt.X, column: str) -> alt.X:
    """The same axis for another column."""
    moved = axis.copy()
    moved["shorthand"] = f"{column}:Q"
    return moved


def color(names: Sequence[str], *, legend: bool) -> alt.Color:
    """Colors of the series, in their order."""
    import altair as alt

    return alt.Color(
        "name:N",
        title=None,
        scale=alt.Scale(domain=[*names], range=[*SERIES_COLORS[: len(names)]]),
        legend=alt.Legend(orient="top", labelLimit=400, symbolOpacity=1) if legend else None,
    )


def shape(names: Sequence[str]) -> alt.Shape:
    """Marks of the series, in their order: no color is needed to tell them apart."""
    import altair as alt

    scale = alt.Scale(domain=[*names], range=[*_SHAPES[: len(names)]])
    return alt.Shape(
        "name:N", title=None, scale=scale, legend=None if len(names) == 1 else alt.Undefined
    )


def _tooltip(
    title: str, language: Language, *, named: bool = False, interval: bool = False
) -> list[alt.Tooltip]:
    import altair as alt

    shown = [
        *([alt.Tooltip("name:N", title=" ")] if named else []),
        alt.Tooltip("when:N", title=_WORDS["month"][language]),
        alt.Tooltip("what:N", title=title),
    ]
    if interval:
        shown.append(alt.Tooltip("interval:N", title=INTERVAL[language]))
    return shown
