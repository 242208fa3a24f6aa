"""`clairscore decisions …`: record, review, verify, replay, count, export, erase."""

# ruff: noqa: PLC0415 (imports where they are used, so that --help answers at once)

import getpass
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from clairscore.cli.commands import FOLDER, as_json, option
from clairscore.cli.localised import Group
from clairscore.cli.screen import Screen

if TYPE_CHECKING:
    from clairscore.credit.decisions import DecisionStore

ENVIRONMENT: Final = "CLAIRSCORE_DECISIONS"
FAULTY: Final = 1
DAYS: Final = {"d": 1, "w": 7, "m": 30.44, "y": 365.25}
LONGEST: Final = timedelta(days=1_000 * DAYS["y"])
DAY: Final = click.DateTime(["%Y-%m-%d"])

store = option("--store", envvar=ENVIRONMENT, required=True, metavar="URL")
person = option("--person", default=getpass.getuser, metavar="NAME")
client = option("--client", required=True, metavar="ID")


class Age(click.ParamType):
    """A length of time, such as 5y, 18m, 90d."""

    name = "age"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Return the length of time."""
        found = re.fullmatch(r"([1-9]\d{0,3})([dwmy])", value.strip().lower())
        age = timedelta(days=int(found[1]) * DAYS[found[2]]) if found else None
        if age is None or age > LONGEST:
            self.fail(value, param, ctx)
        return age


@click.group(cls=Group, no_args_is_help=True)
def decisions() -> None:
    """Hold the commands of the decision record."""


@decisions.command("record")
@click.argument("portfolio", type=FOLDER)
@client
@option("--override", type=click.Choice(["accept", "refuse"]))
@option("--reason", default="", metavar="TEXT")
@person
@option("--store", envvar=ENVIRONMENT, metavar="URL")
@as_json
@click.pass_context
def record(  # noqa: PLR0913 (one argument for each option)
    ctx: click.Context,
    portfolio: Path,
    *,
    client: str,
    override: str | None,
    reason: str,
    person: str,
    store: str | None,
    json: bool,
) -> None:
    """Record the decision on a client."""
    if reason and override is None:  # it would be lost
        param = next(one for one in ctx.command.params if one.name == "override")
        raise click.MissingParameter(ctx=ctx, param=param)
    from clairscore.application.decide import decide
    from clairscore.credit.decisions import Override

    screen = ctx.ensure_object(Screen)
    decision = decide(
        portfolio,
        client,
        person=person,
        language=screen.say.language,
        override=Override(override == "accept", reason) if override else None,
        store=store,
    )
    _show(screen, [decision], json=json)


@decisions.command("list")
@option("--client", metavar="ID")
@option("--limit", type=click.IntRange(min=1), default=50, metavar="N")
@store
@as_json
@click.pass_obj
def listed(screen: Screen, *, client: str | None, limit: int, store: str, json: bool) -> None:
    """Show decisions, the latest first."""
    _show(screen, list(_open(store).decisions(client, limit=limit)), json=json)


@decisions.command("verify")
@option("--anchor", default="", metavar="HASH")
@option("--anchors", type=FOLDER, envvar="CLAIRSCORE_ANCHORS", metavar="FILE")
@store
@as_json
@click.pass_context
def verify(
    ctx: click.Context, *, anchor: str, anchors: Path | None, store: str, json: bool
) -> None:
    """Verify the chain."""
    from clairscore.core.signing import trusted
    from clairscore.credit.decisions.anchors import read_anchors
    from clairscore.presentation.decision.words import fault_data, verification_lines

    screen = ctx.ensure_object(Screen)
    noted = read_anchors(anchors, trusted()) if anchors else ()
    found = _open(store).verify(anchor, anchors=noted)
    if json:
        screen.data({**vars(found), "faults": [fault_data(f, screen.say) for f in found.faults]})
    else:
        screen.lines(verification_lines(found, screen.say))
    if found.faults:
        ctx.exit(FAULTY)


@decisions.command("anchor")
@click.argument("anchors", type=FOLDER)
@option("--key", type=FOLDER, required=True, metavar="FILE")
@store
@click.pass_obj
def anchor(screen: Screen, *, anchors: Path, key: Path, store: str) -> None:
    """Note the head, signed."""
    from clairscore.core.signing import read_signer
    from clairscore.credit.decisions.anchors import add_anchor

    noted = add_anchor(_open(store).database, anchors, read_signer(key))
    facts = {"path": str(anchors), "position": str(noted.position), "head": noted.hash or "–"}
    screen.lines([screen.say("record-anchored", **facts)])


@decisions.command("replay")
@click.argument("decision")
@click.argument("artefact", type=FOLDER)
@store
@as_json
@click.pass_context
def replay(ctx: click.Context, decision: str, artefact: Path, *, store: str, json: bool) -> None:
    """Compute a decision again."""
    from clairscore.application.decide import replay_decision
    from clairscore.presentation.decision.words import replay_lines

    screen = ctx.ensure_object(Screen)
    found = replay_decision(_open(store), decision, artefact)
    if json:
        screen.data({**vars(found), "differences": [vars(d) for d in found.differences]})
    else:
        screen.lines(replay_lines(found, screen.say))
    if found.differences:
        ctx.exit(FAULTY)


@decisions.command("reviews")
@option("--all", "everything", is_flag=True)
@option("--limit", type=click.IntRange(min=1), default=50, metavar="N")
@store
@as_json
@click.pass_obj
def reviews(screen: Screen, *, everything: bool, limit: int, store: str, json: bool) -> None:
    """Show reviews that wait."""
    found = list(_open(store).reviews.found(open_only=not everything, limit=limit))
    nothing = "record-nothing" if everything else "reviews-none"
    _show_reviews(screen, found, json=json, nothing=nothing)


@decisions.command("ask-review")
@click.argument("decision")
@option("--view", required=True, metavar="TEXT")
@option("--due", type=DAY, metavar="YYYY-MM-DD")
@person
@store
@as_json
@click.pass_obj
def ask_review(
    screen: Screen, decision: str, *, view: str, due: datetime | None, json: bool, **who: str
) -> None:
    """Ask for a review of a decision."""
    review = _open(who["store"]).reviews.ask(
        decision, client_view=view, person=who["person"], due=due.date() if due else None
    )
    _show_reviews(screen, [review], json=json)


@decisions.command("settle-review")
@click.argument("review")
@option("--outcome", type=click.Choice(["confirm", "change"]), required=True)
@option("--reasons", required=True, metavar="TEXT")
@person
@store
@as_json
@click.pass_obj
def settle_review(
    screen: Screen, review: str, *, outcome: str, reasons: str, json: bool, **who: str
) -> None:
    """Settle a review."""
    settled = _open(who["store"]).reviews.settle(
        review, person=who["person"], outcome=outcome, reasons=reasons
    )
    _show_reviews(screen, [settled], json=json)


@decisions.command("oversight")
@option("--since", type=DAY, metavar="YYYY-MM-DD")
@store
@as_json
@click.pass_obj
def oversight(screen: Screen, *, since: datetime | None, store: str, json: bool) -> None:
    """Show how people decide beside the model."""
    from clairscore.presentation.decision.words import oversight_data, oversight_lines

    found = _open(store).oversight(since.replace(tzinfo=UTC) if since else None)
    if json:
        screen.data(oversight_data(found))
    else:
        screen.lines(oversight_lines(found, screen.say))


@decisions.command("export")
@client
@click.argument("file", type=FOLDER)
@person
@store
@click.pass_obj
def export(screen: Screen, *, client: str, file: Path, person: str, store: str) -> None:
    """Write one client's file."""
    from clairscore.presentation.decision.file import write_client_file

    kept = _open(store)
    found = kept.export(client)
    kept.access.log(person, client, "export")
    write_client_file(found, file, language=screen.say.language)
    screen.made("client-file", file)


@decisions.command("erase")
@client
@person
@store
@click.pass_obj
def erase(screen: Screen, *, client: str, person: str, store: str) -> None:
    """Erase a client's data."""
    _erased(screen, vars(_open(store).erase(client, person=person)))


@decisions.command("purge")
@option("--older-than", type=Age(), required=True, metavar="AGE")
@person
@store
@click.pass_obj
def purge(screen: Screen, *, older_than: timedelta, person: str, store: str) -> None:
    """Erase what is personal in old decisions."""
    before = datetime.now(UTC) - older_than
    _erased(screen, vars(_open(store).purge(before=before, person=person)))


@decisions.command("upgrade")
@store
@click.pass_obj
def upgraded(screen: Screen, *, store: str) -> None:
    """Bring a record to the schema of this version."""
    from clairscore.application.record import upgrade

    before, after = upgrade(store)
    screen.lines([screen.say("record-upgraded", before=before, after=after)])


def _open(store: str) -> "DecisionStore":
    from clairscore.application.record import open_record

    return open_record(store)


def _show(screen: Screen, found: list[Any], *, json: bool) -> None:
    from clairscore.presentation.decision.words import decision_data, decision_lines

    _either(screen, found, json=json, data=decision_data, lines=decision_lines)


def _show_reviews(
    screen: Screen, found: list[Any], *, json: bool, nothing: str = "record-nothing"
) -> None:
    from clairscore.presentation.decision.words import review_data, review_lines

    _either(screen, found, json=json, data=review_data, lines=review_lines, nothing=nothing)


def _either(
    screen: Screen,
    found: list[Any],
    *,
    json: bool,
    data: Callable[[Any], Any],
    lines: Callable[[Any, Any], list[str]],
    nothing: str = "record-nothing",
) -> None:
    if json:
        screen.data([data(one) for one in found])
        return
    screen.lines([line for one in found for line in lines(one, screen.say)])
    if not found:
        screen.lines([screen.say(nothing)])


def _erased(screen: Screen, counts: dict[str, int]) -> None:
    screen.lines([screen.say("record-erased", **counts)])
    if counts["kept"]:
        screen.lines([screen.say("record-kept", kept=counts["kept"])])
