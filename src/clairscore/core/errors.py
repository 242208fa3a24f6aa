"""The tree of errors that a user can meet.

    ClairscoreError
    ├── InputFaults              everything wrong with one input, in one report
    ├── FileUnreadable           a file that cannot be opened or parsed
    ├── PathUnusable             no file can have this path, or the system refuses it
    ├── TargetTaken              the output exists already
    ├── WriteFailed              disk full, folder read-only
    │   └── ScratchFull          the folder of temporary files is
    ├── ArtefactError
    │   ├── ArtefactMissing      no such folder, or no manifest in it
    │   ├── ArtefactDamaged      a part is missing or does not match its sha256
    │   ├── ArtefactKind         a model was expected, a dataset was given
    │   ├── ArtefactOlder        written by an earlier Clairscore, which sealed nothing
    │   ├── ArtefactNewer        written by a later Clairscore
    │   └── ArtefactUntrusted    not signed by a key that counts
    └── …                        each domain adds its own below ClairscoreError

Each class has a stable `code`, and the `http_status` of an answer that tells it; its sentence is
``error-<code>`` in `texts`, its fields are that sentence's variables. `str(error)` is the English
sentence; the edges say it in the user's language.
"""

from dataclasses import dataclass, fields
from typing import ClassVar

from clairscore.texts import Message, translator


@dataclass(eq=False)
class ClairscoreError(Exception):
    """A user's mistake or a fault in the user's world, told in one sentence without a traceback."""

    code: ClassVar[str]
    http_status: ClassVar[int] = 422  # of the API's answer: something is wrong with the input

    @property
    def message(self) -> Message:
        """Return the sentence and its facts."""
        facts = {field.name: getattr(self, field.name) for field in fields(self)}
        return Message(f"error-{self.code}", facts)

    def __str__(self) -> str:
        return translator("en")(self.message)


@dataclass(eq=False)
class InputFaults(ClairscoreError):
    """Several faults of one input, reported together."""

    code: ClassVar[str] = "input-faults"
    source: str
    faults: tuple[Message, ...]

    @property
    def message(self) -> Message:
        """Return the heading; the faults follow it, one a line, in `lines`."""
        return Message("error-input-faults", {"source": self.source, "count": len(self.faults)})

    def __str__(self) -> str:
        say = translator("en")
        return "\n".join([say(self.message), *(f"- {say(fault)}" for fault in self.faults)])


@dataclass(eq=False)
class FileUnreadable(ClairscoreError):
    """A file that cannot be opened or parsed."""

    code: ClassVar[str] = "file-unreadable"
    path: str
    reason: str | Message


@dataclass(eq=False)
class PathUnusable(ClairscoreError):
    """A path that the system refuses, such as a name that is too long."""

    code: ClassVar[str] = "path-unusable"
    path: str
    reason: str


@dataclass(eq=False)
class TargetTaken(ClairscoreError):
    """The output exists already and replacing it was not asked for."""

    code: ClassVar[str] = "target-taken"
    path: str


@dataclass(eq=False)
class WriteFailed(ClairscoreError):
    """The output could not be written; nothing was left half-written."""

    code: ClassVar[str] = "write-failed"
    path: str
    reason: str


@dataclass(eq=False)
class ScratchFull(WriteFailed):
    """The folder of temporary files has no room."""

    code: ClassVar[str] = "scratch-full"


@dataclass(eq=False)
class ArtefactError(ClairscoreError):
    """An artefact that cannot be opened."""

    path: str


@dataclass(eq=False)
class ArtefactMissing(ArtefactError):
    """No such folder, or no readable manifest in it."""

    code: ClassVar[str] = "artefact-missing"
    expected: str


@dataclass(eq=False)
class ArtefactDamaged(ArtefactError):
    """A part is missing, more than was recorded, or differs from what was."""

    code: ClassVar[str] = "artefact-damaged"
    http_status: ClassVar[int] = 500
    parts: tuple[str, ...]


@dataclass(eq=False)
class ArtefactKind(ArtefactError):
    """An artefact of another kind than the command takes."""

    code: ClassVar[str] = "artefact-kind"
    found: str
    expected: str


@dataclass(eq=False)
class ArtefactOlder(ArtefactError):
    """An artefact in a format of before manifests were sealed."""

    code: ClassVar[str] = "artefact-older"
    found: int
    known: int
    made_by: str


@dataclass(eq=False)
class ArtefactUntrusted(ArtefactError):
    """An artefact without the signature that is asked for."""

    code: ClassVar[str] = "artefact-untrusted"


@dataclass(eq=False)
class ArtefactNewer(ArtefactError):
    """An artefact in a format that this version does not know."""

    code: ClassVar[str] = "artefact-newer"
    found: int
    known: int
    made_by: str
