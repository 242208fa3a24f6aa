"""From a specification, as typed in a plan or a command, to an encoder.

``kind[:target][?option=value&option=value]``, for example ``minilm``,
``sentence-transformers:all-mpnet-base-v2?dimensions=512`` or ``openai:http://127.0.0.1:8000/v1#e5``.
Each kind is an entry point of the group ``clairscore.encoders``, Clairscore's own kinds as well as
those of other packages: a function that takes a `Spec` and returns an encoder.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import cast
from urllib.parse import parse_qsl

from clairscore.textbench.encoders.availability import GROUP, needed
from clairscore.textbench.encoders.chunking import STRATEGIES, chunked
from clairscore.textbench.encoders.encoder import CorpusEncoder, Dividing, Encoder
from clairscore.textbench.encoders.errors import (
    EncoderOptionFaulty,
    EncoderOptionUnknown,
    EncoderTargetMissing,
    EncoderUnknown,
)

COMMON = ("name", "strategy", "matryoshka")
MATRYOSHKA = ("mxbai-embed-large", "mxbai-embed-large-v1")  # as Ollama and others name it
YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class Spec:
    """A specification taken apart.

    Parameters
    ----------
    text
        As it was typed.
    kind
        The entry point's name.
    target
        Model, path or address; empty if none was given.
    options
        Settings by name, still text.
    """

    text: str
    kind: str
    target: str = ""
    options: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def name(self) -> str:
        """Return the name given with ``?name=``, or else the specification itself."""
        return self.options.get("name") or self.text

    @property
    def matryoshka(self) -> bool:
        """Return whether the model was trained so that its first dimensions stand alone.

        It is known of some models; of others it must be said.
        """
        model = self.target.rpartition("#")[2].rpartition("/")[2].partition(":")[0]
        return self.flag("matryoshka", default=model.lower() in MATRYOSHKA)

    def only(self, *options: str) -> None:
        """Refuse options that this kind of encoder does not take."""
        for option in self.options:
            if option not in {*options, *COMMON}:
                raise EncoderOptionUnknown(self.text, option, known=(*options, *COMMON))

    def needs_target(self, example: str) -> str:
        """Return the target; without one, say what it looks like."""
        if not self.target:
            raise EncoderTargetMissing(self.text, example=example)
        return self.target

    def whole(self, option: str, *, low: int = 1) -> int | None:
        """Return an option that is a whole number, None if it was not given."""
        value = self.options.get(option)
        if value is None:
            return None
        if not value.isdecimal() or int(value) < low:
            raise EncoderOptionFaulty(self.text, option, value, expected=(f"{low}, {low + 1}, …",))
        return int(value)

    def choice(self, option: str, *allowed: str) -> str:
        """Return an option that is one of a few words, the first of them if it was not given."""
        value = self.options.get(option, allowed[0])
        if value not in allowed:
            raise EncoderOptionFaulty(self.text, option, value, expected=allowed)
        return value

    def flag(self, option: str, *, default: bool) -> bool:
        """Return an option that is yes or no."""
        order = ("yes", "no") if default else ("no", "yes")
        return YES_NO[self.choice(option, *order)]


def parsed(text: str) -> Spec:
    """Return a specification taken apart.

    >>> parsed("bert:./model?pooling=cls").options["pooling"]
    'cls'
    """
    head, _, query = text.partition("?")
    kind, _, target = head.partition(":")
    options = dict(parse_qsl(query, keep_blank_values=True))
    return Spec(text, kind.strip(), target.strip(), options)


def kinds() -> dict[str, EntryPoint]:
    """Return what makes an encoder of each kind, by kind."""
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda p: p.name)}


def encoder_named(text: str) -> Encoder | CorpusEncoder:
    """Return the encoder that a specification names.

    Raises
    ------
    EncoderUnknown
        No such kind; those known are named.
    EncoderTargetMissing, EncoderOptionUnknown, EncoderOptionFaulty
        The specification is not one that the kind takes.
    PackageMissing
        The kind needs a package; the line to type is given.
    EncoderError
        The model or server can't be had.
    """
    spec, known = parsed(text), kinds()
    if spec.kind not in known:
        raise EncoderUnknown(spec.kind or text, known=tuple(known))
    strategy = spec.choice("strategy", *STRATEGIES)
    _ = spec.matryoshka  # its faults are told before anything is loaded
    needed(spec.kind)
    make: Callable[[Spec], Encoder | CorpusEncoder] = known[spec.kind].load()
    encoder = make(spec)
    if strategy == "truncate":
        return encoder
    if not isinstance(encoder, Dividing):
        raise EncoderOptionFaulty(text, "strategy", strategy, expected=("truncate",))
    return chunked(cast("Encoder", encoder), strategy, name=spec.name)
