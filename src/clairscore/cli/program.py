"""The program: from the words on the command line to an exit code.

Exit codes: 0 done, 1 a mistake in the input or in the world (told in a sentence), 2 wrong usage,
130 interrupted.
"""

import os
import signal
from collections.abc import Sequence
from itertools import pairwise
from types import FrameType

import click

from clairscore.cli.access import access, keys, settings
from clairscore.cli.api import api
from clairscore.cli.artefacts import clean, seal, verify
from clairscore.cli.bench import bench
from clairscore.cli.commands import clairscore
from clairscore.cli.decisions import decisions
from clairscore.cli.letter import letter
from clairscore.cli.screen import Screen
from clairscore.cli.usage import usage_fault
from clairscore.core.errors import ClairscoreError, PathUnusable
from clairscore.core.extras import extra_missing
from clairscore.core.signing import trust_only
from clairscore.settings import language_from, trusted_keys_from
from clairscore.texts import Language, translator
from clairscore.texts.message import LANGUAGES

for command in (bench, decisions, letter, api, keys, access, settings, seal, verify, clean):
    clairscore.add_command(command)
FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130


def run(words: Sequence[str]) -> int:  # noqa: PLR0911 (an exit code for each way to end)
    """Run one command and return its exit code."""
    say = translator(language_of(words, otherwise=language_from(os.environ)))
    screen = Screen(say)
    signal.signal(signal.SIGTERM, _interrupt)  # a stopped service leaves no half artefact either
    try:
        trust_only(trusted_keys_from(os.environ))
        code = clairscore.main(list(words), "clairscore", standalone_mode=False, obj=screen)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return WRONG_USAGE
    except click.UsageError as error:
        screen.usage(usage_fault(error), error.ctx.command_path if error.ctx else "clairscore")
        return WRONG_USAGE
    except ClairscoreError as error:
        screen.error(error)
        return FAILED
    except (OSError, ModuleNotFoundError) as error:
        if (told := _of_the_system(error)) is None:
            raise
        screen.error(told)
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        screen.warn("cli-interrupted")
        return INTERRUPTED
    return int(code or 0)


def language_of(words: Sequence[str], otherwise: Language) -> Language:
    """Return the language asked for anywhere among the words, so that even faults speak it.

    >>> language_of(["explain", "out", "--lang", "en"], otherwise="fr")
    'en'
    >>> language_of(["--lang=en"], otherwise="fr")
    'en'
    """
    wanted = [following for word, following in pairwise(words) if word == "--lang"]
    wanted += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    for language in LANGUAGES:
        if language in wanted:
            return language
    return otherwise


def _of_the_system(error: OSError | ModuleNotFoundError) -> ClairscoreError | None:
    """Return what the system refuses or lacks as a sentence; None for what is our own fault."""
    if isinstance(error, ModuleNotFoundError):
        return extra_missing(error)
    if error.filename is None:
        return None
    return PathUnusable(str(error.filename), error.strerror or type(error).__name__)


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt
