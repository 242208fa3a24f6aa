"""Controls and tables as markup: labelled, for the keyboard, with the browser's own elements."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from clairscore.presentation.html.markup import template

EMPTY: Final = Markup()
CHOICE: Final = template(
    '<div class="cs-field"><label for="cs-{name}">{label}</label>'
    '<select id="cs-{name}" name="{name}">{options}</select></div>'
)
NUMBER: Final = template(
    '<div class="cs-field"><label for="cs-{name}">{label}</label>'
    '<input id="cs-{name}" name="{name}" type="number" inputmode="decimal" min="{low}"'
    ' max="{high}"></div>'
)
SLIDER: Final = template(
    '<div class="cs-range"><label for="cs-{name}">{label}</label>'
    '<output for="cs-{name}"></output>'
    '<input type="range" id="cs-{name}" name="{name}" min="0" max="{last}" step="1"'
    ' data-words="{words}" data-values="{values}" aria-describedby="cs-{name}-note">'
    '<p class="cs-muted" id="cs-{name}-note">{note}</p></div>'
)
TABLE: Final = template(
    '<div class="table-frame" role="group" aria-label="{caption}" tabindex="0"><table>'
    "<caption>{caption}</caption><thead><tr>{header}</tr></thead><tbody>{body}</tbody>"
    "</table></div>"
)


def choice(name: str, label: str, options: Sequence[tuple[str, str]]) -> Markup:
    """Return a choice of one among some values, each with its words."""
    option = template('<option value="{}">{}</option>')
    listed = EMPTY.join(option(value, text) for value, text in options)
    return CHOICE(name=name, label=label, options=listed)


def number_field(name: str, label: str, *, low: float, high: float) -> Markup:
    """Return a field for a number between two bounds."""
    return NUMBER(name=name, label=label, low=f"{low:g}", high=f"{high:g}")


def slider(name: str, label: str, steps: Sequence[tuple[str, str]], *, note: str) -> Markup:
    """Return a slider over some values, each with the words that are shown and read out for it."""
    return SLIDER(
        name=name,
        label=label,
        last=len(steps) - 1,
        values="|".join(value for value, _ in steps),
        words="|".join(text for _, text in steps),
        note=note,
    )


def table(
    caption: str, header: Sequence[str | Markup], rows: Sequence[Sequence[str | Markup]]
) -> Markup:
    """Return a table; the first column names the rows. Header cells may be whole elements."""
    cells = [
        cell if isinstance(cell, Markup) else template('<th scope="col">{}</th>')(cell)
        for cell in header
    ]
    body = [
        template('<tr><th scope="row">{}</th>{}</tr>')(
            row[0], EMPTY.join(map(template("<td>{}</td>"), row[1:]))
        )
        for row in rows
    ]
    return TABLE(caption=caption, header=EMPTY.join(cells), body=EMPTY.join(body))
