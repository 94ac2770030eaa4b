"""Palabras de la página de eventos en español."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "report_places": "Lugares y a qué se refieren",
    "report_words": "En el texto",
    "report_meant": "Se tomó por",
    "event_not_listed": "El evento de abajo no está en la tabla: los filtros lo dejan fuera o la "
    "tabla muestra sólo los primeros.",
    "event_close": "Cerrar el evento",
}
