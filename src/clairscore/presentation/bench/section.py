"""Sections and tables of a benchmark's report, and how figures are written in them."""

from collections.abc import Sequence

from markupsafe import Markup

from clairscore.presentation.bench.words import written
from clairscore.presentation.document import Bullets, Figure, Paragraph, Section, Table
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


OPEN = frozenset({"summary", "corpus", "board", "map"})
"""Sections that a screen shows at once; the others unfold."""


def section(
    name: str,
    say: Translator,
    *,
    sentences: Sequence[str | Message] = (),
    bullets: Sequence[str | Message] = (),
    figures: Sequence[Markup] = (),
    tables: Sequence[Table] = (),
) -> Section:
    """Return a section: its title, its introduction if there is one, then what is given."""

    def words(lines: Sequence[str | Message]) -> tuple[str, ...]:
        return tuple(say(line) if isinstance(line, Message) else line for line in lines)

    intro = f"bench-intro-{name}"
    first = (say(intro),) if say.knows(intro) else ()
    return Section(
        name,
        say(f"bench-h-{name}"),
        (
            *map(Paragraph, (*first, *words(sentences))),
            *([Bullets(words(bullets))] if bullets else []),
            *map(Figure, figures),
            *tables,
        ),
        folded=name not in OPEN,
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
    return table_of_words(say(f"bench-table-{name}"), header, rows)


def table_of_words(caption: str, header: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    """Return a table whose cells hold words, or numbers with words beside them."""
    return Table(caption, tuple(header), tuple(rows), words=frozenset(range(len(header))))


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
