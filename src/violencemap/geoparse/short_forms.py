"""What a place is called for short, or besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from violencemap.geoparse.text import word_set

__all__ = ["short_forms", "split_name"]

# First words that alone say too little to stand for "<word> de <somebody>".
_GENERIC = word_set(
    "villa valle paso puente rincon nuevo nueva ciudad san santa santo santiago mineral puerto "
    "pueblo rio laguna isla playa playas cerro agua aguas ojo llano loma lomas hacienda real boca "
    "magdalena soledad purisima concepcion asuncion natividad reyes santos canada cinco cuatro dos "
    "tres doctor general coronel capitan heroica estacion ejido colonia jesus jose juan luis maria "
    "pedro miguel francisco antonio asientos calera canon cosio tierra monte minas fresno castillo "
    "union ixtlan lagos jardines tetela atlatlahuca bajos pabellon vista plan zona sierra costa "
    "bahia"
)
_SAINTS = ("san ", "santa ", "santo ", "santiago ")
_QUALIFIED = re.compile(r"^(?P<usual>[^\[(]+?) ?[\[(](?P<second>[^\])]*)[\])]?$")


def short_forms(key: str) -> Iterator[str]:
    """What a report may call "Chilapa de Álvarez" or "San Miguel Totolapan" for short."""
    for prefix in (
        "heroica ciudad de ",
        "heroica villa de ",
        "heroica ",
        "ciudad de ",
        "villa de ",
    ):
        if key.startswith(prefix):
            yield key.removeprefix(prefix)
    words = key.split()
    if words[0] == "ciudad" and len(words) > 1:
        yield f"cd {' '.join(words[1:])}"
        yield f"cd  {' '.join(words[1:])}"
    if words[0] == "general" and len(words) > 1:
        yield f"gral  {' '.join(words[1:])}"
        if len(words) > 2:
            yield " ".join(words[1:])
    for link in (" de ", " del "):
        head = key.split(link)[0]
        if head != key and " " not in head and head not in _GENERIC and len(head) > 4:
            yield head
    if key.startswith(_SAINTS) and " de " not in key and len(words) == 3 and len(words[2]) > 5:
        yield words[2]


def split_name(name: str) -> tuple[str, str]:
    """A name and what stands in brackets behind it.

    >>> split_name("El Refugio (El Conejo)"), split_name("Villa Unión")
    (('El Refugio', 'El Conejo'), ('Villa Unión', ''))
    """
    match = _QUALIFIED.match(name)
    return (match["usual"], match["second"]) if match else (name, "")
