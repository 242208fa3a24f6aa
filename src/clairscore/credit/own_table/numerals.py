"""How a column of text writes numbers: 1234.5, 1 234,5, 1,234.5 or 12.5 %.

A column has one way of writing, found over all its values; where a thousands separator can't be
told from a decimal one, that is said rather than guessed: a wrong guess is wrong by 1,000.
"""

from dataclasses import dataclass

import duckdb

from clairscore.credit.own_table.reading import MISSING, sql_list

SPACES = " \u00a0\u202f"
NEARLY_NUMBER = 0.9  # share of numbers from which a stray word is worth telling
EXAMPLES = 5
# Words put where a number is missing; in a column of words they may be an answer.
NO_NUMBER = sql_list((*MISSING, "?", "-", ".", "None", "none", "NONE"))
DATE = r"\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})([ T].*)?"


@dataclass(frozen=True)
class Style:
    """A way to write numbers: the pattern that all values match, and how to read them."""

    pattern: str
    dropped: str  # characters without meaning
    decimal: str = "."
    scale: int = 1

    def number(self, key: str) -> str:
        """Return the SQL that reads a column written so, as doubles; null where it can't be."""
        bare = f"translate({key}, '{self.dropped}', '')" if self.dropped else key
        dotted = bare if self.decimal == "." else f"replace({bare}, '{self.decimal}', '.')"
        number = f"TRY_CAST({dotted} AS DOUBLE)"
        return number if self.scale == 1 else f"{number} / {self.scale}"


PLAIN = Style(pattern=r".*", dropped="")
PERCENT = Style(rf"[+-]?\d+([.,]\d+)?[{SPACES}]?%", dropped=f"{SPACES}%", decimal=",", scale=100)
STYLES = (
    # 1234,5 · 1 234,5 · 1.234,5
    Style(rf"[+-]?(\d+|\d{{1,3}}([{SPACES}.]\d{{3}})+)(,\d+)?", dropped=f"{SPACES}.", decimal=","),
    # 1,234.5
    Style(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?", dropped=","),
    PERCENT,
)
# All values whole, in groups of three: 1,234 may be 1234 or 1.234.
GROUPED = {
    separator: rf"[+-]?(\d{{1,3}}|[1-9]\d{{0,2}}({pattern}\d{{3}})+)"
    for separator, pattern in ((",", ","), (".", r"\."))
}


@dataclass(frozen=True)
class Written:
    """What a column of text was found to hold.

    Parameters
    ----------
    style
        How it writes numbers; None if it holds words.
    dates
        All its values are dates.
    strays
        Of words that are nearly all numbers: those that are none.
    ambiguous
        Values whose separator may be for thousands or decimals.
    """

    style: Style | None = None
    dates: bool = False
    strays: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


def written(values: duckdb.DuckDBPyRelation, key: str) -> Written:
    """Return how a column of text writes what it holds.

    Parameters
    ----------
    values
        The table, rows without a value left out.
    key
        The column, not empty.
    """
    in_doubt = ambiguous(values, key, ",")
    present, absent, plain, iso, local, *matched = _counts(
        values,
        [
            "count(*)",
            f"count_if({key} IN {NO_NUMBER})",
            f"count(TRY_CAST({key} AS DOUBLE))",
            f"count(TRY_CAST({key} AS TIMESTAMP))",
            _matching(key, DATE),
            *(_matching(key, style.pattern) for style in STYLES),
        ],
    )
    numbers = dict(zip((PLAIN, *STYLES), (plain, *matched), strict=True))
    style = next((s for s, n in numbers.items() if n and n + absent == present), None)
    strays: tuple[str, ...] = ()
    if style is None and plain >= NEARLY_NUMBER * present:
        strays = _examples(values, key, f"TRY_CAST({key} AS DOUBLE) IS NULL")
    return Written(
        style=STYLES[0] if in_doubt else style,
        dates=style is None and present in {iso, local},
        strays=strays,
        ambiguous=in_doubt,
    )


def ambiguous(values: duckdb.DuckDBPyRelation, key: str, separator: str) -> tuple[str, ...]:
    """Return values with a separator that may be for thousands, if all the column's may be so.

    Parameters
    ----------
    values, key
        As in `written`.
    separator
        Comma or point.
    """
    used = f"contains({key}, '{separator}')"
    present, grouped, with_separator = _counts(
        values, ["count(*)", _matching(key, GROUPED[separator]), f"count_if({used})"]
    )
    in_doubt = with_separator and grouped == present
    return _examples(values, key, used) if in_doubt else ()


def _matching(key: str, pattern: str) -> str:
    return f"count_if(regexp_full_match({key}, '{pattern}'))"


def _counts(values: duckdb.DuckDBPyRelation, expressions: list[str]) -> tuple[int, ...]:
    return values.aggregate(", ".join(expressions)).fetchall()[0]


def _examples(values: duckdb.DuckDBPyRelation, key: str, condition: str) -> tuple[str, ...]:
    found = values.filter(condition).project(key).distinct().order(key).limit(EXAMPLES)
    return tuple(row[0] for row in found.fetchall())
