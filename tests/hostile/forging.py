"""Hands that tamper with records: any table, any column, any type, rows put in and taken out."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from clairscore.credit.decisions import DecisionStore
from decision_makers import new

TABLES = (
    "entries", "parts", "head", "decisions", "groups", "reviews", "assignments", "api_keys",
    "access_log", "access_head", "alembic_version",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, -1, 0, 1, 2, 3, 7, 2**40, 0.5, 1e300, "", " ", "x", "0", "1", "2", "true", "confirm",
    "anne", "é" * 9, "[]", "{}", "null", "[" * 5_000, '{"person":1}', "NaN", "2026-01-01",
    b"", b"\xff\xfe", b"anne",
)  # fmt: skip


def filled(store: DecisionStore) -> DecisionStore:
    """Fill a record with some of everything that it can hold."""
    kept = [store.record(new(str(n)), f"key-{n}" if n % 2 else None) for n in range(1, 6)]
    kept.append(store.record(new("6", override="Garant familial.")))
    for number, outcome in ((0, "change"), (2, "confirm")):
        review = store.reviews.ask(kept[number].id, client_view="Non.", person="anne")
        store.reviews.settle(review.id, person="bob", outcome=outcome, reasons="Vu.")
    store.reviews.ask(kept[3].id, client_view="Encore.", person="anne")
    store.access.assign([("anne", "1"), ("anne", "2"), ("bob", "3")], person="root")
    store.access.unassign("bob", "3", person="root")
    store.access.log("anne", [str(n) for n in range(1, 6)], "api")
    store.access.log("bob", "2", "screen")
    for name in ("nightly", "weekly"):
        key = store.keys.add(name, digest=name, roles=["adviser"], person="root")
    store.keys.revoke(key.id, person="root")
    store.erase("2", person="dpo")
    return store


@dataclass(frozen=True)
class Change:
    """One statement with its values, and what it does in words."""

    table: str
    statement: str
    values: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{self.statement} {self.values!r}"[:200]


Rows = dict[str, list[dict[str, Any]]]


def changes(rows: Rows, draw: random.Random) -> Iterator[Change]:
    """Yield changes of a record whose rows are known, without end; `?` stands for values."""
    while True:
        table = draw.choice([name for name in TABLES if rows[name]])
        row = draw.choice(rows[table])
        column = draw.choice(list(row))
        where = " AND ".join(f"{name} = ?" for name in _key(table))
        at = tuple(row[name] for name in _key(table))
        match draw.randrange(8):
            case 0:
                yield Change(table, f"DELETE FROM {table} WHERE {where}", at)  # noqa: S608
            case 1:
                other = {**row, **{n: _another(row[n], draw) for n in _key(table)}}
                names, marks = ", ".join(other), ", ".join("?" * len(other))
                statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
                yield Change(table, statement, tuple(other.values()))
            case 2 if table == "parts":
                salt, content = row["salt"], row["content"]
                cut = draw.randrange(1, 60)
                statement = f"UPDATE parts SET salt = ?, content = ? WHERE {where}"  # noqa: S608
                moved = (salt[:-cut], salt[-cut:] + content)
                back = (salt + content[:cut], content[cut:])
                yield Change(table, statement, (*draw.choice([moved, back]), *at))
            case _:
                value = _other(row[column], [one[column] for one in rows[table]], draw)
                statement = f"UPDATE {table} SET {column} = ? WHERE {where}"  # noqa: S608
                yield Change(table, statement, (value, *at))


def _key(table: str) -> tuple[str, ...]:
    keys = {"parts": ("position", "part"), "groups": ("position", "feature")}
    ids = {"access_log": ("id",), "head": ("id",), "access_head": ("id",)}
    return {**keys, **ids, "alembic_version": ("version_num",)}.get(table, ("position",))


def _another(value: Any, draw: random.Random) -> Any:  # noqa: ANN401 (of any column)
    return value + draw.choice([-1, 1, 2, 50]) if isinstance(value, int) else f"{value}x"


def _other(value: Any, others: list[Any], draw: random.Random) -> Any:  # noqa: ANN401
    """Return another value for a cell: a neighbour's, one nearly the same, or of another type."""
    choices = [*draw.sample(VALUES, 3), draw.choice(others)]
    if isinstance(value, bool):
        choices += [not value, 2]
    elif isinstance(value, int):
        choices += [value + 1, value - 1, value + 400 * 86_400]
    elif isinstance(value, str):
        choices += [value + " ", value[:-1], value.swapcase(), value.replace("1", "2"), value * 2]
        choices += _of_text(value)
    return draw.choice(choices)


def _of_text(value: str) -> list[Any]:
    try:
        moment = datetime.fromisoformat(value)
        days = timedelta(days=400)
        return [(moment + days).isoformat(), (moment - days).isoformat()] * 2
    except ValueError:
        pass
    try:
        told = json.loads(value)
    except ValueError:
        return []
    return [json.dumps(one) for one in _reshaped(told)] * 2


def _reshaped(told: Any) -> Iterator[Any]:  # noqa: ANN401 (JSON values of any depth)
    """Yield a JSON value in other shapes."""
    yield [told]
    yield {"it": told}
    if isinstance(told, dict):
        for name in told:
            yield {key: value for key, value in told.items() if key != name}
            yield {**told, name: None}
            yield {**told, name: [told[name]]}
            yield {**told, name: {"a": 1}}
        yield {**told, "more": 1}
