"""Bytes packed in the ways that people pack files."""

import bz2
import gzip
import io
import lzma
import zipfile

import pyarrow as pa


def packed(data: bytes, packing: str, *, name: str = "table.csv") -> bytes:
    """Return bytes packed as a file of that ending is."""
    if packing == ".zip":
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr(name, data)
        return archive.getvalue()
    pack = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}.get(packing)
    return (
        pack(data)
        if pack
        else pa.compress(data, codec=packing[1:].replace("zst", "zstd"), asbytes=True)
    )
