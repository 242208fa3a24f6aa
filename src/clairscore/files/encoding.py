"""Which characters the bytes of a text stand for, and the same text in UTF-8."""

import codecs
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.core.errors import InputFaults
from clairscore.texts import Message

BLOCK: Final = 1 << 20
LINES: Final = 5  # told of those that are not like the rest
MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# of 0x80 to 0x9F, what Western text in Windows-1252 holds: € … ’ “ ” • – — ™ œ Œ Ÿ and non-letters
USUAL: Final = (0x80, 0x85, 0x8C, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9C, 0x9F)
FIRST_LETTER: Final = 0xC0  # of those with accents, in Western encodings
NOT_1252: Final = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
LATIN_9: Final = (0xA4, 0xBC, 0xBD, 0xBE)  # € Œ œ Ÿ, where Latin-1 has what people do not write
NAMES: Final = {"cp1252": "Windows-1252", "iso-8859-15": "Latin-9 (ISO-8859-15)"}

Bytes = Path | bytes  # a file, or what one held


@dataclass(frozen=True)
class Text:
    """A text in UTF-8, and what is to be said of it."""

    source: Bytes
    notes: tuple[Message, ...] = ()


def opened(source: Bytes) -> io.BufferedIOBase:
    """Return a file, or what one held, as a stream of bytes."""
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def start_of(source: Bytes, n: int) -> bytes:
    """Return the first bytes."""
    with opened(source) as stream:
        return stream.read(n)


def in_utf8(source: Bytes, *, name: str, encoding: str = "", scratch: Path) -> Text:
    """Return a text in UTF-8.

    Parameters
    ----------
    source
        The text.
    name
        Of the file, for reports.
    encoding
        As Python names it; empty to find out.
    scratch
        Folder for the text of a file that has another encoding; what was held stays in memory.

    Raises
    ------
    InputFaults
        The encoding is not known, or not the same in all lines.
    """
    if encoding:
        try:
            known = codecs.lookup(encoding).name
        except LookupError as error:
            fault = Message("fault-file-encoding-name", {"found": encoding})
            raise InputFaults(name, faults=(fault,)) from error
        return Text(_rewritten(source, known, name=name, scratch=scratch))
    start = start_of(source, 4096)
    wide = next((code for mark, code in MARKS if start.startswith(mark)), _unmarked(start))
    if wide:
        text = _rewritten(source, wide, name=name, scratch=scratch)
        return Text(text, (Message("note-file-encoding", {"encoding": wide.upper()}),))
    if _is_utf8(source):
        return Text(source)
    mixed = _mixed_lines(source)
    if mixed:
        facts = {"lines": tuple(str(line) for line in mixed[:LINES]), "count": len(mixed)}
        raise InputFaults(name, faults=(Message("fault-file-encoding-mixed", facts),))
    western = _western(source)
    if not western:
        raise InputFaults(name, faults=(Message("fault-file-encoding-unknown"),))
    text = _rewritten(source, western, name=name, scratch=scratch)
    return Text(text, (Message("note-file-encoding", {"encoding": NAMES[western]}),))


def _unmarked(start: bytes) -> str:
    """Return UTF-16 if every other byte is mostly nothing, as in Western text; else nothing."""
    data = np.frombuffer(start[: len(start) // 2 * 2], np.uint8)
    if not len(data):
        return ""
    even, odd = (float((data[k::2] == 0).mean()) for k in (0, 1))
    if max(even, odd) < 0.5:  # noqa: PLR2004 — more than half
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(source: Bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with opened(source) as stream:
        try:
            while block := stream.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _mixed_lines(source: Bytes) -> list[int]:
    """Return the lines that are not UTF-8, if others are: with its mark, or with accents."""
    told, astray = False, list[int]()
    with opened(source) as stream:
        for number, line in enumerate(stream, start=1):
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                told = True
            except UnicodeDecodeError:
                astray.append(number)
    return astray if told else []


def _western(source: Bytes) -> str:
    """Return the Western encoding in which a text reads well; empty if there is none."""
    counts, pairs = np.zeros(256, np.int64), 0
    with opened(source) as stream:
        while block := stream.read(BLOCK):
            data: NDArray[np.uint8] = np.frombuffer(block, np.uint8)
            counts += np.bincount(data, minlength=256)
            letters = data >= FIRST_LETTER
            pairs += int((letters[1:] & letters[:-1]).sum())
    letters = int(counts[FIRST_LETTER:].sum())
    odd = int(counts[0x80:0xA0].sum() - counts[list(USUAL)].sum())
    # words of accents alone are another alphabet; marks instead of letters, another encoding
    if counts[list(NOT_1252)].sum() or odd > letters or 2 * pairs > letters > 0:
        return ""
    if not counts[0x80:0xA0].sum() and counts[list(LATIN_9)].sum():
        return "iso-8859-15"
    return "cp1252"


def _rewritten(source: Bytes, encoding: str, *, name: str, scratch: Path) -> Bytes:
    """Return a text in UTF-8, line ends as they are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    target = io.BytesIO() if isinstance(source, bytes) else (scratch / "utf8").open("wb")
    line = 1
    with opened(source) as stream:
        try:
            while block := stream.read(BLOCK):
                text = decoder.decode(block)
                target.write(text.encode())
                line += text.count("\n")
            target.write(decoder.decode(b"", final=True).encode())
        except UnicodeError as error:
            facts = {"encoding": encoding, "line": str(line)}
            fault = Message("fault-file-encoding-wrong", facts)
            raise InputFaults(name, faults=(fault,)) from error
        if isinstance(target, io.BytesIO):
            return target.getvalue()
        target.close()
    return scratch / "utf8"
