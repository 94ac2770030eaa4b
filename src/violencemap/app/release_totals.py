"""Sums by state and year of each cut that is loaded, to be held against the published ones."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app import cache, tables
from violencemap.app.text import format_day, text
from violencemap.app.view import Offer
from violencemap.codes import Language
from violencemap.query.releases import list_releases, release_totals

__all__ = ["draw_release_totals"]

_ABROAD = "00"


def draw_release_totals(snapshot: cache.Snapshot, offer: Offer, language: Language) -> None:
    """A cut to choose, and its sums: the whole of each year first, then each state."""
    releases = snapshot.ask(list_releases).set_index("release")
    if releases.empty:
        return
    st.header(text(language, "totals"), anchor=False)
    st.caption(text(language, "totals_about"))
    chosen = st.selectbox(
        text(language, "totals_release"),
        list(releases.index),
        format_func=lambda name: _title(releases.loc[name], language),
        key="totals_release",
    )
    totals = snapshot.ask(release_totals, chosen)
    tables.draw_list(_rows(totals, offer, language), "totals", language)


def _title(release: pd.Series, language: Language) -> str:
    until = format_day(release["until"], language)
    return f"{release['title']} · {release['publisher']} · {until} · {release.name}"


def _rows(totals: pd.DataFrame, offer: Offer, language: Language) -> list[dict[str, Any]]:
    """One row a state, a column a year; what a state does not have is none, not zero."""
    wide = totals.pivot(index="cve_ent", columns="year", values="number").astype("Int64")
    names = {**offer.states, _ABROAD: text(language, "totals_abroad")}
    sums: dict[str, Any] = {str(year): int(wide[year].sum()) for year in wide}
    rows = [{"totals_state": text(language, "totals_all")} | sums]
    for code, of_state in wide.iterrows():
        known = {str(year): int(number) for year, number in of_state.items() if pd.notna(number)}
        rows.append({"totals_state": names.get(str(code), str(code)), **known})
    return rows
