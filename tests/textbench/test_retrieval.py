"""Neighbours given to a language model: the documented wire format, honest counts, every fault told."""

import json
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from clairscore.application import bench
from clairscore.presentation.bench.words import conclusions
from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.encoders.errors import ModelNotServed, ServerUnreachable
from clairscore.textbench.plan import Plan, arms
from clairscore.textbench.results import BenchResults
from clairscore.texts import translator
from textbench.test_benchmark import FEW, made_up
from textbench.vector_server import CHAT, VectorServer, of_the_nearest, serving

Ran = Callable[..., BenchResults]


@pytest.fixture
def server() -> Generator[VectorServer]:
    with serving() as state:
        yield state


@pytest.fixture
def ran(server: VectorServer, tmp_path: Path) -> Ran:
    def run(options: str = "", model: str = CHAT) -> BenchResults:
        llm = f"{model}?url={server.url}&{options}"
        plan = Plan(arms(("first-word", "tfidf")), FEW, llm=llm)
        return run_benchmark(made_up(), plan, tmp_path / "out", cache=tmp_path / "cache")

    return run


def questions(server: VectorServer) -> list[dict[str, Any]]:
    return [body for path, body, _ in server.asked if path == "/api/chat"]


def said(results: BenchResults) -> str:
    return "\n".join(map(translator("en"), conclusions(results)))


def test_each_text_is_asked_for_with_its_neighbours_in_the_documented_format(
    server: VectorServer, ran: Ran
) -> None:
    found = ran().asked
    assert found is not None
    corpus, bodies = made_up(), questions(server)
    assert sorted(found.rows) == list(range(30))
    assert len(bodies) == 30
    for row, body in zip(found.rows, bodies, strict=True):
        assert body["stream"] is False
        assert (body["options"]["temperature"], body["options"]["seed"]) == (0, 1)
        assert body["format"] == {
            "type": "object",
            "properties": {"class": {"type": "string", "enum": ["animal", "tool"]}},
            "required": ["class"],
        }
        assert [message["role"] for message in body["messages"]] == ["system", "user"]
        question = json.loads(body["messages"][1]["content"])
        assert question["text"] == corpus.texts[row]
        examples = {one["text"]: one["class"] for one in question["examples"]}
        assert len(examples) == found.neighbours == 10
        assert question["text"] not in examples
        assert examples.items() <= dict(zip(corpus.texts, corpus.labels, strict=True)).items()


def test_the_model_is_compared_with_the_vote_on_the_same_texts(ran: Ran) -> None:
    results = ran()
    found, one = results.asked, results.encoder("tfidf")
    assert found is not None
    assert (found.encoder, found.digest, found.version) == ("tfidf", "abc123", "0.12.6")
    actual = [made_up().codes[row] for row in found.rows]
    right = [code == own for code, own in zip(found.given, actual, strict=True)]
    assert found.accuracy.value == sum(right) / 30
    by_vote = [one.classification["nearest"].predicted[0][row] for row in found.rows]
    voted = [code == own for code, own in zip(by_vote, actual, strict=True)]
    assert found.vote.value == pytest.approx(sum(voted) / 30)
    assert found.pair.difference == pytest.approx(found.accuracy.value - found.vote.value)
    assert found.pair.low <= found.pair.difference <= found.pair.high


def test_answers_that_are_no_class_count_as_wrong_and_are_shown(
    server: VectorServer, ran: Ran
) -> None:
    odd = iter(['{"class": "plant"}', "I think <animal>", '["tool"]', '{"class": 3}'])
    server.choose = lambda question: next(odd, of_the_nearest(question))
    found = ran().asked
    assert found is not None
    assert found.no_class == 4
    assert found.given[:4] == [None] * 4
    assert found.strange == ['{"class": "plant"}', "I think <animal>", '["tool"]']
    assert found.accuracy.value <= 26 / 30


def test_the_report_says_it_in_every_form_and_language(
    server: VectorServer, ran: Ran, tmp_path: Path
) -> None:
    server.choose = lambda _: "<b>perhaps</b>"
    results = ran()
    bench.report(tmp_path / "out", tmp_path / "report")
    page = (tmp_path / "report" / "report.html").read_text(encoding="utf-8")
    assert "Neighbours given to a language model" in page
    assert "Voisins donnés à un modèle de langue" in page
    assert "<b>perhaps" not in page
    told = (tmp_path / "report" / "report.en.md").read_text(encoding="utf-8")
    assert "30 answers are no class and count as wrong" in told
    assert f"| {CHAT} | 0.0% | 0.0% to 11.4% |" in told
    assert "does worse than their vote" in told
    assert "does worse than their vote" in said(results)
    kept = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    assert kept["asked"]["no_class"] == 30


def test_an_absent_model_or_server_is_told_before_anything_is_embedded(
    ran: Ran, server: VectorServer, tmp_path: Path
) -> None:
    with pytest.raises(ModelNotServed, match=r"Get it with «ollama pull other»"):
        ran(model="other")
    with serving() as gone:
        server.url = gone.url
    with pytest.raises(ServerUnreachable, match=r"Start it with «ollama serve»"):
        ran()
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "cache").exists()


def test_a_model_that_stops_answering_is_noted_and_all_else_is_kept(
    server: VectorServer, ran: Ran
) -> None:
    def slower(question: dict[str, Any]) -> str:
        server.wait_seconds = 1.6
        return of_the_nearest(question)

    server.choose = slower
    results = ran("timeout=1")
    assert results.asked is None
    assert [one.name for one in results.encoders] == ["first-word", "tfidf"]
    assert f"Not measured: {CHAT}." in said(results)
    assert "did not answer within 1 s" in said(results)
