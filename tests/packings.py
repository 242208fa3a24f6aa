"""Bytes packed in the ways that people pack files."""

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

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


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(cells: Mapping[str, object], *, sheet: str = "a") -> bytes:
    """Return an Excel workbook with one sheet, from its cells by name (A1 …), row by row."""
    rows: dict[str, str] = {}
    for name, value in cells.items():
        row = name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        number = isinstance(value, int | float) and not isinstance(value, bool)
        content = f"<v>{value}</v>" if number else f"<is><t>{escape(str(value))}</t></is>"
        kind = "n" if number else "inlineStr"
        rows[row] = rows.get(row, "") + f'<c r="{name}" t="{kind}">{content}</c>'
    data = "".join(f'<row r="{row}">{content}</row>' for row, content in rows.items())
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()
