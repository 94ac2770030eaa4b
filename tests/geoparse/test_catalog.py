"""Villages that a user adds: kinds of files, where they are found, what they never do."""

from __future__ import annotations

import csv
import gzip
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from violencemap.cli import main
from violencemap.errors import PlaceNotFoundError, ReadError, StoreError, UnknownFormatError
from violencemap.geoparse.catalog import CATALOG_VARIABLE
from violencemap.geoparse.gazetteer import (
    add_gazetteer,
    list_gazetteers,
    load_gazetteer,
    remove_gazetteer,
)
from violencemap.types import Resolution

Read = Callable[[str], tuple[Resolution, ...]]
Codes = Callable[[str], dict[str, str | None]]

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "gazetteer"

AGEEML = """\
CVEGEO,CVE_ENT,NOM_ENT,CVE_MUN,NOM_MUN,CVE_LOC,NOM_LOC,LATITUD,LAT_DECIMAL,LON_DECIMAL,POB_TOTAL
110170901,11,Guanajuato,017,Irapuato,0901,Piedra Torcida Nueva,"20°40'N",20.6667,-101.3333,820
160080902,16,Michoacán,008,Aquila,0902,Piedra Zarca [Rancho],"18°40'N",18.6667,-103.5000,
160080903,16,Michoacán,008,Aquila,0903,Ninguno,"18°40'N",18.6667,-103.5000,3
120290904,12,Guerrero,029,Chilpancingo,0904,Ojo Zarco de Abajo,"17°30'N",17.5000,-99.5000,90
120350905,12,Guerrero,035,Iguala,0905,Ojo Zarco de Abajo,"18°20'N",18.3333,-99.5333,70
"""
CENSUS = """\
cvegeo,cve_entidad,cve_municipio,cve_localidad,nom_localidad,latitud,longitud,poblacion_total
110170901,11,017,0901,Piedra Torcida Nueva,20.6667,-101.3333,850
"""
COPY = """\
cve_ent,cvegeo_mun,estado_slug,localidad,lat,lon
11,11017,guanajuato,Piedra Torcida Nueva,20.6667,-101.3333
11,,guanajuato,Loma del Eco,20.6767,-101.3433
11,,guanajuato,Isla de Nadie,0.5,-101.3433
"""
GEONAMES = [
    # id, name, ascii, alternates, lat, lon, class, code, country, ..., population, ...
    [
        "1",
        "Piedra Torcida Nueva",
        "",
        "La Torcida Nueva,piedra",
        "20.6667",
        "-101.3333",
        "P",
        "PPL",
    ],
    ["2", "Cerro Pelón de Piedra", "", "", "20.6667", "-101.3333", "T", "MT"],
]


@pytest.fixture(autouse=True)
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A catalog of the test's own."""
    path = tmp_path / "added" / "gazetteer.sqlite"
    monkeypatch.setenv(CATALOG_VARIABLE, str(path))
    load_gazetteer.cache_clear()
    yield path
    load_gazetteer.cache_clear()


def write(tmp_path: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding)
    return path


def geonames_text() -> str:
    rows = ([*row, "MX", "", "11", "017", "", "", "1200", "", "", "", ""] for row in GEONAMES)
    return "".join("\t".join(row) + "\n" for row in rows)


def files(tmp_path: Path) -> dict[str, Path]:
    packed = tmp_path / "MX.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("MX.txt", geonames_text())
    gz = tmp_path / "copy.csv.gz"
    gz.write_bytes(gzip.compress(COPY.encode()))
    return {
        "catalog": write(tmp_path, "AGEEML.csv", AGEEML),
        "catalog in Latin-1": write(tmp_path, "latin.csv", AGEEML, "latin-1"),
        "census": write(tmp_path, "census.csv", CENSUS),
        "copy": gz,
        "GeoNames": write(tmp_path, "MX.txt", geonames_text()),
        "GeoNames packed": packed,
    }


SENTENCE = "Hallaron dos cuerpos en Piedra Torcida Nueva, Irapuato, Guanajuato."


@pytest.mark.parametrize(
    ("kind", "cvegeo"),
    [
        ("catalog", "110170901"),
        ("catalog in Latin-1", "110170901"),
        ("census", "110170901"),
        ("copy", "11017"),
        ("GeoNames", "11017"),
        ("GeoNames packed", "11017"),
    ],
)
def test_a_village_of_each_kind_of_file_gets_its_own_pin(
    kind: str, cvegeo: str, tmp_path: Path, read: Read
) -> None:
    before = {one.mention.text: one for one in read(SENTENCE)}
    assert before["Piedra Torcida Nueva"].method == "inherited"
    assert add_gazetteer(files(tmp_path)[kind]).names >= 1
    found = {one.mention.text: one for one in read(SENTENCE)}
    place = found["Piedra Torcida Nueva"].place
    assert place is not None
    assert place.cvegeo == cvegeo
    assert (place.longitude, place.latitude) == (-101.3333, 20.6667)
    assert found["Irapuato"].place == before["Irapuato"].place


def test_rows_without_a_code_get_it_by_their_coordinates(tmp_path: Path, codes: Codes) -> None:
    added = add_gazetteer(files(tmp_path)["copy"])
    assert (added.names, added.unplaced) == (2, 1)
    assert codes("Un muerto en Loma del Eco, Irapuato.")["Loma del Eco"] == "11017"


def test_a_village_whose_state_alone_is_named(tmp_path: Path, read: Read) -> None:
    add_gazetteer(files(tmp_path)["catalog"])
    (one, _) = read("Restos en la comunidad de Piedra Zarca, Michoacán.")
    assert one.place is not None
    assert one.place.cvegeo == "160080902"
    (two, _) = read("Restos en la comunidad de Ojo Zarco de Abajo, Guerrero.")
    assert two.place is None
    assert {c.place.cvegeo for c in two.candidates} == {"120290904", "120350905"}


def test_villages_are_not_found_where_the_report_speaks_of_another_place(
    tmp_path: Path, read: Read
) -> None:
    add_gazetteer(files(tmp_path)["catalog"])
    for text in (
        "Nació en Piedra Zarca.",
        "The band Piedra Torcida Nueva sang in Tijuana, Baja California.",
        "Hubo un muerto en Tecate, lejos de Ojo Zarco de Abajo.",
    ):
        assert all(one.place is None or len(one.place.cvegeo) < 9 for one in read(text)), text


def test_names_that_say_nothing_are_left_out(tmp_path: Path) -> None:
    assert add_gazetteer(files(tmp_path)["catalog"]).names == 5  # Rancho is a second name


def test_adding_a_file_again_replaces_it(tmp_path: Path) -> None:
    path = files(tmp_path)["catalog"]
    first = add_gazetteer(path)
    assert add_gazetteer(path) == first
    assert list_gazetteers() == [first]


def test_a_removed_file_leaves_no_trace(tmp_path: Path, read: Read) -> None:
    before = read(SENTENCE)
    add_gazetteer(files(tmp_path)["catalog"])
    assert read(SENTENCE) != before
    remove_gazetteer("AGEEML.csv")
    assert list_gazetteers() == []
    assert read(SENTENCE) == before
    with pytest.raises(PlaceNotFoundError, match=r"no file 'AGEEML\.csv' was added"):
        remove_gazetteer("AGEEML.csv")


def test_a_file_of_another_kind_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    other = write(tmp_path, "prices.csv", "product,price\ncorn,7\nbeans,9\n")
    with pytest.raises(UnknownFormatError, match=r"prices\.csv.*no localities.*CVEGEO"):
        add_gazetteer(other)
    with pytest.raises(ReadError, match=r"missing\.csv.*cannot be read"):
        add_gazetteer(tmp_path / "missing.csv")
    nowhere = write(tmp_path, "nowhere.csv", "CVEGEO,NOM_LOC,LAT_DECIMAL,LON_DECIMAL\n,X,0,0\n")
    with pytest.raises(ReadError, match="no row of the file could be placed"):
        add_gazetteer(nowhere)
    assert list_gazetteers() == []


def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = write(tmp_path, "file", "no folder")
    monkeypatch.setenv(CATALOG_VARIABLE, str(blocked / "gazetteer.sqlite"))
    with pytest.raises(StoreError, match="added names cannot be kept here"):
        add_gazetteer(files(tmp_path)["catalog"])


def test_the_command_line_adds_lists_and_removes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = files(tmp_path)["copy"]
    assert main(["gazetteer", "add", str(path)]) == 0
    said = capsys.readouterr()
    assert "2 names are known" in said.out
    assert "1 rows were left out" in said.err
    assert main(["gazetteer", "list"]) == 0
    assert "copy.csv.gz" in capsys.readouterr().out
    assert main(["gazetteer", "remove", "copy.csv.gz"]) == 0
    assert main(["gazetteer", "remove", "copy.csv.gz"]) == 1
    assert "added files: none" in capsys.readouterr().err


@pytest.mark.slow
def test_the_whole_catalog_of_inegi(read: Read) -> None:
    path = SHARED / "inegi_localidades_2018.csv.gz"
    if not path.is_file():
        pytest.skip("INEGI's catalog is not beside the repository (../shared/data/gazetteer)")
    added = add_gazetteer(path)
    assert added.names > 270_000
    assert added.unplaced < 100
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["cvegeo_mun"]][::997]
    gazetteer = load_gazetteer()
    right = 0
    for row in rows:
        town = gazetteer.place(row["cvegeo_mun"])
        state = gazetteer.place(town.cve_ent).name
        found = read(f"Hubo un muerto en la comunidad de {row['localidad']}, {town.name}, {state}.")
        right += any(one.place is not None and one.place.cvegeo == town.cvegeo for one in found)
    assert right / len(rows) > 0.97
