"""The gauge: one value between 0 and a maximum, held against a limit."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from clairscore.presentation.html.markup import template

GAUGE: Final = template(
    '<div class="gauge" role="meter" aria-label="{label}" aria-valuemin="0" aria-valuemax="{top}"'
    ' aria-valuenow="{value}" aria-valuetext="{words}">'
    '<svg width="100%" height="64" aria-hidden="true" focusable="false">'
    '<defs><pattern id="gauge-hatch" width="7" height="7" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect class="gauge-ground" width="7" height="7"/>'
    '<line class="gauge-stripe" x1="0" x2="0" y1="0" y2="7"/></pattern></defs>'
    '<rect class="gauge-below" x="0" y="24" width="{limit}%" height="14" rx="3"/>'
    '<rect class="gauge-above" x="{limit}%" y="24" width="{beyond}%" height="14" rx="3"/>'
    '<line class="gauge-limit" x1="{limit}%" x2="{limit}%" y1="18" y2="44"/>'
    '<svg class="gauge-marker" x="{at}%" y="4" overflow="visible">'
    '<path d="M-8 0H8L0 14Z"/><path class="gauge-needle" d="M0 14V36"/></svg>'
    '<text class="gauge-tick" x="0" y="60">0</text>'
    '<text class="gauge-tick" x="{limit}%" y="60" text-anchor="middle">{limit_words}</text>'
    '<text class="gauge-tick" x="100%" y="60" text-anchor="end">{top}</text></svg></div>'
)


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
        return GAUGE(
            label=self.label,
            top=self.top,
            value=f"{self.value:g}",
            words=self.words,
            limit=f"{limit:g}",
            beyond=f"{100 - limit:g}",
            at=f"{100 * self.value / self.top:g}",
            limit_words=self.limit_words,
        )
