"""The commands: each parses its words, calls once and shows the result.

What a command needs is imported when it runs, so that `--help` answers at once.
"""

# ruff: noqa: PLC0415 (imports where they are used, see above)

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from clairscore import __version__
from clairscore.cli.localised import Group, Option
from clairscore.cli.screen import Screen

FOLDER = click.Path(path_type=Path)


def option(*names: str, **settings: Any) -> Callable[..., Any]:  # noqa: ANN401 (click's)
    """Declare an option; its help is a message."""
    return click.option(*names, cls=Option, **settings)


class Names(click.ParamType):
    """Names separated by commas."""

    name = "names"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the names without blanks."""
        del param, ctx
        return tuple(name.strip() for name in value.split(",") if name.strip())


as_json = option("--json", is_flag=True)
replace = option("--replace", is_flag=True)
unfit = option("--unfit", is_flag=True)
seed = option("--seed", type=click.IntRange(min=0), default=1, metavar="N")


def _show_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click calls it so)
    del parameter
    if value and not ctx.resilient_parsing:
        click.echo(f"clairscore {__version__}")
        ctx.exit()


@click.group(cls=Group, no_args_is_help=True)
@option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
def clairscore() -> None:
    """Hold the commands."""


@clairscore.command
@click.argument("out", type=FOLDER)
@option("--clients", type=click.IntRange(min=100), default=10_000, metavar="N")
@seed
@option("--risk", type=float, default=0.0, metavar="N")
@option("--csv", is_flag=True)
@replace
@click.pass_obj
def sample(screen: Screen, out: Path, **settings: Any) -> None:  # noqa: ANN401
    """Write made-up tables."""
    from clairscore.application.prepare import write_sample

    write_sample(out, **settings, progress=screen)
    screen.made("sample", out)


@clairscore.command
@click.argument("tables", type=FOLDER)
@click.argument("out", type=FOLDER)
@replace
@as_json
@click.pass_obj
def features(screen: Screen, tables: Path, out: Path, *, replace: bool, json: bool) -> None:
    """From the Home Credit tables to a dataset."""
    from clairscore.application.prepare import build_features
    from clairscore.settings import memory_from

    memory = memory_from(os.environ)
    summary = build_features(tables, out, memory=memory, replace=replace, progress=screen)
    screen.result(summary, json=json)
    screen.made("dataset", out)


class Place(click.ParamType):
    """A path, or the address of a database."""

    name = "place"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | Path:
        """Return an address as it is."""
        from clairscore.files.sources import is_address

        del param, ctx
        return value if isinstance(value, str) and is_address(value) else Path(value)


@clairscore.command
@click.argument("table", type=Place())
@click.argument("out", type=FOLDER)
@option("--id", "id_column", metavar="COLUMN")
@option("--target", "target_column", metavar="COLUMN")
@option("--positive", multiple=True, metavar="VALUE")
@option("--repaid", multiple=True, metavar="VALUE")
@option("--missing", multiple=True, metavar="WORD")
@option("--dictionary", type=FOLDER, metavar="FILE")
@option("--drop-repeats", is_flag=True)
@option("--encoding", default="", metavar="NAME")
@option("--sheet", default="", metavar="NAME")
@replace
@as_json
@click.pass_obj
def dataset(
    screen: Screen,
    table: Path | str,
    out: Path,
    *,
    json: bool,
    **settings: Any,  # noqa: ANN401
) -> None:
    """From the lender's own table to a dataset."""
    from clairscore.application.prepare import build_dataset

    screen.result(build_dataset(table, out, **settings, progress=screen), json=json)
    screen.made("dataset", out)


@clairscore.command
@click.argument("dataset", type=FOLDER)
@click.argument("out", type=FOLDER)
@option("--costs", default="10:1", metavar="A:B")
@option("--trials", type=click.IntRange(min=0), default=30, metavar="N")
@option("--candidates", type=Names(), metavar="A,B,…")
@option("--protected", type=Names(), default="", metavar="A,B,…")
@seed
@option("--mlflow", metavar="URI")
@replace
@as_json
@click.pass_obj
def train(  # noqa: PLR0913 (one argument for each option)
    screen: Screen,
    dataset: Path,
    out: Path,
    *,
    costs: str,
    mlflow: str | None,
    replace: bool,
    json: bool,
    **decisions: Any,  # noqa: ANN401
) -> None:
    """Compare the candidates and keep the best."""
    from clairscore.application import train as training

    plan = training.Plan(costs=training.parse_costs(costs), **decisions)
    report = training.train(
        dataset, out, plan=plan, mlflow=mlflow, replace=replace, progress=screen
    )
    screen.result(report, json=json)
    screen.made("model", out)


@clairscore.command
@click.argument("model", type=FOLDER)
@click.argument("dataset", type=FOLDER)
@click.argument("out", type=FOLDER)
@unfit
@replace
@as_json
@click.pass_obj
def score(screen: Screen, *, out: Path, json: bool, **inputs: Any) -> None:  # noqa: ANN401
    """Score every client of a dataset."""
    from clairscore.application.score import write_portfolio

    screen.result(write_portfolio(**inputs, target=out, progress=screen), json=json)
    screen.made("portfolio", out)


@clairscore.command
@click.argument("portfolio", type=FOLDER)
@option("--client", required=True, metavar="ID")
@option("--store", envvar="CLAIRSCORE_DECISIONS", metavar="URL")
@as_json
@click.pass_obj
def explain(screen: Screen, portfolio: Path, *, client: str, store: str | None, json: bool) -> None:
    """Explain one client's score."""
    from clairscore.application.score import explain

    page = explain(portfolio, client, language=screen.say.language, store=store)
    screen.client(page, json=json)


@clairscore.command
@click.argument("demo_out", type=FOLDER, default="demo")
@option("--clients", type=click.IntRange(min=1_000), default=10_000, metavar="N")
@seed
@replace
@click.pass_obj
def demo(screen: Screen, demo_out: Path, **settings: Any) -> None:  # noqa: ANN401
    """Go the whole way on made-up data."""
    from clairscore.application.demo import demo as going

    language = screen.say.language
    for page in going(demo_out, **settings, language=language, progress=screen):
        screen.client(page, json=False)
    screen.made("demo", demo_out)


@clairscore.command
@click.argument("portfolio", type=FOLDER)
@option("--port", type=click.IntRange(0, 65_535), default=8501, metavar="N")
@option("--host", metavar="ADDRESS")
@option("--bench", "benches", type=FOLDER, multiple=True, metavar="RESULTS")
@option("--no-browser", is_flag=True)
@click.pass_obj
def dashboard(
    screen: Screen,
    portfolio: Path,
    *,
    port: int,
    host: str | None,
    benches: tuple[Path, ...],
    no_browser: bool,
) -> None:
    """Open the dashboard on a portfolio."""
    from clairscore.dashboard.server import serve
    from clairscore.settings import settings_from

    settings = settings_from(os.environ)
    serve(
        portfolio,
        port=port,
        benches=benches,
        address=host or settings.host,
        settings=settings,
        language=screen.say.language,
        open_browser=not no_browser,
        ready=lambda url: click.echo(screen.say("dashboard-ready", url=url)),
    )
