"""A reading as tables for a terminal."""

from __future__ import annotations

import io
from datetime import date

from rich.console import Console

from violencemap.pipeline import read_article
from violencemap.types import Article
from violencemap.views.terminal import reading_tables


def _shown(text: str) -> str:
    article = Article(article_id="a", text=text, published=date(2022, 6, 10), language="es")
    shown = io.StringIO()
    Console(file=shown, width=200).print(*reading_tables(read_article(article)), sep="\n")
    return shown.getvalue()


def test_statements_on_groups_are_shown_with_who_makes_them() -> None:
    shown = _shown("Según la DEA, Los Viagras pelean con Cárteles Unidos en Apatzingán.")
    (row,) = [line for line in shown.splitlines() if "in conflict" in line]
    for words in ("Los Viagras", "Cárteles Unidos", "16006", "… – 2022-06-10", "DEA"):
        assert words in row


def test_a_report_that_names_no_group_has_no_table_of_them() -> None:
    assert "Groups" not in _shown("Un hombre fue asesinado en Apatzingán el lunes.")
