"""What a benchmark's results say, in plain words: each sentence follows from figures, none is fixed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from scipy.stats import fisher_exact

from clairscore.presentation.words.values import number, percent, signed
from clairscore.textbench.classifier import Answer, Facts
from clairscore.textbench.comparison import best
from clairscore.textbench.explanation import Explained
from clairscore.textbench.figures import Estimate
from clairscore.textbench.results import Asked, BenchResults, EncoderResult, Pair, Published
from clairscore.textbench.tuning import PairsReport, TuningReport
from clairscore.texts import Language, Message

LEADING: Final = ("accuracy_logistic_regression", "precision", "ari", "ari_study")
"""Measures, in the order in which they are told."""
WORDS_SHOWN: Final = 12
P: Final = 0.05
OUTCOMES: Final = {"apart": "", "texts": "disputed", "again": "disputed", "none": "same"}
SHARES: Final = ("accuracy_", "precision")


def conclusions(results: BenchResults, language: Language = "en") -> list[Message]:
    """Return what follows from the results, the answer first.

    Parameters
    ----------
    results
        Of a run.
    language
        In which figures are written.
    """
    return [
        *([Message("bench-made-up")] if results.corpus.synthetic else []),
        *(leader(results, measure, language) for measure in LEADING),
        *counting_words(results, language),
        *preparations(results, language),
        *(asked_verdict(results.asked, language) if results.asked else ()),
        *published(results.published, language),
        *limits(results, language),
        *noted(results),
        Message("bench-baseline", {"share": percent(results.baseline.accuracy, language)}),
        *skipped(results),
    ]


def leader(results: BenchResults, measure: str, language: Language) -> Message:
    """Return which encoder is best by a measure, or which share the first place, and why."""
    found = results.ranking(measure)
    first = best(found)
    values = [figure(results.encoder(name), measure) for name in first]
    pairs = [paired(results, measure, first[0], name) for name in first[1:]]
    disputed = [pair for pair in pairs if pair.verdict != "none"]
    smallest = max((pair.smallest or 0.0 for pair in pairs), default=0.0)
    facts = {
        "measure": Message(f"bench-measure-{measure.replace('_', '-')}"),
        "names": tuple(first),
        "n": measured_on(results, measure),
        "value": written(values[0].value, measure, language),
        "low": written(values[0].low, measure, language),
        "high": written(values[0].high, measure, language),
        "least": written(min(one.value for one in values), measure, language),
        "smallest": gap_words(smallest, measure, language),
        "dispute": dispute(disputed[0], measure) if disputed else "",
    }
    if len(first) == 1:
        return Message("bench-leader", facts)
    return Message("bench-leaders-disputed" if disputed else "bench-leaders", facts)


def measured_on(results: BenchResults, measure: str) -> int:
    """Return on how many texts a measure was taken."""
    corpus = results.corpus
    return len(corpus.grouped) or corpus.n if measure.startswith("ari") else corpus.n


def dispute(pair: Pair, measure: str) -> Message:
    """Return which test tells two encoders apart and which does not."""
    again = "splits" if measure.startswith("accuracy_") else "samples"
    facts = {"first": pair.first, "second": pair.second, "again": Message(f"bench-again-{again}")}
    return Message(f"bench-dispute-{pair.verdict}", facts)


def gap_words(gap: float, measure: str, language: Language) -> Message | str:
    """Return a difference in words: in points where the measure is a share."""
    if measure.startswith(SHARES):
        return Message("bench-gap-points", {"points": number(100 * gap, language, digits=1)})
    return number(gap, language, digits=3)


def counting_words(results: BenchResults, language: Language) -> Iterator[Message]:
    """Yield whether counting words does as well as an encoder that was trained elsewhere."""
    for measure in ("accuracy_logistic_regression", "ari"):
        order = [results.encoder(name) for name in results.ranking(measure).order]
        counted = next((one for one in order if one.learnt), None)
        trained = next((one for one in order if not one.learnt), None)
        if counted is None or trained is None:
            continue
        pair = paired(results, measure, trained.name, counted.name)
        outcome = OUTCOMES[pair.verdict] or ("better" if pair.difference > 0 else "worse")
        facts = {
            "measure": Message(f"bench-measure-{measure.replace('_', '-')}"),
            "trained": trained.name,
            "counted": counted.name,
            "trained_value": written(figure(trained, measure).value, measure, language),
            "counted_value": written(figure(counted, measure).value, measure, language),
            "dispute": dispute(pair, measure) if outcome == "disputed" else "",
        }
        yield Message(f"bench-counting-{outcome}", facts)


def preparations(results: BenchResults, language: Language) -> Iterator[Message]:
    """Yield what preparing the texts did to each encoder that was run both ways."""
    plain = {one.spec: one for one in results.encoders if one.preparation == "none"}
    for one in results.encoders:
        if one.preparation == "none" or one.spec not in plain:
            continue
        before = plain[one.spec]
        pair = paired(results, "ari_study", one.name, before.name)
        turn = {"same": "nothing", "disputed": "disputed", "": ""}[OUTCOMES[pair.verdict]]
        outcome = turn or ("helps" if pair.difference > 0 else "hurts")
        facts = {
            "dispute": dispute(pair, "ari_study") if outcome == "disputed" else "",
            "encoder": before.name,
            "before": written(before.study.ari.value, "ari", language),
            "after": written(one.study.ari.value, "ari", language),
        }
        yield Message(f"bench-preparation-{outcome}", facts)


def asked_verdict(told: Asked, language: Language) -> Iterator[Message]:
    """Yield whether a language model makes more of the neighbours found than their vote does."""
    outcome = "same" if not told.pair.apart else "better" if told.pair.difference > 0 else "worse"
    facts = {
        "model": told.model,
        "n": len(told.rows),
        "value": percent(told.accuracy.value, language),
        "vote": percent(told.vote.value, language),
    }
    yield Message(f"bench-asked-{outcome}", facts)


def published(counts: Sequence[Published], language: Language) -> Iterator[Message]:
    """Yield whether counts that somebody published tell encoders apart.

    Only the counts are known, not who was right on which text: Fisher's exact test of the highest
    share against the lowest, which finds differences too easily where there are several.
    """
    if len(counts) < 2:  # noqa: PLR2004 (two to compare)
        return
    ordered = sorted(counts, key=lambda one: one.right / one.tested)
    low, high = ordered[0], ordered[-1]
    found: Any = fisher_exact([[one.right, one.tested - one.right] for one in (low, high)])
    shares = [percent(one.right / one.tested, language) for one in (low, high)]
    facts = {
        "names": tuple(one.name for one in reversed(ordered)),
        "low": shares[0],
        "high": shares[1],
        "p": number(float(found.pvalue), language, digits=2),
    }
    yield Message("bench-published-apart" if found.pvalue < P else "bench-published-same", facts)


def limits(results: BenchResults, language: Language) -> Iterator[Message]:
    """Yield which encoders could not read some texts whole."""
    for one in results.encoders:
        if one.over_limit:
            facts = {"encoder": one.name, "n": one.over_limit, "reads": reads(one, language)}
            yield Message("bench-over-limit", facts)


def corpus_notes(results: BenchResults) -> list[Message]:
    """Return what was left out of the corpus and what is unusual in it."""
    return [Message(note.id, _arguments(note.args)) for note in results.corpus.notes]


def noted(results: BenchResults) -> Iterator[Message]:
    """Yield what measuring the encoders had to say."""
    for one in results.encoders:
        for note in one.notes:
            told = Message(note.id, _arguments(note.args))
            yield Message("bench-note", {"encoder": one.name, "note": told})
    if any("random_forest" not in one.classification for one in results.encoders):
        yield Message("bench-no-forest", {"classes": len(results.corpus.classes)})


def reads(one: EncoderResult, language: Language) -> Message:
    """Return how much of a text an encoder reads."""
    if one.limit is None:
        return Message("bench-reads-all")
    unit = "characters" if "characters" in one.identity else "tokens"
    return Message(f"bench-reads-{unit}", {"limit": number(one.limit, language)})


def skipped(results: BenchResults) -> Iterator[Message]:
    """Yield which encoders could not be had, and why."""
    for one in results.skipped:
        reason = Message(one.reason.id, _arguments(one.reason.args))
        yield Message("bench-skipped", {"encoder": one.name, "reason": reason})


def tuned(report: TuningReport, path: str, language: Language) -> list[Message]:
    """Return what tuning changed on texts held out, with the caution that goes with it."""
    facts = {"pairs": report.n_pairs, "learnt": report.n_learnt, "held": report.n_held_out}
    before, after = report.before, report.after
    ari = [number(one.ari, language, digits=3) for one in (before, after)]
    accuracy = [percent(one.accuracy, language) for one in (before, after)]
    cosines = {
        "alike-before": before.alike,
        "alike-after": after.alike,
        "unlike-before": before.unlike,
        "unlike-after": after.unlike,
    }
    in_words = {name: number(value, language, digits=2) for name, value in cosines.items()}
    return [
        Message("done-tune", {"model": report.model, "loss": report.loss, **facts}),
        Message("done-tune-ari", {"before": ari[0], "after": ari[1]}),
        Message("done-tune-accuracy", {"before": accuracy[0], "after": accuracy[1]}),
        Message("done-tune-cosine", in_words),
        Message("done-tune-caution", {"path": path}),
    ]


def tuned_on_pairs(report: PairsReport, path: str, language: Language) -> list[Message]:
    """Return what tuning changed on pairs held out, with the caution that goes with it."""
    before, after = (number(one, language, digits=3) for one in (report.before, report.after))
    facts = {"learnt": report.n_learnt, "held": report.n_held_out}
    return [
        Message("done-tune-pairs", {"model": report.model, "loss": report.loss, **facts}),
        Message("done-tune-pairs-spearman", {"before": before, "after": after}),
        *(
            [Message("done-tune-pairs-left-out", {"n": report.n_left_out})]
            if report.n_left_out
            else []
        ),
        Message("done-tune-caution", {"path": path}),
    ]


def explained_words(found: Explained, texts: Sequence[str], language: Language) -> list[Message]:
    """Return why a text was classed as it was: the class, the words, the rest, the nearest text."""
    split = found.split
    share = percent(found.probabilities[found.predicted], language)
    words = sorted((w for w in split.words if not w.stop), key=lambda word: -abs(word.weight))
    figures = {
        name: number(getattr(split, name), language, digits=2) for name in ("rest", "base", "logit")
    }
    return [
        Message("bench-explained", {"label": found.predicted, "probability": share}),
        Message("bench-explained-words", {"method": Message(f"bench-method-{split.method}")}),
        *(
            Message(
                "bench-word", {"word": word.text, "weight": signed(word.weight, language, digits=2)}
            )
            for word in words[:WORDS_SHOWN]
        ),
        Message("bench-explained-rest", figures),
        *([Message("bench-explained-unread", {"n": split.unread})] if split.unread else []),
        *(
            Message("bench-explained-near", {"label": near.label, "text": texts[near.row]})
            for near in found.neighbours[:1]
        ),
    ]


def deployed(facts: Facts, language: Language) -> list[Message]:
    """Return from which probability a classifier answers, how often, and how often wrongly."""

    def shares(one: Estimate) -> dict[str, str]:
        return {
            "value": percent(one.value, language),
            "low": percent(one.low, language),
            "high": percent(one.high, language),
        }

    told = {"threshold": percent(facts.threshold, language), "n": facts.held_out}
    return [
        Message("done-deploy-answers", {**told, **shares(facts.answered)}),
        Message(
            "done-deploy-error", {"asked": percent(facts.asked, language), **shares(facts.error)}
        ),
    ]


def answered(one: Answer, language: Language) -> Message:
    """Return the class of a text, or that it is for a person."""
    facts = {"label": one.label, "probability": percent(one.probability, language)}
    return Message("bench-answer" if one.sure else "bench-to-a-person", facts)


def figure(one: EncoderResult, measure: str) -> Estimate:
    """Return an encoder's figure by the name of the measure."""
    if measure.startswith("accuracy_"):
        return one.classification[measure.removeprefix("accuracy_")].accuracy
    return {"precision": one.precision, "ari": one.clustering.ari, "ari_study": one.study.ari}[
        measure
    ]


def paired(results: BenchResults, measure: str, first: str, second: str) -> Pair:  # noqa: PLR0917 (two names, in order)
    """Return the comparison of two encoders, the difference as first minus second."""
    for pair in results.ranking(measure).pairs:
        if (pair.first, pair.second) == (first, second):
            return pair
        if (pair.first, pair.second) == (second, first):
            turned = {"difference": -pair.difference, "low": -pair.high, "high": -pair.low}
            return replace(pair, first=first, second=second, **turned)
    raise KeyError((measure, first, second))


def written(value: float, measure: str, language: Language) -> str:
    """Return a figure as readers write it: a percentage, or an index with three decimals."""
    if measure.startswith(SHARES):
        return percent(value, language)
    return number(value, language, digits=3)


def _arguments(told: Mapping[str, Any]) -> dict[str, object]:
    return {name: _argument(one) for name, one in told.items()}


def _argument(told: Any) -> object:  # noqa: ANN401 (a JSON value)
    """Return a fact as it was before it became JSON: a list of facts, or a message."""
    if isinstance(told, list):
        return tuple(map(_argument, cast("list[Any]", told)))
    if isinstance(told, dict):
        message = cast("dict[str, Any]", told)
        return Message(message["id"], _arguments(message["args"]))
    return told
