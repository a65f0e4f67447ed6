"""Writes the reference pages of commands and facts from what they describe: `python scripts/reference_pages.py docs/reference`."""

import sys
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import dataframely as dy
import typer

from timpora.entrypoints.cli import app
from timpora.facts.register import SCHEMAS
from timpora.facts.tables import Sourced


MADE = "<!-- Made by scripts/reference_pages.py (`make reference`); change what it describes, not this page. -->"
COMMANDS_HEAD = """\
# Commands

Each command answers in Indonesian, and in English with `--lang en`. Help in the terminal: `--help` behind any of them. How runs end:
[exit codes](exit-codes.md)."""
FACTS_HEAD = """\
# Facts

What a rule may speak about: one frame for each kind of fact, one row a fact, each with the place where it was read. Days are calendar days
of the office's time zone. Missing means "the source does not say", never "no". The same as Python: `timpora.facts.tables`;
how to fill them: [use it as a library](../how-to/library.md)."""
VALUES = {date: "DAY", Path: "PATH", int: "NUMBER", str: "TEXT"}


def pages() -> dict[str, str]:
    """Every page by file name."""
    return {"cli.md": _page(COMMANDS_HEAD, _commands()), "facts.md": _page(FACTS_HEAD, _facts())}


def commands() -> Iterator[tuple[str, Any]]:
    """Every command of the command line, as one types it."""
    yield from _below("timpora", typer.main.get_command(app))


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command.loaded
    else:
        for part, below in inner.items():
            yield from _below(f"{name} {part}", below)


def _page(head: str, body: Iterator[str]) -> str:
    title, *rest = head.splitlines()
    return "\n".join([title, "", MADE, *rest, "", *body]).rstrip() + "\n"


def _commands() -> Iterator[str]:
    for name, command in commands():
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option"]
        usage = [name, *map(_place, arguments), *(f"{p.opts[0]} {_value(command, p)}" for p in options if p.required), "[OPTIONS]"]  # fmt: skip
        yield from (f"## {name}", "", command.help, "", "```text", " ".join(usage), "```", "")
        yield from ("| argument or option | value | without it | what it is |", "| --- | --- | --- | --- |")
        for parameter in (*arguments, *options):
            yield _parameter(command, parameter)
        yield ""


def _place(argument: Any) -> str:
    name = (argument.metavar or argument.name).upper() + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _parameter(command: Any, parameter: Any) -> str:
    is_option = parameter.param_type_name == "option"
    name = ", ".join(parameter.opts) if is_option else _place(parameter)
    cells = (f"`{name}`", _value(command, parameter), _without(parameter), parameter.help)
    return f"| {' | '.join(cell.replace('|', '\\|') for cell in cells)} |"


def _value(command: Any, parameter: Any) -> str:
    wanted = get_type_hints(command.callback)[parameter.name]
    [wanted] = [part for part in get_args(wanted) if part is not NoneType] if NoneType in get_args(wanted) else [wanted]
    if get_origin(wanted) is list:
        [wanted] = get_args(wanted)
    if issubclass(wanted, Enum):
        return "|".join(one.value for one in wanted)
    return "" if wanted is bool else VALUES[wanted]


def _without(parameter: Any) -> str:
    default = parameter.default.value if isinstance(parameter.default, Enum) else parameter.default
    says_nothing = default is None or default is False or default == ""
    return "refused" if parameter.required else "" if says_nothing else f"`{default}`"


def _facts() -> Iterator[str]:
    for name, schema in SCHEMAS.items():
        yield from (f"## {name}", "", _first_line(schema), "")
        yield from ("| column | type | may be missing | meaning |", "| --- | --- | --- | --- |")
        for column, declared in _own_first(schema):
            missing = "yes" if declared.nullable else "no"
            yield f"| `{column}` | {_type(declared)} | {missing} | {(declared.metadata or {})['meaning']} |"
        rules = [f"- {rule}" for rule in _constraints(schema)]
        yield from ("", *rules, *([""] if rules else []))


def _own_first(schema: type[Sourced]) -> list[tuple[str, dy.Column]]:
    """The columns with those that say where a fact was read last."""
    columns = schema.columns()
    last = [name for name in columns if name in Sourced.columns()]
    first = [name for name in columns if name not in last and name != "person"]
    return [(name, columns[name]) for name in (*(["person"] if "person" in columns else []), *first, *last)]


def _type(column: dy.Column) -> str:
    match column:
        case dy.Enum():
            return "one of " + ", ".join(f"`{word}`" for word in column.categories)
        case dy.Date():
            return "day"
        case dy.Bool():
            return "yes or no"
        case dy.Int64() | dy.Int32() | dy.UInt32():
            least = getattr(column, "min", None)
            return "whole number" if least is None else f"whole number, at least {least}"
        case _:
            return "text"


def _constraints(schema: type[Sourced]) -> Iterator[str]:
    key = schema.primary_key()
    if key:
        yield f"One row for each `{key[0]}`."
    for base in reversed(schema.__mro__):
        yield from (_first_line(rule.validation_fn) for rule in vars(base).values() if hasattr(rule, "validation_fn"))


def _first_line(described: Any) -> str:
    return (described.__doc__ or "").strip().splitlines()[0]


def main() -> None:
    """Writes the pages into the folder that is named."""
    match sys.argv[1:]:
        case [folder]:
            for name, text in pages().items():
                (Path(folder) / name).write_text(text, encoding="utf-8", newline="\n")
        case _:
            sys.exit("Name one folder, such as docs/reference.")


if __name__ == "__main__":
    main()
