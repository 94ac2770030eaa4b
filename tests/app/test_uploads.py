"""What lies behind the page that adds files: names, folders, threads and reasons."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from official_files import POPULATION, UNKNOWN, municipal_crimes
from violencemap.app.column_names import suggest_columns
from violencemap.app.jobs import Job
from violencemap.app.text.reasons import reason_in
from violencemap.app.uploads import UploadFolder, safe_name
from violencemap.errors import ReadError, StoreError
from violencemap.pipeline import Progress, read_file
from violencemap.read.event_sources import named_columns


class Uploaded(io.BytesIO):
    name, file_id = "IDM.csv", "1"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("IDM_NM_dic25.csv", "IDM_NM_dic25.csv"),
        ("víctimas 2024 (1).xlsx", "víctimas 2024 (1).xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ana\\datos.csv", "datos.csv"),
        (".hidden.csv", "hidden.csv"),
        ("a\x00b\n<script>.csv", "a_b__script_.csv"),
        ("..", "_"),
        ("", "_"),
        ("x" * 300 + ".csv.gz", "x" * 120 + ".gz"),
    ],
)
def test_names_of_uploads_lead_nowhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_two_files_of_one_name_lie_apart_and_go_with_their_folder() -> None:
    folder = UploadFolder()
    first, second = (folder.keep("a.csv", Uploaded(text)) for text in (b"1", b"2"))
    assert [first.read_bytes(), second.read_bytes()] == [b"1", b"2"]
    assert folder.without_folder(f"{second}, row 3: no") == "a.csv, row 3: no"
    path = folder.path
    del folder
    gc.collect()
    assert not path.exists()


def test_a_job_tells_how_far_it_is_and_ends_where_it_is_stopped() -> None:
    begun, go_on = Event(), Event()

    def work(progress: Progress) -> None:
        progress("Reading", 1, 4)
        begun.set()
        go_on.wait(10)
        progress("Reading", 2, 4)
        raise AssertionError("it was stopped")

    job = Job(work)
    assert begun.wait(10)
    assert (job.step, job.done, job.total, job.running) == ("Reading", 1, 4, True)
    assert job.seconds_left is not None
    job.stop()
    go_on.set()
    job.wait()
    assert not job.running
    assert job.error is None


@pytest.mark.parametrize(
    ("error", "said"), [(StoreError("busy"), "busy"), (KeyError("x"), "KeyError: 'x'")]
)
def test_a_job_that_fails_says_why(error: Exception, said: str) -> None:
    def fail(progress: Progress) -> None:
        raise error

    job = Job(fail)
    job.wait()
    assert str(job.error) == said


def test_columns_are_suggested_by_their_names_and_each_once() -> None:
    assert suggest_columns(["FECHA", "Estado", "Lat", "Long"]) == {
        "event_date": "FECHA",
        "latitude": "Lat",
        "state": "Estado",
    }
    assert suggest_columns(["Cosa", "Otra"]) == {}


Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def test_what_the_readers_set_aside_is_said_in_spanish(write: Write) -> None:
    columns = {"event_date": "Fecha", "cvegeo": "Clave", "fatalities_best": "Muertos"}
    own = UNKNOWN + b"2024-05-04,23009,many,d\n2024-05-05,23009,1\n,ab,1,e\nMonday,26055,1,f\n"
    own += b"8/3/2021,26055,1,g\n2021-02-30,26055,1,h\n3021-02-03,26055,1,i\n"
    own += b'2024-05-06,26055,"4,0",j\n2024-05-06,26055,"4,000",k\n'
    crimes = municipal_crimes(bad_rows=2)
    crimes += crimes.splitlines(keepends=True)[1]  # the same once more
    crimes += crimes.splitlines(keepends=True)[1].replace(b"2023", b"2022").replace(b",7,", b",x,")
    readings = [
        read_file(write("own.csv", own), columns=named_columns(columns, dataset="own")),
        read_file(write("crimes.csv", crimes)),
        read_file(write("people.csv", POPULATION)),
    ]
    reasons = {one.reason for file in readings for table in file.tables for one in table.rejected}
    assert len(reasons) >= 10
    assert any("without a comma" in one for one in reasons)
    assert [one for one in reasons if reason_in("es", one) == one] == []
    assert all(reason_in("en", one) == one for one in reasons)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b" \n"),
        ("binary.csv", b"a\0b"),
        ("bad.zip", b"PK\x03\x04damaged"),
        ("bad.parquet", b"PAR1damaged"),
        ("renamed.csv", municipal_crimes().replace(b"Modalidad", b"Modalidades")),
        ("twice.csv", municipal_crimes().replace(b"Modalidad", b"Municipio")),
        ("undated.txt", b"A title\n\nSomething happened on Monday.\n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0"),
        ("empty.txt", b"  "),
        ("bad.json", b"{"),
        ("bad.jsonl", b"{\n"),
    ],
)
def test_why_a_file_cannot_be_read_is_said_in_spanish(
    write: Write, name: str, content: bytes
) -> None:
    with pytest.raises(ReadError) as refusal:
        read_file(write(name, content))
    assert reason_in("es", refusal.value.reason) != refusal.value.reason
