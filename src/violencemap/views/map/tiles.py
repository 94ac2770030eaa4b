"""Map tiles behind the areas, only where the user has asked for a provider by its name.

Without ``VIOLENCEMAP_TILES`` nothing is fetched from anywhere. No provider is the default: each
sees who looks at which part of the map, and may change its terms or its pictures at any time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from violencemap.errors import TilesError

if TYPE_CHECKING:
    from xyzservices import TileProvider

__all__ = ["chosen_tiles"]

_PROVIDER, _KEY = "VIOLENCEMAP_TILES", "VIOLENCEMAP_TILES_KEY"
_MAX_ZOOM = 19


def chosen_tiles(environment: Mapping[str, str] = os.environ) -> dict[str, Any] | None:
    """Tiles that the environment asks for, as the renderer takes them; None for none.

    Parameters
    ----------
    environment
        ``VIOLENCEMAP_TILES`` is a name of ``xyzservices`` (``OpenStreetMap.Mapnik``), or the
        address of a server of one's own (``http://localhost:8080/{z}/{x}/{y}.png``);
        ``VIOLENCEMAP_TILES_KEY`` is the key, where the provider wants one.

    Returns
    -------
    dict or None
        ``url`` (a template of Leaflet), ``attribution`` (HTML, to be shown), ``max_zoom``,
        ``subdomains``.

    Raises
    ------
    TilesError
        When the name is unknown (near ones are told), the address is no template, or a key is
        missing.

    Examples
    --------
    >>> chosen_tiles({}) is None
    True
    >>> chosen_tiles({"VIOLENCEMAP_TILES": "OpenStreetMap.Mapnik"})["url"]
    'https://tile.openstreetmap.org/{z}/{x}/{y}.png'
    """
    asked = environment.get(_PROVIDER, "").strip()
    if not asked:
        return None
    if "://" in asked:
        return _own_server(asked)
    return _provider(asked, environment.get(_KEY, "").strip())


def _own_server(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    placeholders = set(re.findall(r"\{(.*?)\}", address))
    fits = {"z", "x", "y"} <= placeholders <= {"z", "x", "y", "r"}
    if not fits or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise TilesError(
            f"{_PROVIDER}={address}: expected an address of http or https with {{z}}, {{x}} and "
            "{y}, such as http://localhost:8080/{z}/{x}/{y}.png"
        )
    return _tiles(address, escape(parts.hostname), _MAX_ZOOM, "")


@cache
def _provider(name: str, key: str) -> dict[str, Any]:
    import xyzservices.providers

    providers: dict[str, TileProvider] = xyzservices.providers.flatten()
    if name not in providers:
        near = get_close_matches(name, providers, n=3, cutoff=0.5)
        hint = f"; did you mean {' or '.join(near)}?" if near else "."
        raise TilesError(
            f"{_PROVIDER}={name}: no such provider{hint} The names are those of xyzservices, "
            "such as OpenStreetMap.Mapnik; an address with {z}, {x} and {y} is taken too."
        )
    provider = providers[name].copy()
    provider.update(dict.fromkeys(_key_fields(provider), key) if key else {})
    if provider.requires_token():
        raise TilesError(f"{_PROVIDER}={name}: this provider wants a key; put it into {_KEY}")
    # left for Leaflet, which knows the screen and spreads the requests
    url = provider.build_url(scale_factor="{r}", fill_subdomain=False)
    return _tiles(
        url,
        provider.get("html_attribution") or escape(provider.attribution),
        int(provider.get("max_zoom", _MAX_ZOOM)),
        provider.get("subdomains", "abc"),
    )


def _key_fields(provider: TileProvider) -> list[str]:
    """Fields that hold a text to be replaced by the user's key."""
    return [
        field
        for field, value in provider.items()
        if isinstance(value, str) and value.startswith("<insert your")
    ]


def _tiles(url: str, attribution: str, max_zoom: int, subdomains: str) -> dict[str, Any]:
    return {
        "url": url,
        "attribution": attribution,
        "max_zoom": max_zoom,
        "subdomains": subdomains,
    }
