"""A handful of records in the shapes of ``data/``, with numbers that can be checked by hand.

Four states and five municipalities with their real codes and places; counts are invented.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

__all__ = ["write_tiny_data"]

AREAS = """
cvegeo,level,name,official_name,cve_ent,seat,longitude,latitude,population,drawn_in
15,state,Estado de México,México,15,,-99.64,19.35,,
16,state,Michoacán,Michoacán de Ocampo,16,,-101.9,19.2,,
23,state,Quintana Roo,Quintana Roo,23,,-88.1,19.6,,
26,state,Sonora,Sonora,26,,-110.8,29.7,,
15021,municipality,Coatepec Harinas,Coatepec Harinas,15,Coatepec Harinas,-99.7685,18.9257,36574,
23005,municipality,Benito Juárez,Benito Juárez,23,Cancún,-86.8515,21.1619,911503,
23009,municipality,Tulum,Tulum,23,Tulum,-87.4632,20.2108,46721,
26055,municipality,San Luis Río Colorado,San Luis Río Colorado,26,San Luis,-114.7796,32.4798,199021,
26999,municipality,Nuevo Ejemplo,Nuevo Ejemplo,26,,-114.5,32.4,0,26055
"""

SOURCES = """
source_id,title,publisher,published,author,url,license,cutoff,retrieved,kind
report-1,A weekend in Tulum,Example Monitor,2021-04-06,An Author,\
https://example.org/1,CC-BY-4.0,,2021-05-01,report
report-2,Ambush in Edomex,Example Monitor,2021-04-01,,,CC-BY-4.0,,,report
sesnsp-2021,Víctimas del fuero común,SESNSP,2021-07-20,,,Libre Uso MX,\
2021-06-30,2021-08-01,statistics
conapo,Proyecciones de la población,CONAPO,,,,Libre Uso MX,,,population
inegi-census-2020,Censo de Población y Vivienda 2020,INEGI,,,,INEGI,,,population
"""

INCIDENTS = """
incident_id,article_id,source_id,dataset,event_date,event_date_end,date_precision,event_type,\
sub_event_type,actors,cvegeo,location,place_mention,longitude,latitude,geo_precision,\
geocode_method,geocode_score,geocode_candidates,fatalities_best,fatalities_low,fatalities_high,\
source,confidence,notes,source_event_id,coder_version
i-1,article-1,report-1,bundled,2021-03-27,,day,femicide,,,23009,Tulum,Tulum,-87.46,20.21,locality,\
gazetteer,1,1,1,1,1,,0.9,,,
i-2,article-1,report-1,bundled,2021-03-28,,day,femicide,,,23005,Cancún,Cancún,-86.85,21.16,locality,\
alias,0.95,1,2,2,2,,0.9,,,
i-3,article-2,report-2,bundled,2021-03-18,,day,ambush_police,,La Familia Michoacana|Police,15021,\
Coatepec Harinas,Coatepec Harinas,,,municipality,gazetteer,0.9,2,13,13,13,,0.9,,,
i-4,article-2,report-2,bundled,2019-10-01,2019-10-31,month,ambush_police,,,16,Michoacán,Michoacán,,,\
state,gazetteer,0.9,1,14,,,,0.6,,,
i-5,article-2,report-2,bundled,,,unknown,other,,,,,,,,unknown,,,0,,,,,0.3,,,
i-6,article-1,report-1,bundled,2021-03-01,2021-03-31,month,femicide,,,23,Quintana Roo,\
Quintana Roo,,,state,gazetteer,0.9,1,1,,,,0.6,,,
"""

FIGURES = """
figure_id,article_id,source_id,value,unit,indicator,cvegeo,period_start,period_end,\
baseline_start,baseline_end,source,confidence
f-1,article-2,report-2,1059,count,homicide,15,2020-01-01,2020-05-31,,,SESNSP,0.9
f-2,article-1,report-1,130,percent_change,femicide,00,2019-01-01,2019-12-31,2015-01-01,2015-12-31,SNSP,0.9
f-3,article-1,report-1,10,per_day,femicide,00,,,,,,0.5
"""

POPULATION = """
cvegeo,year,base,population,source
15,2020,all,17000000,conapo
15,2021,all,17200000,conapo
23,2020,all,1900000,conapo
23,2021,all,1920000,conapo
26,2020,all,3000000,conapo
26,2021,all,3000000,conapo
23,2020,women,940000,conapo
23,2021,women,950000,conapo
"""

# Homicides of January to June 2021. Quintana Roo did not report May; Sonora reported nothing
# at all; the State of Mexico had 200 a month.
HOMICIDES: Mapping[str, Sequence[int | None]] = {
    "15": [200, 200, 200, 200, 200, 200],
    "23": [3, 0, 5, 2, None, 4],
    "26": [None] * 6,
}


def write_tiny_data(folder: Path) -> Path:
    """Write the files into ``folder`` and return it."""
    tables = {
        "areas": AREAS,
        "sources": SOURCES,
        "incidents": INCIDENTS,
        "figures": FIGURES,
        "population": POPULATION,
    }
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(rows.lstrip(), encoding="utf-8")
    with (folder / "statistics.csv").open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        write.writerow(["series_id", "measure", "cvegeo", "month", "count", "release"])
        for cvegeo, counts in HOMICIDES.items():
            for number, count in enumerate(counts, start=1):
                write.writerow(
                    [
                        "sesnsp-victims-2015",
                        "intentional_homicide_victims",
                        cvegeo,
                        date(2021, number, 1),
                        "" if count is None else count,
                        "sesnsp-2021",
                    ]
                )
    return folder
