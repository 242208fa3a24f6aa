"""What can go wrong with an encoder, each with its remedy.

EncoderError
├── EncoderUnknown        no such kind of encoder
├── EncoderTargetMissing  no model or address after the kind
├── EncoderOptionUnknown  an option that the kind does not take
├── EncoderOptionFaulty   a value that an option can't have
├── PackageMissing        a package that this kind of encoder needs
├── ModelMissing          no such model on this machine, nor to be had
├── CorpusWordless        no word to learn from
├── ServerError
│   ├── ServerUnreachable nobody answers at the address
│   ├── ServerTimedOut    no answer in time
│   ├── ServerFailed      an HTTP error, with what the server said
│   ├── ServerRedirects   the server sends elsewhere: texts are not sent after it
│   ├── ServerGarbled     the answer is not in the documented format
│   ├── ModelNotServed    the server has other models
│   └── KeyExposed        a secret key would travel unencrypted
├── TextTooLong           refused by the server even after shortening
├── VectorsMiscounted     not one vector a text
├── VectorsMisshapen      another size than before
├── VectorsNotFinite      NaN or infinite values
├── MemoryShort           not enough memory to measure it
├── CacheDamaged          stored vectors differ from what was written
└── CacheBusy             another run is writing the same vectors
"""

from dataclasses import dataclass
from typing import ClassVar

from clairscore.core.errors import ClairscoreError
from clairscore.texts import Message


@dataclass(eq=False)
class EncoderError(ClairscoreError):
    """An encoder that can't be had or can't do its work."""


@dataclass(eq=False)
class EncoderUnknown(EncoderError):
    """No such kind of encoder."""

    code: ClassVar[str] = "encoder-unknown"
    found: str
    known: tuple[str, ...]


@dataclass(eq=False)
class EncoderTargetMissing(EncoderError):
    """No model or address after the kind."""

    code: ClassVar[str] = "encoder-target-missing"
    spec: str
    example: str


@dataclass(eq=False)
class EncoderOptionUnknown(EncoderError):
    """An option that the kind does not take."""

    code: ClassVar[str] = "encoder-option-unknown"
    spec: str
    option: str
    known: tuple[str, ...]


@dataclass(eq=False)
class EncoderOptionFaulty(EncoderError):
    """A value that an option can't have."""

    code: ClassVar[str] = "encoder-option-faulty"
    spec: str
    option: str
    found: str
    expected: tuple[str, ...]


@dataclass(eq=False)
class PackageMissing(EncoderError):
    """A package that this kind of encoder needs is not installed."""

    code: ClassVar[str] = "package-missing"
    what: str
    package: str
    install: str


@dataclass(eq=False)
class ModelMissing(EncoderError):
    """No such model on this machine, and none could be fetched."""

    code: ClassVar[str] = "model-missing"
    model: str
    reason: str


@dataclass(eq=False)
class CorpusWordless(EncoderError):
    """No word occurs in the texts."""

    code: ClassVar[str] = "corpus-wordless"
    encoder: str
    count: int


@dataclass(eq=False)
class ServerError(EncoderError):
    """A server of vectors that does not do its work."""

    url: str


@dataclass(eq=False)
class ServerUnreachable(ServerError):
    """Nobody answers at the address."""

    code: ClassVar[str] = "server-unreachable"
    reason: str
    remedy: Message


@dataclass(eq=False)
class ServerTimedOut(ServerError):
    """No answer in time."""

    code: ClassVar[str] = "server-timed-out"
    seconds: float


@dataclass(eq=False)
class ServerFailed(ServerError):
    """An HTTP error."""

    code: ClassVar[str] = "server-failed"
    status: int
    detail: str


@dataclass(eq=False)
class ServerRedirects(ServerError):
    """The server sends elsewhere: nothing is sent after it."""

    code: ClassVar[str] = "server-redirects"
    location: str


@dataclass(eq=False)
class ServerGarbled(ServerError):
    """An answer that is not in the documented format."""

    code: ClassVar[str] = "server-garbled"
    detail: str


@dataclass(eq=False)
class ModelNotServed(ServerError):
    """The server does not have the model."""

    code: ClassVar[str] = "model-not-served"
    model: str
    known: tuple[str, ...]
    remedy: Message


@dataclass(eq=False)
class KeyExposed(ServerError):
    """A secret key would travel unencrypted to another machine."""

    code: ClassVar[str] = "key-exposed"


@dataclass(eq=False)
class TextTooLong(ServerError):
    """A text that the server refuses even after shortening."""

    code: ClassVar[str] = "text-too-long"
    detail: str


@dataclass(eq=False)
class VectorsWrong(EncoderError):
    """Vectors that can't be used."""

    encoder: str


@dataclass(eq=False)
class VectorsMiscounted(VectorsWrong):
    """Not one vector a text."""

    code: ClassVar[str] = "vectors-miscounted"
    expected: int
    found: int


@dataclass(eq=False)
class VectorsMisshapen(VectorsWrong):
    """Vectors of another size than before, or of none."""

    code: ClassVar[str] = "vectors-misshapen"
    expected: int
    found: str


@dataclass(eq=False)
class VectorsNotFinite(VectorsWrong):
    """NaN or infinite values."""

    code: ClassVar[str] = "vectors-not-finite"
    count: int
    total: int


@dataclass(eq=False)
class MemoryShort(EncoderError):
    """There is not enough memory to embed the texts or to measure their vectors."""

    code: ClassVar[str] = "memory-short"
    encoder: str


@dataclass(eq=False)
class CacheDamaged(EncoderError):
    """Stored vectors differ from what was written."""

    code: ClassVar[str] = "cache-damaged"
    path: str


@dataclass(eq=False)
class CacheBusy(EncoderError):
    """Another run is writing the same vectors."""

    code: ClassVar[str] = "cache-busy"
    path: str
