"""What is compared with what, and how often: from the command line or a TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, cast

from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.textbench.corpus import LABEL_RULES, Reading
from clairscore.textbench.preparation import LANGUAGES, PREPARATIONS
from clairscore.textbench.results import Published
from clairscore.texts import Message

DEFAULT_ENCODERS: Final = ("first-word", "tfidf", "lsa", "minilm")
"""What the base install can run without any download."""


@dataclass(frozen=True)
class Arm:
    """One encoder on texts prepared in one way."""

    encoder: str
    preparation: str = "none"

    @property
    def name(self) -> str:
        """Return the name in the report: the encoder's, with the preparation if there is one."""
        _, _, query = self.encoder.partition("?")
        given = [part[5:] for part in query.split("&") if part.startswith("name=")]
        name = given[0] if given else self.encoder
        return name if self.preparation == "none" else f"{name} + {self.preparation}"


@dataclass(frozen=True)
class Protocol:
    """How often everything is measured; the same for every encoder.

    Parameters
    ----------
    folds, repeats
        Of cross-validation.
    seeds
        Of k-means and of t-SNE, each.
    draws
        Of the bootstrap over texts.
    refits, map_refits
        80 % subsamples on which k-means is fitted again: on vectors; on t-SNE maps, which are made
        once and subsampled.
    shots, shot_draws
        Labelled texts a class, and how often they are drawn.
    grouped
        At most so many texts, classes in proportion, are grouped and mapped, and looked at for
        smaller vectors and directions.
    seed
        Of folds, draws and subsamples.
    """

    folds: int = 5
    repeats: int = 2
    seeds: tuple[int, ...] = (1, 2, 3)
    draws: int = 1_000
    refits: int = 20
    map_refits: int = 20
    shots: tuple[int, ...] = (1, 5, 10, 20)
    shot_draws: int = 10
    grouped: int = 5_000
    seed: int = 1


QUICK_TEXTS: Final = 2_000
QUICK: Final = Protocol(
    repeats=1,
    seeds=(1,),
    draws=500,
    refits=10,
    map_refits=10,
    shots=(1, 5),
    shot_draws=5,
    grouped=2_000,
)


@dataclass(frozen=True)
class Plan:
    """A benchmark.

    Parameters
    ----------
    arms
        Encoders, each with a preparation.
    protocol
        How often.
    language
        ``fr`` or ``en``; empty for the likeliest one.
    descriptions
        One line on each class, by its name, for classification without labels; optional.
    llm
        Language model of an Ollama server to give neighbours to, ``MODEL[?url=…&timeout=…]``; empty
        for none.
    published
        Counts that somebody published, to be told with what they leave open.
    """

    arms: tuple[Arm, ...]
    protocol: Protocol = Protocol()
    language: str = ""
    descriptions: Mapping[str, str] | None = None
    llm: str = ""
    published: tuple[Published, ...] = ()


@dataclass(frozen=True)
class PlannedRun:
    """A plan with the corpus that it names."""

    corpus: Path
    reading: Reading
    plan: Plan


def arms(encoders: tuple[str, ...], preparations: tuple[str, ...] = ("none",)) -> tuple[Arm, ...]:
    """Return every encoder with every preparation."""
    return tuple(Arm(encoder, preparation) for preparation in preparations for encoder in encoders)


def read_plan(path: Path) -> PlannedRun:
    """Read a plan from TOML: tables ``corpus``, ``protocol`` and a list ``arm``.

    Raises
    ------
    FileUnreadable
        No such file, or no TOML.
    InputFaults
        Names or values that can't be used, all of them.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileUnreadable(str(path), error.strerror or str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileUnreadable(str(path), str(error)) from error
    faults: list[Message] = []
    known = {"corpus", "protocol", "arm", "language", "descriptions", "llm", "published"}
    _unknown(told, known, where="", faults=faults)
    corpus = cast("dict[str, Any]", told.get("corpus", {}))
    _unknown(corpus, {"file", *(f.name for f in fields(Reading))}, where="corpus", faults=faults)
    faults += [
        Message("fault-plan-missing", {"name": f"corpus.{name}"})
        for name in ("file", "text", "label")
        if not corpus.get(name)
    ]
    protocol = cast("dict[str, Any]", told.get("protocol", {}))
    _unknown(protocol, {f.name for f in fields(Protocol)}, where="protocol", faults=faults)
    planned = [_arm(at, one, faults) for at, one in enumerate(told.get("arm", ()), start=1)]
    published = [_published(at, one, faults) for at, one in enumerate(told.get("published", ()), 1)]
    if not planned:
        faults.append(Message("fault-plan-missing", {"name": "[[arm]]"}))
    _choice("corpus.label_rule", corpus.get("label_rule", ""), tuple(LABEL_RULES), faults=faults)
    _choice("language", told.get("language", ""), ("", *LANGUAGES), faults=faults)
    _wholes(protocol, faults)
    if faults:
        raise InputFaults(path.name, faults=tuple(faults))
    text = corpus["text"]
    reading = {name: value for name, value in corpus.items() if name != "file"}
    reading["text"] = (text,) if isinstance(text, str) else tuple(text)
    settings: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in protocol.items()
    }
    return PlannedRun(
        corpus=(path.parent / str(corpus["file"])).resolve(),
        reading=Reading(**reading),
        plan=Plan(
            arms=tuple(planned),
            protocol=Protocol(**settings),
            language=str(told.get("language", "")),
            published=tuple(published),
            descriptions=cast("Mapping[str, str] | None", told.get("descriptions")),
            llm=str(told.get("llm", "")),
        ),
    )


def settings_of(plan: Plan) -> dict[str, Any]:
    """Return all that figures depend on beside corpus and encoders, as JSON values."""
    told = {**asdict(plan.protocol), "language": plan.language, "llm": plan.llm}
    return {name: list(one) if isinstance(one, tuple) else one for name, one in told.items()}


def _arm(at: int, told: object, faults: list[Message]) -> Arm:
    """Return one arm of the list; a text is an encoder alone."""
    if isinstance(told, str):
        return Arm(told)
    one = cast("dict[str, Any]", told if isinstance(told, dict) else {})
    _unknown(one, {"encoder", "preparation"}, where=f"arm {at}", faults=faults)
    if not one.get("encoder"):
        faults.append(Message("fault-plan-missing", {"name": f"arm {at}: encoder"}))
    preparation = str(one.get("preparation", "none"))
    _choice(f"arm {at}: preparation", preparation, tuple(PREPARATIONS), faults=faults)
    return Arm(str(one.get("encoder", "")), preparation)


def _published(at: int, told: object, faults: list[Message]) -> Published:
    """Return a published count; what can't be one is noted."""
    one = cast("dict[str, Any]", told if isinstance(told, dict) else {})
    names = tuple(f.name for f in fields(Published))
    _unknown(one, set(names), where=f"published {at}", faults=faults)
    faults += [
        Message("fault-plan-missing", {"name": f"published {at}: {name}"})
        for name in names
        if name not in one
    ]
    right, tested = one.get("right", 0), one.get("tested", 1)
    if not (type(right) is type(tested) is int and 0 <= right <= tested and tested):
        facts = {"name": f"published {at}", "right": str(right), "tested": str(tested)}
        faults.append(Message("fault-plan-counts", facts))
        right, tested = 0, 1
    return Published(str(one.get("name", "")), right, tested)


def _unknown(
    told: Mapping[str, Any], known: set[str], *, where: str, faults: list[Message]
) -> None:
    faults += [
        Message("fault-plan-unknown", {"name": f"{where}.{name}".strip("."), "known": tuple(known)})
        for name in told
        if name not in known
    ]


def _choice(name: str, found: object, known: tuple[str, ...], *, faults: list[Message]) -> None:
    if found not in known:
        shown = tuple(one or "–" for one in known)
        facts = {"name": name, "found": str(found), "known": shown}
        faults.append(Message("fault-plan-choice", facts))


def _wholes(protocol: Mapping[str, Any], faults: list[Message]) -> None:
    """Note what is no whole number, or too small a one."""
    least = {
        "folds": 2,
        "repeats": 1,
        "draws": 100,
        "seeds": 0,
        "shots": 1,
        "shot_draws": 1,
        "grouped": 100,
    }
    for name, value in protocol.items():
        values = cast("list[Any]", value if isinstance(value, list) else [value])
        low = least.get(name, 0)
        if not values or not all(type(one) is int and one >= low for one in values):
            facts = {"name": f"protocol.{name}", "found": str(value), "least": str(low)}
            faults.append(Message("fault-plan-whole", facts))
