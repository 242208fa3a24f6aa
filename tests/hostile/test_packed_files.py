"""A small file that would unpack to a large one is refused before it has."""

import gzip
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.credit.tables.sources import unpacked as unpacked_tables
from clairscore.files import packing
from clairscore.files.packing import unpacked

BLOCK = b"0,0,0,0\n" * (1 << 17)  # 1 MiB
BLOCKS = 200


def deflated() -> bytes:
    """Return 200 MiB of zeros in some 200 kB, as raw deflate."""
    packer = zlib.compressobj(6, wbits=-15)
    return b"".join(packer.compress(BLOCK) for _ in range(BLOCKS)) + packer.flush()


@pytest.fixture(scope="module")
def packed() -> bytes:
    return deflated()


def zipped(path: Path, name: str) -> Path:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w") as file,
    ):
        for _ in range(BLOCKS):
            file.write(BLOCK)
    return path


def gzipped(path: Path, packed: bytes) -> Path:
    head = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    path.write_bytes(head + packed + struct.pack("<II", 0, 1))  # says that it holds one byte
    return path


def written(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_a_zip_is_refused_by_what_it_says_and_nothing_is_unpacked(tmp_path: Path) -> None:
    source, scratch = zipped(tmp_path / "table.zip", "table.csv"), tmp_path / "scratch"
    scratch.mkdir()
    with pytest.raises(InputFaults, match="would have 209 MB or more"):
        unpacked(source, name="table.zip", scratch=scratch)
    assert written(scratch) == 0


def test_a_zip_of_tables_is_refused_by_what_it_says(tmp_path: Path) -> None:
    source = zipped(tmp_path / "tables.zip", "application_train.csv")
    with pytest.raises(InputFaults, match="would have 209 MB or more"), unpacked_tables(source):
        pass


def test_a_gzip_is_refused_by_what_comes_out_whatever_it_says(
    tmp_path: Path, packed: bytes
) -> None:
    source, scratch = gzipped(tmp_path / "table.csv.gz", packed), tmp_path / "scratch"
    scratch.mkdir()
    with pytest.raises(InputFaults, match="would have 135 MB or more"):
        unpacked(source, name="table.csv.gz", scratch=scratch)
    assert written(scratch) <= packing.SWOLLEN


def test_in_memory_too_no_more_comes_out_than_may(packed: bytes, tmp_path: Path) -> None:
    source = gzipped(tmp_path / "table.csv.gz", packed).read_bytes()
    with pytest.raises(InputFaults, match="would have 100 MB or more"):
        unpacked(source, name="table.csv.gz", scratch=tmp_path)


@pytest.mark.parametrize("kept", [3, 30, 1_000])
def test_a_file_that_was_cut_off_is_damaged_not_swollen(tmp_path: Path, kept: int) -> None:
    source = tmp_path / "table.csv.gz"
    source.write_bytes(gzip.compress(BLOCK * 8)[:kept])
    with pytest.raises(FileUnreadable, match="damaged"):
        unpacked(source, name="table.csv.gz", scratch=tmp_path)


def test_what_people_pack_is_unpacked(tmp_path: Path) -> None:
    source = tmp_path / "table.csv.gz"
    source.write_bytes(gzip.compress(BLOCK * 8))
    found = unpacked(source, name="table.csv.gz", scratch=tmp_path)
    assert isinstance(found.source, Path)
    assert found.source.stat().st_size == 8 << 20
