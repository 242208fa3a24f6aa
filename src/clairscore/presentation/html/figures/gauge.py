"""The gauge: one value between 0 and a maximum, held against a limit."""

from dataclasses import dataclass

from markupsafe import Markup

from clairscore.presentation.html.templates import render


@dataclass(frozen=True)
class Gauge:
    """What a gauge shows.

    Parameters
    ----------
    label
        What is measured.
    value
        Between 0 and `top`.
    words
        The value in words, with its unit and what it means.
    limit, limit_words
        Filled below it, hatched beyond.
    top
        The largest value.
    """

    label: str
    value: float
    words: str
    limit: float
    limit_words: str
    top: int = 100

    def markup(self) -> Markup:
        """Return the gauge."""
        limit = 100 * self.limit / self.top
        return render(
            "figures/gauge.html.j2",
            gauge=self,
            limit=f"{limit:g}",
            beyond=f"{100 - limit:g}",
            at=f"{100 * self.value / self.top:g}",
        )
