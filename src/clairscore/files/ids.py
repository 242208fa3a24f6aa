"""Ids as people write them: what spreadsheets put around them, and what people forget."""

import re
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

WRAPPED: Final = r'^\s*=?\s*"+([^"]*)"+\s*$'  # ="000004", so that a spreadsheet keeps the zeros
QUOTED: Final = r"^'+"  # as spreadsheets mark a text
SHORTENED: Final = r"^\d([.,]\d+)?[eE]\+\d+$"  # 1.23E+11: the digits are lost
HALVES: Final = re.compile("[\ud800-\udfff]")  # of characters: what no file can hold


def bare_ids(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return ids without what spreadsheets put around them, nor doubled blanks; null where empty."""
    bare = pc.replace_substring_regex(texts, WRAPPED, r"\1")
    bare = pc.replace_substring_regex(bare, QUOTED, "")
    bare = pc.utf8_trim_whitespace(pc.replace_substring_regex(bare, r"[\s\x{00a0}\x{202f}]+", " "))
    return pc.if_else(pc.equal(bare, ""), None, bare)


def bare_id(text: str) -> str:
    """Return one id as `bare_ids` does; empty where nothing is left."""
    text = HALVES.sub("\ufffd", text)
    return bare_ids(pa.chunked_array([[text]], pa.string()))[0].as_py() or ""


def loose(text: str) -> str:
    """Return what two ways to write one id have in common: no blanks, capitals, nor zeros before it."""
    plain = "".join(bare_id(text).split()).casefold()
    return plain.lstrip("0") or plain[-1:]
