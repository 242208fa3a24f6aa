"""What a file is, told by its first bytes rather than by its name."""

import re
from typing import Final

START: Final = 4096  # bytes that are looked at

# first bytes, in this order: the first that fit tell
SIGNS: Final = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\x04\x22\x4d\x18", "lz4"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
    (b"FEA1", "feather"),
    (b"\xff\xff\xff\xff", "arrow-stream"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook"),
    (b"$FL2", "spss"),
    (b"$FL3", "spss"),
    (b"<stata_dta>", "stata"),
    (b"HEADER RECORD*******LIB", "xport"),
    (b"\x00" * 12 + b"\xc2\xea\x81\x60", "sas"),
    (b"%PDF", "pdf"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"\x89HDF", "hdf5"),
    (b"\x93NUMPY", "numpy"),
    (b"Obj\x01", "avro"),
    (b"ORC", "orc"),
    (b"RDX", "rdata"),
    (b"X\n\x00\x00", "rdata"),
    (b"\x80\x02", "pickle"),
    (b"\x80\x03", "pickle"),
    (b"\x80\x04", "pickle"),
    (b"\x80\x05", "pickle"),
    (b"\x00\x01\x00\x00Standard", "access"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)
LATER_SIGNS: Final = ((8, b"DUCK", "duckdb"), (257, b"ustar", "tar"))  # after so many bytes
# first characters of texts that are no tables
TEXTS: Final = (
    (re.compile(r"\s*(<!doctype html|<html|<table|<head|<meta)", re.IGNORECASE), "html"),
    (re.compile(r"\s*<(\?xml|[a-z]+[ >])", re.IGNORECASE), "xml"),
    (re.compile(r"\s*(\[\s*)?\{\s*(\"|\}|$)|\s*\[\s*\]\s*$"), "json"),
)
BY_NAME: Final = {".parquet": "parquet", ".feather": "arrow", ".arrow": "arrow", ".dta": "stata"}
PACKED: Final = ("gzip", "bz2", "xz", "zstd", "lz4", "zip")
# kinds that are named, but not read
UNREAD: Final = frozenset({
    *("pdf", "7z", "rar", "tar", "hdf5", "numpy", "avro", "orc", "rdata", "pickle", "access", "rtf"),
    *("image", "html", "xml", "word", "slides", "binary"),
})  # fmt: skip


def kind_of(start: bytes, name: str) -> str:
    """Return what a file is: one of the kinds above, ``duckdb``, ``text``, ``json`` or ``binary``.

    Parameters
    ----------
    start
        Its first `START` bytes.
    name
        Of the file: tells only what the bytes leave open.
    """
    signs = (*SIGNS, *((start[:at] + sign, kind) for at, sign, kind in LATER_SIGNS))
    kind = next((kind for sign, kind in signs if start.startswith(sign)), "")
    if kind:
        return kind
    ending = next((kind for ending, kind in BY_NAME.items() if name.lower().endswith(ending)), "")
    if ending and not start.isascii():
        return ending
    if b"\x00" in start and not _is_wide(start):
        return ending or "binary"
    text = start.decode("utf-8-sig", errors="replace")
    return next((kind for pattern, kind in TEXTS if pattern.match(text)), ending or "text")


def _is_wide(start: bytes) -> bool:
    """Return whether a text may take two or four bytes a character."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    even, odd = start[::2].count(0), start[1::2].count(0)
    return min(even, odd) * 10 < max(even, odd) and 4 * max(even, odd) > len(start)
