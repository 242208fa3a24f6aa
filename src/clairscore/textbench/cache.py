"""Vectors on disk: each text is embedded once per encoder, however often a run is started.

A folder of the cache holds the vectors of one encoder identity, in two files that only grow:
``vectors.f32``, one float32 row a text, and ``records.bin``, one record a row: the sha256 of the
text, the CRC-32 of the row and its length. A row is written before its record, so that whatever a run was doing when
it was stopped, the records that are whole speak of rows that are whole; the rest is cut off.
"""

import hashlib
import json
import os
import struct
import tempfile
import zlib
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from clairscore.core.errors import WriteFailed
from clairscore.core.progress import SILENT, Progress
from clairscore.textbench.encoders.encoder import Encoder, FloatArray, checked, identity_key
from clairscore.textbench.encoders.errors import CacheBusy, CacheDamaged
from clairscore.texts import Message

BLOCK = 64  # texts embedded before their vectors are put on disk: what a stopped run loses at most
ROWS_AT_ONCE = 4_096  # rows copied at a time
RECORD = struct.Struct("<32sII")  # sha256 of the text, CRC-32 of the row, dimensions
VECTORS, RECORDS = "vectors.f32", "records.bin"


@dataclass
class Store:
    """The vectors of one encoder identity, open for reading and writing.

    Parameters
    ----------
    folder
        Where they are.
    rows
        Row of each text already embedded and its CRC-32, by the sha256 of the text.
    dimensions
        Size of a vector; 0 while there is none.
    """

    folder: Path
    rows: dict[bytes, tuple[int, int]]
    dimensions: int

    def append(self, keys: Sequence[bytes], vectors: FloatArray) -> None:
        """Write vectors, then the records that make them count."""
        self.dimensions = self.dimensions or vectors.shape[1]
        rows = np.ascontiguousarray(vectors, dtype="<f4")
        crcs = [zlib.crc32(row.data) for row in rows]
        records = (
            RECORD.pack(key, crc, self.dimensions) for key, crc in zip(keys, crcs, strict=True)
        )
        for name, data in ((VECTORS, rows.tobytes()), (RECORDS, b"".join(records))):
            with (self.folder / name).open("ab") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        first = len(self.rows)
        self.rows.update({key: (first + i, crcs[i]) for i, key in enumerate(keys)})

    def gathered(self, keys: Sequence[bytes]) -> FloatArray:
        """Return the rows of these texts in their order, on disk, each checked.

        Raises
        ------
        CacheDamaged
            A row differs from what was written.
        """
        stored = np.memmap(self.folder / VECTORS, "<f4", "r").reshape(-1, self.dimensions)
        with tempfile.TemporaryFile(dir=self.folder) as file:
            found = np.memmap(file, np.float32, "w+", shape=(len(keys), self.dimensions))
        for start in range(0, len(keys), ROWS_AT_ONCE):
            rows, crcs = zip(
                *(self.rows[key] for key in keys[start : start + ROWS_AT_ONCE]), strict=True
            )
            block = stored[list(rows)]
            if any(zlib.crc32(row.data) != crc for row, crc in zip(block, crcs, strict=True)):
                raise CacheDamaged(str(self.folder))
            found[start : start + ROWS_AT_ONCE] = block
        return found


def embed(
    encoder: Encoder, texts: Sequence[str], *, cache: Path, progress: Progress = SILENT
) -> FloatArray:
    """Return one vector a text; only texts that the cache does not know are embedded.

    Texts go to the encoder longest first, so that those embedded together are of like length.
    Vectors are on disk after every block: a run that was stopped goes on where it was.

    Parameters
    ----------
    encoder
        What embeds.
    texts
        At least one; equal texts are embedded once.
    cache
        Folder of all caches; made if absent.
    progress
        Told of each block.

    Returns
    -------
    FloatArray
        (n_texts, dimensions), mapped from a file that vanishes with the array.

    Raises
    ------
    EncoderError
        The encoder fails, or gives vectors that can't be used.
    CacheDamaged
        Stored vectors were changed by something else.
    CacheBusy
        Another run is writing the same vectors.
    WriteFailed
        The disk is full or the folder read-only.
    """
    keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
    try:
        with _opened(encoder, cache) as store:
            missing = {
                key: text for key, text in zip(keys, texts, strict=True) if key not in store.rows
            }
            if missing:
                _embed_missing(encoder, missing, store=store, progress=progress)
            return store.gathered(keys)
    except OSError as error:
        raise WriteFailed(str(cache), error.strerror or str(error)) from error


def cached(encoder: Encoder, texts: Sequence[str], *, cache: Path) -> int:
    """Return how many of the texts need not be embedded any more."""
    keys = {hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts}
    with _opened(encoder, cache) as store:
        return len(keys & store.rows.keys())


def _embed_missing(
    encoder: Encoder, missing: dict[bytes, str], *, store: Store, progress: Progress
) -> None:
    ordered = sorted(missing.items(), key=lambda item: len(item[1]), reverse=True)
    message = Message("step-embed", {"encoder": encoder.name, "count": len(ordered)})
    with progress.step(message, total=len(ordered)) as advance:
        for start in range(0, len(ordered), BLOCK):
            keys, texts = zip(*ordered[start : start + BLOCK], strict=True)
            vectors = checked(
                encoder.encode(texts, progress=SILENT),
                encoder=encoder.name,
                expected=len(texts),
                dimensions=store.dimensions or None,
            )
            store.append(keys, vectors)
            advance(len(keys))


@contextmanager
def _opened(encoder: Encoder, cache: Path) -> Generator[Store]:
    """Open the store of an encoder for this run alone."""
    folder = cache / identity_key(encoder)[:32]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "lock", timeout=1):
            identity = json.dumps(dict(encoder.identity), indent=2, ensure_ascii=False)
            (folder / "identity.json").write_text(identity + "\n", encoding="utf-8")
            yield _whole_part(folder)
    except Timeout as error:
        raise CacheBusy(str(folder)) from error


def _whole_part(folder: Path) -> Store:
    """Return what is whole of a store; what a stopped run left half-written is cut off."""
    for name in (VECTORS, RECORDS):
        (folder / name).touch()
    data = (folder / RECORDS).read_bytes()
    whole = len(data) - len(data) % RECORD.size
    records = list(RECORD.iter_unpack(data[:whole]))
    sizes = {dimensions for _, _, dimensions in records} or {0}
    size = 4 * len(records) * max(sizes)
    if len(sizes) != 1 or (folder / VECTORS).stat().st_size < size:
        raise CacheDamaged(str(folder))
    os.truncate(folder / RECORDS, whole)
    os.truncate(folder / VECTORS, size)
    rows = {text: (row, crc) for row, (text, crc, _) in enumerate(records)}
    return Store(folder, rows, sizes.pop())
