"""What can be wrong with a record, and what a verification found."""

from dataclasses import dataclass
from enum import StrEnum

from clairscore.texts import Message


class FaultKind(StrEnum):
    """What is wrong with the record."""

    CHANGED = "changed"
    """An entry's content is not what its hash covers."""
    MOVED = "moved"
    """An entry stands where another was recorded."""
    MISSING = "missing"
    """An entry was taken out."""
    UNLINKED = "unlinked"
    """An entry does not follow the one before it: it, or that one, was put in later."""
    CUT_OFF = "cut-off"
    """Entries at the end are missing."""
    HEAD = "head"
    """The head names another last entry than there is."""
    PART_CHANGED = "part-changed"
    """Personal data differ from what was recorded."""
    PART_MISSING = "part-missing"
    """Personal data are gone, and no erasure says so."""
    DRAWN = "drawn"
    """What is searched and counted differs from the chain."""
    ANCHOR = "anchor"
    """The head noted earlier is no longer among the entries."""
    MALFORMED = "malformed"
    """An entry or a part is not what one of its kind holds: Clairscore did not write it."""
    CLOCK = "clock"
    """An entry is older than the one before it, or lies in the future."""
    PART_EXTRA = "part-extra"
    """Personal data that no entry speaks of, or that are still there after their erasure."""
    ACCESS_CHANGED = "access-changed"
    """A row of the access log is not what its hash covers, or lost its client without an erasure."""
    ACCESS_MISSING = "access-missing"
    """Rows of the access log were taken out."""
    ACCESS_HEAD = "access-head"
    """The end of the access log is not the one its head names."""
    ACCESS_ANCHOR = "access-anchor"
    """The end of the access log noted earlier is no longer among its rows."""
    SCHEMA = "schema"
    """A table lacks columns, or what guards it was taken away or changed."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong.

    Parameters
    ----------
    kind
        What.
    position
        Of the entry, or of the row of the access log; for what is cut off, of the first that is
        missing.
    detail
        The position where it belongs, the name of a part or table, or a hash.
    """

    kind: FaultKind
    position: int
    detail: str = ""

    @property
    def message(self) -> Message:
        """Return the sentence."""
        facts = {"position": str(self.position), "detail": self.detail}
        return Message(f"record-fault-{self.kind}", facts)


@dataclass(frozen=True)
class Verification:
    """What was verified.

    Parameters
    ----------
    entries
        How many there are.
    head
        Hash of the last; noted elsewhere, it is an anchor against which to verify later.
    erased
        Entries whose personal parts were erased, as the chain says.
    """

    entries: int
    head: str
    erased: int
    faults: tuple[Fault, ...]
