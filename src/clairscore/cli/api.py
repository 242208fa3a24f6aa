"""`clairscore api`: serve scores, decisions and reasons to programs."""

# ruff: noqa: PLC0415 (imports where they are used, so that --help answers at once)

import os
from dataclasses import replace
from pathlib import Path

import click

from clairscore.cli.commands import FOLDER, option
from clairscore.cli.localised import Command
from clairscore.cli.screen import Screen


@click.command(cls=Command)
@click.argument("portfolio", type=FOLDER)
@option("--port", type=click.IntRange(1, 65_535), default=8502, metavar="N")
@option("--host", metavar="ADDRESS")
@click.pass_obj
def api(screen: Screen, portfolio: Path, *, port: int, host: str | None) -> None:
    """Serve the API of a portfolio."""
    from clairscore.api.server import serve
    from clairscore.settings import settings_from

    settings = settings_from(os.environ)
    serve(
        portfolio,
        replace(settings, language=screen.say.language, host=host or settings.host),
        port=port,
        ready=lambda url: click.echo(screen.say("api-ready", url=url)),
    )
