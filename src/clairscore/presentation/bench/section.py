"""Parts of a benchmark's report: a table, a section, and how figures are written in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from clairscore.presentation.bench.words import written
from clairscore.presentation.words.values import number
from clairscore.textbench.figures import Estimate
from clairscore.texts import Message, Translator

ALL_MEASURES = (
    "accuracy_logistic_regression",
    "accuracy_random_forest",
    "accuracy_nearest",
    "precision",
    "ari",
    "ari_study",
)


@dataclass(frozen=True)
class Table:
    """A table of words; the first column names the rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """A part of the report."""

    name: str
    title: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Markup, ...] = ()
    bullets: tuple[str, ...] = ()


def section(
    name: str,
    say: Translator,
    *,
    sentences: Sequence[str | Message] = (),
    tables: Sequence[Table] = (),
    figures: Sequence[Markup] = (),
    bullets: Sequence[str | Message] = (),
) -> Section:
    """Return a section: its title, its introduction if there is one, then what is given."""

    def words(lines: Sequence[str | Message]) -> tuple[str, ...]:
        return tuple(say(line) if isinstance(line, Message) else line for line in lines)

    intro = f"bench-intro-{name}"
    first = (say(intro),) if say.knows(intro) else ()
    return Section(
        name,
        say(f"bench-h-{name}"),
        (*first, *words(sentences)),
        tuple(tables),
        tuple(figures),
        words(bullets),
    )


def table(
    say: Translator, name: str, columns: Sequence[str], *, rows: Sequence[tuple[str, ...]]
) -> Table:
    """Return a table whose caption and columns are told by name."""
    header = tuple(
        say(f"bench-measure-{column.replace('_', '-')}")
        if column in ALL_MEASURES
        else say(f"bench-column-{column}")
        for column in columns
    )
    return Table(say(f"bench-table-{name}"), header, tuple(rows))


def interval_words(found: Estimate, measure: str, say: Translator) -> str:
    """Return a figure with its interval."""
    value, low, high = (
        written(bound, measure, say.language) for bound in (found.value, found.low, found.high)
    )
    return f"{value} ({say('value-interval', low=low, high=high)})"


def signed_words(weight: float, say: Translator) -> str:
    """Return a weight with its sign."""
    text = number(abs(weight), say.language, digits=2)
    return ("+" if weight >= 0 else "−") + text


def shortened(text: str, most: int = 160) -> str:
    """Return a text on one line, cut after `most` letters."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + "…"
