"""Write the checksums of data/ into data/SOURCES.md.

    python scripts/stamp_sources.py

Run it after a bundled file has changed (``make data`` does); all else in a line is written by
hand. A bundled file without a line ends it with a message.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"
CHECKSUM = re.compile(r"(?<=\| )[0-9a-f]{64}(?= \|)")


def main() -> int:
    page = DATA / "SOURCES.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    stamped = [stamp(line) for line in lines]
    page.write_text("\n".join(stamped) + "\n", encoding="utf-8")
    files = {str(path.relative_to(DATA)) for path in DATA.rglob("*.*") if path != page}
    unlisted = sorted(files - {file_of(line) for line in lines})
    for file in unlisted:
        print(f"data/SOURCES.md has no line for {file}: add its origin, licence and date")
    return 1 if unlisted else 0


def stamp(line: str) -> str:
    file = DATA / file_of(line)
    if not line.startswith("| ") or not file.is_file():
        return line
    return CHECKSUM.sub(hashlib.sha256(file.read_bytes()).hexdigest(), line)


def file_of(line: str) -> str:
    return line.strip("| ").split(" |")[0]


if __name__ == "__main__":
    sys.exit(main())
