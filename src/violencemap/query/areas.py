"""All areas of a level in their order, which the arrays that are worked out for them have too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from violencemap.store import Store

__all__ = ["CODE_LENGTH", "Areas", "all_areas"]

CODE_LENGTH = {"state": 2, "municipality": 5}

_AREAS = """
SELECT area.cvegeo, area.level, area.name, state.name AS state_name
FROM area
JOIN area AS state ON state.cvegeo = area.cve_ent AND state.level = 'state'
WHERE area.level = ?
ORDER BY area.cvegeo
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Areas:
    """The areas of a level by code.

    ``columns`` are ``cvegeo``, ``level``, ``name`` and ``state_name``; ``places`` has the codes
    as numbers (1001 is 01001), which are found several times faster than texts.
    """

    level: Level
    columns: dict[str, np.ndarray[Any, Any]]
    places: pd.Index

    def __len__(self) -> int:
        return len(self.places)

    def inside(self, cvegeos: Sequence[str]) -> np.ndarray[Any, Any]:
        """Which areas are one of these places or lie in one.

        A municipality stands for its state at the level of states.
        """
        import numpy as np

        chosen = tuple(code[: CODE_LENGTH[self.level]] for code in cvegeos)
        return np.array([code.startswith(chosen) for code in self.columns["cvegeo"]], dtype=bool)

    def spread(self, places: Any, rows: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Rows of some places in the order of the areas, NaN where there is none.

        Places that are none of the areas are passed over.
        """
        import numpy as np

        position = self.places.get_indexer(places)
        spread = np.full((len(self), rows.shape[1]), np.nan)
        spread[position[position >= 0]] = rows[position >= 0]
        return spread


def all_areas(store: Store, level: Level) -> Areas:
    """The areas of a level; the same object for all who ask the same snapshot."""
    return store.once(_read_areas, level)


def _read_areas(store: Store, level: Level) -> Areas:
    import pandas as pd

    frame = store.frame(_AREAS, [level])
    return Areas(
        level=level,
        columns={name: frame[name].to_numpy() for name in frame},
        places=pd.Index(frame["cvegeo"].astype("int64")),
    )
