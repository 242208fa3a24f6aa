"""One made-up table, written in the ways that people and programs write tables."""

import io
import json
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq

from packings import packed, workbook

NAMES: Final = ("client", "income", "rate", "owner", "town", "default")
TOWNS: Final = ("Orléans", "Sète", "Besançon")
CLIENTS: Final = tuple(
    (
        f"{i + 1:06d}",
        None if i % 11 == 5 else round(1_000.25 + 137.5 * i, 2),
        0.0125 + 0.0025 * (i % 7),
        i % 3 == 0,
        TOWNS[i % 3],
        i % 4 == 0,
    )
    for i in range(60)
)
Cells = Sequence[Sequence[str]]


def french(value: float) -> str:
    """Return 1 234,50."""
    return f"{value:,.2f}".replace(",", "\u202f").replace(".", ",")


def cells(
    *,
    income: Callable[[float], str] = "{:.2f}".format,
    rate: Callable[[float], str] = "{:.4f}".format,
    missing: str = "",
    words: tuple[str, str] = ("no", "yes"),
    client: Callable[[str], str] = str,
) -> list[list[str]]:
    """Return the table's cells below the names."""
    return [
        [
            client(id_),
            missing if earned is None else income(earned),
            rate(share),
            words[owner],
            town,
            words[default],
        ]
        for id_, earned, share, owner, town, default in CLIENTS
    ]


def text(rows: Cells, *, between: str = ",", newline: str = "\n") -> str:
    """Return rows below the names, cells with the separator in quotes."""
    quoted = [
        [
            '"' + cell.replace('"', '""') + '"' if between in cell or '"' in cell else cell
            for cell in row
        ]
        for row in (NAMES, *rows)
    ]
    return newline.join(between.join(row) for row in quoted) + newline


FRENCH: Final = cells(
    income=lambda x: french(x) + "\u00a0€",
    rate=lambda x: f"{100 * x:.2f}".replace(".", ",") + " %",
    words=("FAUX", "VRAI"),
)
SEMICOLONS: Final = text(FRENCH, between=";", newline="\r\n")
WINDOWS: Final = SEMICOLONS.replace("\u202f", "\u00a0").encode("cp1252")
PLAIN: Final = text(cells())
LINES: Final = PLAIN.splitlines(keepends=True)

TEXTS: Final[dict[str, bytes]] = {
    "byte order mark": b"\xef\xbb\xbf" + SEMICOLONS.encode(),
    "windows": WINDOWS,
    "latin 9": SEMICOLONS.replace("\u202f", "\u00a0").encode("iso-8859-15"),
    "utf-16 with tabs": text(FRENCH, between="\t").encode("utf-16"),
    "utf-16 without its mark": text(FRENCH, between="\t").encode("utf-16-le"),
    "bars": text(cells(), between="|").encode(),
    "thousands with commas": text(cells(income="${:,.2f}".format)).encode(),
    "thousands with points": text(
        cells(income=lambda x: f"{x:,.2f}".translate(str.maketrans(",.", ".,"))), between=";"
    ).encode(),
    "swiss": text(
        cells(income=lambda x: "CHF " + f"{x:,.2f}".replace(",", "’")), between=";"
    ).encode(),
    "words for nothing": text(cells(missing="n.c.")).encode(),
    "excel's errors": text(cells(missing="#DIV/0!")).encode(),
    "a word of the lender's, repeated": text(cells(missing="à venir")).encode(),
    "ids as formulas": text(cells(client='="{}"'.format)).encode(),
    "ids as marked texts": text(cells(client="'{}".format)).encode(),
    "sep line": b"sep=;\r\n" + text(cells(), between=";").encode(),
    "comments": b"# export\n# secret\n" + PLAIN.encode() + b"# end\n",
    "title and merged header": (
        "Portfolio;;;;;\n;;;;;\nWho;Money;;;Where;Outcome\n" + text(cells(), between=";")
    ).encode(),
    "header repeated": "".join([*LINES[:31], LINES[0], *LINES[31:]]).encode(),
    "total below": (PLAIN + "TOTAL,300000.00,,,,\n").encode(),
    "subtotals and notes": "".join(
        [*LINES[:31], "Sous-total,1,2,,,\n", *LINES[31:], ",,,,,\n", "Total : 60 lignes\n"]
    ).encode(),
    "notes in a wide row": (PLAIN + "(1) hors contentieux,,,,,\n").encode(),
    "capitals": text(cells(words=("No", "YES"))).encode(),
}
"""By kind of fault; each holds the same clients."""


def quoted(name: str) -> str:
    return f'"{name}"'


def files(folder: Path) -> dict[str, Path]:
    """Write the table in formats of programs, and packed; return them by name."""
    written = {
        f"clients.csv{packing}": packed(PLAIN.encode(), packing)
        for packing in (".gz", ".zip", ".bz2", ".xz", ".zst")
    }
    records = [dict(zip(NAMES, client, strict=True)) for client in CLIENTS]
    table = pa.Table.from_pylist(records)
    written["clients.json"] = json.dumps(records).encode()
    written["clients.jsonl"] = "\n".join(map(json.dumps, records)).encode()
    parquet = io.BytesIO()
    pq.write_table(table, parquet)
    written["clients.parquet.zip"] = packed(parquet.getvalue(), ".zip", name="clients.parquet")
    sheet = {"A1": "Portfolio"} | {
        f"{chr(ord('A') + j)}{i + 3}": "" if cell is None else cell
        for i, row in enumerate((NAMES, *CLIENTS))
        for j, cell in enumerate(row)
    }
    written["clients.xlsx"] = workbook(sheet)
    places = {name: folder / name for name in written}
    for name, place in places.items():
        place.write_bytes(written[name])
    pyarrow.feather.write_feather(table, str(folder / "clients.feather"))
    (folder / "parts").mkdir()
    (folder / "parts" / "_SUCCESS").touch()
    for k in range(2):
        pq.write_table(table.slice(30 * k, 30), folder / "parts" / f"part-{k}.parquet")
    with sqlite3.connect(folder / "clients.db") as database:
        database.execute(f"CREATE TABLE clients ({', '.join(map(quoted, NAMES))})")
        marks = ", ".join("?" * len(NAMES))
        database.executemany(f"INSERT INTO clients VALUES ({marks})", CLIENTS)  # noqa: S608
    database.close()
    others = {name: folder / name for name in ("clients.feather", "parts", "clients.db")}
    return places | others
