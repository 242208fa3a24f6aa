"""`clairscore settings`, `clairscore keys …` and `clairscore access …`."""

# ruff: noqa: PLC0415 (imports where they are used, so that --help answers at once)

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.markup import escape

from clairscore.cli.commands import FOLDER, as_json, option
from clairscore.cli.localised import Command, Group
from clairscore.cli.screen import Screen

if TYPE_CHECKING:
    from clairscore.credit.decisions import ApiKey

ROLES: Final = ("adviser", "reviewer", "analyst", "auditor", "administrator")

store = option("--store", envvar="CLAIRSCORE_DECISIONS", required=True, metavar="URL")
person = option("--person", default=getpass.getuser, metavar="NAME")
by = option("--by", default=getpass.getuser, metavar="NAME")


@click.command(cls=Command)
@as_json
@click.pass_obj
def settings(screen: Screen, *, json: bool) -> None:
    """Show all settings, then what is wrong with them."""
    from clairscore.settings import settings_from, shown

    rows = shown(os.environ)
    if json:
        screen.data({name: value for name, value, _ in rows})
    else:
        for name, value, meaning in rows:
            screen.out.print(
                f"[bold]{name}[/] = {escape(value)}\n    {escape(screen.say(meaning))}"
            )
    settings_from(os.environ)


@click.group(cls=Group, no_args_is_help=True)
def keys() -> None:
    """Hold the commands of API keys."""


@keys.command("add")
@click.argument("name")
@option("--role", "roles", type=click.Choice(ROLES), multiple=True, required=True)
@person
@store
@as_json
@click.pass_obj
def add(
    screen: Screen, *, name: str, roles: tuple[str, ...], json: bool, person: str, store: str
) -> None:
    """Make a key and show it once."""
    from clairscore.access import key_digest, new_key
    from clairscore.application.record import open_record

    secret = new_key()
    kept = open_record(store, create=True).keys.add(
        name, digest=key_digest(secret), roles=roles, person=person
    )
    if json:
        screen.data({"id": kept.id, "key": secret})
        return
    screen.out.print(secret, markup=False)
    screen.err.print(escape(screen.say("key-shown-once", id=kept.id)))


@keys.command("list")
@store
@as_json
@click.pass_obj
def listed(screen: Screen, *, store: str, json: bool) -> None:
    """Show the keys."""
    from clairscore.application.record import open_record

    kept = open_record(store).keys.all()
    if json:
        screen.data([_facts(key) for key in kept])
        return
    said = [
        screen.say(
            "key-line",
            id=key.id,
            name=key.name,
            roles=key.roles,
            created=key.created_at.date().isoformat(),
            revoked=int(key.revoked_at is not None),
        )
        for key in kept
    ]
    screen.lines(said or [screen.say("key-none")])


def _facts(key: "ApiKey") -> dict[str, object]:
    return {
        "id": key.id,
        "name": key.name,
        "roles": list(key.roles),
        "created": key.created_at.isoformat(),
        "revoked": key.revoked_at.isoformat() if key.revoked_at else None,
    }


@keys.command("revoke")
@click.argument("key")
@person
@store
@click.pass_obj
def revoke(screen: Screen, *, key: str, person: str, store: str) -> None:
    """Revoke a key."""
    from clairscore.application.record import open_record

    open_record(store).keys.revoke(key, person=person)
    screen.lines([screen.say("key-revoked", id=key)])


@click.group(cls=Group, no_args_is_help=True)
def access() -> None:
    """Hold the commands of assignments and of the access log."""


@access.command("assign")
@click.argument("file", type=FOLDER)
@by
@store
@click.pass_obj
def assign(screen: Screen, *, file: Path, by: str, store: str) -> None:
    """Assign clients to advisers, from a table of persons and clients."""
    from clairscore.access.assignments import read_assignments
    from clairscore.application.record import open_record

    pairs = read_assignments(file)
    open_record(store, create=True).access.assign(pairs, person=by)
    screen.lines([screen.say("access-assigned", n=len(pairs))])


@access.command("unassign")
@click.argument("person")
@click.argument("client")
@by
@store
@click.pass_obj
def unassign(screen: Screen, *, person: str, client: str, by: str, store: str) -> None:
    """Take a client from an adviser."""
    from clairscore.application.record import open_record

    open_record(store).access.unassign(person, client, person=by)
    screen.lines([screen.say("access-unassigned", person=person, client=client)])


@access.command("log")
@option("--client", metavar="ID")
@option("--limit", type=click.IntRange(min=1), default=50, metavar="N")
@store
@as_json
@click.pass_obj
def log(screen: Screen, *, client: str | None, limit: int, store: str, json: bool) -> None:
    """Show who read which file."""
    from clairscore.application.record import open_record

    found = open_record(store).access.readings(client, limit=limit)
    if json:
        screen.data([{**vars(one), "at": one.at.isoformat()} for one in found])
        return
    lines = [
        f"{one.at:%Y-%m-%d %H:%M:%S} UTC  {one.person}  {one.client}  {one.purpose}"
        for one in found
    ]
    screen.lines(lines or [screen.say("access-none")])
