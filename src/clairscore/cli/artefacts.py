"""`clairscore seal`, `clairscore verify` and `clairscore clean`: artefacts as files on a disk."""

# ruff: noqa: PLC0415 (imports where they are used, so that --help answers at once)

from pathlib import Path

import click

from clairscore.cli.commands import FOLDER, as_json, option
from clairscore.cli.localised import Command
from clairscore.cli.screen import Screen


@click.command(cls=Command)
@click.argument("artefact", type=FOLDER)
@option("--key", type=FOLDER, required=True, metavar="FILE")
@click.pass_obj
def seal(screen: Screen, *, artefact: Path, key: Path) -> None:
    """Sign an artefact."""
    from clairscore.core.artefact import sign_artefact
    from clairscore.core.signing import read_signer

    manifest = sign_artefact(artefact, read_signer(key))
    facts = {"path": str(artefact), "kind": manifest.kind, "signer": manifest.signer}
    screen.lines([screen.say("artefact-signed", **facts)])


@click.command(cls=Command)
@click.argument("artefact", type=FOLDER)
@as_json
@click.pass_obj
def verify(screen: Screen, *, artefact: Path, json: bool) -> None:
    """Verify every byte of an artefact."""
    from clairscore.core.artefact import open_artefact

    manifest = open_artefact(artefact).manifest
    if json:
        screen.data({**vars(manifest), "identity": manifest.identity})
        return
    facts = {"path": str(artefact), "kind": manifest.kind, "parts": len(manifest.parts)}
    screen.lines([screen.say("artefact-whole", **facts, identity=manifest.identity)])
    signed = "artefact-signed-by" if manifest.signer else "artefact-unsigned"
    screen.lines([screen.say(signed, signer=manifest.signer)])


@click.command(cls=Command)
@click.argument("folder", type=FOLDER, default=".")
@click.pass_obj
def clean(screen: Screen, *, folder: Path) -> None:
    """Remove what killed processes left."""
    from clairscore.core.place import clean as cleaned

    found = [screen.say("clean-removed", path=str(place)) for place in cleaned(folder)]
    screen.lines(found or [screen.say("clean-nothing")])
