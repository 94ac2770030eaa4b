"""The map inside a document: its code, style and data are in it, nothing is fetched."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any
from zlib import compress

from violencemap.bundled import bundled_path
from violencemap.errors import ViolenceMapError
from violencemap.views.map.payload import pack

__all__ = ["front_end", "inline_boundaries", "inline_payload", "render"]

STATIC = Path(__file__).with_name("static")

_COARSE_METERS, _FINE_METERS = 1000, 250


def front_end(name: str) -> str:
    """Text of a built file of the front end, ``folium.js`` or ``folium.css``."""
    path = STATIC / name
    if not path.is_file():
        raise ViolenceMapError(
            f"{path}: the map's front end is not built: install the package (pip install -e .), "
            "or run `npm ci` and `npm run build` in frontend/"
        )
    return path.read_text(encoding="utf-8")


def inline_payload(payload: dict[str, Any], height: int) -> str:
    """Payload of a view as the script takes it: deflated JSON in base64."""
    return b64encode(pack(payload | {"height": height})).decode()


def inline_boundaries(payload: dict[str, Any]) -> str:
    """Boundaries in the detail that the view needs, in the same form."""
    return _boundaries(_FINE_METERS if payload["scope"] else _COARSE_METERS)


def render(template: str, **values: Any) -> str:
    """HTML of a template in ``templates/``; every value is escaped there."""
    return str(_templates().get_template(template).render(**values))


@cache
def _boundaries(meters: int) -> str:
    topojson = bundled_path("boundaries", f"mexico_{meters}m.topojson").read_bytes()
    return b64encode(compress(topojson, level=9)).decode()


@cache
def _templates() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("violencemap.views.map")
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
