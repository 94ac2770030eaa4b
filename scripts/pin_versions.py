"""Write constraints.txt: the exact versions a fresh environment gets today.

Run with ``make constraints`` after changing a dependency. Only ``name==version`` lines are
written; where packages come from is each machine's own setting.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^[A-Za-z0-9._-]+==[^\s;]+$")
HEADER = "# Written by scripts/pin_versions.py (make constraints). Used with pip install -c.\n"


def freeze() -> list[str]:
    """Install the project with all extras in a new environment and list what came."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        project = f"{ROOT}[test,bench,data]"
        subprocess.run([python, "-m", "pip", "install", "--quiet", project], check=True)
        listing = [python, "-m", "pip", "freeze", "--exclude", "violencemap"]
        output = subprocess.run(listing, check=True, capture_output=True, text=True).stdout
    return [line for line in output.splitlines() if PINNED.match(line)]


def main() -> int:
    lines = freeze()
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"constraints.txt: {len(lines)} packages pinned")
    return 0


if __name__ == "__main__":
    sys.exit(main())
