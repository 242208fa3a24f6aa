"""Long work is done a piece at a time, in turns: one batch does not make everyone else wait."""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated, Final, TypeVar, cast

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Request

from clairscore.api.errors import TooBusy

MOST: Final = 16
MOST_OF_ONE: Final = 4
Done = TypeVar("Done")
Work = Generator[None, None, Done]
"""Work that yields where it may wait for others."""


class Turns:
    """Where long work waits: the next piece is of who has waited longest.

    Work whose caller is gone ends before its next piece.
    """

    def __init__(self) -> None:
        self._turn = CapacityLimiter(1)  # first come, first served
        self._waiting: Counter[str] = Counter()

    async def run(self, work: Work[Done], *, caller: str) -> Done:
        """Return what comes of long work.

        Raises
        ------
        TooBusy
            This caller, or all of them, have enough of it waiting.
        """
        with self._place(caller):
            return await _to_the_end(work, self._turn)

    @contextmanager
    def _place(self, caller: str) -> Generator[None]:
        if self._waiting[caller] >= MOST_OF_ONE or self._waiting.total() >= MOST:
            raise TooBusy
        self._waiting[caller] += 1
        try:
            yield
        finally:
            self._waiting[caller] -= 1
            if not self._waiting[caller]:
                del self._waiting[caller]


async def at_once(work: Work[Done]) -> Done:
    """Return what comes of work that is too short to wait for others."""
    return await _to_the_end(work, None)


async def _to_the_end(work: Work[Done], turn: CapacityLimiter | None) -> Done:
    while True:
        ended, done = await to_thread.run_sync(_piece, work, limiter=turn)
        if ended:
            return cast("Done", done)


def _piece(work: Work[Done]) -> tuple[bool, Done | None]:
    try:
        next(work)
    except StopIteration as end:  # which no future can carry
        return True, end.value
    return False, None


async def _turns(request: Request) -> Turns:
    return cast("Turns", request.app.state.turns)


Queue = Annotated[Turns, Depends(_turns)]
"""The turns of the application."""
