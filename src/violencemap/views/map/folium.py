"""The map without a server: as a :class:`folium.Map` in a notebook, and as one HTML file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import folium
from folium.template import Template

from violencemap.codes import Language, Level, Show
from violencemap.query.measures import find_measure
from violencemap.store import Store, default_store_path, ensure_store, open_store
from violencemap.types import Filters
from violencemap.views.map.inline import front_end, inline_boundaries, inline_payload, render
from violencemap.views.map.page import map_page
from violencemap.views.map.page_wording import page_text
from violencemap.views.map.view import MapView

__all__ = ["draw_map", "write_html"]


def draw_map(
    store: Store | None = None,
    filters: Filters | None = None,
    *,
    measure: str = "events",
    level: Level | None = None,
    show: Show | None = None,
    language: Language = "es",
) -> folium.Map:
    """Map of a view for a notebook, to which other folium layers can be added.

    Nothing is fetched from another host: code, style and boundaries are in the document, and
    there are no tiles. folium's own markers, circles, popups, tooltips, GeoJSON layers and layer
    control work without a network; its plugins and ``folium.Icon`` link to what they need.

    Parameters
    ----------
    store
        An open store; without one the default store, which is created when there is none.
    filters
        Places, period and kinds of events; all when left out.
    measure
        Code in :data:`~violencemap.measures.MEASURES`.
    level
        Without one municipalities for events in chosen places, else states.
    show
        ``rate`` or ``count``; without one counts of events and rates of official series.

    Raises
    ------
    FilterError
        When a measure or code of a place does not exist.

    Examples
    --------
    >>> from violencemap import Filters, draw_map
    >>> map = draw_map(filters=Filters(cvegeo=("26",)), language="en")  # doctest: +SKIP
    >>> folium.Marker((29.07, -110.96), popup="Hermosillo").add_to(map)  # doctest: +SKIP
    """
    filters = filters or Filters()
    inside = measure == "events" and bool(filters.cvegeo)
    choice: dict[str, Any] = {
        "measure": measure,
        "level": level or ("municipality" if inside else "state"),
        "show": show or find_measure(measure).usual_show,
        "language": language,
    }
    if store is not None:
        return _FoliumMap(MapView.of(store, filters, **choice))
    path = default_store_path()
    ensure_store(path)
    with open_store(path) as default:
        return _FoliumMap(MapView.of(default, filters, **choice))


def write_html(
    target: Path,
    store: Store,
    filters: Filters,
    *,
    measure: str,
    level: Level,
    show: Show,
    language: Language,
) -> None:
    """Write the map of a view as one HTML file (UTF-8) that opens without a network.

    The page has the title, the sentence that sums the view up, the map with its legend, the
    sources with their cut-off, and the tables with the same rows. It is public: no names of
    victims or of the accused, no titles or words of reports.

    Raises
    ------
    OSError
        When the file cannot be written.
    """
    store = store.public()
    view = MapView.of(store, filters, measure=measure, level=level, show=show, language=language)
    page = map_page(store, view, made=datetime.now(UTC).date())
    target.write_text(page, encoding="utf-8")


class _FoliumMap(folium.Map):
    """A folium map that our renderer draws, instead of links to what folium would fetch."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}
            {{ this.front_end }}
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
                html, body { width: 100%; height: 100%; margin: 0; }
                #{{ this.get_name() }} {
                    position: {{ this.position }};
                    width: {{ this.width[0] }}{{ this.width[1] }};
                    height: {{ this.height[0] }}{{ this.height[1] }};
                    left: {{ this.left[0] }}{{ this.left[1] }};
                    top: {{ this.top[0] }}{{ this.top[1] }};
                }
            </style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id="{{ this.get_name() }}">{{ this.legend }}</div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = violencemap.draw(
                document.getElementById("{{ this.get_name() }}"),
                "{{ this.payload }}",
                "{{ this.boundaries }}"
            );
        {% endmacro %}
        """
    )

    def __init__(self, view: MapView) -> None:
        super().__init__(tiles=None)
        self.default_js, self.default_css = [], []
        # branca takes the head of a document for a template, and minified code may look like one
        self.front_end = (
            f"{{% raw %}}<style>{front_end('folium.css')}</style>"
            f"<script>{front_end('folium.js')}</script>{{% endraw %}}"
        )
        self.legend = render(
            "legend_box.html", legend=view.legend, title=page_text("legend", view.language)
        )
        self.payload = inline_payload(view.payload, height=480)
        self.boundaries = inline_boundaries(view.payload)
