"""Long tables are written whole and in their order, whatever pieces they come in."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from violencemap.store.rows import insert_long

ROWS = 1_200_000  # more than one statement takes


def test_a_long_table_of_several_pieces_is_written_in_its_order(tmp_path: Path) -> None:
    places = (pa.array(["01001", "32058"]), pa.array(["32058", "09002", "01001"]))
    half = np.arange(ROWS // 2, dtype=np.int32)
    rows = pa.concat_tables(
        pa.table(
            {
                "number": half + offset,
                "cvegeo": pa.DictionaryArray.from_arrays(half % len(names), names),
            }
        )
        for offset, names in zip((0, ROWS // 2), places, strict=True)
    )
    told: list[int] = []
    with duckdb.connect(tmp_path / "long.duckdb", config={"threads": 1}) as connection:
        connection.execute("CREATE TABLE long (cvegeo VARCHAR, number INTEGER)")
        insert_long(connection, "long", rows, told.append)
        stored = connection.sql("SELECT number, cvegeo FROM long").to_arrow_table()
        (threads,) = connection.execute("SELECT current_setting('threads')").fetchall()
    assert stored["number"].to_pylist() == list(range(ROWS))
    assert stored["cvegeo"].to_pylist() == rows["cvegeo"].to_pylist()
    assert told[0] == 0
    assert len(told) > 1
    assert told == sorted(set(told))
    assert threads == (1,)
