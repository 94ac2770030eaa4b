"""Spanish wording of the buttons on the map."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "map_municipalities": "Ver sus municipios",
    "map_choose": "Elegirlo",
    "map_place": "Abrir la página del lugar",
    "map_event": "Abrir el evento",
    "map_back_to_state": "Volver a {state}",
    "map_back_to_country": "Volver a todo el país",
    "map_no_tiles": "El mapa se muestra sin fondo: {reason}",
}
