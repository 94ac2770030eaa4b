"""What the README says can be done as it stands there."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from violencemap.cli import build_parser

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (violencemap [^#\n]+)", README, re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_understood(command: str) -> None:
    _, *arguments = shlex.split(command)
    assert build_parser().parse_args(arguments).run


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_links_and_pictures_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize(
    "rule",
    sorted(
        set(
            re.findall(r"\bmake ([a-z]+)\b(?=[`\s]{1,5}(?:#|`|prints|runs|rewrites|takes))", README)
        )
    ),
)
def test_rules_of_make_exist(rule: str) -> None:
    assert re.search(rf"^{rule}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


def test_python_examples_give_what_they_show() -> None:
    (example,) = re.findall(r"```python\n(>>> .*?)```", README, re.S)
    test = doctest.DocTestParser().get_doctest(example, {}, "README", "README.md", 0)
    outcome = doctest.DocTestRunner().run(test)
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_the_python_walk_runs_on_the_bundled_data(
    bundled_store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(bundled_store_path))
    (walk,) = re.findall(r"```python\n(import violencemap.*?)```", README, re.S)
    names: dict[str, object] = {}
    exec(walk, names)
    assert len(names["events"]) > 0
    assert list(names["rates"]["cvegeo"]) == ["23"]
