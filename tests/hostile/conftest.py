"""Fixtures of what is attacked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tampering import KeyMaker

from clairscore.core.artefact import writing
from clairscore.core.signing import trust_only
from clairscore.credit.portfolio import write_portfolio
from clairscore.sample import write_sample
from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.corpus import Corpus
from clairscore.textbench.plan import Plan, Protocol, arms
from small_lender import Lender


@pytest.fixture
def attacks(request: pytest.FixtureRequest) -> int:
    """Return how many attacks of a kind are tried."""
    return int(str(request.config.getoption("--attacks")))


@pytest.fixture(scope="session")
def artefacts(lender: Lender, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return one artefact of each kind that a step opens."""
    folder = tmp_path_factory.mktemp("attacked")
    write_sample(folder / "tables", clients=100, seed=1)
    dataset = lender.write_dataset(folder / "dataset")
    model = lender.write_model(lender.model(), folder / "model", parts={100: "train"})
    write_portfolio(model, dataset, folder / "portfolio")
    few = Protocol(
        folds=3, repeats=1, seeds=(1,), draws=100, refits=3, map_refits=3, shots=(1,), shot_draws=2
    )
    texts = tuple(f"{word} {k}" for word in ("cat", "saw") for k in range(12))
    corpus = Corpus("words", texts, ("animal",) * 12 + ("tool",) * 12, "0" * 64, synthetic=True)
    plan = Plan(arms(("first-word",)), few)
    run_benchmark(corpus, plan, folder / "results", cache=folder / "cache")
    with writing(folder / "tuned", "tuned-encoder") as draft:
        (draft.path / "model").mkdir()
        (draft.path / "model" / "config.json").write_text('{"a": 1}', encoding="utf-8")
    names = ("tables", "dataset", "model", "portfolio", "results", "tuned")
    return {name: folder / name for name in names}


@pytest.fixture(scope="session")
def make_keys(tmp_path_factory: pytest.TempPathFactory) -> KeyMaker:
    """Return what makes key pairs."""
    return KeyMaker(tmp_path_factory)


@pytest.fixture(autouse=True)
def trusting_anyone() -> Iterator[None]:
    """Ask for no signatures after a test that did."""
    yield
    trust_only(())
