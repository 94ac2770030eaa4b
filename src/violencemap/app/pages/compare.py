"""Is A different from B: two places, or two periods, on one scale with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app import cache, sentences, tables
from violencemap.app.months import draw_months
from violencemap.app.place_picker import all_places, draw_place_picker, place_title
from violencemap.app.session import publish, session_view
from violencemap.app.sidebar import alphabetical
from violencemap.app.text import format_month, format_number, text
from violencemap.app.view import AGAINST, Offer, Period, View
from violencemap.query.comparison import NOT_COMPARABLE, Comparison, compare_totals
from violencemap.query.months import COUNTRY, MonthsTotal, sum_months
from violencemap.views.charts import compared_months_chart, interval_chart

__all__ = ["draw_page", "year_before"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Side:
    """One of the two: the view of it alone, its name, its months and their total."""

    view: View
    name: str
    months: pd.DataFrame
    total: MonthsTotal


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page: the first side is the view's place and period, the second is chosen here."""
    say = view.language
    st.title(text(say, "page_compare"), anchor=False)
    _draw_controls(offer, view)
    view = session_view()
    publish(view, offer, "compare")  # what the controls were at before anybody chose
    first, second = (_side(snapshot, offer, one, view) for one in _both(view))
    if (first.view.place, first.view.period) == (second.view.place, second.view.period):
        st.info(text(say, "compare_same"))
        return
    answer = compare_totals(
        first.total, second.total, measure=view.measure, by_municipality=_is_known(offer, view)
    )
    _draw_answer(view, offer, first, second, answer)
    if answer.reason is None:
        _draw_charts(view, first, second)
        _draw_table([first, second], view)
    else:
        _draw_each([first, second])
    _draw_sources(snapshot, view)


def year_before(period: Period, months: Sequence[str]) -> Period:
    """The same months a year before, or the first that there are.

    >>> year_before(("2021-01", "2021-02"), [f"2020-{n:02d}" for n in range(1, 13)]
    ...             + ["2021-01", "2021-02"])
    ('2020-01', '2020-02')
    """
    start, end = (months.index(month) for month in period)
    back = min(12, start)
    return months[start - back], months[end - back]


# --- what is compared ------------------------------------------------------------------------


def _draw_controls(offer: Offer, view: View) -> None:
    say = view.language
    st.segmented_control(
        text(say, "compare_what"),
        AGAINST,
        format_func=lambda against: text(say, f"compare_by_{against}"),
        key="vs",
        required=True,
    )
    left, right = st.columns(2, gap="small")
    with left:
        draw_place_picker(offer, view, label=text(say, "compare_first"))
    with right:
        if view.against == "place":
            _draw_other_place(offer, view)
        else:
            _draw_other_period(offer, view)


def _draw_other_place(offer: Offer, view: View) -> None:
    st.session_state.b = view.other_place or _usual_other(offer, view)
    st.selectbox(
        text(view.language, "compare_second"),
        all_places(offer),
        format_func=lambda code: place_title(code, offer, view),
        key="b",
        help=text(view.language, "place_choose_help"),
    )


def _usual_other(offer: Offer, view: View) -> str:
    """The state of a municipality, the country beside a state, the first state beside it."""
    if view.place == COUNTRY:
        return alphabetical(offer.states)[0]
    return view.place[:2] if len(view.place) > 2 else COUNTRY


def _draw_other_period(offer: Offer, view: View) -> None:
    say = view.language
    months = offer.months[view.measure]
    if view.period is None or len(months) < 2:  # a slider needs two ends
        st.caption(text(say, "no_months"))
        return
    usual = year_before(view.period, months)
    chosen = view.other_period
    st.session_state.t2 = chosen if chosen and set(chosen) <= set(months) else usual
    st.select_slider(
        text(say, "compare_other_period"),
        months,
        value=usual,  # two ends make it a range; the session holds the real value
        format_func=lambda month: format_month(month, say),
        key="t2",
    )
    st.caption(text(say, "compare_period_first", period=sentences.period(view)))


def _both(view: View) -> tuple[View, View]:
    """The view of each side."""
    if view.against == "period":
        return view, replace(view, period=view.other_period or view.period)
    other = view.other_place or COUNTRY
    return view, replace(
        view,
        states=() if other == COUNTRY else (other[:2],),
        municipalities=(other,) if len(other) > 2 else (),
    )


def _side(snapshot: cache.Snapshot, offer: Offer, side: View, view: View) -> _Side:
    by_period = view.against == "period"
    months = cache.months_of(snapshot, side.filters, side.measure, side.place)
    return _Side(
        view=side,
        name=sentences.period(side) if by_period else place_title(side.place, offer, side),
        months=months,
        total=sum_months(months),
    )


def _is_known(offer: Offer, view: View) -> bool:
    """Whether the measure is published at the levels of both places."""
    return view.measure in offer.municipal or all(len(one.place) == 2 for one in _both(view))


# --- what is drawn ---------------------------------------------------------------------------


def _draw_answer(view: View, offer: Offer, first: _Side, second: _Side, answer: Comparison) -> None:
    """One sentence: which is higher, whether that is more than the intervals allow, or why not."""
    say = view.language
    with st.container(key="summary"):
        if answer.reason is not None:
            st.markdown(NOT_COMPARABLE[answer.reason][say])
        else:
            st.markdown(_sentence(first, second, answer))
    about = sentences.measure(view.measure, say)
    where_or_when = (
        sentences.period(view) if view.against == "place" else place_title(view.place, offer, view)
    )
    st.caption(f"{about} · {where_or_when}")


def _sentence(first: _Side, second: _Side, answer: Comparison) -> str:
    say = first.view.language
    sentence = text(
        say,
        f"compare_{answer.verdict}",
        first=first.name,
        second=second.name,
        rate=_rate(first.total.rate_per_100k),
        other=_rate(second.total.rate_per_100k),
    )
    if answer.verdict == "unclear" or answer.ratio is None:
        return sentence
    return sentence + text(say, "compare_ratio", ratio=_ratio(answer.ratio))


def _draw_charts(view: View, first: _Side, second: _Side) -> None:
    say, measure = view.language, view.measure
    with st.container(key="compare_charts"):
        st.header(text(say, "compare_rates"), anchor=False)
        st.caption(text(say, "compare_rates_about", base=sentences.base(view)))
        totals = [
            (side.name, side.total.rate_per_100k, side.total.rate_low, side.total.rate_high)
            for side in (first, second)
        ]
        chart = interval_chart(totals, measure=measure, language=say)
        st.altair_chart(chart, width="stretch", key="compare_rates")
        st.header(text(say, "compare_months"), anchor=False)
        st.caption(text(say, "months_band"))
        series = [(side.name, side.months) for side in (first, second)]
        chart = compared_months_chart(series, measure=measure, language=say)
        st.altair_chart(chart, width="stretch", key="compare_months")


def _draw_table(sides: Sequence[_Side], view: View) -> None:
    say = view.language
    rows = [_row(side) for side in sides]
    st.header(text(say, "compare_table"), anchor=False)
    tables.draw_list(rows, "compare_table", say)


def _row(side: _Side) -> dict[str, Any]:
    total = side.total
    return {
        "column_compared": side.name,
        "column_count": total.count,
        "column_rate": total.rate_per_100k,
        "column_interval": tables.interval(total.rate_low, total.rate_high),
        "column_population": total.population,
        "column_months": f"{total.months_present}/{total.months_expected}",
        "column_flag": " ".join(sentences.place_notes(side.view, total)[1:]),
    }


def _draw_each(sides: Sequence[_Side]) -> None:
    """What may not stand on one scale stands on two."""
    for number, side in enumerate(sides):
        if len(side.months):
            draw_months(side.months, side.view, key=f"each_{number}", name=side.name)


def _draw_sources(snapshot: cache.Snapshot, view: View) -> None:
    say = view.language
    if view.measure == "events":
        return
    told = sentences.statistic_sources(view, cache.measure_sources(snapshot, view.measure))
    st.caption(f"{text(say, 'sources', sources=told)}\n\n{text(say, 'correction')}")


def _rate(rate: float | None) -> str:
    return "–" if rate is None else format_number(rate, 1)


def _ratio(ratio: float) -> str:
    """Two digits that tell, for a tenth is much of a small ratio."""
    return format_number(ratio, 1 if ratio >= 1 else 2)
