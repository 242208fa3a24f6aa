"""`clairscore letter`: decision letters, of one client or of all."""

# ruff: noqa: PLC0415 (imports where they are used, so that --help answers at once)

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar, Final

import click

from clairscore.cli.commands import FOLDER, Names, option
from clairscore.cli.commands import unfit as unfit_option
from clairscore.cli.localised import Command
from clairscore.cli.screen import Screen
from clairscore.core.errors import ClairscoreError
from clairscore.settings import settings_from
from clairscore.texts import Message

FORMATS: Final = ("pdf", "html")


class Formats(Names):
    """Formats separated by commas, each a known one."""

    name = "formats"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the formats."""
        found = super().convert(value, param, ctx)
        if not found or set(found) - set(FORMATS):
            self.fail(", ".join(FORMATS), param, ctx)
        return found


@dataclass(eq=False)
class LetterChoice(ClairscoreError):
    """A command that does not say whose letters to write."""

    code: ClassVar[str] = "letter-choice"


@click.command(cls=Command)
@click.argument("portfolio", type=FOLDER)
@click.argument("out", type=FOLDER)
@option("--client", "clients", multiple=True, metavar="ID")
@option("--refused", is_flag=True)
@option("--all", "everyone", is_flag=True)
@option("--format", "formats", type=Formats(), default="pdf", metavar="A,B")
@unfit_option
@option("--store", envvar="CLAIRSCORE_DECISIONS", metavar="URL")
@click.pass_obj
def letter(  # noqa: PLR0913 (one argument for each option)
    screen: Screen,
    portfolio: Path,
    out: Path,
    *,
    clients: tuple[str, ...],
    refused: bool,
    everyone: bool,
    formats: tuple[str, ...],
    store: str | None,
    unfit: bool,
) -> None:
    """Write decision letters."""
    from clairscore.application.letters import write_letters

    if not (clients or refused or everyone):
        raise LetterChoice
    settings = settings_from(os.environ)
    done = write_letters(
        portfolio,
        out,
        replace(settings, decisions=store or settings.decisions),
        clients=clients,
        refused=refused,
        everyone=everyone,
        formats=formats,
        unfit=unfit,
        language=screen.say.language,
        progress=screen,
    )
    facts = {"written": done.written, "kept": done.kept}
    screen.lines([screen.say(Message("done-letters", facts))])
    screen.made("letters", out)
