"""The commands of `clairscore bench`: each parses its words, calls once and shows the result."""

# ruff: noqa: PLC0415 (imports where they are used, so that `--help` answers at once)

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clairscore.cli.commands import FOLDER, Names, as_json, option, replace, seed
from clairscore.cli.localised import Group
from clairscore.cli.screen import Screen

if TYPE_CHECKING:
    from clairscore.textbench.results import BenchResults
    from clairscore.textbench.tuning import PairsReport, TuningReport
    from clairscore.texts import Message

CACHE = Path.home() / ".cache" / "clairscore" / "vectors"

encoders_option = option("--encoders", type=Names(), metavar="A,B,…")
cache_option = option("--cache", type=FOLDER, default=CACHE, show_default=False, metavar="DIR")
quick = option("--quick", is_flag=True)
model_option = option("--model", default="all-MiniLM-L6-v2", metavar="MODEL")
loss_option = option("--loss", type=click.Choice(["angle", "cosent"]), default="angle")
epochs_option = option("--epochs", type=click.IntRange(min=1), default=1, metavar="N")


@click.group(cls=Group, no_args_is_help=True)
def bench() -> None:
    """Hold the commands of the benchmark of text encoders."""


@bench.command("run")
@click.argument("plan_or_corpus", type=FOLDER)
@click.argument("out", type=FOLDER)
@encoders_option
@option("--preparations", type=Names(), default="none", metavar="A,B,…")
@option("--text", "text_columns", type=Names(), default="text", metavar="COLUMN")
@option("--label", "label_column", default="label", metavar="COLUMN")
@option("--label-rule", type=click.Choice(["first-level"]), metavar="RULE")
@option("--groups", metavar="COLUMN")
@option("--sample", "sampled", type=click.IntRange(min=20), metavar="N")
@option("--language", type=click.Choice(["fr", "en"]), metavar="fr|en")
@quick
@seed
@cache_option
@option("--llm", default="", metavar="MODEL")
@option("--mlflow", metavar="URI")
@replace
@as_json
@click.pass_obj
def bench_run(
    screen: Screen,
    plan_or_corpus: Path,
    out: Path,
    *,
    json: bool,
    **asked: Any,  # noqa: ANN401
) -> None:
    """Compare encoders on labelled texts."""
    from clairscore.application import bench as steps

    try:
        results = steps.run(plan_or_corpus, out, **asked, progress=screen)
    except KeyboardInterrupt:
        screen.warn("bench-interrupted")
        raise
    _told(results, out, screen, json=json)


@bench.command("demo")
@click.argument("demo_out", type=FOLDER, default="bench-demo")
@encoders_option
@cache_option
@replace
@as_json
@click.pass_obj
def bench_demo(
    screen: Screen,
    demo_out: Path,
    *,
    json: bool,
    **asked: Any,  # noqa: ANN401
) -> None:
    """Compare the encoders at hand on made-up messages of clients."""
    from clairscore.application import bench as steps

    results = steps.demo(demo_out, **asked, progress=screen)
    _told(results, demo_out, screen, json=json)


@bench.command("encoders")
@as_json
@click.pass_obj
def bench_encoders(screen: Screen, *, json: bool) -> None:
    """List the kinds of encoder, and how to get those that are absent."""
    from clairscore.textbench.encoders.availability import listed

    say, found = screen.say, listed()
    if json:
        screen.data(
            [{"kind": one.kind, "ready": one.ready, "install": one.install} for one in found]
        )
        return
    for one in found:
        state = "encoder-ready" if one.ready else "encoder-absent"
        known = f"encoder-kind-{one.kind}"
        what = say(known) if say.knows(known) else say("encoder-kind-plugin", package=one.package)
        screen.lines([f"{one.kind:22} {what} – {say(state, install=one.install)}"])


@bench.command("parity")
@click.argument("first")
@click.argument("second")
@click.argument("corpus", type=FOLDER)
@option("--text", "text_columns", type=Names(), default="text", metavar="COLUMN")
@option("--label", "label_column", default="label", metavar="COLUMN")
@option("--sample", "sampled", type=click.IntRange(min=20), default=64, metavar="N")
@as_json
@click.pass_obj
def bench_parity(
    screen: Screen,
    first: str,
    second: str,
    *,
    json: bool,
    **asked: Any,  # noqa: ANN401
) -> None:
    """Check whether two back ends of a model give the same vectors."""
    from clairscore.application import bench as steps
    from clairscore.cli.results import as_data

    found = steps.parity(first, second, **asked, progress=screen)
    if json:
        screen.data(as_data(found, screen.say))
        return
    names = dict(zip(("first", "second"), found.names, strict=True))
    screen.lines([screen.say(f"parity-{'agree' if found.agree else 'disagree'}", **names)])
    screen.lines(screen.say(finding) for finding in found.findings)


@bench.command("tune")
@click.argument("corpus", type=FOLDER)
@click.argument("out", type=FOLDER)
@model_option
@loss_option
@option("--pairs", type=click.IntRange(min=20), default=480, metavar="N")
@epochs_option
@option("--text", "text_columns", type=Names(), default="text", metavar="COLUMN")
@option("--label", "label_column", default="label", metavar="COLUMN")
@option("--label-rule", type=click.Choice(["first-level"]), metavar="RULE")
@seed
@replace
@as_json
@click.pass_obj
def bench_tune(
    screen: Screen,
    out: Path,
    *,
    json: bool,
    **asked: Any,  # noqa: ANN401
) -> None:
    """Tune a sentence encoder on one's own labels."""
    from clairscore.application import bench as steps
    from clairscore.presentation.bench.words import tuned

    report = steps.tune(target=out, **asked, progress=screen)
    told = tuned(report, str(out / "model"), screen.say.language)
    _tuned(report, told, out, screen=screen, json=json)


@bench.command("tune-pairs")
@click.argument("pairs_file", type=FOLDER)
@click.argument("out", type=FOLDER)
@model_option
@loss_option
@epochs_option
@option("--text-a", "first", default="text_a", metavar="COLUMN")
@option("--text-b", "second", default="text_b", metavar="COLUMN")
@option("--score", default="score", metavar="COLUMN")
@seed
@replace
@as_json
@click.pass_obj
def bench_tune_pairs(
    screen: Screen,
    out: Path,
    *,
    json: bool,
    **asked: Any,  # noqa: ANN401
) -> None:
    """Tune a sentence encoder on one's own pairs of texts."""
    from clairscore.application import bench as steps
    from clairscore.presentation.bench.words import tuned_on_pairs

    report = steps.tune_pairs(target=out, **asked, progress=screen)
    told = tuned_on_pairs(report, str(out / "model"), screen.say.language)
    _tuned(report, told, out, screen=screen, json=json)


@bench.command("report")
@click.argument("results", type=FOLDER)
@click.argument("out", type=FOLDER)
@replace
@click.pass_obj
def bench_report(screen: Screen, results: Path, out: Path, *, replace: bool) -> None:
    """Write the report of a run."""
    from clairscore.application import bench as steps

    steps.report(results, out, replace=replace, progress=screen)
    screen.made("bench-report", out / "report.html")


@bench.command("explain")
@click.argument("results", type=FOLDER)
@option("--text", required=True, metavar="TEXT")
@option("--encoder", metavar="NAME")
@option("--method", type=click.Choice(["exact", "occlusion", "shap", "random"]))
@as_json
@click.pass_obj
def bench_explain(
    screen: Screen,
    results: Path,
    *,
    json: bool,
    **asked: Any,  # noqa: ANN401
) -> None:
    """Say why a text was classed as it was."""
    from clairscore.application import bench as steps
    from clairscore.cli.results import as_data
    from clairscore.presentation.bench.words import explained_words

    found, texts = steps.explain(results, **asked)
    if json:
        screen.data(as_data(found, screen.say))
        return
    screen.lines(map(screen.say, explained_words(found, texts, screen.say.language)))


@bench.command("deploy")
@click.argument("results", type=FOLDER)
@click.argument("out", type=FOLDER)
@option("--encoder", metavar="NAME")
@option("--error", type=click.FloatRange(min=0.001, max=0.5), default=0.05, metavar="SHARE")
@replace
@as_json
@click.pass_obj
def bench_deploy(
    screen: Screen,
    results: Path,
    out: Path,
    *,
    json: bool,
    **asked: Any,  # noqa: ANN401
) -> None:
    """Make a classifier of an encoder of a run."""
    from clairscore.application import bench as steps
    from clairscore.cli.results import as_data
    from clairscore.presentation.bench.words import deployed

    facts = steps.deploy_winner(results, out, **asked, progress=screen)
    if json:
        screen.data(as_data(facts, screen.say))
    else:
        screen.lines(map(screen.say, deployed(facts, screen.say.language)))
    screen.made("bench-deploy", out)


@bench.command("predict")
@click.argument("classifier", type=FOLDER)
@option("--text", "texts", multiple=True, metavar="TEXT")
@option("--file", "file", type=FOLDER, metavar="FILE")
@option("--column", default="text", metavar="COLUMN")
@as_json
@click.pass_obj
def bench_predict(
    screen: Screen,
    classifier: Path,
    *,
    json: bool,
    texts: tuple[str, ...],
    file: Path | None,
    column: str,
) -> None:
    """Class texts, or leave them to a person."""
    from clairscore.application import bench as steps
    from clairscore.cli.results import as_data
    from clairscore.presentation.bench.words import answered

    asked = (*texts, *(steps.read_texts(file, column) if file else ()))
    found = steps.predict(classifier, asked)
    if json:
        screen.data([as_data(one, screen.say) for one in found])
        return
    lines = (answered(one, screen.say.language) for one in found)
    screen.lines(f"{screen.say(line)}  {text}" for line, text in zip(lines, asked, strict=True))


def _tuned(
    report: "TuningReport | PairsReport",
    told: "list[Message]",
    out: Path,
    *,
    screen: Screen,
    json: bool,
) -> None:
    """Show what tuning changed, then where the encoder is."""
    from clairscore.cli.results import as_data

    if json:
        screen.data(as_data(report, screen.say))
    else:
        screen.lines(map(screen.say, told))
    screen.made("tuned-encoder", out)


def _told(results: "BenchResults", out: Path, screen: Screen, *, json: bool) -> None:
    """Show what was found, then where it is."""
    from json import loads

    from clairscore.presentation.bench.words import conclusions, corpus_notes

    if json:
        screen.data(loads(results.as_json()))
    else:
        if not results.corpus.synthetic:  # the conclusions say so themselves
            for note in corpus_notes(results):
                screen.warn(note)
        screen.lines(screen.say(message) for message in conclusions(results, screen.say.language))
    screen.made("bench", out)
