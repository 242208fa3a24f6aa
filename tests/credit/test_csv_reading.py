"""CSV is read to the letter, and what Arrow would pass over in silence is told with its line."""

import csv
import gzip
import io
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clairscore.files import csv as csv_reading
from clairscore.files.csv import CsvFile

TEXT = pa.string()
PIECES = st.sampled_from(['"', ",", " ", "\n", "\r\n", "é", "€", "x"])


def read(file: CsvFile, *names: str) -> list[dict[str, object]]:
    with file:
        reader = file.batches(dict.fromkeys(names, TEXT), skipped=1, nulls=("",))
        return reader.read_all().to_pylist()


@settings(max_examples=60)
@given(
    cells=st.lists(st.lists(PIECES, max_size=6).map("".join), min_size=1, max_size=12),
    piece=st.integers(1, 9),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_a_csv_writer_writes_is_read_back_and_is_no_fault(
    tmp_path_factory: pytest.TempPathFactory, *, cells: list[str], piece: int, newline: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=newline)
    writer.writerows([("a", "b"), *((cell, "end") for cell in cells)])
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    path.write_bytes(text.getvalue().encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_reading, "PIECE_BYTES", piece)
        file = CsvFile(path)
        assert [row["a"] for row in read(file, "a", "b")] == [cell or None for cell in cells]
    assert (file.short.count, file.long.count, file.bad_byte) == (0, 0, None)
    assert file.bad_quote_line() == 0


@pytest.mark.parametrize("packed", [False, True])
def test_ragged_rows_are_told_by_line_though_cells_hold_line_breaks(
    tmp_path: Path, *, packed: bool
) -> None:
    text = b'a,b\n"1\n1",x\n\n2\n3,y\n4,y,z\n5\n'
    path = tmp_path / "table"
    path.write_bytes(gzip.compress(text) if packed else text)
    file = CsvFile(path)
    assert len(read(file, "a", "b")) == 2
    assert (file.short.count, file.long.count) == (2, 1)
    records = [record for record, _ in (*file.short.examples, *file.long.examples)]
    assert list(file.lines(*records).values()) == [5, 8, 7]


@pytest.mark.parametrize("block", [8, 9, 10, 11, 12, 1 << 20])
def test_the_rows_above_a_byte_that_is_not_utf8_are_read_wherever_blocks_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(csv_reading, "BLOCK_BYTES", block)
    path = tmp_path / "table.csv"
    path.write_bytes("a,b\né,1\n€,2\n".encode() + b"\xe9t\xe9,3\n4,4\n")
    file = CsvFile(path)
    assert [row["b"] for row in read(file, "a", "b")] == ["1", "2"]
    assert (file.bad_byte, file.bad_byte_line()) == (0xE9, 4)


@pytest.mark.parametrize("cell", ['5" x 6"', '"quoted" ', 'the "best" one'])
def test_quotes_that_arrow_reads_as_they_are_meant_are_no_fault(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"a,b\n{cell},1\n2,2\n", encoding="utf-8")
    file = CsvFile(path)
    assert [row["b"] for row in read(file, "a", "b")] == ["1", "2"]
    assert file.bad_quote_line() == 0
