"""Jinja2 against markup put together in Python: the same parts of a client's page, in one run.

    python benchmarks/markup.py PORTFOLIO [--clients 40] [--rounds 5]

The rival is what stood here before: pieces of markup in Python strings, taken apart once and filled
often. Both ways draw all data and all themes of the same clients, in turn; what they draw is the
same but for white space. CPU time, medians.
"""

import argparse
import re
import statistics
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final

from markupsafe import Markup, escape

from clairscore.credit.portfolio import open_portfolio
from clairscore.presentation.client import markup, sections
from clairscore.presentation.client.data import DataLine, DataPage, data_page
from clairscore.presentation.client.page import ClientPage, ThemeLine, page_of
from clairscore.presentation.words.values import points, signed
from clairscore.texts import Translator, translator

EMPTY: Final = Markup()
Draw = Callable[[ClientPage, DataPage, Translator], Markup]


@cache
def template(text: str) -> Callable[..., Markup]:
    """Return what fills the gaps of a piece of markup, by place or by name."""
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


def in_python(page: ClientPage, data: DataPage, say: Translator) -> Markup:
    """Return the data and the themes of a client, from pieces in strings."""
    columns = ("label", "value", "usual", "points")
    header = EMPTY.join(
        template('<th scope="col">{}</th>')(say(f"client-data-column-{name}")) for name in columns
    )
    table = template(
        '<p data-said>{4}</p><div class="cs-figure"><figure id="data" class="client-data">'
        '<figcaption class="cs-unseen">{0}</figcaption><div class="table-frame" role="group"'
        ' aria-label="{0}" tabindex="0"><table><thead><tr>{1}</tr></thead><tbody>{2}</tbody>'
        '</table></div></figure><p class="cs-save"><button type="button" data-save="csv">{3}'
        "</button></p></div>"
    )(
        say("client-data-heading"),
        header,
        EMPTY.join(_row(line, say) for line in data.lines),
        say("dashboard-save-csv"),
        data.sentence,
    )
    themes = template('<section aria-labelledby="themes"><h2 id="themes">{}</h2>{}</section>')(
        say("dashboard-themes"), EMPTY.join(_theme(theme, say) for theme in page.themes)
    )
    return table + themes


def in_jinja(page: ClientPage, data: DataPage, say: Translator) -> Markup:
    """Return the same from templates."""
    table = sections.data_markup(data, say, typed="all")  # no button for more
    return table + markup.themes_markup(page, say)


def _row(line: DataLine, say: Translator) -> Markup:
    return template(
        '<tr><th scope="row">{}<span class="cs-unseen"> – </span><span class="client-theme">{}'
        "</span></th><td{}>{}</td><td>{}</td><td>{}</td></tr>"
    )(
        line.label,
        line.theme,
        Markup(' class="cs-muted"') if line.missing else EMPTY,
        line.value,
        line.usual,
        signed(line.points, say.language) if line.points else "–",
    )


def _theme(theme: ThemeLine, say: Translator) -> Markup:
    row = template(
        '<li><p><strong>{}</strong><span class="cs-points">{}</span></p><p>{}</p>'
        '<p class="cs-muted">{}</p></li>'
    )
    rows = EMPTY.join(
        row(f.label, points(f.points, say.language), f.value, f.usual) for f in theme.features
    )
    return template(
        '<details class="cs-theme" id="theme-{}"><summary>{}</summary><ul>{}</ul></details>'
    )(theme.name, theme.sentence, rows)


def without_space(drawn: str) -> str:
    """Return markup without the white space between elements."""
    return re.sub(r">\s+<", "><", drawn)


def main() -> None:
    """Print both ways and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("portfolio", type=Path)
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    portfolio, say = open_portfolio(asked.portfolio), translator("fr")
    clients = [portfolio.client(str(known)) for known in portfolio.ids[: asked.clients]]
    pages = [
        (
            page_of(client, portfolio, language="fr"),
            data_page(client, portfolio, everything=True, language="fr"),
        )
        for client in clients
    ]
    ways: dict[str, Draw] = {"in Python": in_python, "Jinja2": in_jinja}
    for page, data in pages:  # warms both up
        one, other = (without_space(draw(page, data, say)) for draw in ways.values())
        if one != other:
            raise SystemExit("they don't draw the same")
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(asked.rounds):
        for page, data in pages:
            for name, draw in ways.items():
                start = time.process_time()
                draw(page, data, say)
                taken[name].append(time.process_time() - start)
    lines = len(pages[0][1].lines)
    middle = {name: statistics.median(seconds) for name, seconds in taken.items()}
    for name, seconds in middle.items():
        print(f"{name:10} {1000 * seconds:6.2f} ms CPU a client, {lines} lines of data")
    print(f"ratio      {middle['Jinja2'] / middle['in Python']:6.2f}")


if __name__ == "__main__":
    main()
