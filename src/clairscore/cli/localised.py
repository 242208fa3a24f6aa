"""Click commands that speak the user's language.

No help text stands in the code: a command's help is the message ``help-<command>``, or
``help-<group>-<command>`` where two groups have a command of the same name; an option's
``option-<command>-<name>`` or, shared between commands, ``option-<name>``; an argument's likewise.
"""

import click

from clairscore.cli.screen import Screen
from clairscore.texts import Translator


def translator_of(ctx: click.Context) -> Translator:
    """Return the translator that the program was started with."""
    screen = ctx.find_object(Screen)
    if screen is None:
        raise RuntimeError("the program must be started with a Screen as its object")
    return screen.say


def command_name(ctx: click.Context) -> str:
    """Return what messages call a command: a command of a group carries the group's name."""
    path = ctx.command_path.split()[1:]
    return "-".join(path) or str(ctx.info_name)


def parameter_help(ctx: click.Context, parameter: click.Parameter) -> str:
    """Return the help of an option or argument, its own for this command or the shared one."""
    say = translator_of(ctx)
    kind, name = parameter.param_type_name, str(parameter.name).replace("_", "-")
    own = f"{kind}-{command_name(ctx)}-{name}"
    return say(own if say.knows(own) else f"{kind}-{name}")


def command_text(say: Translator, kind: str, name: str, *, shared: str) -> str:
    """Return the help or summary of a command: its own, its group's, or the shared one."""
    own = (f"{kind}-clairscore-{name}", f"{kind}-{name}", f"{kind}-{shared}")
    return say(next(filter(say.knows, own), own[-1]))


class Formatter(click.HelpFormatter):
    """Help whose headings bring their own colon: French puts a space before it."""

    def write_heading(self, heading: str) -> None:
        """Write a heading as it is."""
        self.write(f"{'':>{self.current_indent}}{heading}\n")


class Context(click.Context):
    """A context that formats help for readers of several languages."""

    formatter_class = Formatter


class Option(click.Option):
    """An option whose help is a message."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        names = ", ".join(sorted(self.opts, key=len))
        if not self.is_flag:
            names += f" {self.make_metavar(ctx)}"
        text = parameter_help(ctx, self)
        shown = self.required or (
            not self.is_flag and self.default != "" and isinstance(self.default, str | int)
        )
        if not shown:
            return names, text
        say = translator_of(ctx)
        note = say("cli-required") if self.required else say("cli-default", value=str(self.default))
        return names, f"{text} {note}"


class Command(click.Command):
    """A command whose help is messages; it takes --lang and --help like all others."""

    context_class = Context

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*super().get_params(ctx), language_option(), help_option()]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return None  # get_params adds one that speaks the user's language

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        prefix = translator_of(ctx)("cli-usage") + " "
        formatter.write_usage(ctx.command_path, pieces, prefix=prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        say, name = translator_of(ctx), command_name(ctx)
        formatter.write_text(command_text(say, "help", name, shared=str(ctx.info_name)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = translator_of(ctx)
        arguments = [
            (str(parameter.human_readable_name), parameter_help(ctx, parameter))
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Argument)
        ]
        options = [
            parameter.get_help_record(ctx)
            for parameter in self.get_params(ctx)
            if isinstance(parameter, Option)
        ]
        for title, rows in (("cli-arguments", arguments), ("cli-options", options)):
            if rows:
                with formatter.section(say(title)):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = translator_of(ctx)
        example = f"example-{command_name(ctx)}"
        if say.knows(example):
            with formatter.section(say("cli-example")):
                formatter.write_text(say(example))


class Group(Command, click.Group):
    """The program: its commands, a line each, in the order of the work."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = translator_of(ctx)
        prefix = "" if ctx.parent is None else f"{command_name(ctx)}-"
        rows = [
            (name, command_text(say, "summary", f"{prefix}{name}", shared=name))
            for name in self.list_commands(ctx)
        ]
        with formatter.section(say("cli-commands")):
            formatter.write_dl(rows)
        super().format_options(ctx, formatter)


def language_option() -> Option:
    """Return --lang; its value was taken from the arguments before the program started."""
    return Option(["--lang"], type=click.Choice(["fr", "en"]), expose_value=False)


def help_option() -> Option:
    """Return --help."""
    return Option(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help)


def _show_help(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click calls it so)
    del parameter
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()
