"""Command classes for typer, with the shared options and translated help."""

from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from reflect.commands.call import GLOBAL, Call
from reflect.commands.messages import locale
from reflect.locale import Locale


class _TranslatedHelp:
    """Mixin: help in the user's language."""

    def format_help(self: Any, call: Any, formatter: Any) -> None:
        """Write the help, as click does in English."""
        say = locale()
        usage = [say.gettext("[OPTIONS]")]
        sections: dict[str, list[tuple[str, str]]] = {say.gettext("Arguments"): []}
        for each in self.params:
            if each.param_type_name == "argument":
                value = _placeholder(each, say)
                sections[say.gettext("Arguments")].append((value, _about(each, say)))
                value += "..." * (each.nargs != 1)
                usage.append(value if each.required else f"[{value}]")
        sections[say.gettext("Options")] = [
            (f"{', '.join(names)} {value}".rstrip(), about)
            for names, value, about in options(self, say)
        ]
        commands = getattr(self, "commands", {})
        if commands:
            usage.append(say.gettext("COMMAND [ARGUMENTS]..."))
        for name, each in commands.items():
            panel = each.rich_help_panel
            heading = _translated(panel, say) if panel else say.gettext("Commands")
            sections.setdefault(heading, []).append((name, summary(each, say)))
        formatter.write_usage(call.command_path, " ".join(usage), say.gettext("Usage:") + " ")
        for paragraph in _paragraphs(self):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_translated(paragraph, say))
        for heading, rows in sections.items():
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


class Command(_TranslatedHelp, TyperCommand):
    """A command with its own options, the shared ones that it `takes`, and the global ones."""

    context_class = Call

    def __init__(
        self, *args: Any, callback: Any = None, params: list[Any] | None = None, **kwargs: Any
    ) -> None:
        every = [*(params or []), *getattr(callback, "shared", ()), *GLOBAL]
        super().__init__(*args, callback=callback, params=every, **kwargs)


class Group(_TranslatedHelp, TyperGroup):
    """Commands under one name, with options as in `Command` for the name alone."""

    context_class = Call

    def __init__(
        self, *args: Any, callback: Any = None, params: list[Any] | None = None, **kwargs: Any
    ) -> None:
        every = [*(params or []), *getattr(callback, "shared", ()), *GLOBAL]
        super().__init__(*args, callback=callback, params=every, **kwargs)


def texts(command: Any) -> Iterator[str]:
    """English help texts of *command* and its subcommands, for extraction."""
    yield from _paragraphs(command)
    yield command.rich_help_panel or ""
    for each in command.params:
        yield from (each.help or "", each.metavar or "")
    for each in getattr(command, "commands", {}).values():
        yield from texts(each)


def summary(command: Any, say: Locale) -> str:
    """First paragraph of the help of *command*, translated."""
    return _translated(next(_paragraphs(command)), say)


def options(command: Any, say: Locale) -> Iterator[tuple[list[str], str, str]]:
    """Names, placeholder and help of each option of *command*."""
    for each in command.params:
        if each.param_type_name == "option":
            yield each.opts, "" if each.is_flag else _placeholder(each, say), _about(each, say)
    yield ["-h", "--help"], "", say.gettext("Show this message and exit.")


def _paragraphs(command: Any) -> Iterator[str]:
    return (" ".join(each.split()) for each in command.help.split("\n\n"))


def _placeholder(parameter: Any, say: Locale) -> str:
    """Placeholder for the value of *parameter*: its metavar, or its choices."""
    if parameter.metavar:
        return _translated(parameter.metavar, say)
    return f"<{'|'.join(parameter.type.choices)}>"


def _about(parameter: Any, say: Locale) -> str:
    """Help of *parameter*, and its default, if it has one."""
    about, default = _translated(parameter.help, say), parameter.default
    if parameter.required:
        return say.gettext("{about}  [required]", about=about)
    if parameter.show_default and isinstance(default, str) and default:
        return say.gettext("{about}  [default: {value}]", about=about, value=default)
    return about


def _translated(text: str, say: Locale) -> str:
    """Translation of a *text* that is no literal here: `texts` extracts it."""
    translate = say.gettext
    return translate(text)
