"""Assignments are read from whatever table people keep them in."""

from pathlib import Path

import pytest

from clairscore.access.assignments import read_assignments
from clairscore.core.errors import FileUnreadable, InputFaults


@pytest.mark.parametrize(
    "content",
    [
        b"person,client\nanne,000017\nbob, 42 \n",
        '\ufeffPerson;Client;Agence\nanne;="000017";Orléans\nbob;42;Sète\n'.encode(),
        "Client;Person;Agence\n'000017;anne;Orléans\n42;bob;Sète\n".encode("cp1252"),
        "person\tclient\nanne\t000017\nbob\t42\n".encode("utf-16"),
    ],
)
def test_persons_and_clients_are_read_however_they_are_written(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "assignments.csv"
    path.write_bytes(content)
    assert read_assignments(path) == (("anne", "000017"), ("bob", "42"))


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "assignments.csv"
    path.write_text("person,customer\nanne,1\n", encoding="utf-8")
    with pytest.raises(InputFaults, match="The columns client are missing"):
        read_assignments(path)
    path.write_text("person,client\nanne,1\nbob,\n,3\n", encoding="utf-8")
    with pytest.raises(InputFaults, match=r"2 rows have no person or no client \(rows 2, 3\)"):
        read_assignments(path)
    with pytest.raises(FileUnreadable, match="No such file"):
        read_assignments(tmp_path / "none.csv")
