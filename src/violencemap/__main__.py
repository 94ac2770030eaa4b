"""``python -m violencemap``."""

from violencemap.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
