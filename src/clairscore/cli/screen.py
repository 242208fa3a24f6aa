"""What the terminal shows: results on standard output; progress, notes and errors on standard error."""

import json as json_format
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from clairscore.core.errors import ClairscoreError, InputFaults
from clairscore.core.progress import Advance
from clairscore.texts import Language, Message, Translator, translator

if TYPE_CHECKING:
    from clairscore.cli.results import Result
    from clairscore.presentation.client.page import ClientPage


class Screen:
    """A terminal in one language; it is a `core.progress.Progress` too."""

    def __init__(self, say: Translator) -> None:
        self.say = say
        self.out = Console(highlight=False, soft_wrap=True)
        self.err = Console(stderr=True, highlight=False, soft_wrap=True)
        self._bars: Progress | None = None

    def result(self, result: "Result", *, json: bool) -> None:
        """Show what a command found."""
        from clairscore.cli.results import as_data, told  # noqa: PLC0415 (slow to import)

        if json:
            self.data(as_data(result, self.say))
            return
        for message in told(result, self.say):
            self.out.print(escape(self.say(message)))

    def client(self, page: "ClientPage", *, json: bool) -> None:
        """Show a client's page."""
        from clairscore.cli.client_view import client_view  # noqa: PLC0415 (slow to import)

        if json:
            self.data(page.as_json())
        else:
            self.out.print(client_view(page), soft_wrap=False)

    def lines(self, lines: Iterable[str]) -> None:
        """Show lines already in words."""
        for line in lines:
            self.out.print(escape(line))

    def made(self, what: str, path: Path) -> None:
        """Say where something was written and what to do next; not part of the result."""
        self.err.print(f"[green]✓[/] {escape(self.say(f'made-{what}', path=str(path)))}")

    def warn(self, message: str | Message) -> None:
        """Show a note that is not part of the result."""
        self.err.print(f"[yellow]{self.say('cli-warning')}[/] {escape(self.say(message))}")

    def error(self, error: ClairscoreError) -> None:
        """Show what went wrong, all its faults included."""
        self.err.print(f"[bold red]{self.say('cli-error')}[/] {escape(self.say(error.message))}")
        if isinstance(error, InputFaults):
            for fault in error.faults:
                self.err.print(f"  • {escape(self.say(fault))}")

    def usage(self, fault: Message, command: str) -> None:
        """Show what is wrong with the words given, and where the help is."""
        self.err.print(f"[bold red]{self.say('cli-error')}[/] {escape(self.say(fault))}")
        self.err.print(escape(self.say("cli-help-hint", command=command)))

    @contextmanager
    def step(self, message: Message, total: int | None = None) -> Generator[Advance]:
        """Show a step while it runs, and its time when it is done."""
        text, start = self.say(message), monotonic()
        with self._shared_bars() as bars:
            task = bars.add_task(escape(text), total=total)
            try:
                yield lambda amount: bars.advance(task, amount)
            finally:
                bars.remove_task(task)
        seconds = monotonic() - start
        self.err.print(f"[green]✓[/] {escape(text)} [dim]{seconds:.1f} s[/]")

    @contextmanager
    def _shared_bars(self) -> Generator[Progress]:
        """Give the one live display; steps within steps share it."""
        if self._bars is not None:
            yield self._bars
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn())
        with Progress(
            *columns,
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=self.err,
            transient=True,
            disable=not (self.err.is_terminal or self.err.is_jupyter),
        ) as bars:
            self._bars = bars
            try:
                yield bars
            finally:
                self._bars = None

    def data(self, data: object) -> None:
        """Show JSON values."""
        self.out.print_json(json_format.dumps(data, ensure_ascii=False, allow_nan=False))


def shown_progress(language: Language = "fr") -> Screen:
    """Return a progress for a terminal or a notebook, for the `progress` of any step.

    Parameters
    ----------
    language
        ``"fr"`` or ``"en"``.
    """
    return Screen(translator(language))
