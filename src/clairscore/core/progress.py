"""How a long job tells how far it is, without knowing who listens."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from clairscore.texts import Message

Advance = Callable[[int], None]


class Progress(Protocol):
    """Something that shows steps; the command line draws bars, libraries stay silent."""

    def step(self, message: Message, total: int | None = None) -> AbstractContextManager[Advance]:
        """Show a step of `total` units (unknown if None) while the block runs; call to advance."""
        ...


class Silent:
    """Progress that nobody watches."""

    @contextmanager
    def step(self, message: Message, total: int | None = None) -> Generator[Advance]:
        """Show nothing."""
        del message, total
        yield lambda _: None


SILENT = Silent()
