"""Markup with gaps, taken apart once and filled often.

`Markup.format` reads its text anew for each call, which for the hundreds of rows of a page took
longer than all the rest of drawing it.
"""

from collections.abc import Callable
from functools import cache
from string import Formatter

from markupsafe import Markup, escape


@cache
def template(text: str) -> Callable[..., Markup]:
    """Return what fills the gaps of a piece of markup, by place or by name.

    Parameters
    ----------
    text
        Ours, with gaps as in ``str.format`` (``{}``, ``{0}`` or ``{name}``, without formats).

    Returns
    -------
    Callable
        Takes what goes into the gaps; it is escaped, unless it is markup.

    Examples
    --------
    >>> template("<b>{}</b>")("1 < 2")
    Markup('<b>1 &lt; 2</b>')
    """
    parts = list(Formatter().parse(text))
    names = [name for _, name, _, _ in parts if name is not None]
    keys = [name or str(at) for at, name in enumerate(names)]
    first, *after = [literal for literal, _, _, _ in parts] + [""] * (len(names) == len(parts))

    def filled(*placed: object, **named: object) -> Markup:
        facts = {**{str(at): fact for at, fact in enumerate(placed)}, **named}
        pieces = [first]
        for key, literal in zip(keys, after, strict=True):
            pieces += (escape(facts[key]), literal)
        return Markup("".join(pieces))  # noqa: S704 (every fact was escaped)

    return filled
