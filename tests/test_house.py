"""Guards over the whole package: exported names, error tree, wording of the record."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import violencemap
from violencemap import codes, errors
from violencemap.measure_classes import class_breaks, class_labels, classify
from violencemap.measures import MEASURES

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(
    info.name
    for info in pkgutil.walk_packages(violencemap.__path__, "violencemap.")
    if not info.name.endswith("__main__") and ".data" not in info.name
)


def load(name: str) -> ModuleType:
    return importlib.import_module(name)


@pytest.mark.parametrize("name", MODULES)
def test_exported_names_exist_and_are_sorted(name: str) -> None:
    module = load(name)
    exported = list(getattr(module, "__all__", []))
    # ruff's order: constants, then classes, then functions
    assert len(exported) == len(set(exported))
    assert all(hasattr(module, entry) for entry in exported)


def test_public_names_load_and_are_documented() -> None:
    for name in violencemap.__all__:
        assert getattr(violencemap, name).__doc__, f"{name} has no docstring"


def test_every_error_stands_in_the_tree_of_the_docstring() -> None:
    assert errors.__doc__ is not None
    for name in errors.__all__:
        assert re.search(rf"^\s+{name}\b", errors.__doc__, re.M), f"{name} is not in the tree"


def test_read_error_names_file_row_column_and_value() -> None:
    error = errors.ReadError("expected a year", path="a.csv", row=3, column="Año", value="dos")
    assert str(error) == "a.csv, row 3, column 'Año', value 'dos': expected a year"


def test_every_event_type_has_labels_and_an_acled_type() -> None:
    for event_type in codes.EventType:
        assert event_type.label.es
        assert event_type.label.en
        assert " / " in event_type.acled
        assert event_type.ucdp in {None, 1, 2, 3}


def test_precisions_keep_the_ucdp_order() -> None:
    scale = [precision.where_prec for precision in codes.GeoPrecision]
    assert scale == sorted(scale)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, None), (float("nan"), None), (0, 0), (0.01, 1), (5, 2), (39.9, 4), (40, 5), (300, 6)],
)
def test_classes_of_the_homicide_rate(value: float | None, expected: int | None) -> None:
    assert classify(value, "intentional_homicide_victims", "rate") == expected


def test_every_measure_has_seven_classes_with_rising_breaks() -> None:
    for measure in MEASURES:
        for show in ("rate", "count"):
            breaks = class_breaks(measure, show)
            assert list(breaks) == sorted(set(breaks))
            assert len(class_labels(measure, show)) == 7
            assert classify(breaks[-1], measure, show) == 6


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, violencemap, violencemap.cli;"
        "heavy = {'pandas', 'geopandas', 'duckdb', 'streamlit', 'folium', 'scipy'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_layers_of_the_house_hold() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    if not lint_imports.exists():
        pytest.skip("import-linter is not installed beside this Python: pip install -e '.[test]'")
    run = subprocess.run([lint_imports], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
