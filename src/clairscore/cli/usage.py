"""Wrong usage, said in the user's language."""

from collections.abc import Sequence

import click

from clairscore.texts import Message


def usage_fault(error: click.UsageError) -> Message:
    """Return what is wrong with the words given to the program."""
    fault = Message("usage-other", {"reason": error.format_message()})
    if isinstance(error, click.NoSuchOption):
        fault = _unknown("usage-option-unknown", error.option_name, error.possibilities)
    elif isinstance(error, click.exceptions.NoSuchCommand):
        fault = _unknown("usage-command-unknown", error.command_name, error.possibilities)
    elif isinstance(error, click.MissingParameter) and error.param:
        fault = Message("usage-missing", {"name": _name(error.param)})
    elif isinstance(error, click.BadParameter) and error.param:
        fault = _bad_value(error, error.param)
    return fault


def _unknown(identifier: str, found: str, close: Sequence[str] | None) -> Message:
    if close:
        return Message(f"{identifier}-close", {"found": found, "known": tuple(close)})
    return Message(identifier, {"found": found})


def _bad_value(error: click.BadParameter, parameter: click.Parameter) -> Message:
    fault = Message("usage-value", {"reason": error.message})
    match parameter.type:
        case click.Choice() as choice:
            fault = Message("usage-choice", {"expected": tuple(choice.choices)})
        case click.IntRange(min=int(low)):
            fault = Message("usage-integer", {"low": str(low)})
        case click.DateTime():
            fault = Message("usage-date")
        case click.ParamType(name="age"):
            fault = Message("usage-age", {"found": error.message})
        case _:
            pass
    return Message(fault.id, {**fault.args, "name": _name(parameter)})


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name
